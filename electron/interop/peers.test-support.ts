import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Other tools that what we write and read is held against, each at one version; they never become packages of ours. */
const peers = {
  bruno: ['@usebruno/cli@4.1.0', '@usebruno/converters@0.23.0', '@usebruno/filestore@0.12.0'],
  newman: ['newman@6.2.2'],
} as const;

/**
 * A folder with the packages of another tool in its `node_modules`, below `.cache`, installed once and without their
 * scripts; null where the registry cannot be reached.
 */
export async function installPeer(name: keyof typeof peers): Promise<string | null> {
  const folder = join(import.meta.dirname, '..', '..', '.cache', 'peers', name);
  const done = join(folder, `installed ${peers[name].join(' ').replaceAll('/', '-')}`);
  if (existsSync(done)) return folder;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{"private":true}');
  const args = ['install', '--ignore-scripts', '--no-audit', '--no-fund', ...peers[name]];
  const isThere = await run('npm', args, { cwd: folder, timeout: 300_000 }).then(
    () => true,
    () => false,
  );
  if (isThere) writeFileSync(done, '');
  return isThere ? folder : null;
}

/** What a package of another tool exports. */
export const peerModule = (folder: string, name: string): unknown => createRequire(join(folder, 'package.json'))(name);
