/** Some rows, and how many there are in all. */
export interface RowWindow<Row> {
  readonly totalRows: number;
  readonly rows: readonly Row[];
  /** What stands around the first of them, where rows stand in one another. */
  readonly above?: readonly Row[];
}

const windowRows = 100;
const keptWindows = 40;

/**
 * Rows that are fetched in windows as they come into view. The latest windows are kept; of those asked for while
 * others were on their way only the last matters, so a thumb that is dragged does not fetch all it passes.
 */
export class RowWindows<Row> {
  readonly #fetch: (from: number, count: number) => Promise<RowWindow<Row> | null>;
  readonly #windows = new Map<number, RowWindow<Row>>();
  readonly #listeners = new Set<() => void>();
  readonly #stale = new Set<number>();
  #wanted: readonly number[] = [];
  #isFetching = false;
  #version = 0;
  #total: number | null = null;
  /** The most rows that anybody has said there are. */
  #told = 0;

  constructor(fetch: (from: number, count: number) => Promise<RowWindow<Row> | null>) {
    this.#fetch = fetch;
  }

  /** Null until the first window is here. */
  get totalRows(): number | null {
    return this.#total;
  }

  row(row: number): Row | undefined {
    return this.#windows.get(Math.floor(row / windowRows))?.rows[row % windowRows];
  }

  /** The window that holds a row, and the number of its first row. */
  windowOf(row: number): { readonly start: number; readonly window: RowWindow<Row> } | undefined {
    const number = Math.floor(row / windowRows);
    const window = this.#windows.get(number);
    return window && { start: number * windowRows, window };
  }

  /** Fetches what is missing of [first, last) and one window to each side; resolves when [first, last) is there. */
  async want(first: number, last: number): Promise<void> {
    const low = Math.floor(first / windowRows);
    const high = Math.floor(Math.max(first, last - 1) / windowRows);
    const seen = Array.from({ length: high - low + 1 }, (_, place) => low + place);
    this.#wanted = [...seen, high + 1, low - 1];
    for (const number of seen) this.#touch(number);
    if (!this.#isFetching) await this.#fetchWanted(seen);
  }

  /** There are more rows by now: a last window that was not full is fetched again. */
  grow(totalRows: number): void {
    this.#told = Math.max(this.#told, totalRows);
    if (this.#total === null || totalRows <= this.#total) return;
    this.#stale.add(Math.floor((this.#total - 1) / windowRows));
    this.#total = totalRows;
    this.#tell();
    void this.#fetchIfIdle();
  }

  /** Fetches all again that is wanted; what there was stays until then. */
  reread(): Promise<void> {
    for (const number of this.#windows.keys()) this.#stale.add(number);
    return this.#fetchIfIdle();
  }

  async #fetchIfIdle(): Promise<void> {
    if (!this.#isFetching) await this.#fetchWanted([]);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /** Changes whenever there is more to draw. */
  readonly version = (): number => this.#version;

  /** Resolves once `seen` is there, and goes on with what stands beside it. */
  async #fetchWanted(seen: readonly number[]): Promise<void> {
    this.#isFetching = true;
    for (let number = this.#nextMissing(); number !== undefined; number = this.#nextMissing()) {
      if (seen.length > 0 && !seen.includes(number)) return void this.#fetchWanted([]);
      const told = this.#told;
      const fetched = await this.#fetch(number * windowRows, windowRows);
      if (!fetched) break;
      this.#keep(number, fetched);
      if (this.#told > told) this.#catchUp(fetched.totalRows);
    }
    this.#isFetching = false;
  }

  #nextMissing(): number | undefined {
    return this.#wanted.find(
      (number) => number >= 0 && (!this.#windows.has(number) || this.#stale.has(number)) && !this.#isAfterEnd(number),
    );
  }

  #isAfterEnd(number: number): boolean {
    return this.#total !== null && number > 0 && number * windowRows >= this.#total;
  }

  #keep(number: number, window: RowWindow<Row>): void {
    this.#total = window.totalRows;
    this.#windows.set(number, window);
    this.#stale.delete(number);
    this.#touch(number);
    for (const oldest of this.#windows.keys()) {
      if (this.#windows.size <= keptWindows) break;
      if (!this.#wanted.includes(oldest)) this.#windows.delete(oldest);
    }
    this.#tell();
  }

  /** A window that was asked for before there were more rows says how many there were then: its end is asked for again. */
  #catchUp(thenRows: number): void {
    if (thenRows >= this.#told) return;
    this.#stale.add(Math.floor(Math.max(0, thenRows - 1) / windowRows));
    this.#total = this.#told;
    this.#tell();
  }

  #tell(): void {
    this.#version++;
    for (const listener of this.#listeners) listener();
  }

  #touch(number: number): void {
    const window = this.#windows.get(number);
    if (!window) return;
    this.#windows.delete(number);
    this.#windows.set(number, window);
  }
}
