import type { DatabaseSync } from 'node:sqlite';
import { deserialize, serialize } from 'node:v8';
import { inTransaction } from './in-transaction.ts';

/** Values by name, kept in the database: every server of one world finds the same ones, in the order they were put in. */
export interface Drawer<V> {
  /** A copy: what is changed in it has to be put back with `set`. */
  get(name: string | number): V | undefined;
  has(name: string | number): boolean;
  set(name: string | number, value: V): void;
  /** Puts it in where there is nothing yet, and gives what is there. */
  offer(name: string, value: V): V;
  /** Puts it in under the next free number, and gives that. */
  add(value: V): number;
  delete(name: string | number): boolean;
  entries(): [name: string, value: V][];
  readonly size: number;
}

export interface Drawers {
  /** The drawer of that name; where it was never opened before, with something in it. */
  open<V>(name: string, first?: () => Iterable<readonly [name: string | number, value: V]>): Drawer<V>;
}

export const drawersTable = `
create table if not exists kept (
  id integer primary key autoincrement,
  drawer text not null,
  name text not null,
  value blob not null,
  unique (drawer, name)
);
`;

/** Names of the drawers that were filled; no drawer has this name itself. */
const filled = '';

export function createDrawers(database: DatabaseSync): Drawers {
  const one = database.prepare('select value from kept where drawer = ? and name = ?');
  const all = database.prepare('select name, value from kept where drawer = ? order by id');
  const put = database.prepare(
    'insert into kept (drawer, name, value) values (?, ?, ?) on conflict (drawer, name) do update set value = excluded.value',
  );
  const claim = database.prepare('insert or ignore into kept (drawer, name, value) values (?, ?, ?)');
  const next = database.prepare(
    'insert into kept (drawer, name, value) select ?1, coalesce(max(cast(name as integer)), 0) + 1, ?2 from kept where drawer = ?1 returning name',
  );
  const remove = database.prepare('delete from kept where drawer = ? and name = ?');
  const count = database.prepare('select count(*) as n from kept where drawer = ?');

  const drawer = <V>(name: string): Drawer<V> => ({
    get(key) {
      const row = one.get(name, String(key));
      return row && (read(row['value']) as V);
    },
    has: (key) => one.get(name, String(key)) !== undefined,
    set: (key, value) => void put.run(name, String(key), serialize(value)),
    offer(key, value) {
      claim.run(name, key, serialize(value));
      return read(one.get(name, key)?.['value']) as V;
    },
    add: (value) => Number(next.get(name, serialize(value))?.['name']),
    delete: (key) => remove.run(name, String(key)).changes > 0,
    entries: () => all.all(name).map((row) => [String(row['name']), read(row['value']) as V]),
    get size() {
      return Number(count.get(name)?.['n']);
    },
  });

  return {
    open<V>(name: string, first?: () => Iterable<readonly [string | number, V]>): Drawer<V> {
      const opened = drawer<V>(name);
      if (!first || one.get(filled, name)) return opened;
      inTransaction(database, () => {
        // Of several servers at once, one fills it.
        if (claim.run(filled, name, serialize(true)).changes === 0) return;
        for (const [key, value] of first()) opened.set(key, value);
      });
      return opened;
    },
  };
}

const read = (value: unknown): unknown => deserialize(value as Uint8Array);
