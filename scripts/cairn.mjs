import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { enterPinnedNode, note, pinnedNode, root } from './setup.mjs';

await enterPinnedNode(import.meta.url);
const { ensureBuilt } = await import('./build.mjs');
if (!(await ensureBuilt())) process.exit(2);

// npm changes the folder before it runs us; paths are meant from where the user stands.
const child = spawn(pinnedNode(), [join(root, 'dist', 'node', 'cairn.mjs'), ...process.argv.slice(2)], {
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
