import { join } from 'node:path';
import { z } from 'zod';
import { ok, type Result } from '#shared/result';
import { writeFileAtomic } from '../atomic-file.ts';
import { makePrivateFolder } from '../data-folder.ts';
import { inTurn } from '../in-turn.ts';
import { rememberFile } from '../small-file.ts';

const chosenSchema = z.record(z.string(), z.string());

/** Which environment each collection is used with on this machine; it is nobody else's matter and stands in no collection. */
export interface ChosenEnvironments {
  /** Name of the environment in use, or null. */
  read(root: string): Promise<string | null>;
  choose(root: string, name: string | null): Promise<Result<void>>;
}

export function rememberEnvironments(home: string): ChosenEnvironments {
  const path = join(home, 'environments.json');

  const parsed = rememberFile(path, (text) => (text === null ? {} : (chosenSchema.safeParse(JSON.parse(text)).data ?? {})));
  const readAll = (): Readonly<Record<string, string>> => {
    try {
      return parsed();
    } catch {
      // Nothing in it is worth an error: an environment is chosen again with two presses.
      return {};
    }
  };

  return {
    read: async (root) => readAll()[root] ?? null,
    choose: (root, name) =>
      inTurn(`change ${path}`, async () => {
        const made = await makePrivateFolder(home);
        if (!made.ok) return made;
        const { [root]: _before, ...others } = readAll();
        const next = name === null ? others : { ...others, [root]: name };
        const written = await writeFileAtomic(path, `${JSON.stringify(next, null, 2)}\n`, { mode: 0o600 });
        return written.ok ? ok(undefined) : written;
      }),
  };
}
