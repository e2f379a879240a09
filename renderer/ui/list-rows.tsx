import { GripVertical, X } from 'lucide-react';
import type { KeyboardEvent, ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { classNames } from './class-names';
import styles from './list-rows.module.css';
import { useRowDrag } from './use-row-drag';
import { useRowKeys } from './use-row-keys';

export interface ListRowsProps {
  readonly id: string;
  readonly label: string;
  readonly describedBy?: string | undefined;
  readonly isInvalid?: boolean | undefined;
  readonly count: number;
  readonly onMove: (from: number, to: number) => void;
  readonly onRemove: (index: number) => void;
  readonly row: (index: number) => ReactNode;
  /** The rows hold more than one line each: index and tools stay at their top. */
  readonly isTall?: boolean;
  /** The last row, which adds one. */
  readonly children: ReactNode;
}

/** A list whose rows can be moved by their grip, taken away and added to. On a grip the arrow keys move its row. */
export function ListRows(props: ListRowsProps) {
  const { id, label, count, onMove, onRemove, row, isTall = false } = props;
  const keys = useRowKeys(count);
  const move = (from: number, to: number) => {
    if (to < 0 || to >= count || to === from) return;
    keys.move(from, to);
    onMove(from, to);
  };
  const drag = useRowDrag(move);
  return (
    <div
      id={id}
      role="group"
      aria-label={label}
      aria-describedby={props.describedBy}
      tabIndex={-1}
      className={classNames(styles.list, props.isInvalid && styles.invalid)}
    >
      <ol className={styles.rows}>
        {Array.from({ length: count }, (_, index) => (
          <li
            key={keys.at(index)}
            className={classNames(styles.row, isTall && styles.tall, styles[drag.sideOf(index) ?? ''])}
            {...drag.rowHandlers(index)}
          >
            <Grip
              label={`Move ${label} ${index}`}
              onKey={(by) => {
                move(index, index + by);
                focusGrip(id, index + by);
              }}
              {...drag.gripHandlers(index)}
            />
            <span className={styles.index}>{index}</span>
            <div className={styles.content}>{row(index)}</div>
            <Button
              aria-label={`Remove ${label} ${index}`}
              className={classNames(styles.tool)}
              onPress={() => {
                keys.remove(index);
                onRemove(index);
                focusAfterRemoval(id, index);
              }}
            >
              <X size={14} strokeWidth={1.5} aria-hidden />
            </Button>
          </li>
        ))}
      </ol>
      <div className={styles.add}>{props.children}</div>
    </div>
  );
}

interface GripProps {
  readonly label: string;
  readonly onKey: (by: 1 | -1) => void;
  readonly draggable: true;
}

function Grip({ label, onKey, ...drag }: GripProps) {
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : null;
    if (by === null || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    onKey(by);
  };
  return (
    <span
      {...drag}
      role="button"
      tabIndex={0}
      aria-label={label}
      title="Drag, or press the arrow keys up and down"
      data-grip
      className={styles.grip}
      onKeyDown={onKeyDown}
    >
      <GripVertical size={14} strokeWidth={1.5} aria-hidden />
    </span>
  );
}

const gripsOf = (id: string) => [
  ...(document.getElementById(id)?.querySelectorAll<HTMLElement>(':scope > ol > li > [data-grip]') ?? []),
];

/** The row is only in its new place after the next paint. */
const focusGrip = (id: string, index: number): void => void requestAnimationFrame(() => gripsOf(id)[index]?.focus());

/** What had the focus is gone: the row that came in its place gets it, else the list. */
function focusAfterRemoval(id: string, index: number): void {
  requestAnimationFrame(() => {
    const grips = gripsOf(id);
    (grips[index] ?? grips.at(-1) ?? document.getElementById(id))?.focus();
  });
}
