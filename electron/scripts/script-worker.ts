import { type MessagePort, parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { digestOf } from './digest.ts';
import { loadEngine, runInSandbox } from './sandbox.ts';
import type { Prelude, ScriptJob, ScriptReply } from './script-messages.ts';

/** The thread in which scripts run, so that one that does not end can be ended with it. */
const { prelude, answers, gate } = workerData as {
  readonly prelude: Prelude;
  readonly answers: MessagePort;
  readonly gate: Int32Array;
};
const engine = loadEngine();
const reply = (message: ScriptReply) => parentPort?.postMessage(message);

/** Waits without anything else running in this thread: it can be ended all the same. */
function wait(id: number, asked: string): string {
  const { ms } = JSON.parse(asked) as { readonly ms?: number };
  // Nobody opens the second gate: it is time alone that passes.
  if (typeof ms === 'number') Atomics.wait(gate, 1, 0, Math.min(Math.max(ms, 0), 60_000));
  if (typeof ms === 'number') return '';
  Atomics.store(gate, 0, 0);
  reply({ id, asked });
  Atomics.wait(gate, 0, 0);
  return String(receiveMessageOnPort(answers)?.message ?? '{"problem":"no answer came"}');
}

parentPort?.on('message', (job: ScriptJob) => {
  const means = {
    say: (said: string) => reply({ id: job.id, said }),
    wait: (asked: string) => wait(job.id, asked),
    digest: digestOf,
  };
  void engine.then((loaded) => reply({ id: job.id, ended: runInSandbox(loaded, prelude, job, means) }));
});
