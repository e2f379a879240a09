import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { link, lstat, open, rename, rm, unlink, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ok, type Result } from '#shared/result';
import { attempt, fileErrorCode } from './file-failure.ts';
import { inTurn } from './in-turn.ts';
import { syncFolder } from './sync-folder.ts';
import { forgetTemporary, temporaryName } from './temporary-files.ts';

interface Options {
  /** Permissions of a file that is new; one that exists keeps its own. */
  readonly mode?: number;
}

/**
 * Writes a file so that at every moment, and after a crash or a power cut, it is the old one or the new one, whole.
 * Writes to the same path happen in the order they were asked for.
 */
export function writeFileAtomic(path: string, content: string | Uint8Array, options: Options = {}): Promise<Result<void>> {
  return inTurn(path, () => replaceFile(path, content, options));
}

/**
 * The same, but only if `isCurrent` still says yes when everything is on disk and only the change of names is left.
 * Answers `changed`, and leaves the file as it is, when it says no.
 */
export function writeFileIf(
  path: string,
  content: string | Uint8Array,
  isCurrent: () => Promise<boolean>,
): Promise<Result<'written' | 'changed'>> {
  return inTurn(path, async () => {
    let changed = false;
    const written = await replaceFile(path, content, {}, async () => {
      changed = !(await isCurrent());
      return !changed;
    });
    return written.ok ? ok(changed ? 'changed' : 'written') : written;
  });
}

function replaceFile(
  path: string,
  content: string | Uint8Array,
  options: Options,
  mayReplace: () => Promise<boolean> = async () => true,
): Promise<Result<void>> {
  return attempt(path, async () => {
    const temporary = await writeTemporary(path, content, options);
    try {
      if (!(await mayReplace())) {
        await discard(temporary);
        return ok(undefined);
      }
      await renameOver(temporary, path);
    } catch (thrown) {
      await discard(temporary);
      throw thrown;
    }
    forgetTemporary(temporary);
    await syncFolder(dirname(path));
    return ok(undefined);
  });
}

/** Takes a file away for good, also after a power cut. One that is not there is gone already. */
export function removeFile(path: string): Promise<Result<void>> {
  return inTurn(path, () =>
    attempt(path, async () => {
      await rm(path, { force: true });
      await syncFolder(dirname(path));
      return ok(undefined);
    }),
  );
}

/** Gives a file another name in the same folder; answers `taken`, and changes nothing, when that name is in use. */
export function renameFile(from: string, to: string): Promise<Result<'renamed' | 'taken'>> {
  return inTurn(from, () =>
    attempt(to, async () => {
      const taken = await factsOf(to);
      const own = await factsOf(from);
      // On disks that take two cases of a name for one, the new name is there already: it is this file.
      if (taken && own && taken.ino === own.ino && taken.dev === own.dev) await rename(from, to);
      else if (!(await moveToFreeName(from, to))) return ok('taken' as const);
      await syncFolder(dirname(to));
      return ok('renamed' as const);
    }),
  );
}

/** A hard link refuses a name that is in use, in one step; a plain rename would not. */
async function moveToFreeName(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
  } catch (thrown) {
    if (fileErrorCode(thrown) === 'EEXIST') return false;
    if (!['EPERM', 'ENOTSUP', 'ENOSYS', 'EOPNOTSUPP'].includes(fileErrorCode(thrown) ?? '')) throw thrown;
    if (await factsOf(to)) return false;
    await rename(from, to);
    return true;
  }
  await unlink(from);
  return true;
}

/** Writes a file that must not be there yet; answers `taken`, and writes nothing, when it is. */
export function createFileAtomic(
  path: string,
  content: string | Uint8Array,
  options: Options = {},
): Promise<Result<'created' | 'taken'>> {
  return inTurn(path, () =>
    attempt(path, async () => {
      const temporary = await writeTemporary(path, content, options);
      try {
        await linkOrClaim(temporary, path);
      } catch (thrown) {
        await discard(temporary);
        if (fileErrorCode(thrown) === 'EEXIST') return ok('taken' as const);
        throw thrown;
      }
      await syncFolder(dirname(path));
      return ok('created' as const);
    }),
  );
}

async function writeTemporary(path: string, content: string | Uint8Array, { mode = 0o666 }: Options): Promise<string> {
  const old = await factsOf(path);
  const temporary = join(dirname(path), temporaryName(randomBytes(16).toString('hex')));
  const exclusive = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL;
  let handle: FileHandle | null = null;
  try {
    handle = await open(temporary, exclusive, old ? old.mode & 0o777 : mode);
    if (old) await keepOwnership(handle, old);
    await handle.writeFile(content);
    await handle.sync();
    await handle.close();
    return temporary;
  } catch (thrown) {
    // A second error while giving up must not hide the first.
    await handle?.close().catch(() => {});
    await discard(temporary);
    throw thrown;
  }
}

interface OldFile {
  readonly dev: number;
  readonly ino: number;
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
}

async function factsOf(path: string): Promise<OldFile | null> {
  try {
    const facts = await lstat(path);
    return facts.isFile() ? facts : null;
  } catch (thrown) {
    if (fileErrorCode(thrown) === 'ENOENT') return null;
    throw thrown;
  }
}

/** The umask has taken part in the mode, and a program run as root would otherwise take the file away from its user. */
async function keepOwnership(handle: FileHandle, old: OldFile): Promise<void> {
  if (process.platform === 'win32') return;
  const own = await handle.stat();
  if (own.uid !== old.uid || own.gid !== old.gid) await handle.chown(old.uid, old.gid).catch(() => {});
  await handle.chmod(old.mode & 0o777);
}

const retryDelaysMs = [10, 40, 160, 320];

/** On Windows a virus scanner or an indexer may hold the old file for a moment. */
async function renameOver(from: string, to: string): Promise<void> {
  for (const delayMs of retryDelaysMs) {
    try {
      return await rename(from, to);
    } catch (thrown) {
      const held = ['EPERM', 'EACCES', 'EBUSY'].includes(fileErrorCode(thrown) ?? '');
      if (process.platform !== 'win32' || !held) throw thrown;
      await new Promise((resolve) => setTimeout(resolve, delayMs));
    }
  }
  return rename(from, to);
}

/** A hard link refuses a name that is taken, in one step. Where disks know no links, an empty file claims the name. */
async function linkOrClaim(temporary: string, path: string): Promise<void> {
  try {
    await link(temporary, path);
  } catch (thrown) {
    if (fileErrorCode(thrown) === 'EEXIST') throw thrown;
    const claim = await open(path, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL);
    await claim.close();
    await renameOver(temporary, path);
    return forgetTemporary(temporary);
  }
  await discard(temporary);
}

async function discard(temporary: string): Promise<void> {
  await unlink(temporary).catch(() => {});
  forgetTemporary(temporary);
}
