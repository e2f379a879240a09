import { setTimeout as sleep } from 'node:timers/promises';
import type { ExchangeEvent } from '#shared/model/exchange-event';
import type { JarName } from '#shared/model/cookie';
import type { RequestDraft } from '#shared/model/request-draft';
import type { RequestResult, RunSummary } from '#shared/model/run-result';
import { passingBox } from '../cookies/passing-box';
import type { BodyStore } from '../bodies/body-store';
import type { EngineContext } from '../engine/engine-context';
import type { JudgeScripts } from './request-scripts';
import type { ScriptRound } from './run-scripts';
import { createScriptValues, type ScriptValues } from './script-values';
import { readOnce } from './files-around';
import type { LayerSources } from './variable-layers';
import type { RunOptions } from './run-options';
import type { PlannedRequest, RunPlan } from './run-plan';
import type { NextStep } from './next-step';
import { type RunPlace, runRequest } from './run-request';

/** What a run works with. */
export interface RunContext {
  readonly engine: EngineContext;
  readonly bodies: Pick<BodyStore, 'get' | 'release'>;
  /** Where variables come from; those of the session are the run's own. */
  readonly sources: Omit<LayerSources, 'session'>;
  readonly signal: AbortSignal;
  /** Where scripts run, and whether. */
  readonly scripts: Pick<ScriptRound, 'runner' | 'readSecret'> & { readonly judge: JudgeScripts };
  /** Hears of values that were filled in and must not be told. */
  readonly onSecrets: (values: readonly string[]) => void;
  /** Hears of every exchange while its body is still there; the body goes when this has it. */
  readonly onExchange?: (exchange: RunExchange) => Promise<void>;
}

/** An exchange of a run, whole. */
export interface RunExchange {
  /** As it is saved, not filled in. */
  readonly draft: RequestDraft;
  readonly events: readonly ExchangeEvent[];
  readonly bodyId: string | null;
}

export type RunEvent =
  | { readonly type: 'started'; readonly requests: number; readonly iterations: number }
  | { readonly type: 'request'; readonly result: RequestResult }
  | { readonly type: 'finished'; readonly summary: RunSummary };

/** Runs the requests of a plan, round by round, and tells how each went. Rounds in parallel lanes share nothing but connections. */
export async function* runCollection(plan: RunPlan, options: RunOptions, context: RunContext): AsyncGenerator<RunEvent> {
  const requests = plan.requests.filter(({ draft }) => isWanted(draft.tags, options));
  const rounds = roundsOf(options);
  const began = performance.now();
  const done: RequestResult[] = [];
  const atOnce = { ...context, sources: readOnce(context.sources) };
  const run: Run = { plan, requests, options, context: atOnce, stopped: 'no', next: 0, rounds };
  yield { type: 'started', requests: requests.length, iterations: rounds.length };
  for await (const result of merge(Math.min(options.parallel, rounds.length), () => lane(run))) {
    done.push(result);
    yield { type: 'request', result };
    if (options.bail && !result.passed && run.stopped === 'no') run.stopped = 'bail';
  }
  yield { type: 'finished', summary: summaryOf(done, run, performance.now() - began) };
}

interface Run {
  readonly plan: RunPlan;
  readonly requests: readonly PlannedRequest[];
  readonly options: RunOptions;
  readonly context: RunContext;
  readonly rounds: readonly Readonly<Record<string, string>>[];
  /** Why no more is begun. */
  stopped: RunSummary['stopped'];
  /** The round that the next free lane takes. */
  next: number;
}

const isWanted = (tags: readonly string[], { tags: wanted, withoutTags }: RunOptions): boolean =>
  (wanted.length === 0 || wanted.some((tag) => tags.includes(tag))) && !withoutTags.some((tag) => tags.includes(tag));

