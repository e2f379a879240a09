import type { PageTable } from '#shared/hypermedia/page';
import { plainView, type RowsOf, type RowView } from '#shared/model/table-window';
import type { ReactNode } from 'react';
import { useKept } from '../../../state/use-kept';
import type { FollowOptions } from '../../../ui/follow-link';
import { RowsGrid } from './rows-grid';
import { TableTools } from './table-tools';
import { listKey, useColumnChoice } from './use-column-choice';
import { useHostRows } from './use-host-rows';
import { useLocalRows } from './use-local-rows';
import { namedBy } from './table-columns';
import styles from './result-table.module.css';

interface Props {
  readonly tabId: string;
  readonly table: PageTable;
  /** Address of the page. */
  readonly base: string;
  /** Where the rows lie at the host; null when they are only here. */
  readonly of: RowsOf | null;
  /** What narrows the list at the server, beside the table's own tools. */
  readonly filters?: ReactNode;
  readonly onFollow: (url: string, options: FollowOptions) => void;
  /** All rows are asked for at the host, however few they are: they still come. */
  readonly isAtHost?: boolean;
  /** Rows there are by now, where they still come. */
  readonly rowCount?: number;
  /** So many of them had come before, once that is known for good. */
  readonly repeated?: number | undefined;
  /** What the rows are of, in words for the filter. */
  readonly scope?: string;
  /** What the list is called, where it is one of several on the page and not the page's own. */
  readonly name?: string;
}

/** A list as a table, with the columns the reader picks: sorted and filtered without asking the server, and only the rows in view on the page. */
export function ResultTable(props: Props) {
  const { table, of, isAtHost = false, rowCount = table.rowCount } = props;
  // What fits into the page model is at hand; all of a long list is at the host.
  return of !== null && (isAtHost || rowCount > table.rows.length) ? <HostTable {...props} of={of} /> : <LocalTable {...props} />;
}

const viewName = ({ name, table }: Props): string => (name === undefined ? 'view of table' : `view of ${name} ${table.pointer}`);

function LocalTable(props: Props) {
  const [view, setView] = useKept<RowView>(viewName(props), plainView);
  const choice = useColumnChoice(props.tabId, listKey(props.base, props.table), props.table);
  const rows = useLocalRows(props.table, view);
  return <Shown {...props} rows={rows} view={view} onView={setView} choice={choice} />;
}

function HostTable(props: Props & { readonly of: RowsOf }) {
  const { of, table, rowCount = table.rowCount } = props;
  const [view, setView] = useKept<RowView>(viewName(props), plainView);
  const choice = useColumnChoice(props.tabId, listKey(props.base, table), table);
  const wanted = new Set([...choice.shown, ...choice.shown.map((at) => namedBy(table, at))]);
  const columns = [...wanted].flatMap((at) => table.columns[at]?.name ?? []);
  const rows = useHostRows({ of, table, view, columns, rowCount });
  return <Shown {...props} rows={rows} view={view} onView={setView} choice={choice} />;
}

interface ShownProps extends Props {
  readonly rows: ReturnType<typeof useLocalRows>;
  readonly view: RowView;
  readonly onView: (view: RowView) => void;
  readonly choice: ReturnType<typeof useColumnChoice>;
}

function Shown({ rows, view, onView, choice, of, base, filters, onFollow, name, repeated, scope = 'this page' }: ShownProps) {
  const shared = { rows, view, choice, of, base, onView };
  return (
    <section aria-label={name === undefined ? 'Rows' : `Rows of ${name}`} className={styles.section}>
      <TableTools {...shared} repeated={repeated} scope={scope} filters={filters} isBrief={name !== undefined} />
      <RowsGrid {...shared} name={name} onFollow={onFollow} />
      {rows.rowCount === 0 && !rows.isBusy && (
        <p className={styles.none}>No row has this. The filter looks through {scope} only.</p>
      )}
    </section>
  );
}
