import type { PageTable, TableRow } from '#shared/hypermedia/page';
import type { FollowOptions } from '../../ui/follow-link';
import { classNames } from '../../ui/class-names';
import { shownCell, shownColumns } from './table/table-columns';
import { ValueCell } from './value-cell';
import styles from './table/result-table.module.css';

interface Props {
  readonly table: PageTable;
  readonly label: string;
  readonly onFollow: (url: string, options: FollowOptions) => void;
}

/** A short list inside a resource. */
export function PlainTable({ table, label, onFollow }: Props) {
  const columns = shownColumns(table);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls has to be reachable by keyboard
    <div className={styles.embedded} tabIndex={0} role="group" aria-label={`Table of ${label}`}>
      <table className={styles.plain} aria-label={label}>
        <thead>
          <tr>
            {columns.map((at) => (
              <th key={at} scope="col" className={classNames(table.columns[at]?.kind === 'number' && styles.right)}>
                {table.columns[at]?.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <tr key={row.index}>
              {columns.map((at) => (
                <td key={at} className={classNames(table.columns[at]?.kind === 'number' && styles.right)}>
                  <RowCell table={table} row={row} at={at} onFollow={onFollow} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface CellProps {
  readonly table: PageTable;
  readonly row: TableRow;
  readonly at: number;
  readonly onFollow: Props['onFollow'];
}

/** A cell of a row, as the table shows it. */
export function RowCell({ table, row, at, onFollow }: CellProps) {
  return <ValueCell cell={shownCell(table, row, at)} onFollow={onFollow} />;
}
