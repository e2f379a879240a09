import type { ChecksAbove } from '#shared/model/collection';
import { readDefaultsAbove } from './request-defaults.ts';

/** Checks that come from above a request, and what is kept of its answer, the furthest place first. Places that say none are left out. */
export async function readChecksAbove(root: string, path: string): Promise<ChecksAbove> {
  const above = await readDefaultsAbove(root, path);
  return above
    .toReversed()
    .filter(({ checks, setters }) => checks.length + setters.length > 0)
    .map(({ checks, setters, kind, name, path: folder }) => ({
      checks: [...checks],
      setters: [...setters],
      from: `${kind} ${name}`,
      place: { root, path: folder },
    }));
}
