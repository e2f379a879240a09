import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { enterPinnedNode, note, pinnedNode, root, withProgress } from './setup.mjs';

await enterPinnedNode(import.meta.url);
const { ensureBuilt } = await import('./build.mjs');
const { downloadElectron, findElectron } = await import('./electron-runtime.mjs');

const flags = new Set(process.argv.slice(2));
const known = ['--browser', '--no-open', '--desktop'];
const unknown = [...flags].filter((flag) => !known.includes(flag));
if (unknown.length > 0) {
  note(
    `npm start does not know ${unknown.join(' ')}. It knows -- --browser (in the browser) and -- --no-open (do not open one).`,
  );
  process.exit(2);
}

if (!(await ensureBuilt())) process.exit(1);

const hasDisplay = process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
const wantsBrowser = flags.has('--browser') || flags.has('--no-open') || (!hasDisplay && !flags.has('--desktop'));

const electron = wantsBrowser
  ? null
  : (findElectron() ?? (await withProgress("Fetching Electron's runtime …", () => downloadElectron())));

if (electron) hand(electron, [root]);
else {
  if (!wantsBrowser) note("Electron's runtime is not here and could not be downloaded: opening Cairn in the browser instead.");
  else if (!flags.has('--browser') && !flags.has('--no-open'))
    note('There is no display here: Cairn runs in the browser instead.');
  hand(pinnedNode(), [
    join(root, 'dist', 'node', 'cairn.mjs'),
    'open',
    ...(flags.has('--no-open') || !hasDisplay ? ['--no-open'] : []),
  ]);
}

/** Becomes the program: its output, its signals and its exit code are ours. */
function hand(command, args) {
  const child = spawn(command, args, { cwd: root, stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => {
    note(error.message);
    process.exit(1);
  });
  child.on('close', (code, signal) => process.exit(signal ? 0 : (code ?? 1)));
}
