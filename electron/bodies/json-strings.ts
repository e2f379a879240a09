import { byteOf, isHex, isPlain, isShortEscape } from './json-bytes.ts';
import type { JsonProblems } from './json-problems.ts';

/** Finds the ends of strings in a window of JSON bytes. */
export class JsonStrings {
  /** How far a string was read that does not end in the window. */
  readTo = 0;
  readonly #problems: JsonProblems;
  #buffer: Uint8Array = new Uint8Array(0);
  #length = 0;
  #base = 0;
  #isLast = false;

  constructor(problems: JsonProblems) {
    this.#problems = problems;
  }

  open(buffer: Uint8Array, length: number, base: number, isLast: boolean): void {
    this.#buffer = buffer;
    this.#length = length;
    this.#base = base;
    this.#isLast = isLast;
  }

  /** Place of the closing quote, or -1 when the window ends before it. */
  endOf(from: number): number {
    const buffer = this.#buffer;
    // Held here because looking up an import for each byte costs a third of the time.
    const plain = isPlain;
    let at = from;
    for (;;) {
      while (plain[buffer[at] ?? 0] === 1) at++;
      if (buffer[at] === byteOf.quote && at < this.#length) return at;
      const next = at < this.#length ? this.#afterSpecial(at) : -1;
      if (next < 0) {
        this.readTo = at;
        return -1;
      }
      at = next;
    }
  }

  /** What follows an escape or a control character; -1 when an escape does not end in this window. */
  #afterSpecial(at: number): number {
    if (this.#buffer[at] !== byteOf.backslash) {
      this.#problems.slip('control', this.#base + at);
      return at + 1;
    }
    const escaped = this.#buffer[at + 1] ?? 0;
    const length = escaped === byteOf.smallU ? 6 : 2;
    if (at + length > this.#length && !this.#isLast) return -1;
    const isKnown = length === 6 ? this.#isHexAt(at + 2) : isShortEscape[escaped] === 1;
    if (isKnown) return at + length;
    this.#problems.slip('escape', this.#base + at);
    return Math.min(at + 2, this.#length);
  }

  #isHexAt(from: number): boolean {
    for (let at = from; at < from + 4; at++) if (isHex[this.#buffer[at] ?? 0] !== 1) return false;
    return true;
  }
}
