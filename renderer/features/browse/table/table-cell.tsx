import type { Cell, PageTable } from '#shared/hypermedia/page';
import type { FollowOptions } from '../../../ui/follow-link';
import { ValueCell } from '../value-cell';
import type { ShownRow } from './row-source';
import { shownCell } from './table-columns';
import styles from './result-table.module.css';

interface Props {
  readonly table: PageTable;
  readonly row: ShownRow | undefined;
  readonly at: number;
  readonly isFirst: boolean;
  readonly onFollow: (url: string, options: FollowOptions) => void;
  /** Shows the whole row, beginning with this column. */
  readonly onOpen: ((row: ShownRow, at: number) => void) | null;
}

/** One cell: links lead on, nested values open. */
export function TableCell({ row, isFirst, ...props }: Props) {
  if (row === undefined) return <span className={styles.skeleton} aria-hidden />;
  return (
    <>
      {isFirst && row.repeated && (
        <span className={styles.repeated} title="This row had come before">
          again
        </span>
      )}
      <Value row={row} {...props} />
    </>
  );
}

interface ValueProps extends Omit<Props, 'isFirst' | 'row'> {
  readonly row: ShownRow;
}

function Value({ table, row, at, onFollow, onOpen }: ValueProps) {
  const cell = shownCell(table, row, at);
  const value = <ValueCell cell={cell} onFollow={onFollow} />;
  if (onOpen !== null && isNested(cell)) {
    return (
      <button type="button" tabIndex={-1} className={styles.nested} title={cell.text} onClick={() => onOpen(row, at)}>
        {value}
      </button>
    );
  }
  return <span title={hiddenText(cell)}>{value}</span>;
}

const isNested = (cell: Cell): cell is Extract<Cell, { kind: 'list' | 'object' }> =>
  (cell.kind === 'list' || cell.kind === 'object') && cell.count > 0;

/** What a narrow cell may cut, in full; links say where they lead instead. */
const hiddenText = (cell: Cell): string | undefined =>
  'text' in cell && cell.kind !== 'link' && cell.text.length > 12 ? cell.text : undefined;
