import type { PageTable, TableRow } from '#shared/hypermedia/page';
import { Maximize2 } from 'lucide-react';
import { VisuallyHidden } from 'react-aria-components';
import { classNames } from '../../ui/class-names';
import type { FollowOptions } from '../../ui/follow-link';
import { IconButton } from '../../ui/icon-button';
import { visibleWords } from '../../ui/visible-text';
import { shownCell, shownColumns } from './table/table-columns';
import { TableHead } from './table/table-head';
import type { TableSort } from './table/table-sort';
import { ValueCell } from './value-cell';
import styles from './table/result-table.module.css';

interface Props {
  readonly table: PageTable;
  readonly label: string;
  /** All of the table's where nothing else is said. */
  readonly rows?: readonly TableRow[];
  /** Places of the columns to show, in their order. */
  readonly columns?: readonly number[];
  readonly sort?: TableSort | null;
  readonly onSort?: ((column: string) => void) | undefined;
  /** Shows a row with all it holds. */
  readonly onOpen?: ((index: number) => void) | undefined;
  readonly onFollow: (url: string, options: FollowOptions) => void;
}

/** A short list inside a resource. */
export function PlainTable({ table, label, rows = table.rows, columns = shownColumns(table), ...props }: Props) {
  const { onOpen, onFollow } = props;
  const right = (at: number) => classNames(table.columns[at]?.kind === 'number' && styles.right);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls has to be reachable by keyboard
    <div className={styles.embedded} tabIndex={0} role="group" aria-label={`Table of ${label}`}>
      <table className={styles.plain} aria-label={label}>
        <Head {...props} table={table} columns={columns} right={right} />
        <tbody>
          {rows.map((row) => (
            <tr key={row.index}>
              {columns.map((at) => (
                <td key={at} className={right(at)}>
                  <ValueCell cell={shownCell(table, row, at)} onFollow={onFollow} />
                </td>
              ))}
              {onOpen && (
                <td className={styles.open}>
                  <IconButton
                    size="small"
                    icon={Maximize2}
                    label={`Show row ${row.index + 1} of ${label}`}
                    onPress={() => onOpen(row.index)}
                  />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length === 0 && <p className={styles.noRow}>No row has this.</p>}
    </div>
  );
}

interface HeadProps extends Pick<Props, 'table' | 'sort' | 'onSort' | 'onOpen'> {
  readonly columns: readonly number[];
  readonly right: (at: number) => string | undefined;
}

function Head({ table, columns, sort = null, onSort, onOpen, right }: HeadProps) {
  return (
    <thead>
      <tr>
        {columns.map((at) => {
          const name = table.columns[at]?.name ?? '';
          const order = sort?.column === name ? (sort.descending ? 'descending' : 'ascending') : 'none';
          return (
            <th key={at} scope="col" className={right(at)} {...(onSort && { 'aria-sort': order })}>
              {onSort ? <TableHead name={name} sort={sort} isTabStop onSort={() => onSort(name)} /> : visibleWords(name)}
            </th>
          );
        })}
        {onOpen && (
          <th scope="col">
            <VisuallyHidden>The whole row</VisuallyHidden>
          </th>
        )}
      </tr>
    </thead>
  );
}
