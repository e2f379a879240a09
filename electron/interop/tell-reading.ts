import type { Worker } from 'node:worker_threads';
import type { ReaderAnswer } from './reader-process.ts';

/** Tells once what comes of a thread that reads: what it read, or why there is none, also where it ends without a word. */
export function tellReading(thread: Worker, tell: (answer: ReaderAnswer) => void): void {
  let isTold = false;
  const tellOnce = (answer: ReaderAnswer): void => {
    if (!isTold) tell(answer);
    isTold = true;
  };
  thread.on('message', (bytes: Uint8Array) => tellOnce({ kind: 'read', bytes }));
  thread.on('error', ({ code }: Error & { readonly code?: string }) =>
    tellOnce({ kind: 'ended', why: code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'memory' : 'broken' }),
  );
  thread.on('exit', () => tellOnce({ kind: 'ended', why: 'broken' }));
}
