import { memo, type PointerEvent, useState } from 'react';
import { beginAt } from './begin-at';
import { classNames } from './class-names';
import type { ShownColumns } from './huge-grid-columns';
import type { GridColumn, GridPart } from './huge-grid-props';
import styles from './huge-grid.module.css';

type HeadProps = Pick<GridPart, 'cursor' | 'cellId' | 'renderHead' | 'sortOf' | 'onCursor' | 'onResize' | 'onMove'> & {
  readonly shown: ShownColumns;
};

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
