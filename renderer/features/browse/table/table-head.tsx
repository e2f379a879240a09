import { ArrowDown, ArrowUp } from 'lucide-react';
import type { PageTable } from '#shared/hypermedia/page';
import { classNames } from '../../../ui/class-names';
import type { TableSort } from './table-sort';
import styles from './result-table.module.css';

interface Props {
  readonly table: PageTable;
  readonly shown: readonly number[];
  readonly sort: TableSort | null;
  readonly onSort: (column: number) => void;
}

/** The names of the columns, as the API gives them; pressing one sorts the rows here. */
export function TableHead({ table, shown, sort, onSort }: Props) {
  return (
    <thead>
      <tr aria-rowindex={1}>
        {shown.map((at) => {
          const order = sort?.column === at ? (sort.descending ? 'descending' : 'ascending') : 'none';
          return (
            <th
              key={at}
              scope="col"
              aria-sort={order}
              className={classNames(table.columns[at]?.kind === 'number' && styles.right)}
            >
              <button type="button" className={styles.sort} onClick={() => onSort(at)}>
                <bdi className={styles.name}>{table.columns[at]?.name}</bdi>
                {order === 'ascending' && <ArrowUp size={14} strokeWidth={1.5} aria-hidden />}
                {order === 'descending' && <ArrowDown size={14} strokeWidth={1.5} aria-hidden />}
              </button>
            </th>
          );
        })}
      </tr>
    </thead>
  );
}
