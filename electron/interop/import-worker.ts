import { parentPort, workerData } from 'node:worker_threads';
import { ok } from '#shared/result';
import type { ImportJob, ImportReply, ReadingData } from './import-messages.ts';
import { readImport, type ImportReading } from './read-import.ts';
import { readImportPaths } from './read-path.ts';

/** The thread in which one import is read, so that it can be ended with it. */
const job = workerData as ImportJob;
const format = job.format ?? null;
const read = job.kind === 'texts' ? await readImport(job.texts, format) : await readImportPaths(job.paths, format);
parentPort?.postMessage((read.ok ? ok(dataOf(read.value)) : read) satisfies ImportReply);

function dataOf({ notes, ...reading }: ImportReading): ReadingData {
  return { ...reading, losses: notes.losses, asks: notes.asks };
}
