import { performance } from 'node:perf_hooks';
import { threadCpuUsage } from 'node:process';
import variant from '@jitl/quickjs-singlefile-mjs-release-sync';
import {
  newQuickJSWASMModuleFromVariant,
  type QuickJSContext,
  type QuickJSHandle,
  type QuickJSRuntime,
  type QuickJSWASMModule,
} from 'quickjs-emscripten-core';
import { isReusable, type Prelude, type ScriptEnd, type ScriptJob } from './script-messages.ts';

/** The engine with its WebAssembly, loaded once for a thread. */
export const loadEngine = (): Promise<QuickJSWASMModule> => newQuickJSWASMModuleFromVariant(variant);

/** All that reaches out of a sandbox: one text at a time. */
export interface SandboxMeans {
  readonly say: (text: string) => void;
  /** Waits for time to pass, or for the answer to a request, as the text asks for; gives what came. Nothing runs meanwhile. */
  readonly wait: (asked: string) => string;
  /** Gives the digest that the text asks for. */
  readonly digest: (asked: string) => string;
}

/**
 * Runs one script in a runtime that nothing else has used or will use. All that reaches out of it is a text at a time.
 * After an end other than `done` and `threw` the engine must not be used again.
 */
export function runInSandbox(engine: QuickJSWASMModule, prelude: Prelude, job: ScriptJob, means: SandboxMeans): ScriptEnd {
  const runtime = engine.newRuntime();
  const guard = createGuard(job.limits.cpuMs);
  runtime.setMemoryLimit(job.limits.memoryBytes);
  runtime.setMaxStackSize(job.limits.stackBytes);
  runtime.setInterruptHandler(() => guard.isOver());
  const context = runtime.newContext();
  putHost(context, job, means, guard);
  try {
    const end = runAll({ runtime, context, prelude, job, guard, wait: means.wait });
    if (!isReusable(end)) return end;
    context.dispose();
    runtime.dispose();
    return end;
  } catch (thrown) {
    if (guard.reason !== null) return stoppedBy(guard.reason);
    // The engine's own stack, which a script can fill as well.
    if (thrown instanceof RangeError) return { kind: 'stack', message: '', line: null };
    return { kind: 'crashed', message: thrown instanceof Error ? thrown.message : String(thrown), line: null };
  }
}

/** Why a script that goes on is to be stopped; null while it may go on. */
interface Guard {
  reason: 'timeout' | 'output' | null;
  isOver(): boolean;
}

function createGuard(cpuMs: number): Guard {
  const began = spent();
  return {
    reason: null,
    isOver() {
      if (this.reason === null && spent() - began > cpuMs) this.reason = 'timeout';
      return this.reason !== null;
    },
  };
}

/** Milliseconds that this thread has computed: on a busy machine a script has as much time as on a quiet one. */
function spent(): number {
  const { user, system } = threadCpuUsage();
  return (user + system) / 1000 || performance.now();
}

function putHost(context: QuickJSContext, job: ScriptJob, { say, digest }: SandboxMeans, guard: Guard): void {
  let left = job.limits.outputBytes;
  const emit = context.newFunction('emit', (text) => {
    const said = context.getString(text);
    left -= said.length;
    if (left < 0) {
      guard.reason ??= 'output';
      return { error: context.newError('The script says too much.') };
    }
    say(said);
    return undefined;
  });
  const hash = context.newFunction('digest', (text) => context.newString(digest(context.getString(text))));
  const host = context.newObject();
  const input = context.newString(job.input);
  context.setProp(host, 'emit', emit);
  context.setProp(host, 'digest', hash);
  context.setProp(host, 'input', input);
  context.setProp(context.global, '__host', host);
  for (const handle of [emit, hash, input, host]) handle.dispose();
}

interface Run {
  readonly runtime: QuickJSRuntime;
  readonly context: QuickJSContext;
  readonly prelude: Prelude;
  readonly job: ScriptJob;
  readonly guard: Guard;
  readonly wait: SandboxMeans['wait'];
}

function runAll(run: Run): ScriptEnd {
  const { runtime, context, prelude, job } = run;
  runtime.setModuleLoader((name) => prelude[name] ?? { error: new Error(`${name} is not there`) });
  const loaded = evaluate(run, prelude['main.js'] ?? '', { file: 'main.js', type: 'module' });
  if (loaded !== null) return loaded;
  runtime.setModuleLoader((name) => ({
    error: new Error(`import is not supported by Cairn: a script has no packages (“${name}”)`),
  }));
  const begin = take(context, '__run');
  const end = take(context, '__end');
  const waits = { next: take(context, '__next'), settle: take(context, '__settle') };
  try {
    // On the first line, so that the lines of the script are its own.
    const problem = evaluate(run, `(async function () {${job.code}\n})`, { file: 'script', type: 'global', handTo: begin });
    return problem ?? waitForAll(run, waits) ?? askEnd(run, end);
  } finally {
    for (const handle of [begin, end, waits.next, waits.settle]) handle.dispose();
  }
}

