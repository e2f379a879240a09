import type { RowWindows } from '../../../ui/huge-list-windows';

const mostPins = 4;

/** What pins know of a row of a tree. */
export interface PinRow {
  readonly node: number;
  readonly depth: number;
  readonly children: number;
  readonly folded: boolean;
  /** Of rows of JSON. */
  readonly kind?: string;
  /** Of rows of markup. */
  readonly closes?: boolean;
}

const isClosing = ({ kind, closes }: PinRow): boolean => closes ?? kind === 'close';

/** The containers around a row, outermost first, as far as the windows know them. */
export function rowsAround<Row extends PinRow>(windows: RowWindows<Row>, row: number): readonly Row[] {
  const found = windows.windowOf(row);
  const target = windows.row(row);
  if (!found || !target) return [];
  const open = [...(found.window.above ?? [])];
  const leave = (depth: number) => {
    while ((open.at(-1)?.depth ?? -1) >= depth) open.pop();
  };
  for (const passed of found.window.rows.slice(0, row - found.start)) {
    leave(passed.depth);
    if (passed.children > 0 && !passed.folded) open.push(passed);
  }
  leave(isClosing(target) ? target.depth + 1 : target.depth);
  return open;
}

/**
 * The containers to pin above the rows: those around the first row that they leave to be seen.
 * So a container is pinned as soon as its own row is gone, and until its last row is.
 */
export function pinsAt<Row extends PinRow>(windows: RowWindows<Row>, firstRow: number): readonly Row[] {
  for (let covered = 0; covered <= mostPins; covered++) {
    const around = rowsAround(windows, firstRow + covered).slice(-mostPins);
    if (around.length <= covered) return around;
  }
  return [];
}
