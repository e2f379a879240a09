/* oxlint-disable import/default -- `?raw` is the bundler's: it makes the export */
import { networkInterfaces } from 'node:os';
import { MessageChannel, Worker } from 'node:worker_threads';
import helpers from './pac-helpers.js?raw';
import { isReusable } from './is-reusable';
import { pacLimits, type PacEnd, type PacJob, type PacLimits, type PacReply } from './pac-messages';

/** What a PAC file is asked, and with what. */
export interface PacQuestion {
  readonly script: string;
  /** The address as it may know it. */
  readonly url: string;
  readonly host: string;
  /** The addresses of a name, those of IPv4 first; none where it is not known. */
  readonly lookUp: (name: string) => Promise<readonly string[]>;
  readonly signal: AbortSignal;
}

/** What came of a question, with what the file said and looked up meanwhile. */
export interface PacOutcome {
  readonly end: PacEnd;
  /** Texts of `alert`, the first few. */
  readonly said: readonly string[];
  readonly names: readonly { readonly name: string; readonly addresses: readonly string[] }[];
}

/** Asks PAC files, one after the other, in a thread of their own: started when first needed, ended when nobody asks for a while. */
export interface PacRunner {
  /** Asks a file. It never rejects for what a file does, and with the reason of the signal where that ends it. */
  ask(question: PacQuestion): Promise<PacOutcome>;
  close(): Promise<void>;
}

const idleMs = 30_000;
const mostSaid = 20;
const longestSaid = 200;

export function createPacRunner(limits: PacLimits = pacLimits, now: number | null = null): PacRunner {
  let thread: PacThread | null = null;
  let turn: Promise<unknown> = Promise.resolve();
  let idle: ReturnType<typeof setTimeout> | undefined;
  let nextId = 0;

  async function stop(): Promise<void> {
    clearTimeout(idle);
    const ended = thread;
    thread = null;
    await ended?.end();
  }

  async function askNow(question: PacQuestion): Promise<PacOutcome> {
    clearTimeout(idle);
    question.signal.throwIfAborted();
    thread ??= startThread();
    const { script, url, host } = question;
    const job: PacJob = { id: nextId++, script, url, host, now, own: ownAddresses(), limits };
    try {
      const outcome = await askThread(thread, job, question);
      if (!isReusable(outcome.end)) await stop();
      return outcome;
    } catch (thrown) {
      await stop();
      throw thrown;
    } finally {
      idle = setTimeout(() => void stop(), idleMs);
      idle.unref();
    }
  }

  return {
    ask(question) {
      const outcome = turn.then(() => askNow(question));
      turn = outcome.catch(() => {});
      return outcome;
    },
    close: () => stop(),
  };
}

/** Addresses of this machine that others can reach, those of IPv4 first. */
const ownAddresses = (): string =>
  Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .filter(({ internal, address }) => !internal && !/^(?:fe80|169\.254)/i.test(address))
    .toSorted((one, other) => one.family.localeCompare(other.family))
    .map(({ address }) => address)
    .join(' ');

interface PacThread {
  readonly worker: Worker;
  /** Hands over the addresses it waits for, and lets it go on. */
  readonly answer: (addresses: string) => void;
  readonly end: () => Promise<void>;
}

function startThread(): PacThread {
  const { port1, port2 } = new MessageChannel();
  const gate = new Int32Array(new SharedArrayBuffer(4));
  // Built, all of Node's side is one folder.
  const entry = import.meta.url.endsWith('.ts') ? './pac-worker.ts' : './pac-worker.mjs';
  const worker = new Worker(new URL(entry, import.meta.url), {
    workerData: { helpers, answers: port2, gate },
    transferList: [port2],
    // The time zone is all that a PAC file may know of this machine.
    env: process.env['TZ'] === undefined ? {} : { TZ: process.env['TZ'] },
    stdin: false,
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: 128, stackSizeMb: 16 },
  });
  // An error that comes when nobody asks any more must not end the program.
  worker.on('error', () => {});
  worker.unref();
  return {
    worker,
    answer(addresses) {
      port1.postMessage(addresses);
      Atomics.store(gate, 0, 1);
      Atomics.notify(gate, 0);
    },
    async end() {
      port1.close();
      await worker.terminate();
    },
  };
}

function askThread({ worker, answer }: PacThread, job: PacJob, { lookUp, signal }: PacQuestion): Promise<PacOutcome> {
  const said: string[] = [];
  const names: { name: string; addresses: readonly string[] }[] = [];
  return new Promise((resolve, reject) => {
    let waitsFor: string | null = null;
    const look = async (name: string) => {
      waitsFor = name;
      const addresses = await lookUp(name).catch(() => []);
      waitsFor = null;
      names.push({ name, addresses });
      answer(addresses.join(' '));
    };
    const onMessage = (reply: PacReply) => {
      if (reply.id !== job.id) return;
      if ('end' in reply) leave(() => resolve({ end: reply.end, said, names }));
      else if ('name' in reply) void look(reply.name);
      else if (said.length < mostSaid) said.push(reply.said.slice(0, longestSaid));
    };
    const broken = (detail: string) => leave(() => resolve({ end: { kind: 'endless', detail }, said, names }));
    const onEnd = () => broken('its thread ended');
    const onAbort = () => leave(() => reject(signal.reason as Error));
    const timer = setTimeout(() => {
      const within = `within ${job.limits.wallMs / 1000} s`;
      broken(waitsFor === null ? `it did not end ${within}` : `nobody said ${within} which address ${waitsFor} has`);
    }, job.limits.wallMs);
    // The thread keeps nobody from leaving; a file that is waited for does.
    worker.ref();

    function leave(settle: () => void): void {
      clearTimeout(timer);
      worker.off('message', onMessage).off('error', onEnd).off('exit', onEnd);
      worker.unref();
      signal.removeEventListener('abort', onAbort);
      settle();
    }

    worker.on('message', onMessage).on('error', onEnd).on('exit', onEnd);
    signal.addEventListener('abort', onAbort);
    worker.postMessage(job);
  });
}
