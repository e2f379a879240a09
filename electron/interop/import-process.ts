import { Worker } from 'node:worker_threads';
import type { ReaderAnswer, ReaderTask } from './reader-process.ts';
import { sourcesWithoutEndings } from './sources-without-endings.ts';
import { tellReading } from './tell-reading.ts';

interface ParentPort {
  postMessage(answer: ReaderAnswer): void;
  on(name: 'message', receive: (event: { readonly data: ReaderTask }) => void): void;
}

/**
 * The process in which one import is read, by Node's IPC or Electron's `parentPort`. The reading is a thread of it, whose memory
 * is limited; where Node ends a whole process for want of memory, which it may, it ends this one.
 */
const port = (process as { readonly parentPort?: ParentPort }).parentPort;
if (port) port.on('message', ({ data }) => read(data, (answer) => port.postMessage(answer)));
else {
  process.once('message', (task) => read(task as ReaderTask, (answer) => process.send?.(answer)));
  process.once('disconnect', () => process.exit(0));
}

function read({ job, heapMiB }: ReaderTask, tell: (answer: ReaderAnswer) => void): void {
  const isBuilt = !import.meta.url.endsWith('.ts');
  const worker = new Worker(new URL(isBuilt ? './import-worker.mjs' : './import-worker.ts', import.meta.url), {
    workerData: job,
    execArgv: isBuilt ? [] : ['--import', sourcesWithoutEndings],
    env: {},
    stdin: false,
    resourceLimits: { maxOldGenerationSizeMb: heapMiB, stackSizeMb: 16 },
  });
  tellReading(worker, tell);
}
