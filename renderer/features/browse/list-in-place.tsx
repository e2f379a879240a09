import { plainView, type RowsOf, type RowView } from '#shared/model/table-window';
import { useState } from 'react';
import { useKept } from '../../state/use-kept';
import { type ListPlace, type ListProps, useListPlace } from './list-place';
import { PlainTable } from './plain-table';
import { ResultTable } from './table/result-table';
import { RowDialog } from './table/row-dialog';
import { TableTools } from './table/table-tools';
import { nextSort } from './table/table-sort';
import { listKey, useColumnChoice } from './table/use-column-choice';
import { useLocalRows } from './table/use-local-rows';
import styles from './table/result-table.module.css';

/** A list inside of a resource. What can be done with a page's own list can be done with it; a long one scrolls in a frame of its own. */
export function ListInPlace({ table, label, onFollow }: ListProps) {
  const place = useListPlace();
  if (place === null) return <PlainTable table={table} label={label} onFollow={onFollow} />;
  const of = place.rowsOf(table);
  if (of === null || table.rowCount <= table.rows.length)
    return <ShortList table={table} label={label} place={place} of={of} onFollow={onFollow} />;
  return (
    <div className={styles.long}>
      <ResultTable tabId={place.tabId} table={table} base={place.base} of={of} name={label} scope={label} onFollow={onFollow} />
    </div>
  );
}

interface ShortProps extends ListProps {
  readonly place: ListPlace;
  readonly of: RowsOf | null;
}

function ShortList({ table, label, place: { tabId, base }, of, onFollow }: ShortProps) {
  const [view, setView] = useKept<RowView>(`view of ${label} ${table.pointer}`, plainView);
  const [opened, setOpened] = useState<number | null>(null);
  const choice = useColumnChoice(tabId, listKey(base, table), table);
  const rows = useLocalRows(table, view);
  const shown = Array.from({ length: rows.rowCount }, (_, at) => rows.row(at)).filter((row) => row !== undefined);
  return (
    <div className={styles.short}>
      {table.rowCount > 1 && (
        <TableTools rows={rows} view={view} choice={choice} of={of} base={base} scope={label} isBrief onView={setView} />
      )}
      <PlainTable
        table={table}
        label={label}
        rows={shown}
        columns={choice.shown}
        sort={view.sort}
        onSort={table.rowCount > 1 ? (name) => setView({ ...view, sort: nextSort(view.sort, name) }) : undefined}
        onOpen={of === null ? undefined : setOpened}
        onFollow={onFollow}
      />
      {opened !== null && of && (
        <RowDialog of={of} index={opened} column={null} base={base} onFollow={onFollow} onClose={() => setOpened(null)} />
      )}
    </div>
  );
}
