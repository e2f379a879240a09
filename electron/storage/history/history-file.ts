import { DatabaseSync, type SQLInputValue, type SQLOutputValue } from 'node:sqlite';
import type { HistoryEntry, HistoryFacets, HistoryQuery } from '#shared/model/history';
import { hostSql, readFacets } from './history-facets.ts';

/** An exchange as it is kept. Draft and events are JSON without secrets. */
export interface KeptEntry extends Omit<HistoryEntry, 'hasBody' | 'pinned'> {
  readonly draft: string;
  readonly events: string;
  /** What can be searched: heads and the beginning of bodies. */
  readonly text: string;
  /** Null where there was none, or it was too large to be kept. */
  readonly body: Uint8Array | null;
}

/** What stands behind an entry, to open it again. */
export interface OpenedEntry {
  readonly draft: string;
  readonly events: string;
  readonly body: Uint8Array | null;
}

/** Exchanges in a file. Several programs may have it open; a kill at any moment loses what was not yet written, and no more. */
export interface HistoryFile {
  write(entry: KeptEntry): void;
  /** The latest first. */
  list(query: HistoryQuery, count: number): HistoryEntry[];
  facets(): HistoryFacets;
  /** Those whose id begins so, two at most. */
  find(idStart: string): HistoryEntry[];
  open(id: string): OpenedEntry | null;
  setPinned(id: string, pinned: boolean): void;
  remove(ids: readonly string[]): void;
  /** Takes away what is older, and then the oldest while there are more than so many or more bytes; what is pinned stays. */
  prune(limits: { readonly before: number; readonly count: number; readonly bytes: number }): void;
  describe(): { readonly count: number; readonly bytes: number };
  /** Whether the file is sound, in SQLite's own words: `ok`. */
  check(): string;
  close(): void;
}

const schema = `
  create table if not exists exchange (
    id text primary key, at real not null, method text not null, url text not null, status integer, reason text not null,
    failure text not null, time_ms real not null, body_bytes integer not null, pinned integer not null default 0,
    root text, path text, environment text not null default '', draft text not null, events text not null, body blob, size integer not null
  ) strict;
  create index if not exists exchange_at on exchange (at desc);
  create virtual table if not exists exchange_words using fts5(text, tokenize = 'trigram');
`;

/** Before, the words were found by the exchange's id, which meant a look at all of them for each that was written. */
const renew = `
  insert into exchange_words (rowid, text) select exchange.rowid, exchange_text.text from exchange_text join exchange using (id);
  drop table exchange_text;
`;

/** Opens the file, or makes it; throws where SQLite cannot. */
export function openHistory(path: string): HistoryFile {
  const database = openDatabase(path);
  const insert = database.prepare(
    `insert or replace into exchange (id, at, method, url, status, reason, failure, time_ms, body_bytes, root, path, environment, draft, events, body, size)
     values (:id, :at, :method, :url, :status, :reason, :failure, :timeMs, :bodyBytes, :root, :path, :environment, :draft, :events, :body, :size)`,
  );
  const index = database.prepare('insert into exchange_words (rowid, text) select rowid, ? from exchange where id = ?');
  const unindex = database.prepare('delete from exchange_words where rowid = (select rowid from exchange where id = ?)');
  const drop = database.prepare('delete from exchange where id = ?');

  /** All of it, or nothing of it. */
  const whole = (work: () => void) => {
    database.exec('begin immediate');
    try {
      work();
      database.exec('commit');
    } catch (thrown) {
      database.exec('rollback');
      throw thrown;
    }
  };
  const remove = (ids: readonly string[]) =>
    whole(() => {
      for (const id of ids) {
        unindex.run(id);
        drop.run(id);
      }
    });

  return {
    write: (entry) =>
      whole(() => {
        unindex.run(entry.id);
        insert.run(rowOf(entry));
        index.run(entry.text, entry.id);
      }),
    list: (query, count) => listEntries(database, query, count),
    facets: () => readFacets(database),
    find: (idStart) =>
      database
        .prepare(`select ${columns} from exchange where substr(id, 1, length(?1)) = ?1 limit 2`)
        .all(idStart)
        .map(entryFrom),
    open(id) {
      const row = database.prepare('select draft, events, body from exchange where id = ?').get(id);
      return row ? (row as unknown as OpenedEntry) : null;
    },
    setPinned: (id, pinned) => void database.prepare('update exchange set pinned = ? where id = ?').run(pinned ? 1 : 0, id),
    remove,
    prune: (limits) => remove(tooMuch(database, limits)),
    describe() {
      const row = database.prepare('select count(*) as count, coalesce(sum(size), 0) as bytes from exchange').get();
      return { count: Number(row?.['count'] ?? 0), bytes: Number(row?.['bytes'] ?? 0) };
    },
    check: () => String(database.prepare('pragma integrity_check').get()?.['integrity_check']),
    close: () => database.close(),
  };
}

/** A file that cannot be used is let go of: it is put out of the way next, and who holds on to it holds the name as well. */
function openDatabase(path: string): DatabaseSync {
  const database = new DatabaseSync(path, { timeout: 5_000 });
  try {
    database.exec('pragma journal_mode = wal; pragma synchronous = normal; pragma foreign_keys = on;');
    database.exec(schema);
    renewWords(database);
    addEnvironments(database);
  } catch (thrown) {
    database.close();
    throw thrown;
  }
  return database;
}

