import { DatabaseSync } from 'node:sqlite';
import { createClock, type Clock } from './clock.ts';
import { createRows, type Rows } from './rows.ts';
import { seed } from './seed.ts';
import { tableNames, tables } from './tables.ts';

/** Everything the endpoints share: the data, the time, and the way back to the beginning. */
export interface World {
  readonly rows: Rows;
  readonly clock: Clock;
  /** Something remembered under a name from one request to the next, until the reset. */
  recall<T>(name: string, make: () => T): T;
  /** Called on reset, by whoever keeps something that the reset must forget. */
  onReset(forget: () => void): void;
  /** Called once, on the next reset or at the end, by whoever has something to put away. */
  onEnd(putAway: () => void): void;
  /** Tells whoever listens that the clock or a switch is not as it was. */
  announce(): void;
  onAnnounce(listener: () => void): void;
  reset(): void;
  close(): void;
}

/** Opens the data, in memory or in a file, and fills it when it is empty. */
export function createWorld(options: { data?: string } = {}): World {
  const database = new DatabaseSync(options.data ?? ':memory:');
  // Practice data are quickly made again; waiting for the disk at each write would teach nothing.
  database.exec('pragma journal_mode = wal; pragma synchronous = off; pragma foreign_keys = on;');
  database.exec(tables);
  const rows = createRows(database);
  const listeners: (() => void)[] = [];
  const announce = (): void => listeners.forEach((listener) => listener());
  const clock = createClock(announce);
  const forgetters: (() => void)[] = [];
  const memory = new Map<string, unknown>();
  const leftovers: (() => void)[] = [];
  const putAway = (): void => {
    for (const each of leftovers.splice(0)) each();
  };
  if (rows.count('books') === 0) inTransaction(database, () => seed(rows));

  return {
    rows,
    clock,
    announce,
    onAnnounce: (listener) => void listeners.push(listener),
    recall<T>(name: string, make: () => T): T {
      if (!memory.has(name)) memory.set(name, make());
      return memory.get(name) as T;
    },
    onReset: (forget) => void forgetters.push(forget),
    onEnd: (leftover) => void leftovers.push(leftover),
    reset() {
      putAway();
      inTransaction(database, () => {
        for (const name of tableNames) database.exec(`delete from ${name}`);
        database.exec('delete from sqlite_sequence');
        seed(rows);
      });
      clock.reset();
      memory.clear();
      for (const forget of forgetters) forget();
      announce();
    },
    close() {
      putAway();
      database.close();
    },
  };
}

function inTransaction(database: DatabaseSync, work: () => void): void {
  database.exec('begin');
  try {
    work();
    database.exec('commit');
  } catch (thrown) {
    database.exec('rollback');
    throw thrown;
  }
}
