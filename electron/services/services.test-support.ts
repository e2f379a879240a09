import { onTestFinished } from 'vitest';
import type { CallInput, CallName, CallOutput, EventPayload } from '#shared/contract/types';
import type { RequestPlace } from '#shared/model/collection';
import type { RequestDraft } from '#shared/model/request-draft';
import type { Result } from '#shared/result';
import { noKeychain } from '../storage/vault/vault.test-support';
import { createServices, type Services } from './create-services';

/** Everything a host has, on a data folder, and the page's way to ask it. */
export interface Asked {
  readonly services: Services;
  readonly ask: <N extends CallName>(name: N, input: CallInput<N>) => Promise<Result<CallOutput<N>>>;
  /** The same, for an answer that is expected. */
  readonly call: <N extends CallName>(name: N, input: CallInput<N>) => Promise<CallOutput<N>>;
  /** Sends and waits for the end. */
  readonly send: (
    draft: RequestDraft,
    place?: RequestPlace | null,
    more?: Pick<CallInput<'exchange.send'>, 'isAside' | 'scripts'>,
  ) => Promise<Ended>;
}

type Ended = Extract<EventPayload<'exchange.event'>, { type: 'finished' | 'failed' }>;

/** True services, closed when the test is over. */
export function startServices(home: string): Asked {
  const services = createServices({ home, hostKind: 'web', keychain: noKeychain });
  onTestFinished(() => services.close());
  const ask: Asked['ask'] = (name, input) => services.dispatch(name, input, { windowId: null }) as never;
  const call: Asked['call'] = async (name, input) => {
    const answer = await ask(name, input);
    if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
    return answer.value;
  };
  return {
    services,
    ask,
    call,
    async send(draft, place = null, more = {}) {
      const exchangeId = crypto.randomUUID();
      const over = new Promise<Ended>((resolve) => {
        services.subscribe((name, payload) => {
          const event = payload as EventPayload<'exchange.event'>;
          if (name !== 'exchange.event' || event.exchangeId !== exchangeId) return;
          if (event.type === 'finished' || event.type === 'failed') resolve(event);
        });
      });
      await call('exchange.send', { exchangeId, draft, place, ...more });
      return over;
    },
  };
}
