import type { ByteSource } from './byte-source.ts';
import type { JsonIndex } from './json-index.ts';
import { JsonScanner } from './json-scanner.ts';

const windowBytes = 1024 * 1024;
const byteOrderMark = [0xef, 0xbb, 0xbf];

/** Builds the index of a source in steps short enough to do other things between them. */
export class JsonIndexer {
  readonly #source: ByteSource;
  readonly #window: Uint8Array;
  readonly #scanner = new JsonScanner();
  #base = 0;
  #left = 0;
  #started = false;

  constructor(source: ByteSource) {
    this.#source = source;
    // One byte more: the scanner relies on a zero after the last byte.
    this.#window = new Uint8Array(Math.min(windowBytes, source.bytes) + 1);
  }

  /** Whether a step would now stay clear of the end, which may not be the end yet. */
  get canGoOn(): boolean {
    return this.#base + this.#left + windowBytes < this.#source.bytes;
  }

  /** Reads one window; the index when that was the last one. */
  step(): JsonIndex | null {
    const room = this.#window.subarray(this.#left, this.#window.length - 1);
    const length = this.#left + this.#source.readInto(room, this.#base + this.#left);
    if (!this.#started) this.#skipByteOrderMark();
    this.#window[length] = 0;
    const isLast = this.#base + length >= this.#source.bytes || length === this.#left;
    const used = this.#scanner.scan(this.#window, length, this.#base, isLast);
    if (isLast || this.#scanner.isBroken) return this.#scanner.finish(this.#source.bytes);
    this.#window.copyWithin(0, used, length);
    this.#left = length - used;
    this.#base += used;
    return null;
  }

  /** Some servers send one. It is no JSON, but nobody means it as text either. */
  #skipByteOrderMark(): void {
    this.#started = true;
    if (byteOrderMark.every((byte, place) => this.#window[place] === byte)) this.#window.fill(0x20, 0, 3);
  }
}

/** The whole index at once. */
export function indexJson(source: ByteSource): JsonIndex {
  const indexer = new JsonIndexer(source);
  for (;;) {
    const index = indexer.step();
    if (index) return index;
  }
}
