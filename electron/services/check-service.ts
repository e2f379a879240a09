import type { HandlersOf } from '#shared/contract/types';
import type { RequestPlace } from '#shared/model/collection';
import { advance, type Exchange, type FinishedExchange } from '#shared/model/exchange';
import type { RequestDraft } from '#shared/model/request-draft';
import { fail, ok } from '#shared/result';
import type { ScriptReport } from '#shared/scripts/script-report';
import type { BodyStore } from '../bodies/body-store';
import { checkAnswer, type Checked } from '../runner/check-answer.ts';
import { answerWithoutBody, readAnswerBody } from '../runner/read-answer.ts';
import type { EnvironmentService } from './environment-service';
import type { ExchangeService } from './exchange-service';
import type { ScriptService } from './script-service';

interface Parts {
  readonly exchanges: Pick<ExchangeService, 'handlers'>;
  readonly bodies: BodyStore;
  readonly environments: Pick<EnvironmentService, 'sources' | 'keep' | 'tell'>;
  readonly scripts: Pick<ScriptService, 'of'>;
}

/** Holds answers that are here against the checks of their requests. */
export const createCheckService = (parts: Parts): HandlersOf<'checks'> => ({
  async 'checks.run'(asked, caller) {
    const { exchangeId } = asked;
    const events = await parts.exchanges.handlers['exchange.replay']({ exchangeId }, caller);
    if (!events.ok) return events;
    const exchange = events.value.reduce<Exchange | undefined>(advance, undefined);
    if (exchange?.phase === 'finished') return ok(await check(exchange, asked, parts));
    // What a script said before a request that failed is worth reading.
    const around = parts.scripts.of(exchangeId);
    if (exchange?.phase === 'failed' && around) return ok(withReport({ results: [], set: [] }, around.report()));
    return fail({ kind: 'notFound', what: 'the answer of this exchange' });
  },
});

async function check(
  exchange: FinishedExchange,
  { draft, place }: { readonly draft: RequestDraft; readonly place: RequestPlace | null },
  { bodies, environments, scripts }: Parts,
) {
  const { sources, keep, tell } = environments;
  const root = place && sources.isOpen(place.root) ? place.root : '';
  const answer = answerWithoutBody(exchange);
  const around = scripts.of(exchange.id);
  const checked = await checkAnswer(answer, draft, place, {
    ...(around && { scripts: around.onAnswer(exchange, answer, bodies) }),
    sources,
    readBody: () => readAnswerBody(exchange, bodies),
    keep: (name, value) => keep(root, name, value),
  });
  if (checked.set.length > 0 || around?.mayRun()) tell(root);
  return withReport(checked, around?.report());
}

const withReport = ({ results, set }: Checked, report: ScriptReport = { tests: [], console: [] }) => ({
  results: [...results, ...report.tests],
  console: report.console,
  set: set.map(({ name, value }) => ({ name, value })),
});
