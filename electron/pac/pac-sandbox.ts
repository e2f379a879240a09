import { performance } from 'node:perf_hooks';
import { threadCpuUsage } from 'node:process';
import variant from '@jitl/quickjs-singlefile-mjs-release-sync';
import {
  newQuickJSWASMModuleFromVariant,
  type QuickJSContext,
  type QuickJSHandle,
  type QuickJSWASMModule,
} from 'quickjs-emscripten-core';
import { isReusable } from './is-reusable.ts';
import type { PacEnd, PacJob } from './pac-messages.ts';

/** The engine with its WebAssembly, loaded once for a thread. */
export const loadEngine = (): Promise<QuickJSWASMModule> => newQuickJSWASMModuleFromVariant(variant);

/** All that reaches out of a PAC file. */
export interface PacMeans {
  /** The addresses of a name, divided by spaces, those of IPv4 first; empty where there are none. Nothing runs meanwhile. */
  readonly resolve: (name: string) => string;
  readonly say: (text: string) => void;
}

/** Asks a PAC file in a runtime that nothing else has used or will use. */
export function askPac(engine: QuickJSWASMModule, helpers: string, job: PacJob, means: PacMeans): PacEnd {
  const runtime = engine.newRuntime();
  const isOver = deadline(job.limits.cpuMs);
  runtime.setMemoryLimit(job.limits.memoryBytes);
  runtime.setMaxStackSize(job.limits.stackBytes);
  runtime.setInterruptHandler(isOver);
  const context = runtime.newContext();
  try {
    const end = askIn(context, helpers, job, means);
    if ('detail' in end && end.detail === interrupted) return tooLong(job);
    if (!isReusable(end)) return end;
    context.dispose();
    runtime.dispose();
    return end;
  } catch (thrown) {
    if (isOver()) return tooLong(job);
    // The engine's own stack, which a script can fill as well.
    if (thrown instanceof RangeError) return { kind: 'endless', detail: stackWords };
    return { kind: 'memory', detail: thrown instanceof Error ? thrown.message : String(thrown) };
  }
}

const stackWords = 'it calls itself without end';
const tooLong = ({ limits }: PacJob): PacEnd => ({
  kind: 'endless',
  detail: `it computed for longer than ${limits.cpuMs / 1000} s`,
});

/** Milliseconds that this thread computes: on a busy machine a script has as much time as on a quiet one. */
function deadline(cpuMs: number): () => boolean {
  const spent = () => {
    const { user, system } = threadCpuUsage();
    return (user + system) / 1000 || performance.now();
  };
  const began = spent();
  return () => spent() - began > cpuMs;
}

function askIn(context: QuickJSContext, helpers: string, job: PacJob, means: PacMeans): PacEnd {
  giveHelpers(context, helpers, job, means);
  const loaded = context.evalCode(job.script, 'pac', { type: 'global' });
  if (loaded.error) return endOf(context, loaded.error, 'broken');
  loaded.value.dispose();
  const find = findFunction(context);
  if (find === null) return { kind: 'missing', detail: '' };
  const [url, host] = [context.newString(job.url), context.newString(job.host)];
  const called = context.callFunction(find, context.undefined, url, host);
  for (const handle of [url, host, find]) handle.dispose();
  if (called.error) return endOf(context, called.error, 'threw');
  return readAnswer(context, called.value);
}

/** Microsoft's name for the same is taken where the usual one is not there. */
function findFunction(context: QuickJSContext): QuickJSHandle | null {
  for (const name of ['FindProxyForURL', 'FindProxyForURLEx']) {
    const found = context.getProp(context.global, name);
    if (context.typeof(found) === 'function') return found;
    found.dispose();
  }
  return null;
}

function giveHelpers(context: QuickJSContext, helpers: string, { now, own, limits }: PacJob, { resolve, say }: PacMeans): void {
  const known = new Map<string, string>();
  const look = context.newFunction('resolve', (asked) => {
    const name = context.getString(asked);
    if (!known.has(name) && known.size >= limits.names)
      return { error: context.newError(`it looks up more than ${limits.names} names`) };
    const found = known.get(name) ?? resolve(name);
    known.set(name, found);
    return context.newString(found);
  });
  const tell = context.newFunction('say', (text) => {
    say(context.getString(text));
  });
  const clock = context.newFunction('now', () => context.newNumber(now ?? Date.now()));
  const self = context.newFunction('own', () => context.newString(own));
  const host = context.newObject();
  for (const [name, handle] of Object.entries({ resolve: look, say: tell, now: clock, own: self })) {
    context.setProp(host, name, handle);
    handle.dispose();
  }
  context.setProp(context.global, '__host', host);
  host.dispose();
  // A module, so that nothing but the functions themselves is in the way of what a file names so itself.
  context.unwrapResult(context.evalCode(helpers, 'helpers.js', { type: 'module' })).dispose();
  context.unwrapResult(context.runtime.executePendingJobs());
}

/** The longest answer that is looked at. */
const longestAnswer = 8 * 1024;

function readAnswer(context: QuickJSContext, value: QuickJSHandle): PacEnd {
  const type = context.typeof(value);
  const answer = ['string', 'number', 'boolean'].includes(type) ? String(context.dump(value) as string | number | boolean) : null;
  // `typeof null` is `object`, and so is every list.
  const isNull = type === 'object' && context.eq(value, context.null);
  value.dispose();
  if (isNull) return { kind: 'answered', answer: null };
  if (type === 'undefined') return { kind: 'nonsense', detail: 'nothing' };
  if (answer === null) return { kind: 'nonsense', detail: `something of the kind “${type}”` };
  if (type !== 'string') return { kind: 'nonsense', detail: answer };
  if (answer.length > longestAnswer) return { kind: 'nonsense', detail: `a text of ${answer.length} characters` };
  return { kind: 'answered', answer };
}

function endOf(context: QuickJSContext, error: QuickJSHandle, kind: 'broken' | 'threw'): PacEnd {
  const thrown: unknown = context.dump(error);
  error.dispose();
  const { words, line } = readThrown(thrown);
  // What the engine itself throws at its limits.
  if (/^InternalError: out of memory|^null$/.test(words)) return { kind: 'memory', detail: '' };
  if (/^(?:InternalError: stack overflow|RangeError: Maximum call stack)/.test(words))
    return { kind: 'endless', detail: stackWords };
  return { kind, detail: line === undefined || words === interrupted ? words : `line ${line}: ${words}` };
}

const interrupted = 'InternalError: interrupted';

function readThrown(thrown: unknown): { readonly words: string; readonly line: string | undefined } {
  if (typeof thrown !== 'object' || thrown === null) return { words: String(thrown), line: undefined };
  const { name = 'Error', message = '', stack = '' } = thrown as Partial<Error>;
  return { words: `${name}: ${message}`, line: /\bpac:(\d+)/.exec(stack)?.[1] };
}
