import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { PracticeFork } from '../practice/client';

/** The practice server is big: also from source it is started as it was built. */
const entry = new URL(import.meta.url.endsWith('.ts') ? '../../dist/node/practice.mjs' : './practice.mjs', import.meta.url);

/** Starts the practice server as a process of plain Node. */
export const forkPractice: PracticeFork = (args) => {
  const child = fork(fileURLToPath(entry), args, { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  // Without a listener a process that cannot be started would end this one.
  child.on('error', () => {});
  return {
    send: (message) => void (child.connected && child.send(message)),
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => void child.on('exit', listener),
    kill: () => void child.kill('SIGKILL'),
  };
};
