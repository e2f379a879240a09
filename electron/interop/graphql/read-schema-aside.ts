import { Worker } from 'node:worker_threads';
import type { SchemaReading } from '#shared/graphql/schema-reading';
import { sourcesWithoutEndings } from '../sources-without-endings.ts';

export interface SchemaLimits {
  /** Longest a reading may take, in milliseconds. */
  readonly ms: number;
  /** Largest heap of its thread, in MiB. */
  readonly heapMiB: number;
}

// Far above what the longest source can need: a thread that runs out of memory may take the whole process with it.
const usualLimits: SchemaLimits = { ms: 20_000, heapMiB: 2_048 };

/** Reads a schema in a thread of its own: one that takes too long or too much memory is given up. */
export async function readSchemaAside(bytes: Uint8Array, limits: SchemaLimits = usualLimits): Promise<SchemaReading> {
  const isBuilt = !import.meta.url.endsWith('.ts');
  const entry = isBuilt ? './graphql-schema-worker.mjs' : './graphql-schema-worker.ts';
  const worker = new Worker(new URL(entry, import.meta.url), {
    workerData: bytes,
    execArgv: isBuilt ? [] : ['--import', sourcesWithoutEndings],
    env: {},
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: limits.heapMiB, stackSizeMb: 8 },
  });
  try {
    return await follow(worker, limits);
  } finally {
    await worker.terminate();
  }
}

async function follow(worker: Worker, { ms, heapMiB }: SchemaLimits): Promise<SchemaReading> {
  const { promise, resolve } = Promise.withResolvers<SchemaReading>();
  const timer = setTimeout(() => resolve({ kind: 'tooMuch', says: `reading it took more than ${ms / 1000} seconds` }), ms);
  worker.on('message', (reading: SchemaReading) => resolve(reading));
  worker.on('error', (thrown: Error & { readonly code?: string }) =>
    resolve(
      thrown.code === 'ERR_WORKER_OUT_OF_MEMORY'
        ? { kind: 'tooMuch', says: `reading it took more than ${heapMiB} MiB of memory` }
        : { kind: 'broken', says: 'it says something that no schema says.' },
    ),
  );
  worker.on('exit', () => resolve({ kind: 'tooMuch', says: 'its thread ended' }));
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
  }
}
