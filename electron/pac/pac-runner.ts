/* oxlint-disable import/default -- `?raw` is the bundler's: it makes the export */
import { networkInterfaces } from 'node:os';
import { startAnsweringThread, type AnsweringThread } from '../threads/answering-thread.ts';
import { holdThread } from '../threads/hold-thread.ts';
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
  const held = holdThread(startThread, idleMs);
  let nextId = 0;
  return {
    ask: (question) =>
      held.use(async (thread) => {
        const { script, url, host } = question;
        const job: PacJob = { id: nextId++, script, url, host, now, own: ownAddresses(), limits };
        const outcome = await askThread(thread, job, question);
        return { outcome, isReusable: isReusable(outcome.end) };
      }, question.signal),
    close: () => held.close(),
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

function startThread(): AnsweringThread {
  // Built, all of Node's side is one folder.
  const entry = import.meta.url.endsWith('.ts') ? './pac-worker.ts' : './pac-worker.mjs';
  return startAnsweringThread({
    entry: new URL(entry, import.meta.url),
    given: { helpers },
    // The time zone is all that a PAC file may know of this machine.
    env: process.env['TZ'] === undefined ? {} : { TZ: process.env['TZ'] },
    heapMiB: 128,
  });
}

function askThread({ worker, answer }: AnsweringThread, job: PacJob, { lookUp, signal }: PacQuestion): Promise<PacOutcome> {
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