/** The values of each round: a row of the data, or nothing of its own. */
function roundsOf({ data, iterations }: RunOptions): Readonly<Record<string, string>>[] {
  if (data.length === 0) return Array.from({ length: iterations ?? 1 }, () => ({}));
  return iterations === null ? [...data] : data.slice(0, iterations);
}

/** So many requests more than there are does a round send when scripts lead it back and forth. */
const mostDetours = 1_000;

/** Where a round goes on: as a script said, by name or by file, else with the next. A name that nothing has ends the round. */
function placeAfter(at: number, next: NextStep | null, requests: readonly PlannedRequest[]): number {
  if (next?.name === undefined) return at + 1;
  const found = requests.findIndex(({ name, path }) => name === next.name || path === next.name);
  return found < 0 ? requests.length : found;
}

async function* lane(run: Run): AsyncGenerator<RequestResult> {
  const { options, context, plan } = run;
  for (let round = run.next++; round < run.rounds.length; round = run.next++) {
    const data = run.rounds[round] ?? {};
    const values = new Map(Object.entries({ ...options.variables, ...data }));
    const place = { root: plan.root, iteration: round, iterations: run.rounds.length, values, scriptValues: ofRoots(), data };
    const ofRound = { ...context, engine: withJar(context.engine, { root: plan.root, environment: options.environment ?? '' }) };
    yield* oneRound(run, place, ofRound);
  }
}

async function* oneRound(run: Run, place: RunPlace, context: RunContext): AsyncGenerator<RequestResult> {
  const { requests, options } = run;
  let at = 0;
  for (let sent = 0; at < requests.length; sent++) {
    if (sent >= requests.length + mostDetours) run.stopped = 'loop';
    const request = requests[at];
    if (!request || run.stopped !== 'no' || context.signal.aborted) return;
    if (sent > 0 && options.delayMs > 0) await sleep(options.delayMs, undefined, { signal: context.signal }).catch(() => {});
    const { result, next } = await runRequest(request, place, context);
    if (next?.isEnd) run.stopped = 'script';
    at = placeAfter(at, next, requests);
    yield result;
  }
}

/** A jar that is handed in serves all rounds; else each has one of its own, empty at first, as its variables are. */
const withJar = (engine: EngineContext, jar: JarName): EngineContext =>
  engine.cookies ? engine : { ...engine, cookies: passingBox(jar) };

/** What scripts set, for the collection and for the workspace: each lane has its own. */
function ofRoots(): (root: string) => ScriptValues {
  const [own, workspace] = [createScriptValues(), createScriptValues()];
  return (root) => (root === '' ? workspace : own);
}

/** What several lanes yield, as it comes. */
async function* merge<T>(count: number, start: () => AsyncGenerator<T>): AsyncGenerator<T> {
  const waiting = new Map<AsyncGenerator<T>, Promise<{ readonly from: AsyncGenerator<T>; readonly step: IteratorResult<T> }>>();
  const ask = (from: AsyncGenerator<T>) =>
    waiting.set(
      from,
      from.next().then((step) => ({ from, step })),
    );
  for (let lanes = 0; lanes < count; lanes++) ask(start());
  while (waiting.size > 0) {
    const { from, step } = await Promise.race(waiting.values());
    if (step.done) waiting.delete(from);
    else {
      yield step.value;
      ask(from);
    }
  }
}

function summaryOf(done: readonly RequestResult[], run: Run, timeMs: number): RunSummary {
  const checks = done.flatMap((result) => result.checks);
  const passed = done.filter((result) => result.passed).length;
  return {
    requests: done.length,
    passed,
    failed: done.length - passed,
    checks: checks.length,
    failedChecks: checks.filter((check) => !check.passed).length,
    unanswered: done.filter(({ status, isSkipped }) => status === null && !isSkipped).length,
    iterations: run.rounds.length,
    timeMs: Math.round(timeMs),
    stopped: run.context.signal.aborted ? 'cancelled' : run.stopped,
  };
}
