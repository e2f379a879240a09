import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { mkdir, open, readdir, rename, rm, rmdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fail, ok, type Result } from '#shared/result';
import { eachLimited } from './collection/each-limited.ts';
import { attempt, fileErrorCode } from './file-failure.ts';
import { syncFolder } from './sync-folder.ts';
import { forgetTemporary, removeOrphans, temporaryName } from './temporary-files.ts';

/** A file below a folder that does not exist yet; its path has `/` and leads nowhere else. */
export interface StagedFile {
  readonly path: string;
  readonly text: string;
}

const writtenTogether = 16;

/**
 * Makes a folder with all its files at once: after a crash or a power cut it is there whole, or not at all. The name must
 * be free, or that of an empty folder; answers `taken`, and leaves everything as it was, where it is not. What programs
 * that died have left beside it is taken away.
 */
export function createFolderAtomic(folder: string, files: readonly StagedFile[]): Promise<Result<'created' | 'taken'>> {
  return attempt(folder, async () => {
    const parent = dirname(folder);
    await mkdir(parent, { recursive: true });
    await removeOrphans(parent);
    const stage = join(parent, temporaryName(randomBytes(16).toString('hex')));
    try {
      const written = await writeAll(stage, files);
      if (!written.ok) return written;
      if (!(await moveTo(stage, folder))) return ok('taken' as const);
    } finally {
      await rm(stage, { recursive: true, force: true });
      forgetTemporary(stage);
    }
    await syncFolder(parent);
    return ok('created' as const);
  });
}

async function writeAll(stage: string, files: readonly StagedFile[]): Promise<Result<void>> {
  const outside = files.find(({ path }) => !path.split('/').every(isStep));
  if (outside) return fail({ kind: 'fileFailed', path: outside.path, reason: 'it leads out of the folder' });
  await mkdir(stage);
  const folders = [...new Set(files.flatMap(({ path }) => foldersOf(path)))].sort((one, other) => one.length - other.length);
  for (const folder of folders) await mkdir(join(stage, folder), { recursive: true });
  await eachLimited(files, writtenTogether, (file) => writeOne(join(stage, file.path), file.text));
  for (const folder of folders.toReversed()) await syncFolder(join(stage, folder));
  await syncFolder(stage);
  return ok(undefined);
}

const isStep = (step: string): boolean => step !== '' && step !== '.' && step !== '..' && !/[\\/\0]/.test(step);

function foldersOf(path: string): string[] {
  const steps = path.split('/').slice(0, -1);
  return steps.map((_, index) => steps.slice(0, index + 1).join('/'));
}

async function writeOne(path: string, text: string): Promise<void> {
  const handle = await open(path, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, 0o666);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** An empty folder of that name gives way; one with anything in it does not. */
async function moveTo(stage: string, folder: string): Promise<boolean> {
  if ((await namesIn(folder)) !== null) {
    if ((await namesIn(folder))?.length !== 0) return false;
    await rmdir(folder);
  }
  try {
    await rename(stage, folder);
    return true;
  } catch (thrown) {
    if (['ENOTEMPTY', 'EEXIST', 'ENOTDIR'].includes(fileErrorCode(thrown) ?? '')) return false;
    throw thrown;
  }
}

/** Null where there is nothing of that name; a file counts as something. */
async function namesIn(folder: string): Promise<string[] | null> {
  try {
    return await readdir(folder);
  } catch (thrown) {
    if (fileErrorCode(thrown) === 'ENOENT') return null;
    if (fileErrorCode(thrown) === 'ENOTDIR') return ['a file'];
    throw thrown;
  }
}
