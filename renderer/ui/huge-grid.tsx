import {
  type CSSProperties,
  type FocusEvent,
  type KeyboardEvent,
  useCallback,
  useEffect,
  useId,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import { cellAfterKey, columnAfterKey, type GridCell } from './huge-grid-keys';
import { type ShownColumns, useShownColumns } from './huge-grid-columns';
import { copyCell, useGridCursor } from './huge-grid-cursor';
import { GridHead } from './huge-grid-head';
import type { GridColumn, GridPart, HugeGridProps } from './huge-grid-props';
import { GridRows } from './huge-grid-rows';
import styles from './huge-grid.module.css';
import { clampTop, scaleOf, topToShow } from './huge-list-scale';
import { HugeScroll } from './huge-list-scroll';

/**
 * Rows and columns, as many rows as fifty million: only those that can be seen are in the document, and of many columns as
 * well. The head stays in view.
 */
export function HugeGrid(props: HugeGridProps) {
  const { label, rowCount, columns, onVisible, onKey, top: place, ref } = props;
  const id = useId();
  const [frame, setFrame] = useState<HTMLElement | null>(null);
  const [cursor, setCursor] = useGridCursor(frame, props.place);
  const { scroll, rowHeight, height, top, scale } = useGridScroll(frame, rowCount, place);
  const first = Math.min(rowCount, Math.floor(top / rowHeight));
  const last = Math.min(rowCount, Math.ceil((top + height) / rowHeight));
  // As many as can be in view, one more when it begins and ends within rows.
  const together = Math.ceil(height / rowHeight) + 1;
  const onFocus = useFocusKept(frame, first, together);
  const shown = useShownColumns(frame, columns);
  useEffect(() => onVisible?.(first, last), [onVisible, first, last]);
  useImperativeHandle(ref, () => ({ focus: () => frame?.focus({ preventScroll: true }) }));

  const show = (cell: GridCell) => {
    setCursor(cell);
    if (cell.row >= 0) scroll.moveTo(topToShow(scale, top, cell.row + 1, rowHeight));
    showColumn(frame, columns, cell.column);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== frame) return;
    const pageRows = Math.max(1, Math.floor(height / rowHeight) - 2);
    const size = { rowCount, columnCount: columns.length, pageRows };
    const cell = cellAfterKey(event, cursor, size) ?? moveColumn(event, cursor, props);
    if (cell === null) return onKey?.(event, cursor);
    event.preventDefault();
    show(cell);
  };
  const cellId = useCallback((row: number, column: number) => `${id}-${row}-${column}`, [id]);
  const isDrawn = isIn(cursor.column, shown) && (cursor.row === -1 || (cursor.row >= first && cursor.row < last));
  const part: GridPart = { ...props, cellId, cursor, rowHeight, onCursor: setCursor };
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- a grid takes keys
    <div
      ref={setFrame}
      className={styles.frame}
      role="grid"
      aria-label={label}
      aria-rowcount={rowCount + 1}
      aria-colcount={columns.length}
      tabIndex={0}
      aria-activedescendant={isDrawn ? cellId(cursor.row, cursor.column) : undefined}
      style={styleOf(columns)}
      onFocus={onFocus}
      onKeyDown={onKeyDown}
      onCopy={(event) => copyCell(event, cursor, props.copyOf)}
    >
      <div className={styles.spacer} style={{ height: scale.spacerHeight }} role="none">
        <div className={styles.view} style={{ height }} role="none">
          <GridHead {...headPart(props)} shown={shown} cursor={cursor} cellId={cellId} onCursor={setCursor} />
          <GridRows {...part} shown={shown} first={first} together={together} shift={(first + 1) * rowHeight - top} />
        </div>
      </div>
    </div>
  );
}

/** Only what the head is drawn from: the rest changes with every row. */
const headPart = ({ renderHead, sortOf, onResize, onMove }: HugeGridProps) => ({ renderHead, sortOf, onResize, onMove });

