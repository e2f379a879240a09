/** Where rows stand in the bytes of a body. */
export interface RowSpans {
  readonly count: number;
  /** The first byte of each row. */
  readonly starts: Float64Array;
  /** The byte after the last of each row. */
  readonly ends: Float64Array;
}

/** The bytes [from, to) that a row takes. */
export function spanOf({ starts, ends }: RowSpans, row: number): readonly [from: number, to: number] {
  const from = starts[row] ?? 0;
  return [from, ends[row] ?? from];
}

const smallest = 1_024;

/** Numbers of which more come: eight bytes each, and as much room again at most. */
export class GrowingNumbers {
  #numbers = new Float64Array(smallest);
  #count = 0;

  get count(): number {
    return this.#count;
  }

  push(number: number): void {
    if (this.#count === this.#numbers.length) {
      const larger = new Float64Array(this.#numbers.length * 2);
      larger.set(this.#numbers);
      this.#numbers = larger;
    }
    this.#numbers[this.#count++] = number;
  }

  /** A view of what is there now. */
  view(): Float64Array {
    return this.#numbers.subarray(0, this.#count);
  }
}
