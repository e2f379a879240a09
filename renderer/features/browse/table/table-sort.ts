import { createRowFilter } from '#shared/hypermedia/row-filter';
import { orderOf, sortKeyOf } from '#shared/hypermedia/row-order';
import type { JsonValue } from '#shared/hypermedia/json-value';
import type { Cell, PageTable, TableRow } from '#shared/hypermedia/page';
import type { RowView } from '#shared/model/table-window';

export type TableSort = NonNullable<RowView['sort']>;

/** The next order when a column's name is pressed: up, down, as it came. */
export function nextSort(sort: TableSort | null, column: string): TableSort | null {
  if (sort?.column !== column) return { column, descending: false };
  return sort.descending ? null : { column, descending: true };
}

/** The rows of a table that a view takes, in its order. */
export function viewRows(table: PageTable, { sort, filter }: RowView): readonly TableRow[] {
  const takes = createRowFilter(filter);
  const taken = takes === null ? table.rows : table.rows.filter((row) => takes(rowValue(table, row)));
  if (sort === null) return taken;
  const at = table.columns.findIndex(({ name }) => name === sort.column);
  const keys = taken.map((row) => sortKeyOf(row.cells[at] ?? { kind: 'missing' }));
  return [...orderOf(keys, sort.descending)].flatMap((place) => taken[place] ?? []);
}

/** A row as a value again, for a filter: what its cells show. */
const rowValue = ({ columns }: PageTable, { cells }: TableRow): JsonValue =>
  new Map(columns.map(({ name }, at) => [name, cellValue(cells[at] ?? { kind: 'missing' })]));

function cellValue(cell: Cell): JsonValue {
  if (cell.kind === 'boolean') return cell.value;
  return 'text' in cell ? cell.text : cell.kind === 'null' ? null : '';
}
