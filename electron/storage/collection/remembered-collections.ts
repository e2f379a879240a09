import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ok, type Result } from '#shared/result';
import { writeFileAtomic } from '../atomic-file.ts';
import { makePrivateFolder } from '../data-folder.ts';
import { attemptRead, fileErrorCode } from '../file-failure.ts';
import { inTurn } from '../in-turn.ts';

/** Which collections are open, kept for the next start. Read anew each time: another window's program may have written. */
export interface RememberedCollections {
  read(): Promise<Result<string[]>>;
  add(root: string): Promise<Result<void>>;
  remove(root: string): Promise<Result<void>>;
}

export function rememberCollections(home: string): RememberedCollections {
  const path = join(home, 'collections.json');

  const read = () =>
    attemptRead(path, async () => {
      try {
        return ok(rootsIn(await readFile(path, 'utf8')));
      } catch (thrown) {
        if (fileErrorCode(thrown) === 'ENOENT') return ok([]);
        throw thrown;
      }
    });

  const change = (next: (roots: string[]) => string[]) =>
    inTurn(`change ${path}`, async () => {
      const made = await makePrivateFolder(home);
      const before = made.ok ? await read() : made;
      if (!before.ok) return before;
      return writeFileAtomic(path, `${JSON.stringify({ roots: next(before.value) }, null, 2)}\n`, { mode: 0o600 });
    });

  return {
    read,
    add: (root) => change((roots) => (roots.includes(root) ? roots : [...roots, root])),
    remove: (root) => change((roots) => roots.filter((other) => other !== root)),
  };
}

function rootsIn(text: string): string[] {
  try {
    const value: unknown = JSON.parse(text);
    const roots: unknown = typeof value === 'object' && value !== null && 'roots' in value ? value.roots : null;
    return Array.isArray(roots) ? roots.filter((root) => typeof root === 'string') : [];
  } catch {
    // A list that cannot be read is no reason to keep people from their work: they open their folders again.
    return [];
  }
}
