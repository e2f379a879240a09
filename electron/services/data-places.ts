import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { DataPlace, Erasable } from '#shared/model/data-place';

const passing: readonly string[] = ['bodies', 'pages', 'runs'];

interface Place {
  readonly holds: string;
  readonly names: readonly string[];
  readonly erasable?: Erasable;
}

/** What stands in the data folder, in the order in which somebody would look for it. */
const places: readonly Place[] = [
  { holds: 'Settings', names: ['settings.json'], erasable: 'settings' },
  { holds: 'Tabs and unsaved drafts', names: ['windows'] },
  { holds: 'Which collections are open', names: ['collections.json'] },
  { holds: 'The scratch collection', names: ['scratch'] },
  { holds: 'Environments of all collections', names: ['environments', 'environments.json'] },
  { holds: 'Secrets and cookies, sealed', names: ['vault.json'], erasable: 'cookies' },
  { holds: 'History', names: ['history.db', 'history.db-wal', 'history.db-shm'], erasable: 'history' },
  { holds: 'Deleted requests', names: ['bin'], erasable: 'bin' },
  { holds: 'Statuses met and lessons done', names: ['statuses.json', 'lessons.json'], erasable: 'learning' },
  { holds: 'Remarks that are ignored', names: ['ignored-advice.yaml'], erasable: 'advice' },
  { holds: 'Which scripts may run', names: ['script-trust.json'], erasable: 'scripts' },
  { holds: 'Descriptions of APIs', names: ['descriptions'], erasable: 'descriptions' },
  { holds: 'Bodies of open answers, until they are closed', names: passing },
];

/** The places of a data folder with their sizes in bytes, as they are now. What cannot be read counts as nothing. */
export function readDataPlaces(home: string): Promise<DataPlace[]> {
  return Promise.all(
    places.map(async ({ holds, names, erasable = null }) => {
      const sizes = await Promise.all(names.map((name) => sizeOf(join(home, name))));
      const known = sizes.filter((size) => size !== null);
      const bytes = known.length === 0 ? null : known.reduce((sum, size) => sum + size, 0);
      return { holds, name: names[0] ?? '', bytes, inMemory: 0, erasable };
    }),
  );
}

/** What is worth a copy: all that outlasts the program. What a database has beside it is part of its own copy. */
export const lastingNames = (): string[] =>
  places.flatMap(({ names }) => names).filter((name) => !passing.includes(name) && !/-(?:wal|shm)$/.test(name));

/** Bytes of a file, or of all that is in a folder; null when there is none. Links are not followed. */
async function sizeOf(path: string): Promise<number | null> {
  const facts = await stat(path).catch(() => null);
  if (facts === null) return null;
  if (!facts.isDirectory()) return facts.size;
  const entries = await readdir(path, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const sizes = await Promise.all(
    files.map((file) =>
      stat(file).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
