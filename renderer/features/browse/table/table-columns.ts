import type { Cell, PageTable, TableRow } from '#shared/hypermedia/page';

/** The width, in pixels, that a table starts with: what fits beside the side bar of a usual window. */
const startingPx = 980;
/** Rows that columns are judged by. */
const looked = 100;
/** What is known of a row rather than said by it. */
const aboutTheRow = /^(?:created|updated|modified)(?:_|At|On|$)|_at$|_ts$/;

/**
 * Which columns a table starts with, as many as fit. The row's own address is carried by its name, a link by the name
 * beside it; dates of the record, and links that are only addresses, come last.
 */
export function shownColumns(table: PageTable): number[] {
  const { columns, nameColumn, urlColumn } = table;
  const carried = new Set(columns.map((_column, at) => namedBy(table, at)));
  if (nameColumn >= 0 && nameColumn !== urlColumn) carried.add(urlColumn);
  const all = columns.map((_column, at) => at).filter((at) => !carried.has(at));
  let room = startingPx;
  const shown = [...all.filter((at) => !isMinor(table, at)), ...all.filter((at) => isMinor(table, at))].filter((at, place) => {
    const width = columnWidth(table, at);
    const fits = place === 0 || width <= room;
    if (fits) room -= width;
    return fits;
  });
  return shown.toSorted((a, b) => a - b);
}

function isMinor(table: PageTable, at: number): boolean {
  if (aboutTheRow.test(table.columns[at]?.name ?? '')) return true;
  return namedBy(table, at) < 0 && table.rows.slice(0, looked).some((row) => isBareAddress(row.cells[at]));
}

const isBareAddress = (cell: Cell | undefined): boolean => cell?.kind === 'link' && /^(?:\/|https?:)/.test(cell.text);

const companions = ['_name', '_title', '_label', 'Name', 'Title'];

const neighbours = new WeakMap<PageTable, readonly number[]>();

/** The column that says in words what a column of links leads to, such as `author_name` beside `author`; -1 without one. */
export function namedBy(table: PageTable, at: number): number {
  const found = neighbours.get(table) ?? table.columns.map((_column, column) => findNeighbour(table, column));
  neighbours.set(table, found);
  return found[at] ?? -1;
}

function findNeighbour({ columns, rows }: PageTable, at: number): number {
  const name = columns[at]?.name ?? '';
  if (!rows.slice(0, looked).some((row) => row.cells[at]?.kind === 'link')) return -1;
  return columns.findIndex((column) => companions.some((end) => column.name === name + end));
}

/** A cell as it is shown: links under the name their neighbour gives them, the row's name as a link to the row. */
export function shownCell(table: PageTable, row: TableRow, at: number): Cell {
  const cell = row.cells[at] ?? { kind: 'missing' };
  const words = row.cells[namedBy(table, at)];
  if (cell.kind === 'link') return words?.kind === 'text' && words.text !== '' ? { ...cell, text: words.text } : cell;
  if (at !== table.nameColumn || row.url === null || !('text' in cell)) return cell;
  return { kind: 'link', text: cell.text === '' ? row.url : cell.text, url: row.url, newOrigin: row.newOrigin };
}

const characterPx = 7.3;
/** A digit or a capital. */
const widePx = 8.7;
const paddingPx = 18;
/** The column that names the rows takes what room there is. */
const widestName = 200;
const widest = 250;
const narrowest = 56;

/** A width in pixels that shows most of a column's values, from the rows it is judged by. */
export function columnWidth(table: PageTable, at: number): number {
  const column = table.columns[at];
  const lengths = table.rows.slice(0, looked).map((row) => lengthOf(shownCell(table, row, at)));
  const sorted = lengths.toSorted((a, b) => a - b);
  // Nine in ten fit; one very long value does not push the others away.
  const usual = Math.max(sorted[Math.floor(sorted.length * 0.9)] ?? 0, (column?.name.length ?? 0) + 1);
  return Math.round(
    Math.min(at === table.nameColumn ? widestName : widest, Math.max(narrowest, usual * characterPx + paddingPx)),
  );
}

/** How many usual characters wide a cell is. Data is set in a face whose characters are all alike. */
function lengthOf(cell: Cell): number {
  if (!('text' in cell)) return 4;
  if (cell.kind === 'number' || cell.kind === 'code') return cell.text.length;
  const wide = cell.text.replaceAll(/[^\dA-Z]/g, '').length;
  return cell.text.length - wide + (wide * widePx) / characterPx;
}
