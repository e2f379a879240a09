import { addressOf, readCell } from './cells.ts';
import { ColumnTally } from './column-tally.ts';
import { bareColumn, flatRow } from './flat-row.ts';
import { isObject, type JsonArray, type JsonValue } from './json-value.ts';
import { isNewOrigin } from './web-url.ts';
import type { PageTable, TableRow } from './page.ts';

/** A list as a table of its first rows: one column for each key that any row has, in the order they first appear. */
export function readTable(list: JsonArray, pointer: string, base: string, most = Number.POSITIVE_INFINITY): PageTable {
  const tally = new ColumnTally(base);
  for (const row of list) tally.add(row);
  const rows = list.slice(0, most).map((item, index) => readRow(item, { index, names: tally.names, base }));
  return { pointer, columns: tally.columns(), rows, rowCount: list.length, ...tally.marked() };
}

interface RowPlace {
  readonly index: number;
  /** The columns wanted, in their order. */
  readonly names: readonly string[];
  readonly base: string;
}

/** One row with a cell for each column. */
export function readRow(item: JsonValue, { index, names, base }: RowPlace): TableRow {
  if (!isObject(item)) {
    return {
      index,
      url: null,
      newOrigin: false,
      cells: names.map((name) => (name === bareColumn ? readCell(item, '', base) : { kind: 'missing' })),
    };
  }
  const flat = flatRow(item);
  const url = addressOf(item, base);
  const cells = names.map((name) => readCell(flat.get(name), name, base));
  return { index, url, newOrigin: url !== null && isNewOrigin(url, base), cells };
}
