import { parentPort, workerData } from 'node:worker_threads';
import { readSchema } from './read-schema.ts';

/** The thread in which one schema is read, so that it can be ended with it. */
parentPort?.postMessage(readSchema(new TextDecoder().decode(workerData as Uint8Array)));
