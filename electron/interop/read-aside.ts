import { Worker } from 'node:worker_threads';
import { createNotes } from '#shared/interop/import-notes';
import { fail, ok, type Result } from '#shared/result';
import type { ImportJob, ImportReply, ReadingData } from './import-messages.ts';
import type { ImportReading } from './read-import.ts';
import { sourcesWithoutEndings } from './sources-without-endings.ts';

export interface ImportLimits {
  /** Longest a reading may take, in milliseconds. */
  readonly ms: number;
  /** Largest heap of its thread, in MiB. */
  readonly heapMiB: number;
}

const usualLimits: ImportLimits = { ms: 60_000, heapMiB: 1_024 };

/**
 * Reads an import in a thread of its own, so that nothing else waits for it: one that takes too long or too much memory is
 * ended, and so is one whose signal is aborted. Either is a failure.
 */
export async function readAside(
  job: ImportJob,
  signal: AbortSignal,
  limits: ImportLimits = usualLimits,
): Promise<Result<ImportReading>> {
  if (signal.aborted) return fail({ kind: 'cancelled' });
  const worker = start(job, limits);
  try {
    const reply = await follow(worker, job, { signal, limits });
    return reply.ok ? ok(readingFrom(reply.value)) : reply;
  } finally {
    await worker.terminate();
  }
}

function start(job: ImportJob, { heapMiB }: ImportLimits): Worker {
  const isBuilt = !import.meta.url.endsWith('.ts');
  // Built, all of Node's side is one folder.
  const entry = isBuilt ? './import-worker.mjs' : './import-worker.ts';
  return new Worker(new URL(entry, import.meta.url), {
    workerData: job,
    execArgv: isBuilt ? [] : ['--import', sourcesWithoutEndings],
    env: {},
    stdin: false,
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: heapMiB, stackSizeMb: 16 },
  });
}

interface Bounds {
  readonly signal: AbortSignal;
  readonly limits: ImportLimits;
}

async function follow(worker: Worker, job: ImportJob, { signal, limits }: Bounds): Promise<ImportReply> {
  const { promise, resolve } = Promise.withResolvers<ImportReply>();
  const refuse = (reason: string) => resolve(fail({ kind: 'fileUnreadable', path: nameOf(job), reason }));
  const onAbort = () => resolve(fail({ kind: 'cancelled' }));
  const timer = setTimeout(() => refuse(`reading it took more than ${limits.ms / 1000} seconds`), limits.ms);
  signal.addEventListener('abort', onAbort);
  worker.on('message', (reply: ImportReply) => resolve(reply));
  worker.on('error', (thrown: Error & { readonly code?: string }) =>
    refuse(
      thrown.code === 'ERR_WORKER_OUT_OF_MEMORY'
        ? `reading it took more than ${limits.heapMiB} MiB of memory`
        : 'it says something that no file of its kind says',
    ),
  );
  worker.on('exit', () => refuse('its thread ended'));
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', onAbort);
  }
}

const nameOf = (job: ImportJob): string => (job.kind === 'paths' ? job.paths[0] : job.texts[0]?.name) ?? 'the import';

function readingFrom({ losses, asks, ...read }: ReadingData): ImportReading {
  const notes = createNotes();
  for (const { item, what, why } of losses) notes.lose(item, what, why);
  for (const { kind, item, what } of asks) notes.ask(kind, item, what);
  return { ...read, notes };
}
