const chunkBits = 13;
const chunkRecords = 1 << chunkBits;

/** A list of fixed-size records of 32-bit numbers that grows without ever copying what it holds. */
export class GrowingRecords {
  readonly #fields: number;
  readonly #chunks: Uint32Array[] = [];
  #length = 0;

  constructor(fields: number) {
    this.#fields = fields;
  }

  get length(): number {
    return this.#length;
  }

  get memoryBytes(): number {
    return this.#chunks.length * chunkRecords * this.#fields * 4;
  }

  /** Adds a record of zeros and answers its number. */
  add(): number {
    if ((this.#length & (chunkRecords - 1)) === 0) this.#chunks.push(new Uint32Array(chunkRecords * this.#fields));
    return this.#length++;
  }

  /** The array a record is in, for reading or writing several fields; they begin at `placeOf(record)`. */
  chunkOf(record: number): Uint32Array {
    // A record's number always comes from this list.
    return this.#chunks[record >>> chunkBits] as Uint32Array;
  }

  placeOf(record: number): number {
    return (record & (chunkRecords - 1)) * this.#fields;
  }

  get(record: number, field: number): number {
    return this.chunkOf(record)[this.placeOf(record) + field] ?? 0;
  }

  set(record: number, field: number, value: number): void {
    this.chunkOf(record)[this.placeOf(record) + field] = value;
  }

  /** How many records come before the first whose `field` is at least `value`; the field must ascend. */
  countBelow(field: number, value: number): number {
    let low = 0;
    let high = this.#length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.get(middle, field) < value) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
