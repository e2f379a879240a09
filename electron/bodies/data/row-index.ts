import type { ByteSource } from '../byte-source.ts';
import { GrowingRecords } from '../growing-records.ts';

const windowBytes = 1024 * 1024;
/** More rows than this are not counted: a hundred megabytes would go into their offsets. */
const mostRows = 24_000_000;

/** Tells where rows begin in bytes that come window by window. */
export interface RowScanner {
  /** Reads on; answers where the next window is to begin: after this one, or earlier when it has to be read in another way. */
  feed(bytes: Uint8Array, at: number, add: (start: number) => void): number;
  /** No more comes; a place to read on from in another way, or null. */
  end(): number | null;
}

/** Where the rows of a body begin: its records, or the rows of a table. Made in steps, then read anywhere. */
export class RowIndex {
  readonly #source: ByteSource;
  readonly #scanner: RowScanner;
  readonly #starts = new GrowingRecords(1);
  #window: Uint8Array | null;
  #at = 0;

  constructor(source: ByteSource, scanner: RowScanner) {
    this.#source = source;
    this.#scanner = scanner;
    this.#window = new Uint8Array(Math.min(windowBytes, Math.max(1, source.bytes)));
  }

  get isComplete(): boolean {
    return this.#window === null;
  }

  get totalRows(): number {
    return this.#starts.length;
  }

  get isCapped(): boolean {
    return this.#starts.length >= mostRows;
  }

  get memoryBytes(): number {
    return this.#starts.memoryBytes;
  }

  /** Reads one window more. */
  step(): void {
    if (!this.#window) return;
    const length = this.#source.readInto(this.#window, this.#at);
    if (length > 0) this.#at = this.#scanner.feed(this.#window.subarray(0, length), this.#at, (start) => this.#add(start));
    if (length > 0 && this.#at < this.#source.bytes && !this.isCapped) return;
    const again = this.isCapped ? null : this.#scanner.end();
    if (again === null) this.#window = null;
    else this.#at = again;
  }

  /** From where to where a row goes, with what stands between it and the next. */
  rangeOf(row: number): readonly [from: number, to: number] {
    const to = row + 1 < this.#starts.length ? this.#starts.get(row + 1, 0) : this.#source.bytes;
    return [this.#starts.get(row, 0), to];
  }

  #add(start: number): void {
    const last = this.#starts.length - 1;
    if (this.isCapped || (last >= 0 && this.#starts.get(last, 0) >= start)) return;
    this.#starts.set(this.#starts.add(), 0, start);
  }
}
