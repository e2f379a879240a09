import { Worker } from 'node:worker_threads';
import { prelude } from './prelude-sources';
import { scriptEventSchema, type ScriptEvent } from './script-event';
import type { ScriptInput } from './script-input';
import { isReusable, scriptLimits, type ScriptEnd, type ScriptJob, type ScriptLimits, type ScriptReply } from './script-messages';

/** All that came of a script, in its order. */
export interface ScriptOutcome {
  readonly events: readonly ScriptEvent[];
  readonly end: ScriptEnd;
}

/** Runs scripts one after the other in a thread of their own, started when first needed and ended when nothing is asked for a while. */
export interface ScriptRunner {
  /** Runs a script to its end or to its limits. It never rejects for what a script does. */
  run(code: string, input: ScriptInput, signal?: AbortSignal): Promise<ScriptOutcome>;
  close(): Promise<void>;
}

const idleMs = 5_000;

export function createScriptRunner(limits: ScriptLimits = scriptLimits): ScriptRunner {
  let worker: Worker | null = null;
  let turn: Promise<unknown> = Promise.resolve();
  let idle: ReturnType<typeof setTimeout> | undefined;
  let nextId = 0;

  async function stop(): Promise<void> {
    clearTimeout(idle);
    const ended = worker;
    worker = null;
    await ended?.terminate();
  }

  async function runNow(code: string, input: ScriptInput, signal: AbortSignal | undefined): Promise<ScriptOutcome> {
    clearTimeout(idle);
    worker ??= startThread();
    const job = { id: nextId++, code, input: JSON.stringify(input), limits };
    const outcome = await ask(worker, job, signal);
    if (!isReusable(outcome.end)) await stop();
    idle = setTimeout(() => void stop(), idleMs);
    idle.unref();
    return outcome;
  }

  return {
    run(code, input, signal) {
      const outcome = turn.then(() => runNow(code, input, signal));
      turn = outcome.catch(() => {});
      return outcome;
    },
    close: () => stop(),
  };
}

/** A thread that has nothing of ours but the sources of what scripts find. */
function startThread(): Worker {
  // Built, all of Node's side is one folder.
  const entry = import.meta.url.endsWith('.ts') ? './script-worker.ts' : './script-worker.mjs';
  const worker = new Worker(new URL(entry, import.meta.url), {
    workerData: { prelude },
    env: {},
    stdin: false,
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: 256, stackSizeMb: 16 },
  });
  // An error that comes when nobody asks any more must not end the program.
  worker.on('error', () => {});
  worker.unref();
  return worker;
}

function ask(worker: Worker, job: ScriptJob, signal: AbortSignal | undefined): Promise<ScriptOutcome> {
  const events: ScriptEvent[] = [];
  return new Promise((resolve) => {
    const leave = (kind: ScriptEnd['kind'], message = '') => settle({ kind, message, line: null });
    const onMessage = (reply: ScriptReply) => {
      if (reply.id !== job.id) return;
      if ('ended' in reply) settle(reply.ended);
      else events.push(...readEvent(reply.said));
    };
    const onError = (thrown: unknown) => leave('crashed', thrown instanceof Error ? thrown.message : String(thrown));
    const onExit = () => leave('crashed', 'its thread ended');
    const onAbort = () => leave('stopped');
    const timer = setTimeout(() => leave('timeout'), job.limits.wallMs);
    // The thread keeps nobody from leaving; a script that is waited for does.
    worker.ref();

    function settle(end: ScriptEnd): void {
      clearTimeout(timer);
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      worker.unref();
      signal?.removeEventListener('abort', onAbort);
      resolve({ events, end });
    }

    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    signal?.addEventListener('abort', onAbort);
    if (signal?.aborted) onAbort();
    else worker.postMessage(job);
  });
}

/** What a script says is a stranger's text: what does not fit is left out. */
function readEvent(said: string): ScriptEvent[] {
  try {
    const event = scriptEventSchema.safeParse(JSON.parse(said));
    return event.success ? [event.data] : [];
  } catch {
    return [];
  }
}