/** A function that the prelude left for the host, which scripts are not to find. */
function take(context: QuickJSContext, name: string): QuickJSHandle {
  const found = context.getProp(context.global, name);
  context.evalCode(`delete globalThis.${name}`).dispose();
  return found;
}

interface Evaluated {
  readonly file: string;
  readonly type: 'module' | 'global';
  /** Gets what the code gives. */
  readonly handTo?: QuickJSHandle;
}

/** Null when all went well. */
function evaluate(run: Run, code: string, { file, type, handTo }: Evaluated): ScriptEnd | null {
  const { context, runtime } = run;
  const given = context.evalCode(code, file, { type });
  if (given.error) return endOf(run, given.error);
  const called = handTo ? context.callFunction(handTo, context.undefined, given.value) : null;
  given.value.dispose();
  if (called?.error) return endOf(run, called.error);
  called?.value.dispose();
  const jobs = runtime.executePendingJobs();
  if (jobs.error) return endOf(run, jobs.error);
  return run.guard.reason === null ? null : stoppedBy(run.guard.reason);
}

interface Waits {
  /** Says what is waited for next; empty when nothing is. */
  readonly next: QuickJSHandle;
  /** Takes what came. */
  readonly settle: QuickJSHandle;
}

/** Lets timers go off and requests be answered, one after the other, until nothing is waited for. */
function waitForAll(run: Run, { next, settle }: Waits): ScriptEnd | null {
  const { context, runtime, guard, wait } = run;
  for (;;) {
    const asked = context.callFunction(next, context.undefined);
    if (asked.error) return endOf(run, asked.error);
    const text = context.getString(asked.value);
    asked.value.dispose();
    if (guard.reason !== null) return stoppedBy(guard.reason);
    if (text === '') return null;
    const came = context.newString(wait(text));
    const settled = context.callFunction(settle, context.undefined, came);
    came.dispose();
    if (settled.error) return endOf(run, settled.error);
    settled.value.dispose();
    const jobs = runtime.executePendingJobs();
    if (jobs.error) return endOf(run, jobs.error);
    if (guard.reason !== null) return stoppedBy(guard.reason);
  }
}

function askEnd(run: Run, ask: QuickJSHandle): ScriptEnd {
  const { context } = run;
  const answered = context.callFunction(ask, context.undefined);
  if (answered.error) return endOf(run, answered.error);
  const text = context.getString(answered.value);
  answered.value.dispose();
  if (run.guard.reason !== null) return stoppedBy(run.guard.reason);
  const { settled, thrown } = JSON.parse(text) as { settled: boolean; thrown: { message: string; line: number | null } | null };
  if (thrown !== null) return kindOfThrown(String(thrown.message), typeof thrown.line === 'number' ? thrown.line : null);
  return settled ? { kind: 'done', message: '', line: null } : { kind: 'unsettled', message: '', line: null };
}

const stoppedBy = (kind: 'timeout' | 'output'): ScriptEnd => ({ kind, message: '', line: null });

function endOf({ context, guard }: Run, error: QuickJSHandle): ScriptEnd {
  const thrown: unknown = context.dump(error);
  error.dispose();
  if (guard.reason !== null) return stoppedBy(guard.reason);
  const { name = '', message = '', stack = '' } = typeof thrown === 'object' && thrown !== null ? (thrown as Partial<Error>) : {};
  const line = /\bscript:(\d+)/.exec(stack)?.[1];
  const words = name === '' ? String(thrown) : `${name}: ${message}`;
  return kindOfThrown(words, line === undefined ? null : Number(line));
}

/** What the engine itself throws at its limits can be caught by a script, and thrown again as something else. */
function kindOfThrown(message: string, line: number | null): ScriptEnd {
  if (message.startsWith('InternalError: out of memory') || message === 'null') return { kind: 'memory', message: '', line };
  if (/^(?:InternalError: stack overflow|RangeError: Maximum call stack)/.test(message))
    return { kind: 'stack', message: '', line };
  return { kind: 'threw', message, line };
}
