import type { Answer } from '#shared/checks/answer';
import { advance, type Exchange, type FailedExchange, type FinishedExchange, isOver } from '#shared/model/exchange';
import type { ExchangeEvent } from '#shared/model/exchange-event';
import type { RequestDraft } from '#shared/model/request-draft';
import type { RequestResult } from '#shared/model/run-result';
import type { RequestPlace } from '#shared/model/collection';
import type { ScriptReport } from '#shared/scripts/script-report';
import { openSocket } from '../engine/socket/open-socket';
import { createSocketLine } from '../engine/socket/socket-line';
import { checkAnswer } from './check-answer';
import { createInheritAuth } from './inherit-auth';
import { createPrepareDraft } from './prepare-draft';
import type { NextStep } from './next-step';
import { contextFor } from './prepared-context';
import { sideBy } from './script-requests';
import { answerWithoutBody, readAnswerBody } from './read-answer';
import { scriptsOf, type RequestScripts } from './request-scripts';
import type { RunContext, RunExchange } from './run-collection';
import type { PlannedRequest } from './run-plan';
import type { ScriptRound } from './run-scripts';
import type { ScriptValues } from './script-values';
import type { LayerSources } from './variable-layers';

/** Where in a run a request stands. */
export interface RunPlace {
  readonly root: string;
  readonly iteration: number;
  readonly iterations: number;
  /** Variables of this round; what a response sets is put in here. */
  readonly values: Map<string, string>;
  /** What scripts of this lane have set in other scopes. */
  readonly scriptValues: (root: string) => ScriptValues;
  /** The row of data of this round. */
  readonly data: Readonly<Record<string, string>>;
}

/** How a request of a run went, and where its scripts want the run to go on. */
export interface RanRequest {
  readonly result: RequestResult;
  readonly next: NextStep | null;
}

/** Sends one request of a run, checks what came, and keeps what its setters take from it. */
export async function runRequest(request: PlannedRequest, place: RunPlace, context: RunContext): Promise<RanRequest> {
  const { path, draft } = request;
  const { scriptValues } = place;
  const sources = { ...context.sources, session: () => place.values, scriptValues };
  const at = { root: place.root, path };
  const scripts = await scriptsOf(
    { draft, name: async () => request.name, judge: context.scripts.judge },
    roundOf(at, sources, place, context),
  );
  const prepare = createPrepareDraft(createInheritAuth(context.sources), sources);
  const prepared = await prepare(draft, at, scripts.change);
  context.onSecrets([...prepared.processValues, ...textsOf(scripts)]);
  if (scripts.next()?.isSkipped) return { result: skipped(request, place, scripts.report()), next: scripts.next() };
  const events: ExchangeEvent[] = [];
  const engine = contextFor(prepared, context.engine, scripts.secrets());
  const exchange = await send(prepared.draft, engine, { signal: context.signal, events });
  const letGo = () => letGoOf(exchange, { draft, events }, context);
  if (exchange.phase === 'failed') {
    await letGo();
    return { result: resultOf(request, place, exchange, scripts.report()), next: scripts.next() };
  }

  const answer = answerWithoutBody(exchange);
  const readBody = () => readAnswerBody(exchange, context.bodies);
  const keep = (name: string, value: string) => void place.values.set(name, value);
  const onAnswer = scripts.onAnswer(exchange, answer, context.bodies);
  const { results } = await checkAnswer(answer, draft, at, { sources, readBody, keep, scripts: onAnswer });
  context.onSecrets(textsOf(scripts));
  const { tests, console } = scripts.report();
  await letGo();
  const result = { ...resultOf(request, place, exchange, { tests: [...results, ...tests], console }), ...seen(answer) };
  return { result, next: scripts.next() };
}

/** Hands an exchange to whoever keeps it, and lets go of what the engine has of it. */
async function letGoOf(
  { id, bodyId }: FinishedExchange | FailedExchange,
  kept: Pick<RunExchange, 'draft' | 'events'>,
  { onExchange, engine, bodies }: RunContext,
): Promise<void> {
  await onExchange?.({ ...kept, bodyId });
  engine.wireLogs.release([id]);
  if (bodyId !== null) await bodies.release([bodyId]);
}

const textsOf = (scripts: RequestScripts): string[] => scripts.secrets().map(({ text }) => text);

function roundOf(at: RequestPlace, sources: LayerSources, place: RunPlace, { scripts, signal, engine }: RunContext): ScriptRound {
  const { iteration, iterations, data, values, scriptValues } = place;
  return {
    ...scripts,
    sources,
    place: at,
    scriptValues,
    signal,
    // Nobody opens them from the results of a run.
    sendSide: sideBy({ ...engine, onSide: undefined }, ''),
    keep: (name, value) => void (value === null ? values.delete(name) : values.set(name, value)),
    facts: { isRun: true, iteration, iterations, data },
  };
}

async function send(
  draft: RequestDraft,
  engine: RunContext['engine'],
  { signal, events }: { readonly signal: AbortSignal; readonly events: ExchangeEvent[] },
): Promise<FinishedExchange | FailedExchange> {
  let exchange: Exchange | undefined;
  const line = createSocketLine();
  const asked = { exchangeId: crypto.randomUUID(), draft: withoutReturn(draft), context: engine, signal };
  for await (const event of openSocket(asked, line)) {
    exchange = advance(exchange, event);
    events.push(event);
    // What a run proves of a socket is that it opens: nobody is there to talk on it.
    if (event.type === 'opened')
      await line.say({ kind: 'close', code: event.kind === 'websocket' ? 1000 : null, reason: '' }, []);
  }
  if (exchange === undefined || !isOver(exchange)) throw new Error('the exchange did not end');
  return exchange;
}

const withoutReturn = (draft: RequestDraft): RequestDraft =>
  draft.socket === null ? draft : { ...draft, socket: { ...draft.socket, reconnect: false } };

function resultOf(
  { path, name, draft }: PlannedRequest,
  { iteration }: RunPlace,
  exchange: FinishedExchange | FailedExchange,
  { tests: checks, console }: ScriptReport,
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
    isSkipped: false,
    checks,
    console,
    timeMs: isAnswered ? exchange.timings.totalMs : exchange.endedAt - exchange.startedAt,
    bytes: isAnswered ? exchange.bodyBytes : 0,
    passed: isAnswered && checks.every((check) => check.passed),
  };
}

/** A request that its script did not want to be sent. */
const skipped = (
  { path, name, draft }: PlannedRequest,
  { iteration }: RunPlace,
  { tests: checks, console }: ScriptReport,
): RequestResult => ({
  path,
  name,
  iteration,
  method: draft.method,
  url: draft.url,
  exchangeId: '',
  status: null,
  statusText: '',
  failure: null,
  isSkipped: true,
  checks,
  console,
  timeMs: 0,
  bytes: 0,
  passed: checks.every((check) => check.passed),
});

const seen = ({ status, statusText, url }: Answer) => ({ status, statusText, url });
