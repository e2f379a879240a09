import { utilityProcess } from 'electron';
import type { ReaderFork } from '../services/import-handlers';

/** Starts the reader of an import beside the app, by the only way that its fuses leave. */
export const forkReader =
  (entry: string): ReaderFork =>
  () => {
    const child = utilityProcess.fork(entry, [], { serviceName: 'Cairn import', stdio: 'ignore' });
    return {
      send: (task) => child.postMessage(task),
      onMessage: (listener) => void child.on('message', listener),
      onExit: (listener) => void child.on('exit', listener),
      kill: () => void child.kill(),
    };
  };
