import { essenceOf } from '../http/media-type.ts';
import type { JsonArray, JsonValue } from './json-value.ts';
import { ListReader } from './parse-list.ts';
import { withoutMark } from './parse-json.ts';

const lineTypes =
  /^(?:application|text)\/(?:x-)?(?:ndjson|jsonl|jsonlines|json-lines|json-seq)$|^application\/(?:x-json-stream|stream\+json)$/;

/** Begins a record (RFC 7464, 2.1). */
const recordMark = '\u001e';

/** Whether a Content-Type promises one JSON value after the other, each on a line or in a record of its own (RFC 7464). */
export const saysLines = (contentType: string | null): boolean => lineTypes.test(essenceOf(contentType) ?? '');

/**
 * The values of a text that has one after the other, a line each, or a record each behind its mark (RFC 7464); undefined where
 * one of them is no JSON. The last may be cut off, as by the end of a stream, and is left out then.
 * What is no beginning of a value, such as a sentence of what went wrong, is not such.
 */
export const parseLines = (text: string): JsonArray | undefined => new LineReader(withoutMark(text)).lines();

/** The same for a text that nobody calls so: two lines at least, and an object on each. */
export function parseUnnamedLines(text: string): JsonArray | undefined {
  // Most texts that are no JSON are known by their first line.
  return /^\ufeff?\s*\{[^\n\r]*\}[\t ]*\r?\n/.test(text) ? new LineReader(withoutMark(text)).linesOfObjects() : undefined;
}

/** A row that begins where the line before ended. */
class LineReader extends ListReader {
  readonly #rows: JsonValue[] = [];

  lines(): JsonArray | undefined {
    while (this.#goToNext()) {
      const from = this.at;
      const row = this.item(0);
      if (this.failed || !this.#isAtEndOfLine()) return this.#rows.length > 0 && this.#isLast(from) ? this.#rows : undefined;
      this.#rows.push(row);
    }
    return this.#rows;
  }

  linesOfObjects(): JsonArray | undefined {
    while (this.#goToNext()) {
      if (this.text[this.at] !== '{') return undefined;
      const row = this.item(0);
      if (this.failed || !this.#isAtEndOfLine()) return undefined;
      this.#rows.push(row);
    }
    return this.#rows.length > 1 ? this.#rows : undefined;
  }

  /** Goes past what stands between two values; false at the end. */
  #goToNext(): boolean {
    between.lastIndex = this.at;
    between.test(this.text);
    this.at = between.lastIndex;
    return !this.atEnd;
  }

  #isAtEndOfLine(): boolean {
    lineEnd.lastIndex = this.at;
    return lineEnd.test(this.text);
  }

  #isLast(from: number): boolean {
    return !['\n', '\r', recordMark].some((end) => this.text.includes(end, from)) && endsInside(this.text, from);
  }
}

/** What JSON is made of; of a text in it only the mark that it begins with. */
const part = /[\t ,:]+|true|false|null|-?\d[\d.eE+-]*|[[\]{}"]/y;
const halfWord = /^(?:-|t|tr|tru|f|fa|fal|fals|n|nu|nul)$/;

/** Whether a text ends inside of the value that begins at a place. */
function endsInside(text: string, from: number): boolean {
  let depth = 0;
  for (let at = from; at < text.length;) {
    part.lastIndex = at;
    const found = part.exec(text)?.[0];
    if (found === undefined) return halfWord.test(text.slice(at, at + 6));
    at = found === '"' ? endOfText(text, at + 1) : at + found.length;
    depth += depthOf(found);
    // It is whole, and what stands behind it is something else.
    if (depth <= 0 && at <= text.length) return false;
  }
  return true;
}

const depthOf = (found: string): number => (/^[[{]/.test(found) ? 1 : /^[\]}]/.test(found) ? -1 : 0);

/** The place behind the mark that ends a text in JSON; Infinity where there is none. */
function endOfText(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    if (text[at] === '"') return at + 1;
    if (text[at] === '\\') at += 1;
  }
  return Infinity;
}

const between = new RegExp(`[\\s${recordMark}]*`, 'y');
const lineEnd = new RegExp(`[\\t ]*(?:[\\n\\r${recordMark}]|$)`, 'y');
