import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureInstalled, note, pinnedNode, root } from './setup.mjs';

// What follows runs on any Node: going on in the pinned one here would put a process in between that passes no signals on.
await ensureInstalled();
const node = pinnedNode();
if (node === null) {
  note(`Cairn needs Node 24 or newer; this is ${process.version}. Install it from nodejs.org and run the command again.`);
  process.exit(2);
}
const { ensureBuilt } = await import('./build.mjs');
if (!(await ensureBuilt())) process.exit(2);

// npm changes the folder before it runs us; paths are meant from where the user stands.
const child = spawn(node, [join(root, 'dist', 'node', 'cairn.mjs'), ...process.argv.slice(2)], {
  cwd: process.env.INIT_CWD || process.cwd(),
  stdio: 'inherit',
});
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
for (const signal of signals) process.on(signal, () => child.kill(signal));
child.on('error', (error) => {
  note(error.message);
  process.exit(2);
});
child.on('close', (code, signal) => {
  if (signal === null) process.exit(code ?? 2);
  for (const each of signals) process.removeAllListeners(each);
  process.kill(process.pid, signal);
});
