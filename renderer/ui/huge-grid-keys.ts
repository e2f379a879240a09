/** A cell of a grid. Row -1 is the head. */
export interface GridCell {
  readonly row: number;
  readonly column: number;
}

export interface GridSize {
  readonly rowCount: number;
  readonly columnCount: number;
  /** Rows that PageUp and PageDown go by. */
  readonly pageRows: number;
}

interface Key {
  readonly key: string;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
}

type Move = (cell: GridCell, size: GridSize) => GridCell;

const moves: Readonly<Record<string, Move>> = {
  ArrowDown: ({ row, column }) => ({ row: row + 1, column }),
  ArrowUp: ({ row, column }) => ({ row: row - 1, column }),
  ArrowRight: ({ row, column }) => ({ row, column: column + 1 }),
  ArrowLeft: ({ row, column }) => ({ row, column: column - 1 }),
  PageDown: ({ row, column }, { pageRows }) => ({ row: row + pageRows, column }),
  PageUp: ({ row, column }, { pageRows }) => ({ row: Math.max(0, row - pageRows), column }),
  Home: ({ row }) => ({ row, column: 0 }),
  End: ({ row }, { columnCount }) => ({ row, column: columnCount - 1 }),
};

const withControl: Readonly<Record<string, Move>> = {
  Home: () => ({ row: 0, column: 0 }),
  End: (_cell, { rowCount, columnCount }) => ({ row: rowCount - 1, column: columnCount - 1 }),
};

/** The cell that a key moves to from another one; null when it moves nowhere. Keys with Shift or Alt mean something else. */
export function cellAfterKey(event: Key, cell: GridCell, size: GridSize): GridCell | null {
  if (event.altKey || event.shiftKey) return null;
  const moved = (event.ctrlKey || event.metaKey ? withControl : moves)[event.key]?.(cell, size);
  if (moved === undefined) return null;
  return {
    row: Math.min(size.rowCount - 1, Math.max(-1, moved.row)),
    column: Math.min(size.columnCount - 1, Math.max(0, moved.column)),
  };
}

const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1 };

/** On a head, Ctrl with an arrow puts the column at another place; null for any other key, and where there is no further place. */
export function columnAfterKey(event: Key, { row, column }: GridCell, columnCount: number): number | null {
  const step = steps[event.key];
  if (row !== -1 || step === undefined || !event.ctrlKey || event.altKey || event.shiftKey) return null;
  const to = column + step;
  return to >= 0 && to < columnCount ? to : null;
}
