import { guardLength } from '#shared/hypermedia/json-guard';
import { textMember } from '#shared/hypermedia/json-value';
import { parseJson } from '#shared/hypermedia/parse-json';
import { BytePage, readRange, type ByteSource } from '../byte-source.ts';
import { byteOf } from '../json-bytes.ts';
import type { RowsWhere } from './row-questions.ts';
import { GrowingNumbers, type RowSpans, spanOf } from './row-spans.ts';
import { longestRow } from './stored-rows.ts';

const blanks: ReadonlySet<number> = new Set([0x20, 0x09, 0x0a, 0x0d]);
const opening: ReadonlySet<number> = new Set([byteOf.openBrace, byteOf.openBracket]);
const closing: ReadonlySet<number> = new Set([byteOf.closeBrace, byteOf.closeBracket]);
/** What a number or a word ends with; -1 is the end of all. */
const wordEnds: ReadonlySet<number> = new Set([-1, byteOf.comma, byteOf.colon, byteOf.quote, ...opening, ...closing, ...blanks]);

/** More than a mark of the byte order and a guard take before the JSON. */
const mostBefore = 128;

/** The rows of the list that a JSON Pointer (RFC 6901) leads to in a body of UTF-8; null where there is none. */
export function findRows(source: ByteSource, pointer: string): RowSpans | null {
  const finder = new RowFinder(source);
  const keys = pointer.split('/').slice(1);
  const isFound = keys.every((key) => finder.enter(key.replaceAll('~1', '/').replaceAll('~0', '~')));
  return isFound ? finder.rows() : null;
}

/** Those of the rows that have a text under a name. */
export function rowsWhere(source: ByteSource, spans: RowSpans | null, where: RowsWhere | null): RowSpans | null {
  if (spans === null || where === null) return spans;
  const [starts, ends] = [new GrowingNumbers(), new GrowingNumbers()];
  for (let row = 0; row < spans.count; row++) {
    const [from, to] = spanOf(spans, row);
    const text = to - from > longestRow ? '' : Buffer.from(readRange(source, from, to)).toString('utf8');
    if (textMember(parseJson(text), where.name) !== where.text) continue;
    starts.push(from);
    ends.push(to);
  }
  return { count: starts.count, starts: starts.view().slice(), ends: ends.view().slice() };
}

/** Walks through a body that is known to be JSON. */
class RowFinder {
  readonly #source: ByteSource;
  readonly #page: BytePage;
  #at = 0;

  constructor(source: ByteSource) {
    this.#source = source;
    this.#page = new BytePage(source);
    const start = Buffer.from(readRange(source, 0, Math.min(source.bytes, mostBefore))).toString('latin1');
    const mark = start.startsWith('\xef\xbb\xbf') ? 3 : 0;
    this.#at = mark + guardLength(start.slice(mark));
  }

  /** Goes to the value of a member, or to an item of a list by its number; false where there is none. */
  enter(key: string): boolean {
    if (this.#peek() === byteOf.openBracket) return this.#enterItem(key);
    if (!this.#take(byteOf.openBrace)) return false;
    let found = -1;
    while (this.#peek() === byteOf.quote) {
      const name = this.#string();
      this.#take(byteOf.colon);
      this.#peek();
      // The last of two equal keys counts.
      if (name === key) found = this.#at;
      this.#skip();
      if (!this.#take(byteOf.comma)) break;
    }
    if (found >= 0) this.#at = found;
    return found >= 0;
  }

  #enterItem(key: string): boolean {
    if (!/^(?:0|[1-9]\d*)$/.test(key)) return false;
    this.#take(byteOf.openBracket);
    for (let left = Number(key); left > 0; left--) {
      this.#skip();
      if (!this.#take(byteOf.comma)) return false;
    }
    return this.#peek() !== byteOf.closeBracket;
  }

  rows(): RowSpans | null {
    if (!this.#take(byteOf.openBracket)) return null;
    const [starts, ends] = [new GrowingNumbers(), new GrowingNumbers()];
    while (this.#peek() !== byteOf.closeBracket && this.#peek() !== -1) {
      starts.push(this.#at);
      const before = this.#at;
      this.#skip();
      if (this.#at === before) return null;
      ends.push(this.#at);
      if (!this.#take(byteOf.comma)) break;
    }
    return { count: starts.count, starts: starts.view().slice(), ends: ends.view().slice() };
  }

  /** The next byte that is no space; -1 at the end. */
  #peek(): number {
    let byte = this.#page.at(this.#at);
    while (blanks.has(byte)) byte = this.#page.at(++this.#at);
    return byte;
  }

  #take(byte: number): boolean {
    if (this.#peek() !== byte) return false;
    this.#at += 1;
    return true;
  }

  #string(): string {
    const from = this.#at;
    this.#skipString();
    const text = Buffer.from(readRange(this.#source, from, this.#at)).toString('utf8');
    try {
      return JSON.parse(text) as string;
    } catch {
      return '';
    }
  }

  #skipString(): void {
    for (this.#at += 1; ; this.#at++) {
      const byte = this.#page.at(this.#at);
      if (byte === byteOf.quote || byte === -1) break;
      if (byte === byteOf.backslash) this.#at += 1;
    }
    this.#at += 1;
  }

  /** Goes past a value. */
  #skip(): void {
    let depth = 0;
    do {
      const byte = this.#peek();
      if (byte === -1) return;
      if (byte === byteOf.quote) this.#skipString();
      else if (wordEnds.has(byte)) this.#at += 1;
      else this.#skipWord();
      depth += Number(opening.has(byte)) - Number(closing.has(byte));
    } while (depth > 0);
  }

  #skipWord(): void {
    while (!wordEnds.has(this.#page.at(this.#at))) this.#at += 1;
  }
}
