import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { argv } from 'node:process';
import { enterPinnedNode, note, pinnedNode, root, runQuietly, tool, withProgress } from './setup.mjs';

await enterPinnedNode(import.meta.url);
const { tallyVitest, closingLine, isSuccess } = await import('./tally.mjs');

/** Other implementations the long tests compare with, and Debian's package for each. */
const peers = { curl: 'curl', nginx: 'nginx-light', httpbin: 'python3-httpbin', strace: 'strace' };

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
  ],
  { cwd: root, stdio: 'inherit', env: { ...process.env, CAIRN_PROOF: 'whole' } },
);
const sum = tallyVitest(report, status ?? 1);
console.log(closingLine(sum));
process.exit(isSuccess(sum) ? 0 : 1);

async function installPeers() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    note(
      `Peers are installed from Debian as root only. Install by hand what you want compared: ${Object.keys(peers).join(', ')}.`,
    );
    return;
  }
  // A policy that forbids it keeps the packages from starting services of their own.
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  const { code, output } = await withProgress('Installing the peers …', async () => {
    await runQuietly('apt-get', ['update', '-q'], { env });
    return runQuietly('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...Object.values(peers)], { env });
  });
  if (code !== 0) note(output.trim().split('\n').slice(-5).join('\n'));
}
