import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { Failure } from '#shared/failure';
import type { StoredBody } from '../bodies/body-store';
import { saveBody } from '../bodies/save-body';
import { fileFailure } from '../storage/file-failure';

export interface BodyTarget {
  readonly path: string;
  /** False for a device or a pipe, which is written to and never replaced. */
  readonly isRegular: boolean;
}

/** Writes a body where the user wants it. Answers what went wrong, or null. */
export async function keepBody(body: StoredBody, { path, isRegular }: BodyTarget): Promise<Failure | null> {
  if (isRegular) {
    const saved = await saveBody(body, path);
    return saved.ok ? null : saved.failure;
  }
  try {
    await pipeline(body.stream(), createWriteStream(path));
    return null;
  } catch (thrown) {
    return fileFailure(thrown, path);
  }
}
