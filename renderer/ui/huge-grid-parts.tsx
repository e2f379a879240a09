import { memo, type MouseEvent, type PointerEvent, useState } from 'react';
import { classNames } from './class-names';
import type { ShownColumns } from './huge-grid-columns';
import type { GridColumn, GridPart } from './huge-grid-props';
import styles from './huge-grid.module.css';
import { InGrid } from './in-grid';

type HeadProps = Pick<GridPart, 'cursor' | 'cellId' | 'renderHead' | 'sortOf' | 'onCursor' | 'onResize' | 'onMove'> & {
  readonly shown: ShownColumns;
};

/** The first cell says where its row begins; the others follow it. */
const beginAt = (from: number, place: number) => (from > 0 && place === 0 ? { gridColumnStart: from + 1 } : undefined);

/**
 * The names of the columns. They are dragged to other places, and their edges to other widths. A scroll draws none of them
 * anew.
 */
export const GridHead = memo(function GridHead(part: HeadProps) {
  const { shown, cursor, cellId, renderHead, sortOf, onCursor, onResize } = part;
  const drag = useColumnDrag(part);
  return (
    <div role="rowgroup" className={styles.head}>
      <div role="row" aria-rowindex={1} aria-colindex={shown.from + 1} className={styles.row}>
        {headsOf(shown).map(([column, at], place) => (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the grid has the focus and hears the keys
          <div
            key={column.key}
            id={cellId(-1, at)}
            role="columnheader"
            aria-sort={sortOf?.(column) ?? 'none'}
            data-column={at}
            style={beginAt(shown.from, place)}
            className={classNames(
              styles.headCell,
              column.isRight && styles.right,
              cursor.row === -1 && cursor.column === at && styles.cursor,
              drag.target === at && styles.target,
            )}
            onClick={() => onCursor({ row: -1, column: at })}
            onPointerDown={(event) => drag.begin(event, at)}
          >
            {renderHead(column, at)}
            {onResize && <Edge column={column} onResize={(widthPx) => onResize(column, widthPx)} />}
          </div>
        ))}
      </div>
    </div>
  );
});

const headsOf = ({ from, columns }: ShownColumns) => columns.map((column, place) => [column, from + place] as const);

/** So many pixels make a press a drag. */
const dragPx = 8;

function useColumnDrag({ onMove }: HeadProps) {
  const [target, setTarget] = useState<number | null>(null);
  const begin = (event: PointerEvent<HTMLElement>, from: number) => {
    if (!onMove || event.button !== 0) return;
    const startX = event.clientX;
    let to: number | null = null;
    const move = (moved: globalThis.PointerEvent) => {
      if (to === null && Math.abs(moved.clientX - startX) < dragPx) return;
      to = columnUnder(moved) ?? to ?? from;
      setTarget(to === from ? null : to);
    };
    const end = () => {
      window.removeEventListener('pointermove', move);
      setTarget(null);
      if (to !== null && to !== from) onMove(from, to);
    };
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', end, { once: true });
  };
  return { target, begin };
}

function columnUnder({ clientX, clientY }: globalThis.PointerEvent): number | null {
  const cell = document.elementFromPoint(clientX, clientY)?.closest<HTMLElement>('[role="columnheader"]');
  return cell?.dataset['column'] === undefined ? null : Number(cell.dataset['column']);
}

const narrowestPx = 40;

/** The edge of a column, by which it is made wider. */
function Edge({ column, onResize }: { readonly column: GridColumn; readonly onResize: (widthPx: number) => void }) {
  const begin = (event: PointerEvent<HTMLElement>) => {
    event.stopPropagation();
    event.preventDefault();
    const cell = event.currentTarget.parentElement;
    // Under zoom a pixel of the pointer is not one of the page.
    const scale = cell ? cell.getBoundingClientRect().width / cell.offsetWidth : 1;
    const [startX, startPx] = [event.clientX, cell?.offsetWidth ?? column.widthPx];
    const move = (moved: globalThis.PointerEvent) =>
      onResize(Math.max(narrowestPx, Math.round(startPx + (moved.clientX - startX) / scale)));
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', () => window.removeEventListener('pointermove', move), { once: true });
  };
  return <span className={styles.edge} aria-hidden onPointerDown={begin} onClick={(event) => event.stopPropagation()} />;
}

interface RowsProps extends GridPart {
  readonly shown: ShownColumns;
  readonly first: number;
  readonly last: number;
  readonly shift: number;
}

/** The rows that can be seen. */
export function GridRows({ shown, first, last, shift, ...part }: RowsProps) {
  const rows = Array.from({ length: Math.max(0, last - first) }, (_, place) => first + place);
  return (
    <div role="rowgroup" className={styles.rows} style={{ transform: `translateY(${shift}px)` }}>
      <InGrid value>
        {rows.map((row) => (
          <GridRow
            key={row}
            row={row}
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

interface RowProps extends Pick<GridPart, 'renderCell' | 'textOf' | 'version' | 'cellId' | 'onCursor' | 'onOpen'> {
  readonly shown: ShownColumns;
  readonly row: number;
  readonly data: unknown;
  /** Column of the cursor; -1 when it is in another row. */
  readonly cursor: number;
}

/**
 * Drawn anew only when its own data may be other ones, not for every step of a scroll. Many come into view with each frame of
 * one: their cells carry nothing that the row can do for them.
 */
const GridRow = memo(
  function GridRow({ row, shown: { from, columns }, renderCell, textOf, cellId, onCursor, onOpen, cursor }: RowProps) {
    return (
      // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the grid has the focus and hears the keys
      <div
        role="row"
        aria-rowindex={row + 2}
        className={classNames(styles.row, styles.body, cursor >= 0 && styles.current)}
        aria-colindex={from + 1}
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
