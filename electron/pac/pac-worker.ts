import { type MessagePort, parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { askPac, loadEngine } from './pac-sandbox.ts';
import type { PacJob, PacReply } from './pac-messages.ts';

/** The thread in which PAC files run, so that one that does not end can be ended with it. */
const { helpers, answers, gate } = workerData as {
  readonly helpers: string;
  readonly answers: MessagePort;
  readonly gate: Int32Array;
};
const engine = loadEngine();
const reply = (message: PacReply) => parentPort?.postMessage(message);

/** Waits without anything else running in this thread: it can be ended all the same. */
function resolve(id: number, name: string): string {
  Atomics.store(gate, 0, 0);
  reply({ id, name });
  Atomics.wait(gate, 0, 0);
  return String(receiveMessageOnPort(answers)?.message ?? '');
}

parentPort?.on('message', (job: PacJob) => {
  const means = {
    resolve: (name: string) => resolve(job.id, name),
    say: (said: string) => reply({ id: job.id, said }),
  };
  void engine.then((loaded) => reply({ id: job.id, end: askPac(loaded, helpers, job, means) }));
});
