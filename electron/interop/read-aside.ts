import { deserialize } from 'node:v8';
import { createNotes } from '#shared/interop/import-notes';
import { fail, ok, type Result } from '#shared/result';
import { forkReader } from './fork-reader.ts';
import { nameOfJob, type ImportJob, type ImportReply, type ReadingData } from './import-messages.ts';
import type { ImportReading } from './read-import.ts';
import type { ReaderAnswer, ReaderFork, ReaderProcess } from './reader-process.ts';

export interface ImportLimits {
  /** Longest a reading may take, in milliseconds. */
  readonly ms: number;
  /** Largest heap of its thread, in MiB. */
  readonly heapMiB: number;
}

interface How {
  readonly limits?: ImportLimits | undefined;
  /** Starts the process that reads; plain Node's way where nothing else is said. */
  readonly fork?: ReaderFork | undefined;
}

const usualLimits: ImportLimits = { ms: 60_000, heapMiB: 1_024 };

/**
 * Reads an import in a process of its own, so that nothing else waits for it, or ends with it: one that takes too long or too
 * much memory is ended, and so is one whose signal is aborted. Either is a failure.
 */
export async function readAside(
  job: ImportJob,
  signal: AbortSignal,
  { limits = usualLimits, fork = forkReader }: How = {},
): Promise<Result<ImportReading>> {
  if (signal.aborted) return fail({ kind: 'cancelled' });
  const reader = fork();
  try {
    const reply = await follow(reader, job, { signal, limits });
    return reply.ok ? ok(readingFrom(reply.value)) : reply;
  } finally {
    reader.kill();
  }
}

interface Bounds {
  readonly signal: AbortSignal;
  readonly limits: ImportLimits;
}

async function follow(reader: ReaderProcess, job: ImportJob, { signal, limits }: Bounds): Promise<ImportReply> {
  const { promise, resolve } = Promise.withResolvers<ImportReply>();
  const refuse = (reason: string) => resolve(fail({ kind: 'fileUnreadable', path: nameOfJob(job), reason }));
  const onAbort = () => resolve(fail({ kind: 'cancelled' }));
  const timer = setTimeout(() => refuse(`reading it took more than ${limits.ms / 1000} seconds`), limits.ms);
  const tooMuch = `reading it took more than ${limits.heapMiB} MiB of memory`;
  signal.addEventListener('abort', onAbort);
  reader.onMessage((message) => {
    const answer = message as ReaderAnswer;
    if (answer.kind === 'read') resolve(deserialize(answer.bytes) as ImportReply);
    else refuse(answer.why === 'memory' ? tooMuch : 'it says something that no file of its kind says');
  });
  // What it says, and what of it is wrong, is answered before the end.
  reader.onExit((code) => refuse(code === 1 ? 'the process that reads it did not start' : tooMuch));
  reader.send({ job, heapMiB: limits.heapMiB });
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', onAbort);
  }
}

function readingFrom({ losses, asks, ...read }: ReadingData): ImportReading {
  const notes = createNotes();
  for (const { item, what, why } of losses) notes.lose(item, what, why);
  for (const { kind, item, what } of asks) notes.ask(kind, item, what);
  return { ...read, notes };
}
