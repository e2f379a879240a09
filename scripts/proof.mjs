import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv } from 'node:process';
import { enterPinnedNode, note, pinnedNode, root, runQuietly, tool, withProgress } from './setup.mjs';

await enterPinnedNode(import.meta.url);
const { addTallies, tallyPlaywright, tallyVitest, closingLine, isSuccess } = await import('./tally.mjs');
const { ensureBrowser } = await import('./browser.mjs');
const { ensureBuilt } = await import('./build.mjs');
const { writeProof } = await import('./proof-report.mjs');
/** Names of test files, or parts of them: only these are run. */
const only = argv.slice(2).filter((word) => !word.startsWith('--'));

/** Other implementations the long tests compare with, and Debian's package for each. */
const peers = {
  curl: 'curl',
  nginx: 'nginx-light',
  'nghttp2’s server': 'nghttp2-server',
  httpbin: 'python3-httpbin',
  'Django REST framework': 'python3-djangorestframework',
  'django-filter': 'python3-django-filters',
  'drf-spectacular': 'python3-djangorestframework-spectacular',
  uritemplate: 'python3-uritemplate',
  Pillow: 'python3-pil',
  PyJWT: 'python3-jwt',
  botocore: 'python3-botocore',
  Redis: 'redis-server',
  Memcached: 'memcached',
  Apache: 'apache2',
  strace: 'strace',
  squid: 'squid',
  Dante: 'dante-server',
  gsettings: 'gsettings-desktop-schemas',
  pacparser: 'python3-pacparser',
  'GNOME keyring': 'gnome-keyring',
  'D-Bus session': 'dbus-daemon',
  wget: 'wget',
  requests: 'python3-requests',
  HTTPX: 'python3-httpx',
  websockets: 'python3-websockets',
  FFmpeg: 'ffmpeg',
};

if (argv.includes('--install-peers')) await installPeers();

const report = join(root, '.cache', 'reports', 'proof.json');
mkdirSync(join(root, '.cache', 'reports'), { recursive: true });
const { status } = spawnSync(
  pinnedNode(),
  [
    tool('vitest'),
    'run',
    '--project',
    'node',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    '--testTimeout=600000',
    ...only,
  ],
  { cwd: root, stdio: 'inherit', env: { ...process.env, CAIRN_PROOF: 'whole' } },
);
const inWindow = join(root, '.cache', 'reports', 'proof-window.json');
rmSync(inWindow, { force: true });
const sum = addTallies([tallyVitest(report, status ?? 1), ...(only.length > 0 ? [] : [await proveInTheWindow()])]);
writeProof({ report, stories: inWindow }, join(root, 'docs', 'proof.md'), { root, peers: installedPeers() });
console.log(closingLine(sum));
process.exit(isSuccess(sum) ? 0 : 1);

/** Versions of Debian's packages for the peers, where they are installed. @returns {Record<string, string | null>} */
function installedPeers() {
  const versionOf = (name) => {
    const { status, stdout } = spawnSync('dpkg-query', ['-W', '-f=${Version}', name], { encoding: 'utf8' });
    return status === 0 && stdout !== '' ? stdout : null;
  };
  return Object.fromEntries(Object.entries(peers).map(([name, debian]) => [name, versionOf(debian)]));
}

/** The stories whose long form takes minutes: a million rows in the window, each hostile document in a page of its own, and films that another program has made. */
async function proveInTheWindow() {
  if (!(await ensureBuilt()) || !(await ensureBrowser())) return { passed: 0, failed: 1, skipped: 0 };
  const args = [tool('playwright'), 'test', 'all-pages', 'hostile-bodies', 'hostile-words', 'film-and-sound', '--project=web'];
  const env = { ...process.env, CAIRN_PROOF: 'whole', PLAYWRIGHT_JSON_OUTPUT_NAME: inWindow };
  const { status: ended } = spawnSync(pinnedNode(), args, { cwd: root, stdio: 'inherit', env });
  return tallyPlaywright(inWindow, ended ?? 1);
}

async function installPeers() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    note(
      `Peers are installed from Debian as root only. Install by hand what you want compared: ${Object.keys(peers).join(', ')}.`,
    );
    return;
  }
  // Debian asks this file whether a package may start its service: 101 means no.
  const policy = '/usr/sbin/policy-rc.d';
  const ours = !existsSync(policy);
  if (ours) writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const { code, output } = await withProgress('Installing the peers …', async () => {
    await runQuietly('apt-get', ['update', '-q'], { env });
    return runQuietly('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...Object.values(peers)], { env });
  });
  if (ours) rmSync(policy);
  if (code !== 0) note(output.trim().split('\n').slice(-5).join('\n'));
}
