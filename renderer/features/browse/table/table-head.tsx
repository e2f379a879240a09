import { ArrowDown, ArrowUp } from 'lucide-react';
import type { TableSort } from './table-sort';
import { visibleWords } from '../../../ui/visible-text';
import styles from './result-table.module.css';

interface Props {
  readonly name: string;
  readonly sort: TableSort | null;
  /** It is reached by Tab, and not by the keys of a grid. */
  readonly isTabStop?: boolean;
  readonly onSort: () => void;
}

/** The name of a column, as the API gives it; pressing it sorts the rows here. */
export function TableHead({ name, sort, isTabStop = false, onSort }: Props) {
  const isSorted = sort?.column === name;
  return (
    <button type="button" tabIndex={isTabStop ? 0 : -1} className={styles.sort} onClick={onSort}>
      <bdi className={styles.name}>{visibleWords(name)}</bdi>
      {isSorted && !sort.descending && <ArrowUp size={14} strokeWidth={1.5} aria-hidden />}
      {isSorted && sort.descending && <ArrowDown size={14} strokeWidth={1.5} aria-hidden />}
    </button>
  );
}
