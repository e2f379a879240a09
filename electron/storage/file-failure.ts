import { fail, type Result } from '#shared/result';
import type { Failure } from '#shared/failure';

/** What the system's error codes mean for someone who wants a file read or written; each a part of a sentence. */
const reasons: Readonly<Record<string, string>> = {
  EACCES: 'there is no permission for it',
  EPERM: 'the system does not allow it',
  EROFS: 'it is on a read-only disk',
  ENOSPC: 'the disk is full',
  EDQUOT: 'your share of the disk is used up',
  EFBIG: 'it is larger than this disk allows',
  EIO: 'the disk reported an error',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open on this machine',
  EBUSY: 'another program is using it',
  ETXTBSY: 'another program is using it',
  ENOENT: 'it is not there',
  ENOTDIR: 'a part of its path is a file, not a folder',
  EISDIR: 'it is a folder, not a file',
  EEXIST: 'something of that name is there already',
  ENOTEMPTY: 'the folder is not empty',
  ELOOP: 'its path runs in a circle of links',
  EXDEV: 'it would have to move to another disk',
  ENAMETOOLONG: 'its name is too long for this disk',
  ESTALE: 'the network folder it is on has gone away',
  ETIMEDOUT: 'the network folder it is on does not answer',
  ENODEV: 'the disk it is on has gone away',
};

/** The system's code for what went wrong with a file, or null when something else was thrown. */
export function fileErrorCode(thrown: unknown): string | null {
  if (!(thrown instanceof Error) || !('syscall' in thrown) || !('code' in thrown)) return null;
  return String(thrown.code);
}

/** What went wrong with a file, as a part of a sentence. Anything but an error of the file system is a bug and is thrown on. */
export function reasonOf(thrown: unknown): string {
  const code = fileErrorCode(thrown);
  if (code === null) throw thrown;
  return reasons[code] ?? `the system answered ${code}`;
}

/** The failure to write a file. */
export const fileFailure = (thrown: unknown, path: string): Failure => ({
  kind: 'fileFailed',
  path,
  reason: reasonOf(thrown),
});

/** Runs one step that writes and turns errors of the file system into a failure that names the file. */
export async function attempt<T>(path: string, step: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await step();
  } catch (thrown) {
    return fail(fileFailure(thrown, path));
  }
}

/** Runs one step that only reads; its failures say that the file cannot be read. */
export async function attemptRead<T>(path: string, step: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await step();
  } catch (thrown) {
    return fail({ kind: 'fileUnreadable', path, reason: reasonOf(thrown) });
  }
}
