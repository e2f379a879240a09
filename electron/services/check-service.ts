import type { HandlersOf } from '#shared/contract/types';
import { advance, type Exchange } from '#shared/model/exchange';
import { fail, ok } from '#shared/result';
import type { BodyStore } from '../bodies/body-store';
import { checkAnswer } from '../runner/check-answer.ts';
import { readAnswer } from '../runner/read-answer.ts';
import type { EnvironmentService } from './environment-service';
import type { ExchangeService } from './exchange-service';

interface Parts {
  readonly exchanges: Pick<ExchangeService, 'handlers'>;
  readonly bodies: BodyStore;
  readonly environments: Pick<EnvironmentService, 'sources' | 'handlers'>;
}

/** Holds answers that are here against the checks of their requests. */
export function createCheckService({ exchanges, bodies, environments }: Parts): HandlersOf<'checks'> {
  return {
    async 'checks.run'({ exchangeId, draft, place }, caller) {
      const events = await exchanges.handlers['exchange.replay']({ exchangeId }, caller);
      if (!events.ok) return events;
      const exchange = events.value.reduce<Exchange | undefined>(advance, undefined);
      if (exchange?.phase !== 'finished') return fail({ kind: 'notFound', what: 'the answer of this exchange' });
      const { sources } = environments;
      const root = place && sources.isOpen(place.root) ? place.root : '';
      const kept: [string, string][] = [];
      const checked = await checkAnswer(await readAnswer(exchange, bodies), draft, place, {
        sources: { ...sources, session: (of) => new Map([...sources.session(of), ...kept]) },
        keep: (name, value) => void kept.push([name, value]),
      });
      for (const [name, value] of kept) await environments.handlers['variables.setSession']({ root, name, value }, caller);
      return ok({ results: [...checked.results], set: checked.set.map(({ name, value }) => ({ name, value })) });
    },
  };
}
