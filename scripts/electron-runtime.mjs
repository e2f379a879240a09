import { spawn } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pinnedNode, root } from './setup.mjs';

const folder = join(root, 'node_modules', 'electron');

/** Where Electron's executable is, or null when the runtime has not been downloaded. */
export function findElectron() {
  const pathFile = join(folder, 'path.txt');
  if (!existsSync(pathFile)) return null;
  const name = readFileSync(pathFile, 'utf8');
  const executable = process.env.ELECTRON_OVERRIDE_DIST_PATH
    ? join(process.env.ELECTRON_OVERRIDE_DIST_PATH, name)
    : join(folder, 'dist', name);
  return existsSync(executable) ? executable : null;
}

/** Bytes that a download may have left so far, in the places where Electron's installer keeps them. */
function downloadedBytes() {
  const caches = {
    linux: [process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache')],
    darwin: [join(homedir(), 'Library', 'Caches')],
    win32: [process.env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local')],
  };
  const places = [
    ...(caches[process.platform] ?? []).map((place) => join(place, 'electron')),
    join(folder, 'dist'),
    ...downloadFolders(),
  ];
  return places.reduce((sum, place) => sum + bytesBelow(place, 3), 0);
}

const downloadFolders = () =>
  readdirSync(tmpdir(), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name.startsWith('electron-download'))
    .map((entry) => join(tmpdir(), entry.name));

function bytesBelow(path, depth) {
  try {
    const facts = statSync(path);
    if (!facts.isDirectory()) return facts.size;
    return depth === 0 ? 0 : readdirSync(path).reduce((sum, name) => sum + bytesBelow(join(path, name), depth - 1), 0);
  } catch {
    return 0;
  }
}

/**
 * Lets Electron's own installer fetch the runtime. It may take as long as it gets on; after `patienceMs` without a
 * byte more it is stopped. Resolves with the executable, or null.
 */
export async function downloadElectron(patienceMs = 20_000) {
  const child = spawn(pinnedNode(), [join(folder, 'install.js')], { cwd: folder, stdio: 'ignore' });
  let bytes = downloadedBytes();
  let lastProgress = Date.now();
  const watch = setInterval(() => {
    const now = downloadedBytes();
    if (now !== bytes) [bytes, lastProgress] = [now, Date.now()];
    else if (Date.now() - lastProgress > patienceMs) child.kill('SIGKILL');
  }, 500);
  await new Promise((resolve) => child.on('close', resolve).on('error', resolve));
  clearInterval(watch);
  return findElectron();
}
