import { codes, JsonReader, maxJsonDepth } from './json-reader.ts';

const {
  blank,
  quote,
  plus,
  point,
  smallE,
  largeE,
  comma,
  minus,
  zero,
  nine,
  colon,
  openList,
  backslash,
  closeList,
  openObject,
  closeObject,
} = codes;

const escape = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

/** Reads JSON without making anything of it: whether it is whole, and where its parts are. */
export class JsonSkipper extends JsonReader {
  /** Goes past the value that begins here, or after the space here. */
  skip(depth: number): void {
    this.skipSpace();
    const code = this.text.charCodeAt(this.at);
    if (depth > maxJsonDepth) this.fail();
    else if (code === quote) this.skipString();
    else if (code === openObject) this.#skipMembers(depth + 1);
    else if (code === openList) this.#skipItems(depth + 1);
    else this.#skipWord(code);
  }

  /** Walks through an object from where it begins. Told where a member's name stands, `each` goes past its value, or says stop. */
  members(each: (from: number, to: number) => 'stop' | null): void {
    this.at += 1;
    this.skipSpace();
    while (this.text.charCodeAt(this.at) === quote) {
      const from = this.at + 1;
      this.skipString();
      const to = this.at - 1;
      this.skipSpace();
      this.at += 1;
      if (each(from, to) === 'stop') return;
      this.skipSpace();
      if (!this.take(comma)) return;
      this.skipSpace();
    }
  }

  /** Without a function for each member: this is where nearly all the time goes. */
  #skipMembers(depth: number): void {
    this.at += 1;
    this.skipSpace();
    if (this.take(closeObject)) return;
    do {
      this.skipSpace();
      this.skipString();
      this.skipSpace();
      if (!this.take(colon)) this.fail();
      if (this.failed) return;
      this.skip(depth);
      this.skipSpace();
    } while (!this.failed && this.take(comma));
    if (!this.take(closeObject)) this.fail();
  }

  #skipItems(depth: number): void {
    this.at += 1;
    this.skipSpace();
    if (this.take(closeList)) return;
    do {
      this.skip(depth);
      this.skipSpace();
    } while (!this.failed && this.take(comma));
    if (!this.take(closeList)) this.fail();
  }

  skipString(): void {
    const { text } = this;
    let { at } = this;
    if (text.charCodeAt(at) !== quote) return void this.fail();
    for (at += 1; ; at++) {
      const code = text.charCodeAt(at);
      if (code === quote) break;
      // Also where the text ends: NaN is no control character, but no character either.
      if (!(code >= blank)) return void this.fail();
      if (code === backslash) at = this.#escapeEnd(at);
    }
    this.at = at + 1;
  }

  /** The last character of the escape that begins here; where it is none, the end of the text, where a string has to fail. */
  #escapeEnd(at: number): number {
    escape.lastIndex = at;
    return escape.test(this.text) ? escape.lastIndex - 1 : this.text.length;
  }

  /** Makes nothing on its way, not even a number: lists have thousands of words. */
  #skipWord(code: number): void {
    if (code === minus || isDigit(code)) return this.#skipNumber();
    const word = words.find((one) => this.text.startsWith(one, this.at));
    if (word === undefined) this.fail();
    else this.at += word.length;
  }

  #skipNumber(): void {
    if (this.text.charCodeAt(this.at) === minus) this.at += 1;
    if (this.text.charCodeAt(this.at) === zero) this.at += 1;
    else this.#skipDigits();
    if (this.take(point)) this.#skipDigits();
    if (!this.take(smallE) && !this.take(largeE)) return;
    if (!this.take(plus)) this.take(minus);
    this.#skipDigits();
  }

  /** One at least. */
  #skipDigits(): void {
    const from = this.at;
    while (isDigit(this.text.charCodeAt(this.at))) this.at += 1;
    if (this.at === from) this.fail();
  }
}

const words = ['true', 'false', 'null'] as const;

const isDigit = (code: number): boolean => code >= zero && code <= nine;
