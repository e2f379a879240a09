import type { BodyTable, TableDialect, TableRow } from '#shared/model/body-data';
import type { Failure } from '#shared/failure';
import { useCallback, useEffect, useMemo, useState, useSyncExternalStore, type KeyboardEvent, type ReactNode } from 'react';
import { useHost } from '../../../../state/use-app';
import { EmptyNote } from '../../../../ui/empty-note';
import { HugeGrid } from '../../../../ui/huge-grid';
import type { GridColumn } from '../../../../ui/huge-grid-props';
import { RowWindows } from '../../../../ui/huge-list-windows';
import { countOf, sizeOf } from '../body-words';
import { isCopy } from '../json-keys';
import { LineSkeleton } from '../line-skeleton';
import { PathBar } from '../path-bar';
import { useCopy } from '../use-copy';
import { ViewFailure } from '../view-failure';
import { VisibleText } from '../../../../ui/visible-text';
import styles from './data.module.css';
import { columnsOf, numberColumn } from './table-columns';
import { TableWriting } from './table-writing';

interface Props {
  readonly bodyId: string;
  readonly bytes: number;
  readonly charset: string;
  readonly charsetMenu: ReactNode;
  /** The head says that values are set apart by tabs. */
  readonly isTabbed: boolean;
  /** What the head says of a first row of names (RFC 4180); null when it says nothing. */
  readonly saysHeader: boolean | null;
}

/** A body of separated values as a table, however many rows it has. */
export function TableView({ bodyId, bytes, charset, charsetMenu, isTabbed, saysHeader }: Props) {
  const [dialect, setDialect] = useState<TableDialect>({ delimiter: isTabbed ? '\t' : null, quote: null });
  const [chosenHeader, setHeader] = useState(saysHeader);
  const { windows, failure, facts } = useTable(bodyId, charset, dialect);
  useSyncExternalStore(windows.subscribe, windows.version);
  const { note, copyText } = useCopy(bodyId);
  if (failure) return <ViewFailure failure={failure} />;
  const total = windows.totalRows;
  if (!facts || total === null) return <LineSkeleton />;
  if (total === 0) return <EmptyNote title="No rows.">There is nothing but white space in this body.</EmptyNote>;
  const hasHeader = chosenHeader ?? facts.hasHeader;
  const rowCount = total - (hasHeader ? 1 : 0);
  return (
    <>
      <div className={styles.list}>
        <Rows {...{ windows, facts, hasHeader, rowCount, copyText }} />
      </div>
      <PathBar
        note={note}
        charset={charsetMenu}
        start={<TableWriting {...{ dialect, facts, hasHeader }} onDialect={setDialect} onHeader={setHeader} />}
        status={`${countOf(rowCount, 'row')}${facts.capped ? ' and more, which are not listed' : ''}, ${sizeOf(bytes)}`}
      />
    </>
  );
}

interface RowsProps {
  readonly windows: RowWindows<TableRow>;
  readonly facts: TableFacts;
  readonly hasHeader: boolean;
  readonly rowCount: number;
  readonly copyText: (text: string, note: string) => void;
}

function Rows({ windows, facts, hasHeader, rowCount, copyText }: RowsProps) {
  const [widths, setWidths] = useState<Readonly<Record<string, number>>>({});
  const skipped = hasHeader ? 1 : 0;
  const onVisible = useCallback(
    (first: number, last: number) => void windows.want(first + skipped, last + skipped),
    [windows, skipped],
  );
  const columns = useMemo(() => columnsOf(facts, hasHeader, widths), [facts, hasHeader, widths]);
  const onKey = (event: KeyboardEvent, { row, column }: { readonly row: number; readonly column: number }) => {
    if (!isCopy(event) || column === 0) return;
    const text = row < 0 ? columns[column]?.name : windows.row(row + skipped)?.cells[column - 1];
    copyText(text ?? '', 'Cell copied');
  };
  return (
    <HugeGrid
      label="Body as a table"
      rowCount={rowCount}
      columns={columns}
      version={windows.version()}
      onVisible={onVisible}
      onResize={({ key }, widthPx) => setWidths((before) => ({ ...before, [key]: widthPx }))}
      onKey={onKey}
      renderHead={({ name }) => <span title={name}>{name}</span>}
      renderCell={(row, column) => <Cell row={windows.row(row + skipped)} shown={row} column={column} />}
    />
  );
}

function Cell({
  row,
  shown,
  column,
}: {
  readonly row: TableRow | undefined;
  readonly shown: number;
  readonly column: GridColumn;
}) {
  if (column.key === numberColumn) return <span className={styles.rowNumber}>{shown + 1}</span>;
  const text = row?.cells[Number(column.key)];
  if (text === undefined) return null;
  return (
    <span className={column.isRight ? styles.figure : styles.cell} title={text.length > 40 ? text : undefined}>
      <VisibleText text={text} isLine />
    </span>
  );
}

export type TableFacts = Omit<BodyTable, 'rows' | 'totalRows'> & {
  readonly widest: number;
  /** Of each column, the most characters of a cell among the rows that were read first. */
  readonly longest: readonly number[];
};

function useTable(bodyId: string, charset: string, dialect: TableDialect) {
  const host = useHost();
  const [failure, setFailure] = useState<Failure | null>(null);
  const [read, setRead] = useState<{ readonly of: unknown; readonly facts: TableFacts } | null>(null);
  const windows = useMemo(() => {
    const made: RowWindows<TableRow> = new RowWindows<TableRow>(async (from, count) => {
      const answer = await host.call('body.readTable', { bodyId, charset, dialect, from, count });
      if (!answer.ok) {
        setFailure(answer.failure);
        return null;
      }
      const { rows, totalRows, ...more } = answer.value;
      const widest = Math.max(0, ...rows.map(({ cells }) => cells.length));
      setRead((before) => {
        const known = before?.of === made ? before.facts : null;
        const longest = known?.longest ?? longestOf(rows);
        return { of: made, facts: keepSame(known, { ...more, longest, widest: Math.max(widest, known?.widest ?? 0) }) };
      });
      return { rows, totalRows };
    });
    return made;
  }, [host, bodyId, charset, dialect]);
  useEffect(() => void windows.want(0, 60), [windows]);
  // Of what was read in another way before, nothing holds.
  return { windows, failure, facts: read?.of === windows ? read.facts : null };
}

const longestOf = (rows: readonly TableRow[]): number[] =>
  rows.reduce<number[]>((most, { cells }) => {
    for (const [at, cell] of cells.entries()) most[at] = Math.max(most[at] ?? 0, cell.length);
    return most;
  }, []);

/** Columns are not made anew for every window that says the same of them. */
const keepSame = (before: TableFacts | null, now: TableFacts): TableFacts =>
  before !== null && JSON.stringify(before) === JSON.stringify(now) ? before : now;
