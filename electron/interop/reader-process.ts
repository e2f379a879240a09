import type { ImportJob } from './import-messages.ts';

/** What a reader is asked: once, at its start. */
export interface ReaderTask {
  readonly job: ImportJob;
  /** Largest heap of the thread that reads, in MiB. */
  readonly heapMiB: number;
}

/** What it answers, once: a reading as bytes of `v8.serialize`, or why there is none. */
export type ReaderAnswer =
  | { readonly kind: 'read'; readonly bytes: Uint8Array }
  | { readonly kind: 'ended'; readonly why: 'memory' | 'broken' };

/** The process in which an import is read, as its parent holds it. */
export interface ReaderProcess {
  send(task: ReaderTask): void;
  onMessage(listener: (answer: unknown) => void): void;
  /** It has ended; with 1 where it could not begin. */
  onExit(listener: (code: number | null) => void): void;
  kill(): void;
}

/** Starts that process: by Node's means, or by those of the desktop. */
export type ReaderFork = () => ReaderProcess;
