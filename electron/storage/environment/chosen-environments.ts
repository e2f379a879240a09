import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { ok, type Result } from '#shared/result';
import { writeFileAtomic } from '../atomic-file.ts';
import { makePrivateFolder } from '../data-folder.ts';
import { inTurn } from '../in-turn.ts';

const chosenSchema = z.record(z.string(), z.string());

/** Which environment each collection is used with on this machine; it is nobody else's matter and stands in no collection. */
export interface ChosenEnvironments {
  /** Name of the environment in use, or null. */
  read(root: string): Promise<string | null>;
  choose(root: string, name: string | null): Promise<Result<void>>;
}

export function rememberEnvironments(home: string): ChosenEnvironments {
  const path = join(home, 'environments.json');

  const readAll = async (): Promise<Record<string, string>> => {
    try {
      return chosenSchema.safeParse(JSON.parse(await readFile(path, 'utf8'))).data ?? {};
    } catch {
      // Nothing in it is worth an error: an environment is chosen again with two presses.
      return {};
    }
  };

  return {
    read: async (root) => (await readAll())[root] ?? null,
    choose: (root, name) =>
      inTurn(`change ${path}`, async () => {
        const made = await makePrivateFolder(home);
        if (!made.ok) return made;
        const { [root]: _before, ...others } = await readAll();
        const next = name === null ? others : { ...others, [root]: name };
        const written = await writeFileAtomic(path, `${JSON.stringify(next, null, 2)}\n`, { mode: 0o600 });
        return written.ok ? ok(undefined) : written;
      }),
  };
}
