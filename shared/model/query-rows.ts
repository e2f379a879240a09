import { findPathParams } from '../http/path-params';
import { createRow, type Row } from './row';

/**
 * The query table as the address says it.
 *
 * Text is taken as typed, never decoded. Rows whose pair did not change are the same objects;
 * an edited pair keeps its row's id and description; switched-off rows keep their place.
 */
export function rowsFromUrl(url: string, previous: readonly Row[]): Row[] {
  const matched = matchPairs(queryPairs(url), previous.filter(isEnabled));
  return withDisabledRows(matched, previous);
}

/** The address with the enabled rows as its query; everything around the query stays as it is. */
export function urlFromRows(url: string, rows: readonly Row[]): string {
  const { before, query, fragment } = splitAtQuery(url);
  const pairs = rows.filter(isEnabled).map(pairText);
  const leaveBareMark = pairs.length === 0 && query === '';
  return before + (pairs.length > 0 || leaveBareMark ? `?${pairs.join('&')}` : '') + fragment;
}

/** One row for each `:name` segment of the path, in order, each name once. A port is not one. */
export function pathRowsFromUrl(url: string, previous: readonly Row[]): Row[] {
  const names = findPathParams(url);
  const byName = new Map(previous.map((row) => [row.name, row]));
  const gone = previous.filter((row) => !names.includes(row.name));
  const fresh = names.filter((name) => !byName.has(name));
  // One name became another: it was renamed while typing, and its value is still meant.
  const renamed = gone.length === 1 && fresh.length === 1 ? gone[0] : undefined;
  return names.map((name) => byName.get(name) ?? (renamed ? { ...renamed, name } : createRow(name)));
}

interface SplitUrl {
  readonly before: string;
  /** Without its question mark; null when there is none. */
  readonly query: string | null;
  /** With its number sign, or empty. */
  readonly fragment: string;
}

function splitAtQuery(url: string): SplitUrl {
  const hash = url.indexOf('#');
  const fragment = hash < 0 ? '' : url.slice(hash);
  const rest = hash < 0 ? url : url.slice(0, hash);
  const mark = rest.indexOf('?');
  return mark < 0
    ? { before: rest, query: null, fragment }
    : { before: rest.slice(0, mark), query: rest.slice(mark + 1), fragment };
}

function queryPairs(url: string): string[] {
  const { query } = splitAtQuery(url);
  return query === null || query === '' ? [] : query.split('&');
}

const isEnabled = (row: Row): boolean => row.enabled;

/** What a row puts into the address: as typed, but for the signs that would end the pair or the query. */
function pairText(row: Row): string {
  const name = escapeSigns(row.name, /[&#=]/g);
  return row.bare && row.value === '' ? name : `${name}=${escapeSigns(row.value, /[&#]/g)}`;
}

const escapeSigns = (text: string, signs: RegExp): string =>
  text.replace(signs, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

function readPair(text: string): { name: string; value: string; bare?: true } {
  const equals = text.indexOf('=');
  return equals < 0 ? { name: text, value: '', bare: true } : { name: text.slice(0, equals), value: text.slice(equals + 1) };
}

/** One row per pair: the row that says the same, else the row it was edited from, else a new one. */
function matchPairs(pairs: readonly string[], rows: readonly Row[]): Row[] {
  const exact = new Queues(rows, pairText);
  const same = pairs.map((text) => exact.take(text));
  const named = new Queues(
    rows.filter((row) => !exact.taken.has(row)),
    (row) => row.name,
  );
  const edited = pairs.map((text, index) => same[index] ?? withPair(named.take(readPair(text).name), text));

  const left = rows.filter((row) => !exact.taken.has(row) && !named.taken.has(row));
  const renamed = left.length === 1 && edited.filter((row) => row === undefined).length === 1 ? left[0] : undefined;
  return pairs.map((text, index) => edited[index] ?? renameTo(text, renamed) ?? rowOf(text));
}

const renameTo = (text: string, row: Row | undefined): Row | undefined =>
  row && isEditOf(text, row) ? withPair(row, text) : undefined;

/** A keystroke leaves the value, or a part of the name, as it was; a pasted address does not. */
function isEditOf(text: string, row: Row): boolean {
  const pair = readPair(text);
  return pair.value === row.value || pair.name.startsWith(row.name) || row.name.startsWith(pair.name);
}

const rowOf = (text: string): Row => ({ ...createRow(), ...readPair(text) });

function withPair(row: Row | undefined, text: string): Row | undefined {
  if (!row) return undefined;
  const { bare: _, ...rest } = row;
  return { ...rest, ...readPair(text) };
}

/** Rows by a key, each given out once, in order. */
class Queues {
  readonly taken = new Set<Row>();
  readonly #waiting = new Map<string, Row[]>();

  constructor(rows: readonly Row[], keyOf: (row: Row) => string) {
    // Reversed, so that the first row of a key is the last of its list and comes off cheaply.
    for (const row of rows.toReversed()) {
      const key = keyOf(row);
      const list = this.#waiting.get(key);
      if (list) list.push(row);
      else this.#waiting.set(key, [row]);
    }
  }

  take(key: string): Row | undefined {
    const row = this.#waiting.get(key)?.pop();
    if (row) this.taken.add(row);
    return row;
  }
}

/** Puts each switched-off row back behind the enabled row it stood behind. */
function withDisabledRows(enabled: readonly Row[], previous: readonly Row[]): Row[] {
  const position = new Map(enabled.map((row, index) => [row.id, index]));
  const behind = new Map<number, Row[]>();
  let anchor = -1;
  for (const row of previous) {
    if (row.enabled) anchor = position.get(row.id) ?? anchor;
    else behind.set(anchor, [...(behind.get(anchor) ?? []), row]);
  }
  return [...(behind.get(-1) ?? []), ...enabled.flatMap((row, index) => [row, ...(behind.get(index) ?? [])])];
}
