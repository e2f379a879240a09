import type { Failure } from '#shared/failure';

/** Why bytes could not be kept or read back; `failure` is what to tell the user. */
export class BodyStoreError extends Error {
  readonly failure: Failure;

  constructor(failure: Failure, cause?: unknown) {
    super(failure.kind, { cause });
    this.name = 'BodyStoreError';
    this.failure = failure;
  }
}

const noRoomCodes: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/** Names what the file system refused; `storedBytes` is how much had found room before. */
export function bodyStoreErrorFrom(thrown: unknown, path: string, storedBytes: number): BodyStoreError {
  if (thrown instanceof BodyStoreError) return thrown;
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : 'unknown';
  if (noRoomCodes.has(code)) return noRoom(storedBytes, thrown);
  return new BodyStoreError({ kind: 'fileFailed', path, reason: `the system refused it (${code})` }, thrown);
}

export const noRoom = (storedBytes: number, cause?: unknown): BodyStoreError =>
  new BodyStoreError({ kind: 'limitExceeded', limit: 'diskSpace', allowed: storedBytes }, cause);

export const bodyGone = (): BodyStoreError => new BodyStoreError({ kind: 'notFound', what: 'this body' });
