import { utilityProcess } from 'electron';
import type { PracticeFork } from '../services/practice-service';

/** Starts the practice server beside the app. Not by child_process.fork: the fuse that would allow it is off. */
export const forkPractice =
  (entry: string): PracticeFork =>
  (args) => {
    const child = utilityProcess.fork(entry, args, { serviceName: 'Cairn practice server', stdio: 'ignore' });
    return {
      send: (message) => child.postMessage(message),
      onMessage: (listener) => void child.on('message', listener),
      onExit: (listener) => void child.on('exit', listener),
      kill: () => void child.kill(),
    };
  };
