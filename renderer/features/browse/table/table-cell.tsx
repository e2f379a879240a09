import { isCut } from '#shared/hypermedia/cells';
import type { Cell, PageTable } from '#shared/hypermedia/page';
import type { ReactNode } from 'react';
import type { FollowOptions } from '../../../ui/follow-link';
import type { CellText } from '../../../ui/huge-grid-props';
import { drawValue, textOfValue } from '../value-cell';
import type { RowSource, ShownRow } from './row-source';
import { shownCell } from './table-columns';
import styles from './result-table.module.css';

interface Props {
  readonly table: PageTable;
  readonly row: ShownRow | undefined;
  readonly at: number;
  /** It says whether its row had come before. */
  readonly isMarked: boolean;
  readonly onFollow: (url: string, options: FollowOptions) => void;
  /** Shows the whole row, beginning with this column. */
  readonly onOpen: ((row: ShownRow, at: number) => void) | null;
}

/** One cell: links lead on, nested values open. A plain function, as many cells come into view at once. */
export function drawCell({ row, isMarked, ...props }: Props): ReactNode {
  if (row === undefined) return <span className={styles.skeleton} aria-hidden />;
  const value = drawShown(row, props);
  if (!isMarked || !row.repeated) return value;
  return (
    <>
      <span className={styles.repeated} title="This row had come before">
        again
      </span>{' '}
      {value}
    </>
  );
}

/** The text of a cell that neither leads anywhere, nor opens, nor bears a mark; links say where they lead instead. */
export function textOfCell({ table, row, at, isMarked, onOpen }: Omit<Props, 'onFollow'>): CellText | null {
  if (row === undefined || (isMarked && row.repeated)) return null;
  const cell = shownCell(table, row, at);
  if (onOpen !== null && isNested(cell)) return null;
  const plain = textOfValue(cell);
  return plain && { ...plain, title: hiddenText(cell) };
}

/**
 * What is copied of a cell: where a link leads, else its value; of a head its name. Null where there is nothing, or not all of it
 * is here: a part of a text, or what stands for things inside, would pass for the whole.
 */
export function copyOf(
  table: PageTable,
  rows: RowSource,
  { row, at }: { readonly row: number; readonly at: number },
): string | null {
  if (row < 0) return table.columns[at]?.name ?? null;
  const cell = rows.row(row)?.cells[at];
  return cell === undefined || isNested(cell) ? null : wholeValue(cell);
}

function wholeValue(cell: Cell): string | null {
  switch (cell.kind) {
    case 'missing':
      return null;
    case 'link':
      return cell.url;
    case 'boolean':
      return String(cell.value);
    case 'null':
      return 'null';
    default:
      return isCut(cell.text) ? null : cell.text;
  }
}

function drawShown(row: ShownRow, { table, at, onFollow, onOpen }: Omit<Props, 'isMarked' | 'row'>): ReactNode {
  const cell = shownCell(table, row, at);
  if (onOpen === null || !isNested(cell)) return drawValue(cell, onFollow);
  return (
    <button type="button" tabIndex={-1} className={styles.nested} title={cell.text} onClick={() => onOpen(row, at)}>
      {drawValue(cell, onFollow)}
    </button>
  );
}

const isNested = (cell: Cell): cell is Extract<Cell, { kind: 'list' | 'object' }> =>
  (cell.kind === 'list' || cell.kind === 'object') && cell.count > 0;

/** What a narrow cell may cut, in full. */
const hiddenText = (cell: Cell): string | undefined => ('text' in cell && cell.text.length > 12 ? cell.text : undefined);
