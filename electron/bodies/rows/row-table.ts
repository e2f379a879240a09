import { readRow } from '#shared/hypermedia/list-table';
import { parseJson } from '#shared/hypermedia/parse-json';
import type { RowsWindow, RowView } from '#shared/model/table-window';
import type { RowsTally } from './order-rows.ts';
import type { Related } from './related-rows.ts';
import { readRowTexts, type StoredRows } from './stored-rows.ts';
import { bytesFor, type RowWorker } from './row-worker.ts';

interface Window {
  readonly view: RowView;
  /** The columns wanted, in their order. */
  readonly columns: readonly string[];
  readonly from: number;
  readonly count: number;
}

interface Order {
  readonly key: string;
  readonly ofRows: number;
  readonly rows: Uint32Array;
  readonly at: number;
}

/** While rows still come, an order is good for so long. */
const freshMs = 1_500;

/** Stored rows as a table: windows of cells, in any order, of all rows or of those that a filter takes. */
export class RowTable {
  readonly rows: StoredRows;
  readonly #base: () => string;
  readonly #worker: RowWorker;
  readonly #related: Related | null;
  #order: Order | null = null;
  #ordering: Promise<Order> | null = null;
  #facts: Promise<RowsTally> | null = null;

  /** `related` finds what the rows are related to, where that came along. */
  constructor(rows: StoredRows, base: () => string, worker: RowWorker, related: Related | null = null) {
    this.rows = rows;
    this.#base = base;
    this.#worker = worker;
    this.#related = related;
  }

  async window({ view, columns, from, count }: Window): Promise<RowsWindow> {
    const order = await this.orderFor(view);
    const totalRows = order === null ? this.rows.spans.count : order.rows.length;
    const places = Array.from({ length: Math.max(0, Math.min(count, totalRows - from)) }, (_, at) => from + at);
    const numbers = order === null ? places : places.map((place) => order.rows[place] ?? 0);
    const values = (await readRowTexts(this.rows, numbers)).map((text) => parseJson(text) ?? null);
    const included = await this.#related?.of(values.map((value, at) => ({ row: numbers[at] ?? 0, value })));
    return {
      totalRows,
      ofRows: order?.ofRows ?? totalRows,
      rows: values.map((value, at) => {
        const index = numbers[at] ?? 0;
        const { url, newOrigin, cells } = readRow(value, { index, names: columns, base: this.#base(), included: included?.[at] });
        return { index, url, newOrigin, cells: [...cells], repeated: this.rows.isRepeated(index) };
      }),
    };
  }

  /** The columns of all rows, looked for once. */
  tally(): Promise<RowsTally> {
    return (this.#facts ??= this.#tally());
  }

  async #tally(): Promise<RowsTally> {
    const { spans, body } = this.rows;
    return this.#worker.ask({ ask: 'tally', bytes: await bytesFor(body), spans: copyOf(spans), base: this.#base() });
  }

  /** The text of one row exactly as it came; null where there is none. */
  async text(row: number): Promise<string | null> {
    if (row >= this.rows.spans.count) return null;
    const [text] = await readRowTexts(this.rows, [row]);
    return text ?? null;
  }

  /** The rows of a view in its order; null where that is all of them as they came. */
  async orderFor(view: RowView): Promise<Order | null> {
    if (view.sort === null && view.filter.trim() === '') return null;
    const key = JSON.stringify(view);
    // One after the other: what is asked for meanwhile is mostly answered by the same.
    while (this.#ordering) await this.#ordering.catch(() => undefined);
    const kept = this.#fresh(key);
    if (kept !== null) return kept;
    this.#ordering = this.#make(key, view);
    try {
      return await this.#ordering;
    } finally {
      this.#ordering = null;
    }
  }

  #fresh(key: string): Order | null {
    if (this.#order?.key !== key) return null;
    const isFresh = this.#order.ofRows === this.rows.spans.count || Date.now() - this.#order.at < freshMs;
    return isFresh ? this.#order : null;
  }

  async #make(key: string, view: RowView): Promise<Order> {
    const { spans, body } = this.rows;
    const bytes = await bytesFor(body);
    const along = (await this.#related?.along()) ?? null;
    const rows = await this.#worker.ask({ ask: 'order', bytes, spans: copyOf(spans), view, along });
    this.#order = { key, ofRows: spans.count, rows, at: Date.now() };
    return this.#order;
  }
}

/** Views of growing arrays are cut from them, so that only what is used is copied to the thread. */
const copyOf = ({ count, starts, ends }: StoredRows['spans']): StoredRows['spans'] => ({
  count,
  starts: starts.slice(),
  ends: ends.slice(),
});
