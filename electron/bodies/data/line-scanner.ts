import type { RowScanner } from './row-index.ts';

const newline = 0x0a;
/** RFC 7464: begins every text of a sequence. */
const recordSeparator = 0x1e;

const isBlank = (byte: number): boolean =>
  byte === 0x20 || byte === 0x09 || byte === 0x0d || byte === newline || byte === recordSeparator;

/** A record on each line that is not blank; in a sequence of RFC 7464, one after each separator, however many lines it has. */
export class LineScanner implements RowScanner {
  #separator: number | null = null;
  #isBetween = true;

  feed(bytes: Uint8Array, at: number, add: (start: number) => void): number {
    this.#separator ??= bytes[0] === recordSeparator ? recordSeparator : newline;
    for (let place = 0; place < bytes.length;) {
      if (this.#isBetween) {
        place = afterBlanks(bytes, place);
        if (place === bytes.length) break;
        add(at + place);
      }
      const end = bytes.indexOf(this.#separator, place);
      this.#isBetween = end >= 0;
      if (end < 0) break;
      place = end + 1;
    }
    return at + bytes.length;
  }

  end(): null {
    return null;
  }
}

function afterBlanks(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length && isBlank(bytes[at] ?? 0)) at++;
  return at;
}
