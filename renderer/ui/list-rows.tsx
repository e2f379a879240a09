import { GripVertical, X } from 'lucide-react';
import { Fragment, type KeyboardEvent, type ReactNode, useState } from 'react';
import { Button } from 'react-aria-components';
import { classNames } from './class-names';
import styles from './list-rows.module.css';
import { firstRows, shownRows } from './shown-rows';
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
  /** Of a long list only the first and last rows are drawn, until more are wished for; these always are. */
  readonly besides?: readonly number[] | undefined;
  /** The last row, which adds one. */
  readonly children: ReactNode;
}

/** A list whose rows can be moved by their grip, taken away and added to. On a grip the arrow keys move its row. */
export function ListRows(props: ListRowsProps) {
  const { id, label, count, onMove, onRemove, row, isTall = false } = props;
  const keys = useRowKeys(count);
  const [first, setFirst] = useState(firstRows);
  // A row that was moved stays in sight.
  const [last, setLast] = useState<number | null>(null);
  const shown = shownRows(count, first, [...(props.besides ?? []), ...(last === null ? [] : [last])]);
  const move = (from: number, to: number) => {
    if (to < 0 || to >= count || to === from) return;
    keys.move(from, to);
    setLast(to);
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
        {shown.map((index, at) => (
          <Fragment key={keys.at(index)}>
            <Gap rows={index - (shown[at - 1] ?? -1) - 1} label={label} onShow={() => setFirst(first + firstRows)} />
            <li
              data-index={index}
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
          </Fragment>
        ))}
      </ol>
      <div className={styles.add}>{props.children}</div>
    </div>
  );
}

interface GapProps {
  readonly rows: number;
  readonly label: string;
  readonly onShow: () => void;
}

/** Rows that are not drawn. */
function Gap({ rows, label, onShow }: GapProps) {
  if (rows === 0) return null;
  return (
    <li className={styles.gap}>
      {rows.toLocaleString('en-GB')} more, not drawn
      <Button aria-label={`Show more of ${label}`} className={classNames(styles.show)} onPress={onShow}>
        Show {Math.min(rows, firstRows)} of them
      </Button>
    </li>
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

const gripAt = (id: string, index: number) => gripsOf(id).find((grip) => grip.parentElement?.dataset.index === String(index));

/** The row is only in its new place after the next paint. */
const focusGrip = (id: string, index: number): void => void requestAnimationFrame(() => gripAt(id, index)?.focus());

/** What had the focus is gone: the row that came in its place gets it, else the list. */
function focusAfterRemoval(id: string, index: number): void {
  requestAnimationFrame(() => {
    (gripAt(id, index) ?? gripsOf(id).at(-1) ?? document.getElementById(id))?.focus();
  });
}
