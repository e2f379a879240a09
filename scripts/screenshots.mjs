import { spawnSync } from 'node:child_process';
import { enterPinnedNode, pinnedNode, root, tool } from './setup.mjs';

await enterPinnedNode(import.meta.url);
const { ensureBrowser } = await import('./browser.mjs');
const { ensureBuilt } = await import('./build.mjs');
if (!(await ensureBuilt()) || !(await ensureBrowser())) process.exit(1);

// One at a time: the practice server's port is in the pictures.
const { status } = spawnSync(pinnedNode(), [tool('playwright'), 'test', '--project', 'web', '--workers', '1', 'screenshots'], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, CAIRN_SCREENSHOTS: 'renew' },
});
process.exit(status ?? 1);
