import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { World } from '../world/world.ts';

/** A place where made answers wait to be given again. */
export interface CacheBackend {
  get(key: string, now: number): string | undefined | Promise<string | undefined>;
  set(key: string, value: string, expires: number): void | Promise<void>;
}

interface Entry {
  readonly value: string;
  readonly expires: number;
}

function memoryBackend(): CacheBackend {
  const entries = new Map<string, Entry>();
  return {
    get: (key, now) => fresh(entries.get(key), now),
    set: (key, value, expires) => void entries.set(key, { value, expires }),
  };
}

function databaseBackend({ rows }: World): CacheBackend {
  const find = (key: string) => rows.select('cached', { where: [{ sql: 'key = ?', values: [key] }], limit: 1 })[0];
  return {
    get(key, now) {
      const row = find(key);
      return row && fresh({ value: String(row['value']), expires: Number(row['expires']) }, now);
    },
    set(key, value, expires) {
      rows.remove('cached', { sql: 'key = ?', values: [key] });
      rows.insert('cached', { key, value, expires });
    },
  };
}

/** One file for each answer in a folder of its own, which goes with the reset and the end of the process. */
function fileBackend(world: World): CacheBackend {
  const folder = mkdtempSync(join(tmpdir(), 'practice-cache-'));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  world.onEnd(remove);
  const fileOf = (key: string): string => join(folder, createHash('sha256').update(key).digest('hex'));
  return {
    get(key, now) {
      try {
        return fresh(JSON.parse(readFileSync(fileOf(key), 'utf8')) as Entry, now);
      } catch {
        return undefined;
      }
    },
    set: (key, value, expires) => writeFileSync(fileOf(key), JSON.stringify({ value, expires })),
  };
}

/** Keeps nothing, for finding out what a cache hides. */
const dummyBackend = (): CacheBackend => ({ get: () => undefined, set: () => {} });

const makers: Readonly<Record<string, (world: World) => CacheBackend>> = {
  memory: memoryBackend,
  database: databaseBackend,
  files: fileBackend,
  dummy: dummyBackend,
};

export const backendNames = Object.keys(makers);

/** The backend of that name; nothing for a name nobody has. */
export function backendNamed(world: World, name: string): CacheBackend | undefined {
  const make = Object.hasOwn(makers, name) ? makers[name] : undefined;
  return make && world.recall(`cache backend ${name}`, () => make(world));
}

const fresh = (entry: Entry | undefined, now: number): string | undefined =>
  entry && entry.expires > now ? entry.value : undefined;
