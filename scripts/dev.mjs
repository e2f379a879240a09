import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { join } from 'node:path';
import { enterPinnedNode, note, pinnedNode, root, tool } from './setup.mjs';

await enterPinnedNode(import.meta.url);
const { ensureBuilt } = await import('./build.mjs');
if (!(await ensureBuilt())) process.exit(1);

// Vite rebuilds what changes; the host starts again when its own code did. Reload the page to see its changes.
const children = ['renderer', 'node', 'preload'].map((mode) =>
  spawn(pinnedNode(), [tool('vite'), 'build', '--watch', '--mode', mode, '--logLevel', 'warn', '--emptyOutDir', 'false'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  }),
);

let host = startHost();
let timer;
watch(join(root, 'dist', 'node'), () => {
  clearTimeout(timer);
  timer = setTimeout(() => {
    note('The host changed: starting it again.');
    host.kill();
    host = startHost();
  }, 400);
});

function startHost() {
  return spawn(pinnedNode(), [join(root, 'dist', 'node', 'cairn.mjs'), 'open', '--no-open', '--port', '7600'], {
    cwd: root,
    stdio: 'inherit',
  });
}

process.on('SIGINT', () => {
  for (const child of [...children, host]) child.kill();
  process.exit(0);
});
