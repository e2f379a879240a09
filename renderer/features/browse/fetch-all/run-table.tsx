import type { PageTable } from '#shared/hypermedia/page';
import { plainView, type RowsOf } from '#shared/model/table-window';
import type { PagesRun } from '#shared/model/pages-run';
import { useEffect, useMemo, useState } from 'react';
import { useHost } from '../../../state/use-app';
import type { FollowOptions } from '../../../ui/follow-link';
import { ResultTable } from '../table/result-table';

interface Props {
  readonly tabId: string;
  readonly run: PagesRun;
  /** The list on its first page: columns that were chosen there are chosen here. */
  readonly list: PageTable | null;
  readonly base: string;
  readonly onFollow: (url: string, options: FollowOptions) => void;
}

/** The rows of all pages as one table, while they come and after. */
export function RunTable({ tabId, run, list, base, onFollow }: Props) {
  const of = useMemo<RowsOf>(() => ({ kind: 'run', runId: run.runId }), [run.runId]);
  const table = useRunColumns(of, run, list?.pointer ?? '');
  if (table === null) return null;
  return (
    <ResultTable
      tabId={tabId}
      table={table}
      base={base}
      of={of}
      isAtHost
      rowCount={run.rows}
      // While rows still come, nothing around them is drawn anew for it.
      repeated={run.stopped ? run.repeated : 0}
      scope="all rows"
      onFollow={onFollow}
    />
  );
}

/** So many rows say how the columns are to be shown. */
const looked = 100;

/** The columns that have come so far, judged by the first rows; looked up again when there are more. */
function useRunColumns(of: RowsOf, { columns, rows }: PagesRun, pointer: string): PageTable | null {
  const host = useHost();
  const [table, setTable] = useState<PageTable | null>(null);
  const hasRows = rows > 0;
  useEffect(() => {
    if (!hasRows) return undefined;
    let isWanted = true;
    void (async () => {
      const facts = await host.call('rows.describe', of);
      if (!facts.ok) return;
      const names = facts.value.columns.map(({ name }) => name);
      const first = await host.call('rows.read', { of, view: plainView, columns: names, from: 0, count: looked });
      if (isWanted && first.ok) setTable({ pointer, ...facts.value, rows: first.value.rows });
    })();
    return () => void (isWanted = false);
  }, [host, of, columns, hasRows, pointer]);
  return table;
}
