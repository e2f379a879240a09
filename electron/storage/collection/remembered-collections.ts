import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { ok, type Result } from '#shared/result';
import { writeFileAtomic } from '../atomic-file.ts';
import { makePrivateFolder } from '../data-folder.ts';
import { attemptRead, fileErrorCode } from '../file-failure.ts';
import { inTurn } from '../in-turn.ts';

/** Which collections are open, kept for the next start. Read anew each time: another window's program may have written. */
export interface RememberedCollections {
  read(): Promise<Result<string[]>>;
  add(root: string): Promise<Result<void>>;
  /** Notes as well what it was called, so that it can be found again. */
  remove(root: string, name: string): Promise<Result<void>>;
  /** Those that were closed, the last one first, without those that are open. */
  readClosed(isOpen: (root: string) => boolean): Promise<Result<ClosedCollection[]>>;
}

export interface ClosedCollection {
  readonly root: string;
  readonly name: string;
}

interface Kept {
  readonly roots: readonly string[];
  readonly closed: readonly ClosedCollection[];
}

/** So many that were closed are remembered. */
const closedAtMost = 20;

export function rememberCollections(home: string): RememberedCollections {
  const path = join(home, 'collections.json');

  const readAll = () =>
    attemptRead(path, async () => {
      try {
        return ok(keptIn(await readFile(path, 'utf8')));
      } catch (thrown) {
        if (fileErrorCode(thrown) === 'ENOENT') return ok(nothing);
        throw thrown;
      }
    });

  const change = (next: (before: Kept) => Kept) =>
    inTurn(`change ${path}`, async () => {
      const made = await makePrivateFolder(home);
      const before = made.ok ? await readAll() : made;
      if (!before.ok) return before;
      return writeFileAtomic(path, `${JSON.stringify(next(before.value), null, 2)}\n`, { mode: 0o600 });
    });

  return {
    async read() {
      const kept = await readAll();
      return kept.ok ? ok([...kept.value.roots]) : kept;
    },
    add: (root) =>
      change(({ roots, closed }) => ({
        roots: roots.includes(root) ? roots : [...roots, root],
        closed: closed.filter((one) => one.root !== root),
      })),
    remove: (root, name) =>
      change(({ roots, closed }) => ({
        roots: roots.filter((other) => other !== root),
        closed: [{ root, name }, ...closed.filter((one) => one.root !== root)].slice(0, closedAtMost),
      })),
    async readClosed(isOpen) {
      const kept = await readAll();
      return kept.ok ? ok(kept.value.closed.filter(({ root }) => !isOpen(root))) : kept;
    },
  };
}

const nothing: Kept = { roots: [], closed: [] };

const keptSchema = z.object({
  roots: z.array(z.string()).catch([]),
  closed: z.array(z.object({ root: z.string(), name: z.string() })).catch([]),
});

function keptIn(text: string): Kept {
  try {
    return keptSchema.safeParse(JSON.parse(text)).data ?? nothing;
  } catch {
    // A list that cannot be read is no reason to keep people from their work: they open their folders again.
    return nothing;
  }
}
