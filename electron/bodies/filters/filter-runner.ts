import { Worker } from 'node:worker_threads';
import type { BodyFilter, FilterOutcome } from '#shared/model/body-filter';
import { bytesFor } from '../rows/row-worker.ts';
import type { BodyStore, BodyWriter, StoredBody } from '../body-store.ts';
import { filterLimits, type FilterLimits } from './filter-limits.ts';
import type { FilterJob, FilterReply } from './filter-messages.ts';
import { type FilterTrouble, problemOf } from './filter-words.ts';

interface FilterCall {
  readonly bodies: Pick<BodyStore, 'create' | 'release'>;
  readonly body: StoredBody;
  readonly charset: string | null;
  readonly filter: BodyFilter;
  readonly signal: AbortSignal;
  readonly limits?: FilterLimits;
}

type End = Extract<FilterReply, { kind: 'done' }> | FilterTrouble;

/**
 * Filters a body in a thread of its own into a body of its own. The thread ends with the filter, at the latest when
 * its time is over; its memory is limited. Rejects with a BodyStoreError where there is no room for the result.
 */
export async function runFilter({
  bodies,
  body,
  charset,
  filter,
  signal,
  limits = filterLimits,
}: FilterCall): Promise<FilterOutcome> {
  const problem = (trouble: FilterTrouble): FilterOutcome => ({ kind: 'problem', problem: problemOf(trouble, filter, limits) });
  if (body.bytes > limits.bodyBytes[filter.language]) return problem({ reason: 'tooLarge', detail: '', at: null });
  const { resultBytes, jqMiB } = limits;
  const job: FilterJob = { bytes: await bytesFor(body), charset, filter, resultBytes, jqMiB };
  const writer = bodies.create();
  let end: End;
  try {
    end = await runThread(job, writer, { signal, limits });
  } catch (thrown) {
    await writer.end().catch(() => undefined);
    await bodies.release([writer.id]);
    throw thrown;
  }
  await writer.end();
  if ('kind' in end) {
    const { count, contentType } = end;
    return { kind: 'filtered', bodyId: writer.id, bytes: writer.bytes, count, contentType, ofBytes: body.bytes };
  }
  await bodies.release([writer.id]);
  return problem(end);
}

/** Why an expression can be read by nobody, found out on a body in which there is nothing; null where it can. */
export async function checkFilter(filter: BodyFilter, signal: AbortSignal, limits = filterLimits): Promise<string | null> {
  const tail = Buffer.from(filter.language === 'xpath' ? '<a/>' : 'null');
  const { resultBytes, jqMiB } = limits;
  const job: FilterJob = { bytes: { file: null, tail }, charset: null, filter, resultBytes, jqMiB };
  const nowhere = { id: '', bytes: 0, write: async () => undefined, end: async () => undefined };
  const end = await runThread(job, nowhere, { signal, limits });
  return 'reason' in end && end.reason === 'syntax' ? problemOf(end, filter, limits).sentence : null;
}

interface Bounds {
  readonly signal: AbortSignal;
  readonly limits: FilterLimits;
}

async function runThread(job: FilterJob, writer: BodyWriter, { signal, limits }: Bounds): Promise<End> {
  const worker = start(job, limits);
  try {
    return await follow(worker, writer, { signal, limits });
  } finally {
    await worker.terminate();
  }
}

function start(job: FilterJob, { heapMiB }: FilterLimits): Worker {
  // Built, all of Node's side is one folder.
  const entry = import.meta.url.endsWith('.ts') ? './filter-worker.ts' : './filter-worker.mjs';
  return new Worker(new URL(entry, import.meta.url), {
    workerData: job,
    env: {},
    stdin: false,
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: heapMiB, stackSizeMb: 16 },
  });
}

async function follow(worker: Worker, writer: BodyWriter, { signal, limits }: Bounds): Promise<End> {
  const { promise, resolve, reject } = Promise.withResolvers<End>();
  const leave = (reason: FilterTrouble['reason'], detail = '') => resolve({ reason, detail, at: null });
  const onAbort = () => leave('stopped');
  const timer = setTimeout(() => leave('time'), limits.ms);
  signal.addEventListener('abort', onAbort);
  if (signal.aborted) onAbort();
  worker.on('message', (reply: FilterReply) => {
    if (reply.kind === 'done') return resolve(reply);
    if (reply.kind === 'refused') return resolve({ reason: reply.reason, detail: reply.detail, at: reply.at });
    writer.write(reply.bytes).then(() => worker.postMessage('taken'), reject);
  });
  worker.on('error', (thrown) => {
    const isFull = thrown instanceof Error && 'code' in thrown && thrown.code === 'ERR_WORKER_OUT_OF_MEMORY';
    leave(isFull ? 'memory' : 'failed', thrown instanceof Error ? thrown.message : '');
  });
  worker.on('exit', () => leave('failed', 'its thread ended'));
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', onAbort);
  }
}
