import type { RowsOf, RowView } from '#shared/model/table-window';
import { type KeyboardEvent, useCallback, useMemo, useState } from 'react';
import { useLeftPlace } from '../../../state/use-kept';
import type { FollowOptions } from '../../../ui/follow-link';
import { HugeGrid } from '../../../ui/huge-grid';
import type { GridCell } from '../../../ui/huge-grid-keys';
import type { GridColumn, GridPlace } from '../../../ui/huge-grid-props';
import { atRest } from './at-rest';
import { moved } from './column-picker';
import { RowDialog } from './row-dialog';
import type { RowSource, ShownRow } from './row-source';
import { shownCell } from './table-columns';
import { copyOf, drawCell, textOfCell } from './table-cell';
import { TableHead } from './table-head';
import { nextSort } from './table-sort';
import type { ColumnChoice } from './use-column-choice';
import styles from './result-table.module.css';

interface Props {
  readonly rows: RowSource;
  readonly view: RowView;
  readonly choice: ColumnChoice;
  readonly of: RowsOf | null;
  readonly base: string;
  /** What the list is called, where it is not the page's own. */
  readonly name: string | undefined;
  readonly onView: (view: RowView) => void;
  readonly onFollow: (url: string, options: FollowOptions) => void;
}

interface Opened {
  readonly index: number;
  readonly column: string | null;
}

/** By how much a key makes a column wider. */
const stepPx = 16;

/** The grid of a table's rows: arrows walk its cells, Enter follows or opens, on a head it sorts. */
export function RowsGrid({ rows, view, choice, of, base, name: listName, onView, onFollow }: Props) {
  const { table } = rows;
  const [opened, setOpened] = useState<Opened | null>(null);
  const columns = useGridColumns(rows, choice);
  const top = useGridTop(listName);
  const place = useGridPlace(listName);
  const head = useHead(view, choice, onView);
  const open = useCallback(
    (row: ShownRow, at: number | null) =>
      setOpened({ index: row.index, column: at === null ? null : (table.columns[at]?.name ?? null) }),
    [table],
  );
  // Where there is room for more than the value: a number beside the mark would be cut.
  const marked = (columns.find(({ isWide }) => isWide) ?? columns[0])?.key;
  const cells = useCells({ rows, marked, onFollow, onOpen: of === null ? null : open });
  const onKey = (event: KeyboardEvent, { row, column }: GridCell) => {
    const at = choice.shown[column];
    if (at === undefined) return;
    if (row === -1) return headKey(event, { at, choice, onSort: () => head.sortBy(table.columns[at]?.name ?? '') });
    const shown = rows.row(row);
    if (shown && (event.key === 'Enter' || event.key === ' ')) {
      event.preventDefault();
      actOn({ shown, at, event, table, onFollow, open });
    }
  };
  return (
    <div className={styles.grid}>
      <HugeGrid
        label={listName === undefined ? 'Table' : `Table of ${listName}`}
        rowCount={rows.rowCount}
        columns={columns}
        version={table}
        dataOf={rows.row}
        renderHead={head.render}
        renderCell={cells.render}
        textOf={cells.textOf}
        sortOf={head.sortOf}
        onVisible={rows.onVisible}
        onKey={onKey}
        onOpen={({ row }) => of && openPressed(rows.row(row), open)}
        onResize={head.onResize}
        onMove={head.onMove}
        top={top}
        place={place}
        copyOf={({ row, column }) => copyOf(table, rows, { row, at: choice.shown[column] ?? -1 })}
      />
      {opened && of && <RowDialog of={of} {...opened} base={base} onFollow={onFollow} onClose={() => setOpened(null)} />}
    </div>
  );
}

interface CellsOf extends Pick<Props, 'rows' | 'onFollow'> {
  /** Key of the column that says of a row that it had come before. */
  readonly marked: string | undefined;
  readonly onOpen: ((row: ShownRow, at: number | null) => void) | null;
}

/** What the cells are drawn from. */
function useCells({ rows, marked, onFollow, onOpen }: CellsOf) {
  const { table } = rows;
  return useMemo(() => {
    const cellOf = (row: number, { key }: GridColumn) => {
      return { table, row: rows.row(row), at: Number(key), isMarked: key === marked, onFollow, onOpen };
    };
    return {
      render: (row: number, column: GridColumn) => drawCell(cellOf(row, column)),
      textOf: (row: number, column: GridColumn) => textOfCell(cellOf(row, column)),
    };
  }, [table, rows, marked, onFollow, onOpen]);
}

