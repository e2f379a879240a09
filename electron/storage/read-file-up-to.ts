import { readFile, stat } from 'node:fs/promises';
import { fail, ok, type Result } from '#shared/result';
import { attemptRead } from './file-failure.ts';

/** The bytes of a file; null where there are more than `mostBytes`. Folders, pipes and devices are no files. */
export const readFileUpTo = (path: string, mostBytes: number): Promise<Result<Uint8Array | null>> =>
  attemptRead<Uint8Array | null>(path, async () => {
    if (path.includes('\0')) return fail({ kind: 'fileUnreadable', path, reason: 'this is not a path' });
    const found = await stat(path);
    if (!found.isFile()) return fail({ kind: 'fileUnreadable', path, reason: 'it is no file' });
    return ok(found.size > mostBytes ? null : new Uint8Array(await readFile(path)));
  });
