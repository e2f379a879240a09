import type { PageTable, TableRow } from '#shared/hypermedia/page';

/** A row as it is drawn. Its cells stand in the order of the table's columns; those of columns not asked for are missing. */
export interface ShownRow extends TableRow {
  /** It had come before, on another page. */
  readonly repeated: boolean;
}

/** Rows to draw, wherever they lie. */
export interface RowSource {
  /** The columns, and some rows to judge them by. */
  readonly table: PageTable;
  /** Rows of the view: after filtering. */
  readonly rowCount: number;
  /** All rows that the view was made of. */
  readonly ofRows: number;
  /** A row of the view; undefined while it is not here. */
  readonly row: (place: number) => ShownRow | undefined;
  readonly onVisible: (first: number, last: number) => void;
  /** Changes whenever there is something else to draw. */
  readonly version: unknown;
  /** Rows are being put in order, or looked through. */
  readonly isBusy: boolean;
}
