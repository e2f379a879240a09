import type { RowScanner } from './row-index.ts';

const newline = 0x0a;
const carriageReturn = 0x0d;
/** A quote that is not closed after so much was none. */
const longestQuoted = 1024 * 1024;

const state = { fieldStart: 0, plain: 1, quoted: 2, afterQuote: 3 } as const;

/** Rows of separated values (RFC 4180): a quote at the start of a field holds delimiters and ends of lines until its end. */
export class TableScanner implements RowScanner {
  readonly #delimiter: number;
  readonly #quote: number;
  #state: number = state.fieldStart;
  #isRowStart = true;
  #rowStart = 0;
  #quotedFrom = 0;
  /** Before this byte no quote counts: one of them was never closed. */
  #plainUntil = -1;

  /** Single ASCII characters; an empty quote for none. */
  constructor({ delimiter, quote }: { readonly delimiter: string; readonly quote: string }) {
    this.#delimiter = delimiter.charCodeAt(0);
    this.#quote = quote === '' ? -1 : quote.charCodeAt(0);
  }

  feed(bytes: Uint8Array, at: number, add: (start: number) => void): number {
    for (let place = 0; place < bytes.length; place++) {
      const byte = bytes[place] ?? 0;
      if (this.#state === state.quoted) {
        if (byte === this.#quote) this.#state = state.afterQuote;
        else if (at + place - this.#quotedFrom > longestQuoted) return this.#readPlain(at + place);
      } else {
        this.#readOpen(byte, at + place, add);
      }
    }
    return at + bytes.length;
  }

  /** A quote that is still open is read again as a character like any other. */
  end(): number | null {
    return this.#state === state.quoted ? this.#readPlain(Infinity) : null;
  }

  #readOpen(byte: number, offset: number, add: (start: number) => void): void {
    if (byte === newline || byte === carriageReturn) {
      this.#state = state.fieldStart;
      this.#isRowStart = true;
      return;
    }
    if (this.#isRowStart) {
      this.#rowStart = offset;
      this.#isRowStart = false;
      add(offset);
    }
    this.#state = byte === this.#delimiter ? state.fieldStart : this.#inField(byte, offset);
  }

  #inField(byte: number, offset: number): number {
    // What seemed to close a quote was two that stand for one, or stands in the middle of the text, as some programs write it.
    if (this.#state === state.afterQuote) return state.quoted;
    if (this.#state === state.plain || byte !== this.#quote || offset <= this.#plainUntil) return state.plain;
    this.#quotedFrom = offset;
    return state.quoted;
  }

  /** None of the quotes up to there is trusted any more, or each of them would be followed as far. */
  #readPlain(until: number): number {
    this.#plainUntil = until;
    this.#state = state.fieldStart;
    this.#isRowStart = true;
    return this.#rowStart;
  }
}
