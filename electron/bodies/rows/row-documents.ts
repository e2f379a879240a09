import { GrowingNumbers, type RowSpans } from './row-spans.ts';

/** Where pages stand with which something came along, UTF-8, and which rows are theirs: 32 bytes for each. */
export interface RowDocuments extends RowSpans {
  /** The first row of each, in ascending order. */
  readonly firstRows: Float64Array;
  /** The row behind the last of each. */
  readonly rowEnds: Float64Array;
}

interface RowDocument {
  /** Its rows, [first, end). */
  readonly rows: readonly [first: number, end: number];
  /** Its bytes, [from, to). */
  readonly bytes: readonly [from: number, to: number];
}

/** Documents as they come, each with rows behind those of the one before. */
export class GrowingDocuments {
  readonly #firstRows = new GrowingNumbers();
  readonly #rowEnds = new GrowingNumbers();
  readonly #starts = new GrowingNumbers();
  readonly #ends = new GrowingNumbers();

  /** A view of what is there now. */
  get all(): RowDocuments {
    return {
      count: this.#firstRows.count,
      firstRows: this.#firstRows.view(),
      rowEnds: this.#rowEnds.view(),
      starts: this.#starts.view(),
      ends: this.#ends.view(),
    };
  }

  add({ rows, bytes }: RowDocument): void {
    this.#firstRows.push(rows[0]);
    this.#rowEnds.push(rows[1]);
    this.#starts.push(bytes[0]);
    this.#ends.push(bytes[1]);
  }
}

/** Which document a row is in; -1 where it is in none. */
export function documentOf({ firstRows, rowEnds }: RowDocuments, row: number): number {
  let [low, high] = [0, firstRows.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((firstRows[middle] ?? 0) <= row) low = middle + 1;
    else high = middle;
  }
  return low > 0 && row < (rowEnds[low - 1] ?? 0) ? low - 1 : -1;
}
