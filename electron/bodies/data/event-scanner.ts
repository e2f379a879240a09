import type { RowScanner } from './row-index.ts';

const newline = 0x0a;
const carriageReturn = 0x0d;

/** An event of a stream is what stands between blank lines; lines end in CR, LF or both. */
export class EventScanner implements RowScanner {
  /** Ends of lines since the last byte that was none. */
  #ends = 2;
  #last = 0;

  feed(bytes: Uint8Array, at: number, add: (start: number) => void): number {
    for (let place = 0; place < bytes.length; place++) {
      const byte = bytes[place] ?? 0;
      if (byte === newline || byte === carriageReturn) {
        // CR LF is one end.
        if (byte === carriageReturn || this.#last !== carriageReturn) this.#ends++;
      } else {
        if (this.#ends >= 2) add(at + place);
        this.#ends = 0;
      }
      this.#last = byte;
    }
    return at + bytes.length;
  }

  end(): null {
    return null;
  }
}
