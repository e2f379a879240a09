import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { ReaderFork } from './reader-process.ts';
import { sourcesWithoutEndings } from './sources-without-endings.ts';

const isBuilt = !import.meta.url.endsWith('.ts');
// Built, all of Node's side is one folder.
const entry = new URL(isBuilt ? './import-process.mjs' : './import-process.ts', import.meta.url);

/** Starts the reader of an import as a process of plain Node. */
export const forkReader: ReaderFork = () => {
  const child = fork(fileURLToPath(entry), [], {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    // Bytes go as bytes.
    serialization: 'advanced',
    execArgv: isBuilt ? [] : ['--import', sourcesWithoutEndings],
  });
  return {
    // What cannot be sent is told by its end.
    send: (task) => void (child.connected && child.send(task, () => {})),
    onMessage: (listener) => void child.on('message', listener),
    onExit(listener) {
      child.on('exit', listener);
      child.on('error', () => listener(1));
    },
    kill: () => void child.kill('SIGKILL'),
  };
};
