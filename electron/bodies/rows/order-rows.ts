import { readCell } from '#shared/hypermedia/cells';
import { ColumnTally } from '#shared/hypermedia/column-tally';
import { flatRow } from '#shared/hypermedia/flat-row';
import type { IncludedResources } from '#shared/hypermedia/json-api-relationship';
import type { JsonValue } from '#shared/hypermedia/json-value';
import { parseJson } from '#shared/hypermedia/parse-json';
import { createRowFilter, neededText } from '#shared/hypermedia/row-filter';
import { orderOf, sortKeyOf, type SortKey } from '#shared/hypermedia/row-order';
import type { RowsFacts, RowView } from '#shared/model/table-window';
import type { ByteSource } from '../byte-source.ts';
import { IncludedByIndex } from './included-index.ts';
import { IncludedByPage } from './included-by-page.ts';
import type { AlongRows } from './along-rows.ts';
import type { RowSpans } from './row-spans.ts';
import { rowTexts } from './row-texts.ts';

interface Ordered {
  readonly spans: RowSpans;
  readonly view: RowView;
  readonly along: AlongRows | null;
}

/** The numbers of the rows that a view takes, in its order. */
export function orderRows(source: ByteSource, { spans, view, along }: Ordered): Uint32Array {
  const { sort, filter } = view;
  const included = along === null ? undefined : includedIn(source, along);
  const rows: number[] = [];
  const keys: SortKey[] = [];
  for (const { row, value } of takenRows(source, { spans, filter, included })) {
    rows.push(row);
    if (sort !== null) keys.push(keyOf(value, sort.column, included));
  }
  const taken = Uint32Array.from(rows);
  return sort === null ? taken : orderOf(keys, sort.descending).map((place) => taken[place] ?? 0);
}

const includedIn = (source: ByteSource, along: AlongRows): IncludedByIndex | IncludedByPage =>
  along.in === 'body' ? new IncludedByIndex(source, along.index) : new IncludedByPage(source, along.documents);

interface Taken {
  readonly spans: RowSpans;
  readonly filter: string;
  readonly included: ReturnType<typeof includedIn> | undefined;
}

function* takenRows(source: ByteSource, { spans, filter, included }: Taken): Generator<{ row: number; value: JsonValue }> {
  const takes = createRowFilter(filter, included) ?? (() => true);
  // The name of what is included stands elsewhere than in the row.
  const needed = included === undefined ? neededText(filter) : null;
  for (const { row, text } of rowTexts(source, spans)) {
    // Most rows that are not wanted need not be read to know it.
    if (needed !== null && !text.toLowerCase().includes(needed)) continue;
    const value = parseJson(text) ?? null;
    included?.goTo(row);
    if (takes(value)) yield { row, value };
  }
}

const keyOf = (value: JsonValue, column: string, included?: IncludedResources): SortKey =>
  sortKeyOf(readCell(flatRow(value, included).get(column), column, ''));

/** The columns that rows have: those of a table of them, and the names of all. */
export interface RowsTally {
  readonly facts: RowsFacts;
  readonly names: readonly string[];
}

export function tallyRows(source: ByteSource, spans: RowSpans, base: string): RowsTally {
  const tally = new ColumnTally(base);
  for (const { text } of rowTexts(source, spans)) tally.add(parseJson(text) ?? null);
  return { facts: factsOf(tally, spans.count), names: tally.allNames };
}

/** What a table of rows has to know of them. */
export const factsOf = (tally: ColumnTally, rowCount: number): RowsFacts => ({
  rowCount,
  columns: tally.columns(),
  moreColumns: tally.moreColumns,
  ...tally.marked(),
});
