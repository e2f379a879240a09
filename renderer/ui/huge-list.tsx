import {
  useCallback,
  useEffect,
  useId,
  useImperativeHandle,
  useLayoutEffect,
  useState,
  useSyncExternalStore,
  type HTMLAttributes,
  type KeyboardEvent,
  type ReactNode,
  type Ref,
} from 'react';
import { classNames } from './class-names';
import { rowAfterKey } from './huge-list-keys';
import styles from './huge-list.module.css';
import { clampTop, scaleOf, topToCentre, topToShow } from './huge-list-scale';
import { HugeScroll } from './huge-list-scroll';

/** What others may ask of a list. */
export interface HugeListHandle {
  /** Brings a row into view: with as little movement as possible, or into the middle. */
  showRow(row: number, where?: 'nearest' | 'middle'): void;
  focus(): void;
}

interface Pinned {
  /** How many rows it covers. */
  readonly rows: number;
  readonly content: ReactNode;
}

export interface HugeListProps {
  readonly label: string;
  readonly rowCount: number;
  readonly rowHeight?: number;
  /** What the rows are to a screen reader. */
  readonly kind: 'tree' | 'listbox';
  /** The row that arrow keys move from. */
  readonly cursor: number;
  readonly onCursor: (row: number) => void;
  /** Hears of a row that was pressed with the pointer, after the cursor is there. */
  readonly onOpen?: (row: number) => void;
  readonly renderRow: (row: number) => ReactNode;
  /** What more is to be said about a row, such as its level. */
  readonly describeRow?: (row: number) => HTMLAttributes<HTMLDivElement>;
  /** Hears of the rows that can be seen, [first, last). */
  readonly onVisible?: (first: number, last: number) => void;
  /** Keys that the list itself does not use. */
  readonly onKey?: (event: KeyboardEvent) => void;
  /** What is drawn over the rows while this one is the first of them. Asked while they are drawn, so that both are one drawing. */
  readonly pinnedAt?: (first: number) => Pinned;
  readonly ref?: Ref<HugeListHandle>;
}

/** Rows of one height, as many as fifty million: only those that can be seen are in the document. */
export function HugeList(props: HugeListProps) {
  const { label, rowCount, rowHeight = 20, kind, cursor, onCursor, onVisible, onKey, pinnedAt, ref } = props;
  const id = useId();
  const [scroll] = useState(() => new HugeScroll());
  const { top: lastTop, height } = useSyncExternalStore(scroll.subscribe, scroll.view);
  useLayoutEffect(() => scroll.setRows(rowCount, rowHeight), [scroll, rowCount, rowHeight]);
  const scale = scaleOf(rowCount, rowHeight, height);
  const top = clampTop(scale, lastTop);
  const first = Math.floor(top / rowHeight);
  const last = Math.min(rowCount, Math.ceil((top + height) / rowHeight));
  const pinned = pinnedAt?.(first);
  const covered = (pinned?.rows ?? 0) * rowHeight;
  const [frame, setFrame] = useState<HTMLElement | null>(null);

  useLayoutEffect(() => (frame ? scroll.attach(frame) : undefined), [scroll, frame]);
  useEffect(() => onVisible?.(first, last), [onVisible, first, last]);
  useImperativeHandle(ref, () => ({
    showRow: (row, where = 'nearest') => scroll.moveTo((where === 'middle' ? topToCentre : topToShow)(scale, top, row, covered)),
    focus: () => frame?.focus({ preventScroll: true }),
  }));

  const onKeyDown = (event: KeyboardEvent) => {
    const pageRows = Math.max(1, Math.floor((height - covered) / rowHeight) - 1);
    const row = rowAfterKey(event, cursor, { rowCount, pageRows });
    if (row === null) return onKey?.(event);
    event.preventDefault();
    onCursor(row);
    scroll.moveTo(topToShow(scale, top, row, row === 0 ? 0 : covered));
  };

  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- its role is one of two that take keys
    <div
      ref={setFrame}
      className={styles.frame}
      role={kind}
      aria-label={label}
      tabIndex={0}
      aria-activedescendant={cursor >= first && cursor < last ? `${id}-${cursor}` : undefined}
      onKeyDown={onKeyDown}
    >
      <Sheet height={height} spacerHeight={scale.spacerHeight} shift={first * rowHeight - top} pinned={pinned}>
        <Rows {...props} id={id} first={first} last={last} rowHeight={rowHeight} />
      </Sheet>
    </div>
  );
}

interface SheetProps {
  readonly height: number;
  readonly spacerHeight: number;
  readonly shift: number;
  readonly pinned: Pinned | undefined;
  readonly children: ReactNode;
}

/** What makes the scroll bar, and the rows that stay in view while it is scrolled. */
function Sheet({ height, spacerHeight, shift, pinned, children }: SheetProps) {
  const [widest, setWidest] = useState(0);
  // The widest row so far keeps its room, so that sideways scrolling does not jump as rows come and go. Rows that fit ask
  // for none: they would stay as wide as the list once was.
  const measure = useCallback((rows: HTMLElement | null) => {
    if (!rows) return undefined;
    const room = () => rows.closest(`.${styles.frame}`)?.clientWidth ?? 0;
    const observer = new ResizeObserver(() => {
      if (rows.scrollWidth > room()) setWidest((before) => Math.max(before, rows.scrollWidth));
    });
    observer.observe(rows);
    return () => observer.disconnect();
  }, []);
  return (
    <div className={styles.spacer} style={{ height: spacerHeight }} role="none">
      <div className={styles.view} style={{ height, minWidth: widest }} role="none">
        <div ref={measure} className={styles.rows} style={{ transform: `translateY(${shift}px)` }} role="none">
          {children}
        </div>
        {pinned && pinned.rows > 0 && (
          <div className={styles.pinned} aria-hidden>
            {pinned.content}
          </div>
        )}
      </div>
    </div>
  );
}

interface RowsProps extends HugeListProps {
  readonly id: string;
  readonly first: number;
  readonly last: number;
  readonly rowHeight: number;
}

function Rows({ id, first, last, rowHeight, kind, cursor, rowCount, onCursor, onOpen, renderRow, describeRow }: RowsProps) {
  const rows = Array.from({ length: Math.max(0, last - first) }, (_, place) => first + place);
  return rows.map((row) => {
    const { className, ...described } = describeRow?.(row) ?? {};
    return (
      // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- the list has the focus and hears the keys
      <div
        key={row}
        id={`${id}-${row}`}
        role={kind === 'tree' ? 'treeitem' : 'option'}
        aria-selected={row === cursor}
        {...(kind === 'listbox' && { 'aria-posinset': row + 1, 'aria-setsize': rowCount })}
        {...described}
        className={classNames(styles.row, row === cursor && styles.cursor, className)}
        style={{ height: rowHeight }}
        onClick={() => {
          onCursor(row);
          onOpen?.(row);
        }}
      >
        {renderRow(row)}
      </div>
    );
  });
}
