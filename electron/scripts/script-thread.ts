import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import { prelude } from './prelude-sources';

/** A thread for scripts, and the way in which it gets what it waits for. */
export interface ScriptThread {
  readonly worker: Worker;
  /** Hands over what a script waits for, and lets it go on. */
  readonly answer: (text: string) => void;
  readonly end: () => Promise<void>;
}

/** A thread that has nothing of ours but the sources of what scripts find. */
export function startThread(): ScriptThread {
  const { port1, port2 } = new MessageChannel();
  const gate = new Int32Array(new SharedArrayBuffer(8));
  const worker = startWorker(port2, gate);
  return {
    worker,
    answer(text) {
      port1.postMessage(text);
      Atomics.store(gate, 0, 1);
      Atomics.notify(gate, 0);
    },
    async end() {
      port1.close();
      await worker.terminate();
    },
  };
}

function startWorker(answers: MessagePort, gate: Int32Array): Worker {
  // Built, all of Node's side is one folder.
  const entry = import.meta.url.endsWith('.ts') ? './script-worker.ts' : './script-worker.mjs';
  const worker = new Worker(new URL(entry, import.meta.url), {
    workerData: { prelude, answers, gate },
    transferList: [answers],
    env: {},
    stdin: false,
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: 256, stackSizeMb: 16 },
  });
  // An error that comes when nobody asks any more must not end the program.
  worker.on('error', () => {});
  worker.unref();
  return worker;
}
