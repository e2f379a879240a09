import type { Host } from '#shared/contract/types';
import type { Cell, PageTable } from '#shared/hypermedia/page';
import type { RowsOf, RowsWindow, RowView } from '#shared/model/table-window';
import { useCallback, useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import { useHost } from '../../../state/use-app';
import { RowWindows } from '../../../ui/huge-list-windows';
import type { RowSource, ShownRow } from './row-source';

interface Wanted {
  readonly of: RowsOf;
  /** The columns there are, and some rows to judge them by. */
  readonly table: PageTable;
  readonly view: RowView;
  /** Names of the columns that are shown. */
  readonly columns: readonly string[];
  /** Rows there are by now; it grows while pages still come. */
  readonly rowCount: number;
}

/** Rows that lie at the host, fetched in windows as they come into view; sorted and filtered there. */
export function useHostRows({ of, table, view, columns, rowCount }: Wanted): RowSource {
  const host = useHost();
  const [ofKey, viewKey, columnsKey] = [JSON.stringify(of), JSON.stringify(view), JSON.stringify(columns)];
  const rows = useMemo(
    () =>
      new HostRows(host, {
        of: JSON.parse(ofKey) as RowsOf,
        view: JSON.parse(viewKey) as RowView,
        columns: JSON.parse(columnsKey) as string[],
        table,
      }),
    [host, ofKey, viewKey, columnsKey, table],
  );
  const version = useSyncExternalStore(rows.subscribe, rows.version);
  useEffect(() => rows.grow(rowCount), [rows, rowCount]);
  const atHand = useMemo(() => table.rows.map((row): ShownRow => ({ ...row, repeated: false })), [table]);
  // Nothing is drawn from it: what stands around the rows is not drawn anew with each step of a scroll.
  const seen = useRef<readonly [first: number, last: number]>([0, 40]);
  const onVisible = useCallback(
    (first: number, last: number) => {
      seen.current = [first, last];
      void rows.want(first, last);
    },
    [rows],
  );
  useEffect(() => void rows.want(...seen.current), [rows]);
  return useMemo(
    () => ({
      table,
      rowCount: rows.totalRows ?? (isPlain(view) ? rowCount : 0),
      ofRows: rows.ofRows ?? rowCount,
      // The first rows are at hand before any window has come.
      row: (place: number) => rows.row(place) ?? (isPlain(view) ? atHand[place] : undefined),
      onVisible,
      version: [rows, version],
      isBusy: rows.totalRows === null,
    }),
    // oxlint-disable-next-line react/exhaustive-deps -- what the rows hold changes with their version
    [rows, version, table, atHand, rowCount, viewKey, onVisible],
  );
}

const isPlain = ({ sort, filter }: RowView): boolean => sort === null && filter.trim() === '';

/** A view that is sorted or filtered is made anew so often while rows still come. */
const remakeMs = 2_000;

class HostRows {
  readonly #windows: RowWindows<ShownRow>;
  readonly #isPlain: boolean;
  #ofRows: number | null = null;
  #remake: ReturnType<typeof setTimeout> | undefined;

  constructor(host: Host, { of, view, columns, table }: Omit<Wanted, 'rowCount'>) {
    this.#isPlain = isPlain(view);
    const places = table.columns.map(({ name }) => columns.indexOf(name));
    this.#windows = new RowWindows(async (from, count) => {
      const read = await host.call('rows.read', { of, view, columns: [...columns], from, count });
      if (!read.ok) return null;
      this.#ofRows = read.value.ofRows;
      return { totalRows: read.value.totalRows, rows: read.value.rows.map((row) => shownRow(row, places)) };
    });
  }

  get totalRows(): number | null {
    return this.#windows.totalRows;
  }

  get ofRows(): number | null {
    return this.#isPlain ? null : this.#ofRows;
  }

  readonly subscribe = (listener: () => void) => {
    const unsubscribe = this.#windows.subscribe(listener);
    return () => {
      unsubscribe();
      clearTimeout(this.#remake);
    };
  };
  readonly version = () => this.#windows.version();

  row(place: number): ShownRow | undefined {
    return this.#windows.row(place);
  }

  want(first: number, last: number): Promise<void> {
    return this.#windows.want(first, last);
  }

  /** There are so many rows by now. */
  grow(rowCount: number): void {
    if (this.#isPlain) return this.#windows.grow(rowCount);
    if (this.#ofRows === null || this.#ofRows === rowCount) return;
    this.#remake ??= setTimeout(() => {
      this.#remake = undefined;
      void this.#windows.reread();
    }, remakeMs);
  }
}

const missing: Cell = { kind: 'missing' };

const shownRow = (
  { index, url, newOrigin, cells, repeated }: RowsWindow['rows'][number],
  places: readonly number[],
): ShownRow => ({
  index,
  url,
  newOrigin,
  repeated,
  cells: places.map((place) => cells[place] ?? missing),
});
