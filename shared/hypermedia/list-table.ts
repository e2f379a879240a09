import { readCell } from './cells.ts';
import { ColumnTally } from './column-tally.ts';
import { flatRow } from './flat-row.ts';
import { isObject, type JsonArray, type JsonValue } from './json-value.ts';
import type { IncludedResources } from './json-api-relationship.ts';
import { addressOf } from './own-names.ts';
import type { Cell, PageTable, TableRow } from './page.ts';
import { isNewOrigin } from './web-url.ts';

interface Wanted {
  /** So many rows are laid out; all of them where it is not said. */
  readonly most?: number;
  /** What relationships of JSON:API are named by. */
  readonly included?: IncludedResources | undefined;
}

/** Of a list with very many columns fewer rows are laid out. */
const mostCells = 150_000;

/** A list as a table of its first rows: one column for each key that any row has, in the order they first appear. */
export function readTable(list: JsonArray, pointer: string, base: string, { most, included }: Wanted = {}): PageTable {
  const tally = new ColumnTally(base);
  const read: RowCells[] = [];
  let kept = 0;
  for (const row of list) {
    const cells = tally.add(row, included);
    if (cells === null || (kept += cells.size) > mostCells) continue;
    read.push(cells);
  }
  const { names, moreColumns } = tally;
  const laidOut = most === undefined ? list : list.slice(0, Math.min(most, Math.ceil(mostCells / Math.max(1, names.length))));
  const rows = laidOut.map((item, index) => readRow(item, { index, names, base, included }, read[index]));
  const columns = { columns: tally.columns(), ...(moreColumns > 0 && { moreColumns }) };
  return { pointer, ...columns, rows, rowCount: list.length, ...tally.marked() };
}

interface RowPlace {
  readonly index: number;
  /** The columns wanted, in their order. */
  readonly names: readonly string[];
  readonly base: string;
  readonly included?: IncludedResources | undefined;
}

/** What the members of a row look like, by their names. */
type RowCells = ReadonlyMap<string, Cell>;

const missing: Cell = { kind: 'missing' };

/** One row with a cell for each column; where it is known what its members look like, they are not read again. */
export function readRow(item: JsonValue, { index, names, base, included }: RowPlace, read?: RowCells): TableRow {
  const url = isObject(item) ? addressOf(item, base) : null;
  const newOrigin = url !== null && isNewOrigin(url, base);
  if (read && isObject(item)) return { index, url, newOrigin, cells: names.map((name) => read.get(name) ?? missing) };
  const flat = flatRow(item, included);
  return { index, url, newOrigin, cells: names.map((name) => readCell(flat.get(name), keyOf(name, item), base, flat)) };
}

/** What is no member of anything has no name that would say what it is. */
const keyOf = (name: string, item: JsonValue): string => (isObject(item) ? name : '');