const isIn = (column: number, { from, columns }: ShownColumns): boolean => column >= from && column < from + columns.length;

/** Puts the column of the cursor where a key wants it; the place of its head then, or null where the key wants nothing of this. */
function moveColumn(event: KeyboardEvent, cursor: GridCell, { columns, onMove }: HugeGridProps): GridCell | null {
  const to = onMove ? columnAfterKey(event, cursor, columns.length) : null;
  if (to === null) return null;
  onMove?.(cursor.column, to);
  return { row: -1, column: to };
}

/** The head is the first of its rows, so that a scroll bar that reaches its end shows the last row whole. */
function useGridScroll(frame: HTMLElement | null, rowCount: number, place: HugeGridProps['top']) {
  const [scroll] = useState(() => new HugeScroll());
  const [rowHeight, setRowHeight] = useState(28);
  const { top: lastTop, height } = useSyncExternalStore(scroll.subscribe, scroll.view);
  useLayoutEffect(() => {
    if (!frame) return undefined;
    const detach = scroll.attach(frame);
    const observer = new ResizeObserver(() => setRowHeight(rowHeightOf(frame)));
    observer.observe(frame);
    return () => {
      detach();
      observer.disconnect();
    };
  }, [scroll, frame]);
  useLayoutEffect(() => scroll.setRows(rowCount + 1, rowHeight), [scroll, rowCount, rowHeight]);
  const [initial] = useState(place?.initial ?? 0);
  const isMeasured = height > 0;
  useLayoutEffect(() => {
    if (isMeasured && initial > 0) scroll.moveTo(initial);
  }, [scroll, initial, isMeasured]);
  const scale = scaleOf(rowCount + 1, rowHeight, height);
  const top = clampTop(scale, lastTop);
  const note = place?.note;
  useEffect(() => (isMeasured ? note?.(top) : undefined), [note, top, isMeasured]);
  return { scroll, rowHeight, height, top, scale };
}

/** What is focused in a row that goes out of view gives the focus to the grid: its element stands for another row from then on. */
function useFocusKept(frame: HTMLElement | null, first: number, together: number) {
  const focusedRow = useRef(-1);
  useLayoutEffect(() => {
    const row = focusedRow.current;
    if (row < 0 || (row >= first && row < first + together)) return;
    focusedRow.current = -1;
    if (frame?.contains(document.activeElement)) frame.focus({ preventScroll: true });
  }, [frame, first, together]);
  return ({ target }: FocusEvent) => {
    focusedRow.current = Number(target.closest('[role="row"]')?.getAttribute('aria-rowindex') ?? 1) - 2;
  };
}

const rowHeightOf = (frame: HTMLElement): number => Number.parseFloat(getComputedStyle(frame).getPropertyValue('--row')) || 28;

/** React knows no variables of CSS. */
const styleOf = (columns: readonly GridColumn[]) =>
  ({ '--columns': templateOf(columns), '--width': `${widthOf(columns)}px` }) as CSSProperties;

const templateOf = (columns: readonly GridColumn[]): string =>
  columns.map(({ widthPx, isWide }) => (isWide ? `minmax(${widthPx}px, 1fr)` : `${widthPx}px`)).join(' ');

const widthOf = (columns: readonly GridColumn[]): number => columns.reduce((sum, { widthPx }) => sum + widthPx, 0);

/** What a row has on its sides. */
const sidesPx = 16;

/** Scrolls sideways as little as it takes to see a column. */
function showColumn(frame: HTMLElement | null, columns: readonly GridColumn[], column: number): void {
  if (!frame) return;
  const left = widthOf(columns.slice(0, column));
  const right = left + (columns[column]?.widthPx ?? 0) + sidesPx;
  if (column === 0) frame.scrollLeft = 0;
  else if (left < frame.scrollLeft) frame.scrollLeft = left;
  else if (right > frame.scrollLeft + frame.clientWidth) frame.scrollLeft = right - frame.clientWidth;
}
