import type { PageTable, TableRow } from '#shared/hypermedia/page';
import type { FollowOptions } from '../../ui/follow-link';
import { classNames } from '../../ui/class-names';
import { MarkedLink } from './marked-link';
import { shownColumns } from './table-columns';
import { ValueCell } from './value-cell';
import styles from './result-table.module.css';

interface Props {
  readonly table: PageTable;
  readonly label: string;
  readonly onFollow: (url: string, options: FollowOptions) => void;
}

/** A short list inside a resource. */
export function PlainTable({ table, label, onFollow }: Props) {
  const columns = shownColumns(table);
  return (
    <div className={styles.embedded}>
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

/** A cell of a row; the one that names the row leads to its resource. */
export function RowCell({ table, row, at, onFollow }: CellProps) {
  const cell = row.cells[at] ?? { kind: 'missing' as const };
  const isName = at === table.nameColumn && row.url !== null && 'text' in cell && cell.kind !== 'link';
  if (!isName || row.url === null) return <ValueCell cell={cell} onFollow={onFollow} />;
  return (
    <MarkedLink url={row.url} newOrigin={false} onFollow={onFollow}>
      {cell.text === '' ? row.url : cell.text}
    </MarkedLink>
  );
}
