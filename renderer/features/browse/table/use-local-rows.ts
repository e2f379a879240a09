import type { PageTable } from '#shared/hypermedia/page';
import type { RowView } from '#shared/model/table-window';
import { useMemo } from 'react';
import type { RowSource } from './row-source';
import { viewRows } from './table-sort';

/** The rows of a table that are all here. */
export function useLocalRows(table: PageTable, view: RowView): RowSource {
  return useMemo(() => {
    const rows = viewRows(table, view).map((row) => ({ ...row, repeated: false }));
    return {
      table,
      rowCount: rows.length,
      ofRows: table.rows.length,
      row: (place) => rows[place],
      onVisible: () => undefined,
      version: rows,
      isBusy: false,
    };
  }, [table, view]);
}
