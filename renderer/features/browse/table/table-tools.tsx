import { ListFilter, Search, X } from 'lucide-react';
import { formatCount } from '#shared/http/quantities';
import type { RowsOf, RowView } from '#shared/model/table-window';
import { memo, type ReactNode, useCallback, useEffect, useState } from 'react';
import { IconButton } from '../../../ui/icon-button';
import { TextField } from '../../../ui/text-field';
import { ColumnPicker } from './column-picker';
import { ExportMenu } from './export-menu';
import type { RowSource } from './row-source';
import type { ColumnChoice } from './use-column-choice';
import styles from './result-table.module.css';

interface Props {
  readonly rows: RowSource;
  readonly view: RowView;
  readonly choice: ColumnChoice;
  /** Where the rows lie at the host; null when they are only here. */
  readonly of: RowsOf | null;
  /** So many of all rows had come before, once that is known for good. */
  readonly repeated?: number | undefined;
  /** Address of the page. */
  readonly base: string;
  /** What the rows are of: this page alone, or all that came. */
  readonly scope: string;
  /** What narrows the list at the server. */
  readonly filters?: ReactNode;
  /** The filter waits behind its button: the list is one of several on the page. */
  readonly isBrief?: boolean;
  readonly onView: (view: RowView) => void;
}

/** Typing rests for so long before rows are looked through. */
const restMs = 150;

/** What can be done with rows: filter those that are here, see how many are left, pick columns, write them out. Only `filters` ask the server. */
export function TableTools({ rows, view, choice, of, base, scope, filters, isBrief = false, repeated, onView }: Props) {
  // Filters may come later, with what describes the API: until somebody wishes one way, the rows' own filter makes room.
  const [wish, setWish] = useState<boolean | null>(null);
  const isOpen = wish ?? (view.filter !== '' || !(filters || isBrief));
  const [written, setWritten] = useState('');
  const setFilter = useCallback(
    (filter: string) => {
      setWritten('');
      onView({ ...view, filter });
    },
    [view, onView],
  );
  const onUsed = useCallback(() => setWish(true), []);
  const toggle = () => {
    if (isOpen) setFilter('');
    setWish(!isOpen);
  };
  return (
    <div className={styles.tools}>
      {filters}
      {isOpen && <FilterField scope={scope} filter={view.filter} onFilter={setFilter} onUsed={onUsed} />}
      <span className={styles.said} role="status">
        {written || saidOf(rows, view)}
      </span>
      {(filters || isBrief) && (
        <IconButton size="small" icon={ListFilter} label={`Filter ${scope} here`} isPressed={isOpen} onPress={toggle} />
      )}
      <ColumnPicker table={rows.table} choice={choice} />
      {of && <ExportMenu {...{ of, rows, view, choice, repeated, base }} onSaid={setWritten} />}
    </div>
  );
}

interface FieldProps {
  readonly scope: string;
  readonly filter: string;
  readonly onFilter: (filter: string) => void;
  /** Somebody is at it: it stays. */
  readonly onUsed: () => void;
}

/** Not drawn anew while rows still come. */
const FilterField = memo(function FilterField({ scope, filter, onFilter, onUsed }: FieldProps) {
  const [typed, setTyped] = useState(filter);
  useEffect(() => {
    if (typed === filter) return undefined;
    const timer = setTimeout(() => onFilter(typed), restMs);
    return () => clearTimeout(timer);
  }, [typed, filter, onFilter]);
  const clear = () => {
    setTyped('');
    onFilter('');
  };
  return (
    <div className={styles.filter}>
      <Search size={14} strokeWidth={1.5} aria-hidden className={styles.filterIcon} />
      <TextField
        label={`Filter ${scope}`}
        hideLabel
        value={typed}
        onChange={setTyped}
        onFocus={onUsed}
        placeholder={`Filter ${scope}`}
        type="search"
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || typed === '') return;
          event.preventDefault();
          clear();
        }}
      />
      {typed !== '' && <IconButton size="small" icon={X} label="Drop the filter" onPress={clear} />}
    </div>
  );
});

function saidOf({ rowCount, ofRows, isBusy }: RowSource, { sort, filter }: RowView): string {
  const order = sort === null ? '' : `sorted here by ${sort.column}, ${sort.descending ? 'downwards' : 'upwards'}`;
  if (isBusy && (sort !== null || filter.trim() !== '')) return 'Looking through the rows…';
  const left = filter.trim() === '' ? '' : `${formatCount(rowCount)} of ${formatCount(ofRows)} rows`;
  return [left, order].filter((part) => part !== '').join(', ');
}
