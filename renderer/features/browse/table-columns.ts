import type { Cell, PageTable } from '#shared/hypermedia/page';

/** More columns than this start hidden; the picker has them all. */
const startingColumns = 12;

/** Which columns a table starts with: all but the row's own address, which its name carries. */
export function shownColumns({ columns, nameColumn, urlColumn }: PageTable): number[] {
  const hidden = nameColumn >= 0 && nameColumn !== urlColumn ? urlColumn : -1;
  return columns
    .map((_column, at) => at)
    .filter((at) => at !== hidden)
    .slice(0, startingColumns);
}

const characterPx = 7.3;
const paddingPx = 22;
const widest = 320;
const narrowest = 56;

/** A width in pixels that shows most of a column's values, from its first hundred rows. */
export function columnWidth({ columns, rows }: PageTable, at: number): number {
  const lengths = rows.slice(0, 100).map((row) => lengthOf(row.cells[at]));
  const sorted = lengths.toSorted((a, b) => a - b);
  // Nine in ten fit; one very long value does not push the others away.
  const usual = Math.max(sorted[Math.floor(sorted.length * 0.9)] ?? 0, (columns[at]?.name.length ?? 0) + 2);
  return Math.round(Math.min(widest, Math.max(narrowest, usual * characterPx + paddingPx)));
}

function lengthOf(cell: Cell | undefined): number {
  if (!cell) return 0;
  return 'text' in cell ? cell.text.length : 4;
}
