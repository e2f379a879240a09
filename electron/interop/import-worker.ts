import { serialize } from 'node:v8';
import { parentPort, workerData } from 'node:worker_threads';
import { fail, ok } from '#shared/result';
import { nameOfJob, type ImportJob, type ImportReply, type ReadingData } from './import-messages.ts';
import { readImport, type ImportReading } from './read-import.ts';
import { readImportPaths } from './read-path.ts';

/** A reading is passed on up to so many bytes: whoever gets it has to hold all of it. */
const mostBytes = 256 * 1024 * 1024;

/** The thread in which one import is read, so that it can be ended with it. */
const job = workerData as ImportJob;
const format = job.format ?? null;
const read = job.kind === 'texts' ? await readImport(job.texts, format) : await readImportPaths(job.paths, format);
const bytes = serialize((read.ok ? ok(dataOf(read.value)) : read) satisfies ImportReply);
parentPort?.postMessage(bytes.byteLength > mostBytes ? serialize(tooMuch(job)) : bytes);

function dataOf({ notes, ...reading }: ImportReading): ReadingData {
  return { ...reading, losses: notes.losses, asks: notes.asks };
}

function tooMuch(asked: ImportJob): ImportReply {
  const reason = `what it says takes more than ${mostBytes / 1024 / 1024} MiB: import it in parts`;
  return fail({ kind: 'fileUnreadable', path: nameOfJob(asked), reason });
}