function renewWords(database: DatabaseSync): void {
  const isOld = database.prepare("select 1 from sqlite_master where name = 'exchange_text'");
  if (!isOld.get()) return;
  database.exec('begin immediate');
  // Another program may have done it meanwhile.
  if (isOld.get()) database.exec(renew);
  database.exec('commit');
}

/** A file of before has no column for them. */
function addEnvironments(database: DatabaseSync): void {
  const has = database.prepare("select 1 from pragma_table_info('exchange') where name = 'environment'");
  if (has.get()) return;
  database.exec('begin immediate');
  // Another program may have done it meanwhile.
  if (!has.get()) database.exec("alter table exchange add column environment text not null default ''");
  database.exec('commit');
}

function rowOf({ text: _text, place, timeMs, bodyBytes, ...entry }: KeptEntry): Record<string, SQLInputValue> {
  const size = entry.draft.length + entry.events.length + (entry.body?.length ?? 0);
  return { ...entry, timeMs, bodyBytes, root: place?.root ?? null, path: place?.path ?? null, size };
}

const columns =
  'id, at, method, url, status, reason, failure, time_ms, body_bytes, pinned, root, path, environment, body is not null as has_body';

function listEntries(database: DatabaseSync, query: HistoryQuery, count: number): HistoryEntry[] {
  const { from, order, where, values } = conditionsOf(query);
  const rows = database.prepare(`select ${columns} from ${from} ${where} order by ${order} limit ?`).all(...values, count);
  return rows.map(entryFrom).toSorted((one, other) => other.at - one.at);
}

const entryFrom = (row: Record<string, SQLOutputValue>): HistoryEntry => ({
  id: String(row['id']),
  at: Number(row['at']),
  method: String(row['method']),
  url: String(row['url']),
  status: row['status'] === null ? null : Number(row['status']),
  reason: String(row['reason']),
  failure: String(row['failure']),
  timeMs: Number(row['time_ms']),
  bodyBytes: Number(row['body_bytes']),
  hasBody: row['has_body'] === 1,
  pinned: row['pinned'] === 1,
  environment: String(row['environment']),
  place: row['root'] === null ? null : { root: String(row['root']), path: String(row['path']) },
});

/** What is asked of the database. Where words are looked for, the index hands out the latest first and stops when there are enough. */
function conditionsOf(query: HistoryQuery) {
  const words = query.text.split(/\s+/).filter((word) => word !== '');
  const long = words.filter((word) => word.length >= 3).map((word) => `"${word.replaceAll('"', '""')}"`);
  const hasWords = long.length > 0;
  const parts: Condition[] = [
    ...(hasWords ? [{ sql: 'exchange_words match ?', value: long.join(' ') }] : []),
    ...shortWords(words),
    ...statusConditions(query.status),
    ...plainConditions(query),
  ];
  return {
    from: hasWords ? 'exchange_words join exchange on exchange.rowid = exchange_words.rowid' : 'exchange',
    order: hasWords ? 'exchange_words.rowid desc' : 'at desc, id',
    where: parts.length === 0 ? '' : `where ${parts.map(({ sql }) => sql).join(' and ')}`,
    values: parts.flatMap(({ value }) => (value === null ? [] : [value])),
  };
}

interface Condition {
  readonly sql: string;
  readonly value: SQLInputValue | null;
}

function plainConditions({ method, collection, host, environment, pinned, before, since }: HistoryQuery): Condition[] {
  return [
    ...(method === '' ? [] : [{ sql: 'method = ?', value: method.toUpperCase() }]),
    ...(collection === ''
      ? []
      : [{ sql: "instr('/' || replace(root, '\\', '/') || '/', '/' || ? || '/') > 0", value: collection.replaceAll('\\', '/') }]),
    ...(host === '' ? [] : [{ sql: `${hostSql} = ?`, value: host }]),
    ...(environment === '' ? [] : [{ sql: 'environment = ?', value: environment }]),
    ...(pinned ? [{ sql: 'pinned = 1', value: null }] : []),
    ...(before === null ? [] : [{ sql: 'at < ?', value: before }]),
    ...(since === null ? [] : [{ sql: 'at >= ?', value: since }]),
  ];
}

function statusConditions(status: number | null): Condition[] {
  if (status === null) return [];
  if (status === 0) return [{ sql: 'status is null', value: null }];
  return status < 10 ? [{ sql: 'status / 100 = ?', value: status }] : [{ sql: 'status = ?', value: status }];
}

/** Words of three letters and more are looked up in the index; shorter ones in the address. Signs in them are letters like any other. */
const shortWords = (words: readonly string[]): Condition[] =>
  words
    .filter((word) => word.length < 3)
    .map((word) => ({ sql: "url like ? escape '\\'", value: `%${word.replaceAll(/[\\%_]/g, '\\$&')}%` }));

function tooMuch(database: DatabaseSync, { before, count, bytes }: Parameters<HistoryFile['prune']>[0]): string[] {
  const rows = database.prepare('select id, at, size from exchange where pinned = 0 order by at desc').all();
  let sum = 0;
  return rows.flatMap((row, place) => {
    sum += Number(row['size']);
    return Number(row['at']) < before || place >= count || sum > bytes ? [String(row['id'])] : [];
  });
}
