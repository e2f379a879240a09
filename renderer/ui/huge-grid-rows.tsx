import { memo, type MouseEvent, useEffect, useState } from 'react';
import { beginAt } from './begin-at';
import { classNames } from './class-names';
import type { ShownColumns } from './huge-grid-columns';
import type { GridPart } from './huge-grid-props';
import styles from './huge-grid.module.css';
import { InGrid } from './in-grid';

interface RowsProps extends GridPart {
  readonly shown: ShownColumns;
  readonly first: number;
  /** How many rows can be in view at once. */
  readonly together: number;
  /** Where the first row begins, in pixels below the upper edge of the view. */
  readonly shift: number;
}

/**
 * The rows that can be seen. A row that leaves the view on one side lends its elements to the one that comes into it on the
 * other: to make them anew takes a third longer. While it scrolls they stand in the document in the order they happen to have,
 * and at rest in that of the rows, for those who read or select across them.
 */
export function GridRows({ shown, first, together, shift, rowHeight, ...part }: RowsProps) {
  const rested = useRested(first);
  const anchor = first - (first % anchorRows);
  const rows = Array.from({ length: Math.max(0, Math.min(together, part.rowCount - first)) }, (_, place) => first + place);
  const placeOf = (row: number) => (row + together - (rested % together)) % together;
  return (
    <div role="rowgroup" className={styles.rows} style={{ transform: `translateY(${shift - (first - anchor) * rowHeight}px)` }}>
      <InGrid value>
        {rows
          .toSorted((one, other) => placeOf(one) - placeOf(other))
          .map((row) => (
            <GridRow
              key={row % together}
              row={row}
              top={(row - anchor) * rowHeight}
              shown={shown}
              renderCell={part.renderCell}
              textOf={part.textOf}
              version={part.version}
              cellId={part.cellId}
              onCursor={part.onCursor}
              onOpen={part.onOpen}
              data={part.dataOf ? part.dataOf(row) : part.renderCell}
              cursor={part.cursor.row === row ? part.cursor.column : -1}
            />
          ))}
      </InGrid>
    </div>
  );
}

/** Rows are placed from every so manieth of them on: no element is put as many pixels down as a long list has. */
const anchorRows = 4_096;

const restMs = 150;

/** The first row as it was when the list stood still last. */
function useRested(first: number): number {
  const [rested, setRested] = useState(first);
  useEffect(() => {
    if (rested === first) return undefined;
    let timer = setTimeout(rest, restMs);
    function rest() {
      // What is moved in the document between press and release would not be clicked.
      if (pressed.isPressed) timer = setTimeout(rest, restMs);
      else setRested(first);
    }
    return () => clearTimeout(timer);
  }, [rested, first]);
  return rested;
}

/** Whether a button, finger or pen is down anywhere. The end of a drag on a scroll bar is only told by the next move. */
const pressed = { isPressed: false };
const heard = (event: PointerEvent) => {
  pressed.isPressed = event.type === 'pointerdown' || (event.type === 'pointermove' && event.buttons !== 0);
};
for (const type of ['pointerdown', 'pointermove', 'pointerup', 'pointercancel'] as const)
  window.addEventListener(type, heard, { capture: true, passive: true });

interface RowProps extends Pick<GridPart, 'renderCell' | 'textOf' | 'version' | 'cellId' | 'onCursor' | 'onOpen'> {
  readonly shown: ShownColumns;
  readonly row: number;
  /** Pixels below the row that all are placed from. */
  readonly top: number;
  readonly data: unknown;
  /** Column of the cursor; -1 when it is in another row. */
  readonly cursor: number;
}

/**
 * Drawn anew only when its own data may be other ones, not for every step of a scroll. Many come into view with each frame of
 * one: their cells carry nothing that the row can do for them.
 */
const GridRow = memo(
  function GridRow({ row, top, shown: { from, columns }, renderCell, textOf, cellId, onCursor, onOpen, cursor }: RowProps) {
    return (
      // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the grid has the focus and hears the keys
      <div
        role="row"
        aria-rowindex={row + 2}
        className={classNames(styles.row, styles.body, cursor >= 0 && styles.current)}
        aria-colindex={from + 1}
        style={{ top }}
        onClick={(event) => onCellOf(event, (place) => onCursor({ row, column: from + place }))}
        onDoubleClick={(event) => onCellOf(event, (place) => onOpen?.({ row, column: from + place }))}
      >
        {columns.map((column, place) => {
          const plain = textOf?.(row, column) ?? null;
          const isAtCursor = cursor === from + place;
          return (
            <div
              key={column.key}
              // Only the cell of the cursor is ever spoken of by its id.
              id={isAtCursor ? cellId(row, cursor) : undefined}
              role="gridcell"
              className={classNames(styles.cell, column.isRight && styles.right, isAtCursor && styles.cursor, plain?.className)}
              title={plain?.title}
              style={beginAt(from, place)}
            >
              {plain === null ? renderCell(row, column) : plain.text}
            </div>
          );
        })}
      </div>
    );
  },
  (before, after) =>
    before.row === after.row &&
    before.top === after.top &&
    before.shown === after.shown &&
    before.version === after.version &&
    before.cursor === after.cursor &&
    before.data === after.data,
);

/** Tells of the cell in which something happened, by its place in the row. */
function onCellOf({ target, currentTarget }: MouseEvent<HTMLElement>, tell: (place: number) => void): void {
  const at = [...currentTarget.children].findIndex((cell) => target instanceof Node && cell.contains(target));
  if (at >= 0) tell(at);
}
