import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The programs that runs are measured beside, each with the version that the figures are for. */
const packages = ['@usebruno/cli@4.1.0', 'newman@6.2.2'];

export interface Peers {
  readonly bru: string;
  readonly newman: string;
}

/** Installs the peers into this folder, once; they are no dependencies of ours. Null, and said, where the registry does not answer. */
export async function installPeers(folder: string): Promise<Peers | null> {
  const peers = {
    bru: join(folder, 'node_modules/@usebruno/cli/bin/bru.js'),
    newman: join(folder, 'node_modules/newman/bin/newman.js'),
  };
  if (existsSync(peers.bru) && existsSync(peers.newman)) return peers;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{"private":true}\n');
  process.stderr.write(`Installing ${packages.join(' and ')} …\n`);
  const args = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', '--save-exact', ...packages];
  try {
    await run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, { cwd: folder, timeout: 600_000 });
    return peers;
  } catch (thrown) {
    process.stderr.write(`They could not be installed: ${String(thrown).split('\n', 1)[0]}\n`);
    return null;
  }
}
