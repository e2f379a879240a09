import { randomBytes } from 'node:crypto';
import { cp, lstat, mkdir, readdir, rename, rm, rmdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fail, ok, type Result } from '#shared/result';
import { attempt, fileErrorCode } from './file-failure.ts';
import { syncFolder } from './sync-folder.ts';
import { forgetTemporary, removeOrphans, temporaryName } from './temporary-files.ts';

/**
 * Copies parts of a data folder into a folder that is empty or not there yet: whole, or not at all. A copy can be used as a
 * data folder. The database is copied as it is at one moment, whoever writes to it; links are left out.
 */
export function copyData(home: string, names: readonly string[], to: string): Promise<Result<null>> {
  return attempt(to, async () => {
    if (!(await isFree(to))) return fail({ kind: 'fileFailed', path: to, reason: 'the folder is not empty' });
    const parent = dirname(to);
    await mkdir(parent, { recursive: true });
    await removeOrphans(parent);
    const stage = join(parent, temporaryName(randomBytes(16).toString('hex')));
    try {
      await mkdir(stage, { mode: 0o700 });
      for (const name of names) await copyOne(join(home, name), join(stage, name));
      await rmdir(to).catch(() => undefined);
      await rename(stage, to);
    } finally {
      await rm(stage, { recursive: true, force: true });
      forgetTemporary(stage);
    }
    await syncFolder(parent);
    return ok(null);
  });
}

async function isFree(folder: string): Promise<boolean> {
  try {
    return (await readdir(folder)).length === 0;
  } catch (thrown) {
    if (fileErrorCode(thrown) === 'ENOENT') return true;
    throw thrown;
  }
}

async function copyOne(from: string, to: string): Promise<void> {
  if ((await stat(from).catch(() => null)) === null) return;
  if (!from.endsWith('.db')) {
    await cp(from, to, { recursive: true, filter: async (path) => !(await lstat(path)).isSymbolicLink() });
    return;
  }
  const database = new DatabaseSync(from, { timeout: 5_000 });
  try {
    database.prepare('vacuum into ?').run(to);
  } finally {
    database.close();
  }
}
