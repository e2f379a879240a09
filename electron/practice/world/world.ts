import { DatabaseSync } from 'node:sqlite';
import { createClock, type Clock } from './clock.ts';
import { createDrawers, drawersTable, type Drawers } from './drawers.ts';
import { inTransaction } from './in-transaction.ts';
import { createRows, type Rows } from './rows.ts';
import { seed } from './seed.ts';
import { tableNames, tables } from './tables.ts';
import { createWall, type Wall } from './wall.ts';

/** Everything the endpoints share: the data, the time, and the way back to the beginning. */
export interface World {
  readonly rows: Rows;
  /** What is kept beside the tables, for every server of this world. */
  readonly drawers: Drawers;
  readonly clock: Clock;
  readonly wall: Wall;
  /** What another thread needs to open the same world. */
  readonly shared: SharedWorld;
  /** Something this server alone remembers under a name from one request to the next, until the reset. */
  recall<T>(name: string, make: () => T): T;
  /** Called on reset, by whoever keeps something that the reset must forget. */
  onReset(forget: () => void): void;
  /** Called once, on the next reset or at the end, by whoever has something to put away. */
  onEnd(putAway: () => void): void;
  /** Tells whoever listens that the clock or a switch is not as it was. */
  announce(): void;
  onAnnounce(listener: () => void): void;
  reset(): void;
  /** Forgets what a reset by another server made old. */
  catchUp(): void;
  close(): void;
}

/** A world that several threads have open at once. */
export interface SharedWorld {
  readonly data: string;
  readonly wall: SharedArrayBuffer;
}

interface Options {
  /** A SQLite file, or a name in memory; memory of its own when left out. */
  readonly data?: string;
  /** The wall of the world that is opened once more. */
  readonly wall?: SharedArrayBuffer;
}

/** How long a write waits for that of another server. */
const patienceMs = 5_000;

/** Opens the data, in memory or in a file, and fills it when it is empty. */
export function createWorld({ data = ':memory:', wall: putUp }: Options = {}): World {
  const database = openDatabase(data);
  const [rows, drawers, wall] = [createRows(database), createDrawers(database), createWall(putUp)];
  const announcement = createListeners();
  const forgetting = createListeners();
  const memory = createMemory(wall, forgetting.tell);
  const clock = createClock(wall, announcement.tell);
  if (!putUp && rows.count('books') === 0) inTransaction(database, () => seed(rows));

  return {
    rows,
    drawers,
    clock,
    wall,
    shared: { data, wall: wall.memory },
    announce: announcement.tell,
    onAnnounce: announcement.add,
    recall: memory.recall,
    onReset: forgetting.add,
    onEnd: memory.onEnd,
    catchUp: memory.catchUp,
    reset() {
      inTransaction(database, () => {
        for (const name of [...tableNames, 'kept', 'sqlite_sequence']) database.exec(`delete from ${name}`);
        seed(rows);
      });
      wall.clear('resets');
      wall.write('resets', wall.read('resets') + 1);
      memory.catchUp();
      announcement.tell();
    },
    close() {
      memory.putAway();
      database.close();
    },
  };
}

function openDatabase(data: string): DatabaseSync {
  const database = new DatabaseSync(data, { timeout: patienceMs });
  // Practice data are quickly made again; waiting for the disk at each write would teach nothing.
  database.exec('pragma journal_mode = wal; pragma synchronous = off; pragma foreign_keys = on;');
  database.exec(tables);
  database.exec(drawersTable);
  return database;
}

function createListeners(): { readonly add: (listener: () => void) => void; readonly tell: () => void } {
  const listeners: (() => void)[] = [];
  return {
    add: (listener) => void listeners.push(listener),
    tell: () => listeners.forEach((listener) => listener()),
  };
}

interface Memory {
  readonly recall: <T>(name: string, make: () => T) => T;
  readonly onEnd: (leftover: () => void) => void;
  readonly putAway: () => void;
  readonly catchUp: () => void;
}

/** What one server remembers; it is gone after a reset, whichever server that was asked of. */
function createMemory(wall: Wall, forget: () => void): Memory {
  const memory = new Map<string, unknown>();
  const leftovers: (() => void)[] = [];
  let resets = wall.read('resets');
  const putAway = (): void => {
    for (const each of leftovers.splice(0)) each();
  };
  const catchUp = (): void => {
    if (resets === wall.read('resets')) return;
    resets = wall.read('resets');
    putAway();
    memory.clear();
    forget();
  };
  return {
    putAway,
    catchUp,
    onEnd: (leftover: () => void) => void leftovers.push(leftover),
    recall: <T>(name: string, make: () => T): T => {
      catchUp();
      if (!memory.has(name)) memory.set(name, make());
      return memory.get(name) as T;
    },
  };
}
