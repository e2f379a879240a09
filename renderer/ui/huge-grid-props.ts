import type { KeyboardEvent, ReactNode, Ref } from 'react';
import type { GridCell } from './huge-grid-keys';

export interface GridColumn {
  readonly key: string;
  readonly name: string;
  readonly widthPx: number;
  /** Takes what room is left over. */
  readonly isWide?: boolean;
  readonly isRight?: boolean;
}

/** A cell that is nothing but text. */
export interface CellText {
  readonly text: string;
  readonly className?: string | undefined;
  readonly title?: string | undefined;
}

/** What others may ask of a grid. */
export interface HugeGridHandle {
  focus(): void;
}

export interface HugeGridProps {
  readonly label: string;
  readonly rowCount: number;
  readonly columns: readonly GridColumn[];
  readonly renderHead: (column: GridColumn, at: number) => ReactNode;
  readonly renderCell: (row: number, column: GridColumn) => ReactNode;
  /** The text of a cell that is nothing else: it stands in the cell itself, and `renderCell` is not asked. Null for others. */
  readonly textOf?: (row: number, column: GridColumn) => CellText | null;
  /** How rows are sorted by a column, for screen readers. */
  readonly sortOf?: (column: GridColumn) => 'ascending' | 'descending' | 'none';
  /** Changes whenever all rows are to be drawn anew. */
  readonly version: unknown;
  /** What a row is drawn from: as long as that is the same, it is not drawn anew. Without it, every row is when `renderCell` changes. */
  readonly dataOf?: (row: number) => unknown;
  /** Hears of the rows that can be seen, [first, last). */
  readonly onVisible?: (first: number, last: number) => void;
  /** Keys that the grid itself does not use, with the cell they are meant for. */
  readonly onKey?: (event: KeyboardEvent, cell: GridCell) => void;
  /** Hears of a cell that was pressed twice. */
  readonly onOpen?: (cell: GridCell) => void;
  readonly onResize?: (column: GridColumn, widthPx: number) => void;
  readonly onMove?: (from: number, to: number) => void;
  /** The first visible pixel when it appears, and a listener for where it is left. */
  readonly top?: { readonly initial: number; readonly note: (top: number) => void };
  /** Where it stood when it appears, and a listener for it. */
  readonly place?: GridPlace;
  /** What Ctrl+C takes of a cell; null for nothing. */
  readonly copyOf?: (cell: GridCell) => string | null;
  readonly ref?: Ref<HugeGridHandle>;
}

/** The cell of the cursor, and the first pixel that can be seen sideways. */
export interface GridPlace {
  readonly cursor: GridCell;
  readonly left: number;
  readonly note: (cursor: GridCell, left: number) => void;
}

/** What head and rows of a grid know of it. */
export interface GridPart extends HugeGridProps {
  readonly cellId: (row: number, column: number) => string;
  readonly cursor: GridCell;
  readonly rowHeight: number;
  readonly onCursor: (cell: GridCell) => void;
}
