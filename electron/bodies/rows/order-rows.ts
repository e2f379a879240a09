import { readCell } from '#shared/hypermedia/cells';
import { ColumnTally } from '#shared/hypermedia/column-tally';
import { flatRow } from '#shared/hypermedia/flat-row';
import type { JsonValue } from '#shared/hypermedia/json-value';
import { parseJson } from '#shared/hypermedia/parse-json';
import { createRowFilter, neededText } from '#shared/hypermedia/row-filter';
import { orderOf, sortKeyOf, type SortKey } from '#shared/hypermedia/row-order';
import type { RowsFacts, RowView } from '#shared/model/table-window';
import { readRange, type ByteSource } from '../byte-source.ts';
import { spanOf, type RowSpans } from './row-spans.ts';
import { longestRow } from './stored-rows.ts';

/** The numbers of the rows that a view takes, in its order. */
export function orderRows(source: ByteSource, spans: RowSpans, { sort, filter }: RowView): Uint32Array {
  const rows: number[] = [];
  const keys: SortKey[] = [];
  for (const { row, value } of takenRows(source, spans, filter)) {
    rows.push(row);
    if (sort !== null) keys.push(keyOf(value, sort.column));
  }
  const taken = Uint32Array.from(rows);
  return sort === null ? taken : orderOf(keys, sort.descending).map((place) => taken[place] ?? 0);
}

function* takenRows(source: ByteSource, spans: RowSpans, filter: string): Generator<{ row: number; value: JsonValue }> {
  const takes = createRowFilter(filter) ?? (() => true);
  const needed = neededText(filter);
  for (const { row, text } of rowTexts(source, spans)) {
    // Most rows that are not wanted need not be read to know it.
    if (needed !== null && !text.toLowerCase().includes(needed)) continue;
    const value = parseJson(text) ?? null;
    if (takes(value)) yield { row, value };
  }
}

const keyOf = (value: JsonValue, column: string): SortKey => sortKeyOf(readCell(flatRow(value).get(column), column, ''));

/** The columns that rows have. */
export function tallyRows(source: ByteSource, spans: RowSpans, base: string): RowsFacts {
  const tally = new ColumnTally(base);
  for (const { text } of rowTexts(source, spans)) tally.add(parseJson(text) ?? null);
  return { rowCount: spans.count, columns: tally.columns(), ...tally.marked() };
}

const windowBytes = 4 * 1024 * 1024;

/** All rows as text, read in windows; one that is too long counts as nothing. */
function* rowTexts(source: ByteSource, spans: RowSpans): Generator<{ readonly row: number; readonly text: string }> {
  let [windowStart, window] = [0, Buffer.alloc(0)];
  for (let row = 0; row < spans.count; row++) {
    const [from, to] = spanOf(spans, row);
    if (to - from > longestRow) {
      yield { row, text: 'null' };
      continue;
    }
    if (to > windowStart + window.length) {
      windowStart = from;
      window = Buffer.from(readRange(source, from, Math.max(to, from + windowBytes)));
    }
    yield { row, text: window.toString('utf8', from - windowStart, to - windowStart) };
  }
}
