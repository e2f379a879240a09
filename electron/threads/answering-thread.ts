import { MessageChannel, Worker, type MessagePort } from 'node:worker_threads';

/** A thread that stands still while it waits for an answer, so that what runs in it can ask by a plain function. */
export interface AnsweringThread {
  readonly worker: Worker;
  /** Hands over what it waits for, and lets it go on. */
  readonly answer: (text: string) => void;
  readonly end: () => Promise<void>;
}

export interface ThreadWishes {
  readonly entry: URL;
  /** What it is given beside the port of its answers, `answers`, and what it waits at, `gate`. */
  readonly given: Readonly<Record<string, unknown>>;
  readonly env: Readonly<Record<string, string>>;
  readonly heapMiB: number;
}

/** Starts a thread that has nothing of ours but what it is given, and keeps nobody from leaving. */
export function startAnsweringThread(wishes: ThreadWishes): AnsweringThread {
  const { port1, port2 } = new MessageChannel();
  const gate = new Int32Array(new SharedArrayBuffer(8));
  const worker = startWorker(wishes, port2, gate);
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

function startWorker({ entry, given, env, heapMiB }: ThreadWishes, answers: MessagePort, gate: Int32Array): Worker {
  const worker = new Worker(entry, {
    workerData: { ...given, answers, gate },
    transferList: [answers],
    env: { ...env },
    stdin: false,
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: heapMiB, stackSizeMb: 16 },
  });
  // An error that comes when nobody asks any more must not end the program.
  worker.on('error', () => {});
  worker.unref();
  return worker;
}
