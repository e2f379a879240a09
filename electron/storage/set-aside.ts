import { rename } from 'node:fs/promises';
import { attempt } from './file-failure.ts';
import { ok, type Result } from '#shared/result';

/** Moves a file that cannot be read out of the way, to a name that is not looked at again. Nothing is deleted. */
export function setAside(path: string): Promise<Result<string>> {
  const kept = `${path}.broken-${new Date().toISOString().replaceAll(':', '-')}`;
  return attempt(path, async () => {
    await rename(path, kept);
    return ok(kept);
  });
}
