import { LineScanner } from './line-scanner.ts';
import type { RowScanner } from './row-index.ts';

/** Stands for every character that is none of ASCII. */
const other = 0xff;

/** Lines of UTF-16: each two bytes are looked at as one. */
export class WideLineScanner implements RowScanner {
  readonly #lines = new LineScanner();
  readonly #low: 0 | 1;

  constructor(charset: 'utf-16le' | 'utf-16be') {
    this.#low = charset === 'utf-16le' ? 0 : 1;
  }

  feed(bytes: Uint8Array, at: number, add: (start: number) => void): number {
    const units = new Uint8Array(bytes.length >> 1);
    for (let unit = 0; unit < units.length; unit++) {
      const low = unit * 2 + this.#low;
      units[unit] = bytes[low ^ 1] === 0 ? (bytes[low] ?? other) : other;
    }
    this.#lines.feed(units, at / 2, (start) => add(start * 2));
    // A byte that is left over is half of the next, or nothing.
    return at + Math.max(units.length * 2, bytes.length === 1 ? 1 : 0);
  }

  end(): null {
    return null;
  }
}