function openPressed(row: ShownRow | undefined, open: Act['open']): void {
  if (row === undefined) return;
  // Pressed twice, words are selected too, which nobody meant.
  window.getSelection()?.removeAllRanges();
  open(row, null);
}

/** What the heads of the columns are drawn from: the same while only rows come. */
function useHead({ sort, filter }: RowView, choice: ColumnChoice, onView: Props['onView']) {
  return useMemo(() => {
    const sortBy = (name: string) => onView({ filter, sort: nextSort(sort, name) });
    return {
      sortBy,
      render: ({ name }: GridColumn) => <TableHead name={name} sort={sort} onSort={() => sortBy(name)} />,
      sortOf: ({ name }: GridColumn) => (sort?.column === name ? (sort.descending ? 'descending' : 'ascending') : 'none'),
      onResize: ({ key }: GridColumn, widthPx: number) => choice.resize(Number(key), widthPx),
      onMove: (from: number, to: number) => choice.show(moved(choice.shown, from, to)),
    };
  }, [sort, filter, choice, onView]);
}

/**
 * The name of a row takes what room there is, unless its width was set; without one shown, the last column does. A number
 * would stand far away from its neighbours then, and takes none.
 */
function useGridColumns({ table }: RowSource, choice: ColumnChoice): readonly GridColumn[] {
  return useMemo(() => {
    const { shown } = choice;
    const isNumber = (at: number) => table.columns[at]?.kind === 'number';
    const named = shown.includes(table.nameColumn) && !isNumber(table.nameColumn) ? table.nameColumn : undefined;
    const wide = named ?? shown.findLast((at) => !isNumber(at));
    return shown.map((at) => ({
      key: String(at),
      name: table.columns[at]?.name ?? '',
      widthPx: choice.widthOf(at),
      isWide: at === wide && !choice.isSet(at),
      isRight: table.columns[at]?.kind === 'number',
    }));
  }, [table, choice]);
}

/** The place in the rows, as it was left. */
function useGridTop(listName: string | undefined) {
  const { recall, leave } = useLeftPlace(listName === undefined ? 'scroll of table' : `scroll of ${listName}`);
  return useMemo(() => {
    const kept = recall();
    return { initial: typeof kept === 'number' ? kept : 0, note: atRest<number>((top) => leave(Math.round(top))) };
  }, [recall, leave]);
}

/** The cell where one was, and how far to the side, as it was left. */
function useGridPlace(listName: string | undefined): GridPlace {
  const { recall, leave } = useLeftPlace(listName === undefined ? 'cell of table' : `cell of ${listName}`);
  return useMemo(() => {
    const kept = recall();
    const [row = 0, column = 0, left = 0] = Array.isArray(kept) ? kept.map(Number) : [];
    const note = atRest<readonly [number, number, number]>((cell) => leave(cell));
    return { cursor: { row, column }, left, note: (cursor, at) => note([cursor.row, cursor.column, at]) };
  }, [recall, leave]);
}

interface HeadKey {
  readonly at: number;
  readonly choice: ColumnChoice;
  readonly onSort: () => void;
}

/** On a head Enter sorts, and Shift with an arrow changes the width. */
function headKey(event: KeyboardEvent, { at, choice, onSort }: HeadKey): void {
  const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
  if (event.altKey) return;
  if (event.key === 'Enter' || event.key === ' ') onSort();
  else if (by !== 0 && event.shiftKey) choice.resize(at, Math.max(40, choice.widthOf(at) + by * stepPx));
  else return;
  event.preventDefault();
}

interface Act {
  readonly shown: ShownRow;
  readonly at: number;
  readonly event: KeyboardEvent;
  readonly table: RowSource['table'];
  readonly onFollow: Props['onFollow'];
  readonly open: (row: ShownRow, at: number | null) => void;
}

/** Enter goes where the cell leads, else opens what is nested in it, else goes to the row's resource; the space bar shows the row. */
function actOn({ shown, at, event, table, onFollow, open }: Act): void {
  if (event.key === ' ') return open(shown, null);
  const cell = shownCell(table, shown, at);
  if (cell.kind === 'list' || cell.kind === 'object') return open(shown, at);
  const address = cell.kind === 'link' ? cell.url : shown.url;
  if (address === null) return open(shown, null);
  const newTab = event.ctrlKey || event.metaKey;
  onFollow(address, { newTab, background: newTab && !event.shiftKey });
}
