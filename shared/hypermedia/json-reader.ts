import type { JsonArray, JsonNumber, JsonObject, JsonValue } from './json-value.ts';

/** Deeper than any resource, shallower than the stack. */
export const maxJsonDepth = 400;

/** Codes of the characters that JSON is made of. */
export const codes = {
  tab: 9,
  newLine: 10,
  carriageReturn: 13,
  blank: 32,
  quote: 34,
  plus: 43,
  comma: 44,
  minus: 45,
  point: 46,
  zero: 48,
  nine: 57,
  colon: 58,
  largeE: 69,
  openList: 91,
  backslash: 92,
  closeList: 93,
  smallE: 101,
  openObject: 123,
  closeObject: 125,
} as const;

const { tab, newLine, carriageReturn, blank, quote, comma, minus, zero, nine, colon } = codes;
const { openList, backslash, closeList, openObject, closeObject } = codes;

const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

const words = new Map<string, boolean | null>([
  ['true', true],
  ['false', false],
  ['null', null],
]);

/** Reads JSON (RFC 8259) from a place in a text on. Once it has `failed`, nothing read from it counts. */
export class JsonReader {
  readonly text: string;
  at: number;
  failed = false;

  constructor(text: string, at = 0) {
    this.text = text;
    this.at = at;
  }

  get atEnd(): boolean {
    return this.at >= this.text.length;
  }

  /** The value that begins here, or after the space here; `depth` says how deep it stands. */
  value(depth: number): JsonValue {
    this.skipSpace();
    if (depth > maxJsonDepth) return this.fail();
    switch (this.text.charCodeAt(this.at)) {
      case openObject:
        return this.object(depth + 1);
      case openList:
        return this.list(depth + 1);
      case quote:
        return this.string();
      default:
        return this.word();
    }
  }

  skipSpace(): void {
    for (;;) {
      const code = this.text.charCodeAt(this.at);
      // Nearly always there is none.
      if (code > blank) return;
      if (code !== blank && code !== newLine && code !== carriageReturn && code !== tab) return;
      this.at += 1;
    }
  }

  fail(): null {
    this.failed = true;
    return null;
  }

  private object(depth: number): JsonObject {
    const members = new Map<string, JsonValue>();
    this.items(closeObject, () => {
      this.skipSpace();
      const key = this.string();
      this.skipSpace();
      if (!this.take(colon)) this.fail();
      // The last of two equal keys counts, as nearly every program reads it.
      if (!this.failed) members.set(key, this.value(depth));
    });
    return members;
  }

  private list(depth: number): JsonArray {
    const items: JsonValue[] = [];
    this.items(closeList, () => void items.push(this.item(depth)));
    return items;
  }

  protected item(depth: number): JsonValue {
    return this.value(depth);
  }

  protected items(end: number, readItem: () => void): void {
    this.at += 1;
    this.skipSpace();
    if (this.take(end)) return;
    do {
      readItem();
      this.skipSpace();
    } while (!this.failed && this.take(comma));
    if (!this.take(end)) this.fail();
  }

  protected string(): string {
    const from = this.at + 1;
    if (this.text.charCodeAt(this.at) !== quote) return this.fail() ?? '';
    let isEscaped = false;
    for (this.at = from; ; this.at++) {
      const code = this.text.charCodeAt(this.at);
      if (code === quote) break;
      // Also where the text ends: NaN is no control character, but no character either.
      if (!(code >= blank)) return this.fail() ?? '';
      if (code !== backslash) continue;
      isEscaped = true;
      this.at += 1;
    }
    const inner = this.cut(from, this.at++);
    return isEscaped ? this.#unescape(inner) : inner;
  }

  /** A part of the text as what it stands for. */
  protected cut(from: number, to: number): string {
    return this.text.slice(from, to);
  }

  #unescape(inner: string): string {
    try {
      return JSON.parse(`"${inner}"`) as string;
    } catch {
      return this.fail() ?? '';
    }
  }

  protected word(): JsonNumber | boolean | null {
    const code = this.text.charCodeAt(this.at);
    if (code === minus || (code >= zero && code <= nine)) return this.#number();
    for (const [word, value] of words) {
      if (!this.text.startsWith(word, this.at)) continue;
      this.at += word.length;
      return value;
    }
    return this.fail();
  }

  #number(): JsonNumber | null {
    number.lastIndex = this.at;
    const digits = number.exec(this.text)?.[0];
    if (digits === undefined) return this.fail();
    this.at += digits.length;
    return { number: digits };
  }

  protected take(code: number): boolean {
    if (this.text.charCodeAt(this.at) !== code) return false;
    this.at += 1;
    return true;
  }
}
