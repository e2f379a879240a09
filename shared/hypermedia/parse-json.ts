import type { JsonArray, JsonObject, JsonValue } from './json-value';

/** Deeper than any resource, shallower than the stack. */
const maxDepth = 400;

/** The value a text holds, or undefined when it is not JSON (RFC 8259), or nested deeper than anything to browse. Never throws. */
export function parseJson(text: string): JsonValue | undefined {
  const cursor = new Cursor(text);
  const value = readValue(cursor, 0);
  cursor.skipSpace();
  return cursor.failed || !cursor.atEnd() ? undefined : value;
}

const space = /[ \t\n\r]*/y;
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
// oxlint-disable-next-line no-control-regex -- JSON forbids exactly these inside a string
const string = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;

/** A place in the text. Once `failed`, nothing read from it counts. */
class Cursor {
  readonly text: string;
  at = 0;
  failed = false;

  constructor(text: string) {
    this.text = text.startsWith('\ufeff') ? text.slice(1) : text;
  }

  atEnd(): boolean {
    return this.at >= this.text.length;
  }

  match(pattern: RegExp): string | null {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0] ?? null;
    if (found !== null) this.at += found.length;
    return found;
  }

  skipSpace(): void {
    this.match(space);
  }

  take(literal: string): boolean {
    if (!this.text.startsWith(literal, this.at)) return false;
    this.at += literal.length;
    return true;
  }

  fail(): null {
    this.failed = true;
    return null;
  }
}

function readValue(cursor: Cursor, depth: number): JsonValue {
  cursor.skipSpace();
  if (depth > maxDepth) return cursor.fail();
  switch (cursor.text[cursor.at]) {
    case '{':
      return readObject(cursor, depth + 1);
    case '[':
      return readArray(cursor, depth + 1);
    case '"':
      return readString(cursor);
    default:
      return readWord(cursor);
  }
}

const words = new Map<string, boolean | null>([
  ['true', true],
  ['false', false],
  ['null', null],
]);

function readWord(cursor: Cursor): JsonValue {
  for (const [word, value] of words) if (cursor.take(word)) return value;
  const digits = cursor.match(number);
  return digits === null ? cursor.fail() : { number: digits };
}

function readString(cursor: Cursor): string {
  const literal = cursor.match(string);
  if (literal === null) return cursor.fail() ?? '';
  return literal.includes('\\') ? (JSON.parse(literal) as string) : literal.slice(1, -1);
}

function readObject(cursor: Cursor, depth: number): JsonObject {
  const members = new Map<string, JsonValue>();
  readItems(cursor, '}', () => {
    cursor.skipSpace();
    const key = readString(cursor);
    cursor.skipSpace();
    if (!cursor.take(':')) cursor.fail();
    // The last of two equal keys counts, as nearly every program reads it.
    if (!cursor.failed) members.set(key, readValue(cursor, depth));
  });
  return members;
}

function readArray(cursor: Cursor, depth: number): JsonArray {
  const items: JsonValue[] = [];
  readItems(cursor, ']', () => void items.push(readValue(cursor, depth)));
  return items;
}

function readItems(cursor: Cursor, end: string, readItem: () => void): void {
  cursor.at += 1;
  cursor.skipSpace();
  if (cursor.take(end)) return;
  do {
    readItem();
    cursor.skipSpace();
  } while (!cursor.failed && cursor.take(','));
  if (!cursor.take(end)) cursor.fail();
}
