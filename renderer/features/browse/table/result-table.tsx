import type { PageTable, TableRow } from '#shared/hypermedia/page';
import { type ReactNode, useMemo } from 'react';
import { useKept } from '../../../state/use-kept';
import { classNames } from '../../../ui/class-names';
import type { FollowOptions } from '../../../ui/follow-link';
import { useKeptPlace } from '../use-kept-place';
import { useRowWindow } from './use-row-window';
import { ColumnPicker } from './column-picker';
import { RowCell } from '../plain-table';
import { columnWidth, shownCell, shownColumns } from './table-columns';
import { TableHead } from './table-head';
import { nextSort, sortRows, type TableSort } from './table-sort';
import styles from './result-table.module.css';

interface Props {
  readonly table: PageTable;
  /** What narrows the list, beside the table's own tools. */
  readonly filters?: ReactNode;
  readonly onFollow: (url: string, options: FollowOptions) => void;
}

const rowPx = 28;

/** A list as a table: sorted here, with the columns the reader picks, and only the rows in view on the page. */
export function ResultTable({ table, filters, onFollow }: Props) {
  const first = useMemo(() => shownColumns(table), [table]);
  const [shown, setShown] = useKept<readonly number[]>('columns', first);
  const [sort, setSort] = useKept<TableSort | null>('sort', null);
  const rows = useMemo(() => sortRows(table.rows, sort), [table, sort]);
  const scroller = useKeptPlace('table');
  const { from, to } = useRowWindow(scroller, { count: rows.length, rowPx });
  return (
    <section aria-label="Rows" className={styles.section}>
      <div className={styles.tools}>
        {filters}
        <span className={filters ? styles.sortedBeside : styles.sorted} role="status">
          {sort && `sorted here by ${table.columns[sort.column]?.name ?? ''}, ${sort.descending ? 'downwards' : 'upwards'}`}
        </span>
        <ColumnPicker table={table} shown={shown} onChange={setShown} />
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls has to be reachable by keyboard */}
      <div className={styles.scroll} ref={scroller} tabIndex={0} role="group" aria-label="Table">
        <table className={styles.table} style={{ minWidth: widthOf(table, shown) }} aria-rowcount={rows.length + 1}>
          <colgroup>
            {shown.map((at) => (
              <col key={at} style={at === table.nameColumn ? {} : { width: columnWidth(table, at) + edgePx(shown, at) }} />
            ))}
          </colgroup>
          <TableHead table={table} shown={shown} sort={sort} onSort={(at) => setSort(nextSort(sort, at))} />
          <tbody>
            <Gap height={from * rowPx} />
            {rows.slice(from, to).map((row, place) => (
              <Row key={row.index} table={table} row={row} place={from + place} shown={shown} onFollow={onFollow} />
            ))}
            <Gap height={(rows.length - to) * rowPx} />
          </tbody>
        </table>
      </div>
    </section>
  );
}

const widthOf = (table: PageTable, shown: readonly number[]): number =>
  shown.reduce((sum, at) => sum + columnWidth(table, at) + edgePx(shown, at), 0);

/** The outer columns stand as far from the edge as the page does. */
const edgePx = (shown: readonly number[], at: number): number => (at === shown[0] || at === shown.at(-1) ? 8 : 0);

/** Stands for the rows that are out of view. */
function Gap({ height }: { readonly height: number }) {
  return height > 0 && <tr aria-hidden style={{ height }} />;
}

interface RowProps extends Pick<Props, 'table' | 'onFollow'> {
  readonly row: TableRow;
  readonly place: number;
  readonly shown: readonly number[];
}

function Row({ table, row, place, shown, onFollow }: RowProps) {
  return (
    <tr className={styles.row} aria-rowindex={place + 2}>
      {shown.map((at) => (
        <td
          key={at}
          title={hiddenText(table, row, at)}
          className={classNames(table.columns[at]?.kind === 'number' && styles.right)}
        >
          <RowCell table={table} row={row} at={at} onFollow={onFollow} />
        </td>
      ))}
    </tr>
  );
}

/** What a narrow cell may cut, in full; links say where they lead instead. */
function hiddenText(table: PageTable, row: TableRow, at: number): string | undefined {
  const cell = shownCell(table, row, at);
  return 'text' in cell && cell.kind !== 'link' && cell.text.length > 12 ? cell.text : undefined;
}
