import { Worker } from 'node:worker_threads';
import { wholeIdOf } from './body-slice.ts';
import type { FiledBytes, StoredBody } from './body-store.ts';
import type { BodyMessage, BodyOrigin, BodyQuestion, BodyQuestions, BodyReply } from './body-questions.ts';

interface Waiting {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (thrown: Error) => void;
}

/** The worker was stopped before it had answered: it took too long, or the app is closing. */
export class WorkerStopped extends Error {}

/** A body of which bytes are still to come is read as it was when first asked for, up to this much. */
const mostWhileArriving = 8 * 1024 * 1024;

/** Asks a worker thread about bodies. The thread is started when first needed, and ends when no body is open in it. */
export class BodyWorker {
  #worker: Worker | null = null;
  #nextId = 0;
  readonly #waiting = new Map<number, Waiting>();
  readonly #open = new Map<string, string>();

  /** Starts the thread, so that the first question need not wait for it. */
  warmUp(): void {
    this.#worker ??= this.#start();
  }

  async ask<Q extends BodyQuestion>(body: StoredBody, charset: string | null, question: Q, ask: BodyQuestions[Q]['ask']) {
    const bodyKey = body.complete ? body.id : `${body.id}@${body.bytes}`;
    // The thread keeps few slices open: it may have let go of this one.
    const isSlice = wholeIdOf(body.id) !== body.id;
    const origin = this.#open.has(bodyKey) && !isSlice ? null : await this.#originOf(body);
    const isFirst = !this.#open.has(bodyKey) || isSlice;
    if (isFirst) this.#open.set(bodyKey, wholeIdOf(body.id));
    const answer = this.#post<Q>({ bodyKey, charset, origin: isFirst ? origin : null, question, ask });
    return answer;
  }

  /** Has the tree of a body made as far as the body has arrived in its file. */
  readAhead(bodyId: string, file: FiledBytes, isWhole: boolean): void {
    const isFirst = !this.#open.has(bodyId);
    this.#open.set(bodyId, bodyId);
    const ask = { bytes: file.bytes, isWhole };
    const asked = this.#post({ bodyKey: bodyId, charset: null, origin: isFirst ? file : null, question: 'readAhead', ask });
    // A thread that was lost starts anew with the next question.
    asked.catch(() => undefined);
  }

  /** Forgets what was made of a body. */
  async release(bodyId: string): Promise<void> {
    const keys = [...this.#open].flatMap(([key, id]) => (id === bodyId ? [key] : []));
    for (const key of keys) this.#open.delete(key);
    if (!this.#worker || keys.length === 0) return;
    // Ending the thread gives its memory back at once.
    if (this.#open.size === 0 && this.#waiting.size === 0) return this.stop();
    await Promise.allSettled(
      keys.map((bodyKey) => this.#post({ bodyKey, charset: null, origin: null, question: 'release', ask: null })),
    );
  }

  async stop(): Promise<void> {
    const worker = this.#worker;
    this.#worker = null;
    this.#open.clear();
    for (const { reject } of this.#waiting.values()) reject(new WorkerStopped());
    this.#waiting.clear();
    await worker?.terminate();
  }

  #post<Q extends BodyQuestion>(message: Omit<BodyMessage<Q>, 'id'>): Promise<BodyQuestions[Q]['answer']> {
    this.#worker ??= this.#start();
    const worker = this.#worker;
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve: (answer) => resolve(answer as BodyQuestions[Q]['answer']), reject });
      const { origin } = message;
      worker.postMessage({ ...message, id }, origin && 'memory' in origin ? [origin.memory.buffer as ArrayBuffer] : []);
    });
  }

  #start(): Worker {
    const entry = import.meta.url.endsWith('.ts') ? './json-index-worker.ts' : './json-index-worker.mjs';
    const worker = new Worker(new URL(entry, import.meta.url), { stdout: false });
    worker.unref();
    worker.on('message', (reply: BodyReply) => this.#settle(reply));
    worker.on('error', (thrown) => this.#lose(worker, thrown));
    worker.on('exit', () => this.#lose(worker, new WorkerStopped()));
    return worker;
  }

  #settle(reply: BodyReply): void {
    const waiting = this.#waiting.get(reply.id);
    this.#waiting.delete(reply.id);
    if ('thrown' in reply) waiting?.reject(new Error(reply.thrown));
    else waiting?.resolve(reply.answer);
  }

  /** The thread died, for want of memory perhaps. The next question starts another. */
  #lose(worker: Worker, thrown: unknown): void {
    if (this.#worker !== worker) return;
    this.#worker = null;
    this.#open.clear();
    const lost = thrown instanceof Error ? thrown : new Error(String(thrown));
    for (const { reject } of this.#waiting.values()) reject(lost);
    this.#waiting.clear();
  }

  async #originOf(body: StoredBody): Promise<BodyOrigin> {
    if (body.path !== null) return { path: body.path, bytes: body.bytes };
    if (body.within) return { path: body.within.path, from: body.within.from, bytes: body.bytes };
    const memory = await body.read(0, body.complete ? body.bytes : mostWhileArriving);
    return { memory, spareFile: '' };
  }
}
