import type { Answer } from '#shared/checks/answer';
import type { CheckResult } from '#shared/checks/run-checks';
import { advance, type Exchange, type FailedExchange, type FinishedExchange, isOver } from '#shared/model/exchange';
import type { RequestDraft } from '#shared/model/request-draft';
import type { RequestResult } from '#shared/model/run-result';
import { sendExchange } from '../engine/send-exchange';
import { checkAnswer } from './check-answer';
import { createInheritAuth } from './inherit-auth';
import { createPrepareDraft } from './prepare-draft';
import { contextFor } from './prepared-context';
import { readAnswer } from './read-answer';
import type { RunContext } from './run-collection';
import type { PlannedRequest } from './run-plan';

/** Where in a run a request stands. */
export interface RunPlace {
  readonly root: string;
  readonly iteration: number;
  /** Variables of this round; what a response sets is put in here. */
  readonly values: Map<string, string>;
}

/** Sends one request of a run, checks what came, and keeps what its setters take from it. */
export async function runRequest(request: PlannedRequest, place: RunPlace, context: RunContext): Promise<RequestResult> {
  const { path, draft } = request;
  const sources = { ...context.sources, session: () => place.values };
  const at = { root: place.root, path };
  const prepare = createPrepareDraft(createInheritAuth(context.sources.isOpen), sources);
  const prepared = await prepare(draft, at);
  context.onSecrets(prepared.processValues);
  const exchange = await send(prepared.draft, contextFor(prepared, context.engine), context.signal);
  if (exchange.phase === 'failed') return resultOf(request, place, exchange, []);

  const answer = await readAnswer(exchange, context.bodies);
  const keep = (name: string, value: string) => void place.values.set(name, value);
  const { results } = await checkAnswer(answer, draft, at, { sources, keep });
  if (!context.keepsBodies && exchange.bodyId !== null) await context.bodies.release([exchange.bodyId]);
  return { ...resultOf(request, place, exchange, results), ...seen(answer) };
}

async function send(
  draft: RequestDraft,
  engine: RunContext['engine'],
  signal: AbortSignal,
): Promise<FinishedExchange | FailedExchange> {
  let exchange: Exchange | undefined;
  for await (const event of sendExchange(crypto.randomUUID(), draft, engine, signal)) exchange = advance(exchange, event);
  if (exchange === undefined || !isOver(exchange)) throw new Error('the exchange did not end');
  return exchange;
}

function resultOf(
  { path, name, draft }: PlannedRequest,
  { iteration }: RunPlace,
  exchange: FinishedExchange | FailedExchange,
  checks: readonly CheckResult[],
): RequestResult {
  const isAnswered = exchange.phase === 'finished';
  return {
    path,
    name,
    iteration,
    method: draft.method,
    url: exchange.url,
    exchangeId: exchange.id,
    status: exchange.head?.status ?? null,
    statusText: exchange.head?.reason ?? '',
    failure: isAnswered ? null : exchange.failure,
    checks: [...checks],
    timeMs: isAnswered ? exchange.timings.totalMs : exchange.endedAt - exchange.startedAt,
    bytes: isAnswered ? exchange.bodyBytes : 0,
    passed: isAnswered && checks.every((check) => check.passed),
  };
}

const seen = ({ status, statusText, url }: Answer) => ({ status, statusText, url });
