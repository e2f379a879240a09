import type { Answer } from '#shared/checks/answer';
import { runChecks } from '#shared/checks/run-checks';
import { runSetters } from '#shared/checks/run-setters';
import { advance, type Exchange, type FailedExchange, type FinishedExchange, isOver } from '#shared/model/exchange';
import type { RequestDraft } from '#shared/model/request-draft';
import type { RequestResult } from '#shared/model/run-result';
import { fail } from '#shared/result';
import { lookupIn } from '#shared/variables/layers';
import { createTextResolver, type VariableLookup } from '#shared/variables/resolve-text';
import { sendExchange } from '../engine/send-exchange';
import { readDefaultsAbove } from '../storage/collection/request-defaults.ts';
import { createInheritAuth } from './inherit-auth';
import { createPrepareDraft } from './prepare-draft';
import { readAnswer } from './read-answer';
import type { RunContext } from './run-collection';
import type { PlannedRequest } from './run-plan';
import { gatherLayers } from './variable-layers';

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
  const { failure } = prepared;
  context.onSecrets(prepared.processValues);
  const engine = failure === null ? context.engine : { ...context.engine, resolve: async () => fail(failure) };
  const exchange = await send(prepared.draft, engine, context.signal);
  if (exchange.phase === 'failed') return resultOf(request, place, exchange, []);

  const answer = await readAnswer(exchange, context.bodies);
  const layers = await gatherLayers(sources, draft, at);
  const lookup: VariableLookup = layers.ok ? lookupIn(layers.value.layers, layers.value.processValue) : () => undefined;
  const variable = (name: string) => lookup(name)?.text;
  const above = await readDefaultsAbove(place.root, path);
  const setters = [...above.toReversed().flatMap((defaults) => defaults.setters), ...draft.setters];
  for (const { name, value } of runSetters(setters, answer, variable)) place.values.set(name, value);
  const checks = runChecks(draft.checks, answer, { variable, fill: fillFrom(lookup) });
  if (!context.keepsBodies && exchange.bodyId !== null) await context.bodies.release([exchange.bodyId]);
  return { ...resultOf(request, place, exchange, checks), ...seen(answer) };
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

/** A text with the variables that are known; others stand as they stood. */
const fillFrom = (lookup: VariableLookup) => (text: string) => {
  const filled = createTextResolver(lookup, 'leave').resolve(text);
  return filled.ok ? filled.text : text;
};

function resultOf(
  { path, name, draft }: PlannedRequest,
  { iteration }: RunPlace,
  exchange: FinishedExchange | FailedExchange,
  checks: RequestResult['checks'],
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
    checks,
    timeMs: isAnswered ? exchange.timings.totalMs : exchange.endedAt - exchange.startedAt,
    bytes: isAnswered ? exchange.bodyBytes : 0,
    passed: isAnswered && checks.every((check) => check.passed),
  };
}

const seen = ({ status, statusText, url }: Answer) => ({ status, statusText, url });
