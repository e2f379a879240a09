import { JsonReader } from './json-reader.ts';
import type { JsonValue } from './json-value.ts';

/** The value a text holds, or undefined when it is not JSON (RFC 8259), or nested deeper than anything to browse. Never throws. */
export function parseJson(text: string): JsonValue | undefined {
  return readWhole(new JsonReader(withoutMark(text)));
}

/** What a reader finds when it reads to the end; undefined when that is no JSON. */
export function readWhole(reader: JsonReader): JsonValue | undefined {
  const value = reader.value(0);
  reader.skipSpace();
  return reader.failed || !reader.atEnd ? undefined : value;
}

/** A text without the byte order mark some servers begin it with. */
export const withoutMark = (text: string): string => (text.startsWith('\ufeff') ? text.slice(1) : text);
