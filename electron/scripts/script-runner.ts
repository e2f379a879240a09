import { scriptEventSchema, scriptRequestSchema, type ScriptAnswer, type ScriptEvent, type ScriptRequest } from './script-event';
import type { ScriptInput } from './script-input';
import { isReusable, scriptLimits, type ScriptEnd, type ScriptJob, type ScriptLimits, type ScriptReply } from './script-messages';
import { startAnsweringThread, type AnsweringThread } from '../threads/answering-thread.ts';
import { holdThread } from '../threads/hold-thread.ts';
import { prelude } from './prelude-sources';

/** All that came of a script, in its order. */
export interface ScriptOutcome {
  readonly events: readonly ScriptEvent[];
  readonly end: ScriptEnd;
}

/** Sends what a script asks for; `events` is what it has told so far. */
export type SendForScript = (
  request: ScriptRequest,
  asked: { readonly events: readonly ScriptEvent[]; readonly signal: AbortSignal },
) => Promise<ScriptAnswer>;

/** What a script is run with. */
export interface ScriptMeans {
  readonly signal?: AbortSignal | undefined;
  /** Sends the requests it asks for; without it none is. */
  readonly send?: SendForScript | undefined;
}

/** Runs scripts one after the other in a thread of their own, started when first needed and ended when nothing is asked for a while. */
export interface ScriptRunner {
  /** Runs a script to its end or to its limits. It never rejects for what a script does. */
  run(code: string, input: ScriptInput, means?: ScriptMeans): Promise<ScriptOutcome>;
  close(): Promise<void>;
}

const idleMs = 5_000;

export function createScriptRunner(limits: ScriptLimits = scriptLimits): ScriptRunner {
  const held = holdThread(startThread, idleMs);
  let nextId = 0;
  return {
    async run(code, input, { signal, send } = {}) {
      const work = async (thread: AnsweringThread) => {
        const job = { id: nextId++, code, input: JSON.stringify(input), limits };
        const outcome = await ask(thread, { job, signal, send });
        return { outcome, isReusable: isReusable(outcome.end) };
      };
      try {
        return await held.use(work, signal);
      } catch (thrown) {
        if (signal?.aborted !== true) throw thrown;
        return { events: [], end: { kind: 'stopped', message: '', line: null } };
      }
    },
    close: () => held.close(),
  };
}

/** A thread that has nothing of ours but the sources of what scripts find. */
function startThread(): AnsweringThread {
  // Built, all of Node's side is one folder.
  const entry = import.meta.url.endsWith('.ts') ? './script-worker.ts' : './script-worker.mjs';
  return startAnsweringThread({ entry: new URL(entry, import.meta.url), given: { prelude }, env: {}, heapMiB: 256 });
}

/** What a script gets in place of an answer, where it may not send. */
const silent: SendForScript = async () => ({ problem: 'a script sends nothing here' });

interface Asked {
  readonly job: ScriptJob;
  readonly signal: AbortSignal | undefined;
  readonly send: SendForScript | undefined;
}

function ask({ worker, answer }: AnsweringThread, { job, signal, send = silent }: Asked): Promise<ScriptOutcome> {
  const events: ScriptEvent[] = [];
  const over = new AbortController();
  return new Promise((resolve) => {
    const leave = (kind: ScriptEnd['kind'], message = '') => settle({ kind, message, line: null });
    const onMessage = (reply: ScriptReply) => {
      if (reply.id !== job.id) return;
      if ('ended' in reply) settle(reply.ended);
      else if ('asked' in reply) void sendAsked(reply.asked, { send, events, signal: over.signal }).then(answer);
      else events.push(...readEvent(reply.said));
    };
    const onError = (thrown: unknown) => leave('crashed', thrown instanceof Error ? thrown.message : String(thrown));
    const onExit = () => leave('crashed', 'its thread ended');
    const onAbort = () => leave('stopped');
    const timer = setTimeout(() => leave('timeout', `it did not end within ${job.limits.wallMs / 1000} s`), job.limits.wallMs);
    // The thread keeps nobody from leaving; a script that is waited for does.
    worker.ref();

    function settle(end: ScriptEnd): void {
      clearTimeout(timer);
      over.abort();
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      worker.unref();
      signal?.removeEventListener('abort', onAbort);
      resolve({ events, end });
    }

    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    signal?.addEventListener('abort', onAbort);
    worker.postMessage(job);
  });
}

interface Sending {
  readonly send: SendForScript;
  readonly events: readonly ScriptEvent[];
  readonly signal: AbortSignal;
}

/** Sends what a script asks for, and gives what came as text. Whatever goes wrong is told to the script. */
async function sendAsked(asked: string, { send, events, signal }: Sending): Promise<string> {
  const request = scriptRequestSchema.safeParse((JSON.parse(asked) as { readonly send?: unknown }).send);
  if (!request.success) return JSON.stringify({ problem: 'this is no request that can be sent' });
  const answer = await send(request.data, { events, signal }).catch(() => ({ problem: 'it could not be sent' }));
  return JSON.stringify(answer);
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
