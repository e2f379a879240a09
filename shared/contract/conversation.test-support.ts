import { defaultSettings } from '../model/settings';
import { fail, ok, type Result } from '../result';
import { createDispatch, type Dispatch } from './create-dispatch';
import { createEventBus, type EventBus } from './event-bus';
import { createHost } from './create-host';
import { sampleInputs } from './sample-inputs.test-support';
import type { Handlers, Transport } from './types';

/** A host whose answers depend on nothing but what it is asked. */
export interface ToyHost {
  readonly dispatch: Dispatch;
  readonly bus: EventBus;
}

const tricky = 'é€😀 \u2028 "quoted" \\ \u0000 </script>';

export function createToyHost(): ToyHost {
  const bus = createEventBus();
  const handlers: Partial<Handlers> = {
    'settings.read': async () => ok(defaultSettings),
    'settings.change': async (change) => {
      const settings = { ...defaultSettings, ...change };
      bus.publish('settings.changed', settings);
      return ok(settings);
    },
    'exchange.send': async ({ exchangeId, draft }) => {
      bus.publish('exchange.event', { type: 'started', exchangeId, at: 1.5, method: draft.method, url: draft.url });
      bus.publish('exchange.event', { type: 'progress', exchangeId, at: 2.25, sentBytes: 0, receivedBytes: 7 });
      return ok(null);
    },
    'body.readText': async () => ok({ text: tricky, charset: 'utf-8' }),
    'exchange.readWire': async () => fail({ kind: 'notFound', what: tricky }),
    'practice.start': () => Promise.reject(new Error('a bug')),
  };
  // The conversation calls nothing else.
  return { dispatch: createDispatch(handlers as Handlers), bus };
}

/** The shortest way there is: no way at all. */
export function createMemoryTransport({ dispatch, bus }: ToyHost): Transport {
  return {
    call: (name, input) => dispatch(name, input, { windowId: null }),
    listen: (listener) => bus.subscribe(listener),
    bodyUrl: async (bodyId) => bodyId,
    onConnection: () => () => {},
  };
}

export type Said = readonly ['answer', string, Result<unknown>] | readonly ['event', string, unknown];

/**
 * Talks about everything a road could get wrong: answers, failures, refusals, bugs, names of no call, odd characters, and events.
 * Two roads are equal when this comes out the same. `settle` waits until every event on its way has arrived.
 */
export async function holdConversation(transport: Transport, settle: (events: () => number) => Promise<void>): Promise<Said[]> {
  const host = createHost(transport);
  const answers: Said[] = [];
  const heard: Said[] = [];
  const stop = transport.listen((name, payload) => void heard.push(['event', name, payload]));
  await settle(() => heard.length);
  const ask = async (name: string, input: unknown) => void answers.push(['answer', name, await transport.call(name, input)]);

  await ask('settings.read', null);
  await ask('settings.change', { theme: 'dark', zoom: 1.25 });
  await ask('settings.change', { theme: 'purple' });
  await ask('settings.change', { extra: tricky });
  await ask('exchange.send', sampleInputs['exchange.send']);
  await ask('body.readText', { bodyId: tricky, charset: null });
  await ask('exchange.readWire', sampleInputs['exchange.readWire']);
  await ask('practice.start', null);
  for (const name of ['', 'nothing', '__proto__', 'constructor', 'a/b', '../call', tricky]) await ask(name, null);
  answers.push(['answer', 'typed', await host.call('settings.read', null)]);
  await settle(() => heard.length);
  stop();
  return [...answers, ...heard];
}

/** How many events the conversation brings about. */
export const eventsToHear = 3;
