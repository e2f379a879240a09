import type { Cell, TableRow } from '#shared/hypermedia/page';

export interface TableSort {
  readonly column: number;
  readonly descending: boolean;
}

/** The next order when a column's name is pressed: up, down, as it came. */
export function nextSort(sort: TableSort | null, column: number): TableSort | null {
  if (sort?.column !== column) return { column, descending: false };
  return sort.descending ? null : { column, descending: true };
}

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

/** Rows in the order of a column. What has no value stands at the end either way; equals keep their places. */
export function sortRows(rows: readonly TableRow[], sort: TableSort | null): readonly TableRow[] {
  if (!sort) return rows;
  const direction = sort.descending ? -1 : 1;
  return rows.toSorted((a, b) => compareCells(a.cells[sort.column], b.cells[sort.column], direction));
}

function compareCells(one: Cell | undefined, other: Cell | undefined, direction: number): number {
  const [first, second] = [sortKey(one), sortKey(other)];
  if (first === null || second === null) return Number(first === null) - Number(second === null);
  if (typeof first === 'number' && typeof second === 'number') return (first - second) * direction;
  return collator.compare(String(first), String(second)) * direction;
}

function sortKey(cell: Cell = { kind: 'missing' }): string | number | null {
  switch (cell.kind) {
    case 'missing':
    case 'null':
      return null;
    case 'number':
      return Number(cell.text);
    case 'boolean':
      return Number(cell.value);
    default:
      return cell.text;
  }
}
