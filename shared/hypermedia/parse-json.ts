import { JsonCursor } from './json-cursor';
import type { JsonArray, JsonObject, JsonValue } from './json-value';

/** Deeper than any resource, shallower than the stack. */
export const maxJsonDepth = 400;

/** The value a text holds, or undefined when it is not JSON (RFC 8259), or nested deeper than anything to browse. Never throws. */
export function parseJson(text: string): JsonValue | undefined {
  const cursor = new JsonCursor(text);
  const value = readValue(cursor, 0);
  cursor.peek();
  return cursor.failed || !cursor.atEnd() ? undefined : value;
}

function readValue(cursor: JsonCursor, depth: number): JsonValue {
  if (depth > maxJsonDepth) cursor.failed = true;
  if (cursor.failed) return null;
  switch (cursor.peek()) {
    case '{':
      return readObject(cursor, depth + 1);
    case '[':
      return readArray(cursor, depth + 1);
    case '"':
      return cursor.takeString();
    default:
      return readWord(cursor);
  }
}

const words = new Map<string, boolean | null>([
  ['true', true],
  ['false', false],
  ['null', null],
]);

function readWord(cursor: JsonCursor): JsonValue {
  for (const [word, value] of words) if (cursor.take(word)) return value;
  const number = cursor.takeNumber();
  if (number === null) cursor.failed = true;
  return number === null ? null : { number };
}

function readObject(cursor: JsonCursor, depth: number): JsonObject {
  const members = new Map<string, JsonValue>();
  cursor.takeItems('}', () => {
    const key = cursor.takeString();
    if (!cursor.take(':')) cursor.failed = true;
    // The last of two equal keys counts, as nearly every program reads it.
    if (!cursor.failed) members.set(key, readValue(cursor, depth));
  });
  return members;
}

function readArray(cursor: JsonCursor, depth: number): JsonArray {
  const items: JsonValue[] = [];
  cursor.takeItems(']', () => void items.push(readValue(cursor, depth)));
  return items;
}
