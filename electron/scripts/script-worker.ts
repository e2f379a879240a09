import { parentPort, workerData } from 'node:worker_threads';
import { loadEngine, runInSandbox } from './sandbox.ts';
import type { Prelude, ScriptJob, ScriptReply } from './script-messages.ts';

/** The thread in which scripts run, so that one that does not end can be ended with it. */
const { prelude } = workerData as { readonly prelude: Prelude };
const engine = loadEngine();
const reply = (message: ScriptReply) => parentPort?.postMessage(message);

parentPort?.on('message', (job: ScriptJob) => {
  const say = (said: string) => reply({ id: job.id, said });
  void engine.then((loaded) => reply({ id: job.id, ended: runInSandbox(loaded, prelude, job, say) }));
});
