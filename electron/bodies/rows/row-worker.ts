import { Worker } from 'node:worker_threads';
import type { StoredBody } from '../body-store.ts';
import type { RowAnswers, RowBytes, RowMessage, RowQuestion, RowReply } from './row-questions.ts';

interface Waiting {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (thrown: Error) => void;
}

/** Asks a thread about rows. It is started when first needed, and stopped when nothing was asked for a while. */
export class RowWorker {
  #worker: Worker | null = null;
  #nextId = 0;
  #idle: ReturnType<typeof setTimeout> | undefined;
  readonly #waiting = new Map<number, Waiting>();

  ask<Q extends RowQuestion>(question: Q): Promise<RowAnswers[Q['ask']]> {
    clearTimeout(this.#idle);
    const worker = (this.#worker ??= this.#start());
    const message: RowMessage = { id: this.#nextId++, question };
    return new Promise((resolve, reject) => {
      this.#waiting.set(message.id, { resolve: (answer) => resolve(answer as RowAnswers[Q['ask']]), reject });
      worker.postMessage(message);
    });
  }

  async stop(): Promise<void> {
    clearTimeout(this.#idle);
    const worker = this.#worker;
    this.#lose(new Error('the rows are no longer asked about'));
    await worker?.terminate();
  }

  #start(): Worker {
    // Built, all of Node's side is one folder.
    const entry = import.meta.url.endsWith('.ts') ? './rows-worker.ts' : './rows-worker.mjs';
    const worker = new Worker(new URL(entry, import.meta.url), { stdout: false });
    worker.unref();
    worker.on('message', (reply: RowReply) => this.#settle(reply));
    worker.on(
      'error',
      (thrown) => this.#worker === worker && this.#lose(thrown instanceof Error ? thrown : new Error(String(thrown))),
    );
    return worker;
  }

  #settle(reply: RowReply): void {
    const waiting = this.#waiting.get(reply.id);
    this.#waiting.delete(reply.id);
    if ('thrown' in reply) waiting?.reject(new Error(reply.thrown));
    else waiting?.resolve(reply.answer);
    if (this.#waiting.size === 0) this.#rest();
  }

  /** What it worked with is given back once nobody goes on asking. */
  #rest(): void {
    this.#idle = setTimeout(() => void this.stop(), idleMs);
    this.#idle.unref();
  }

  /** The thread died, for want of memory perhaps. The next question starts another. */
  #lose(thrown: Error): void {
    this.#worker = null;
    for (const { reject } of this.#waiting.values()) reject(thrown);
    this.#waiting.clear();
  }
}

const idleMs = 5_000;

/** The bytes of a body as a thread can have them: the file it is in, and a copy of what is not in it. */
export async function bytesFor(body: StoredBody): Promise<RowBytes> {
  const file = body.path === null ? body.filed : { path: body.path, bytes: body.bytes };
  return { file, tail: await body.read(file?.bytes ?? 0, body.bytes) };
}
