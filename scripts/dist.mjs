import { spawnSync } from 'node:child_process';
import { argv } from 'node:process';
import { findElectron } from './electron-runtime.mjs';
import { enterPinnedNode, note, pinnedNode, root, tool } from './setup.mjs';

await enterPinnedNode(import.meta.url);
const { ensureBuilt } = await import('./build.mjs');
if (!(await ensureBuilt())) process.exit(1);

// Without arguments: the unpacked program, which needs no download beyond Electron itself.
if (!findElectron() && !process.env.ELECTRON_OVERRIDE_DIST_PATH) {
  note("Electron's runtime is not here; the packager will try to download it.");
}
const args = argv.length > 2 ? argv.slice(2) : ['--dir'];
const { status } = spawnSync(pinnedNode(), [tool('electron-builder'), '--publish', 'never', ...args], {
  cwd: root,
  stdio: 'inherit',
});
process.exit(status ?? 1);
