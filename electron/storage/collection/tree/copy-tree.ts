import { cp, lstat, open, readdir, rename, rm } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { dirname, join } from 'node:path';
import { fail, ok, type Result } from '#shared/result';
import { attempt, fileErrorCode } from '../../file-failure.ts';
import { syncFolder } from '../../sync-folder.ts';
import { forgetTemporary, temporaryName } from '../../temporary-files.ts';

/** A name in a folder under which something is made or taken away unseen; what is left of it is cleared up by the next run. */
export const unseenIn = (folder: string): string => join(folder, temporaryName(randomBytes(16).toString('hex')));

/**
 * Copies a folder with all that is in it, links as links. The copy appears whole and is on disk for good, or not at all;
 * `prepare` may change it while nobody sees it yet.
 */
export async function copyFolder(
  from: string,
  to: string,
  prepare: (unseen: string) => Promise<Result<void>> = async () => ok(undefined),
): Promise<Result<void>> {
  return attempt(to, async () => {
    const unseen = unseenIn(dirname(to));
    try {
      await cp(from, unseen, { recursive: true, verbatimSymlinks: true, errorOnExist: true, force: false });
      const prepared = await prepare(unseen);
      if (!prepared.ok) return prepared;
      await syncBelow(unseen);
      return await reveal(unseen, to);
    } finally {
      await rm(unseen, { recursive: true, force: true });
      forgetTemporary(unseen);
    }
  });
}

/** Gives a folder another path on the same disk; fails where something is there already. */
export async function moveFolder(from: string, to: string): Promise<Result<void>> {
  return attempt(to, async () => {
    const moved = await reveal(from, to);
    if (moved.ok && dirname(from) !== dirname(to)) await syncFolder(dirname(from));
    return moved;
  });
}

/** Takes a folder away: at once for whoever looks, then file by file. */
export async function removeFolder(path: string): Promise<Result<void>> {
  return attempt(path, async () => {
    const unseen = unseenIn(dirname(path));
    try {
      await rename(path, unseen);
      await syncFolder(dirname(path));
      await rm(unseen, { recursive: true, force: true });
    } catch (thrown) {
      if (fileErrorCode(thrown) !== 'ENOENT') throw thrown;
    } finally {
      forgetTemporary(unseen);
    }
    return ok(undefined);
  });
}

/** Whether two paths are on one disk, so that a folder can move between them in one step. */
export async function onOneDisk(one: string, other: string): Promise<boolean> {
  const [first, second] = await Promise.all([lstat(one), lstat(other)]);
  return first.dev === second.dev;
}

/** A plain rename would take the place of an empty folder without a word. */
async function reveal(from: string, to: string): Promise<Result<void>> {
  if (await isThere(to)) return fail({ kind: 'fileFailed', path: to, reason: 'something of that name is there already' });
  await rename(from, to);
  await syncFolder(dirname(to));
  return ok(undefined);
}

export async function isThere(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch (thrown) {
    if (fileErrorCode(thrown) !== 'ENOENT') throw thrown;
    return false;
  }
}

async function syncBelow(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await syncBelow(path);
    if (entry.isFile()) await syncFile(path);
  }
  await syncFolder(folder);
}

async function syncFile(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
