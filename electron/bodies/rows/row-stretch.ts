import type { JsonArray } from '#shared/hypermedia/json-value';
import { placeOfRow, rawRow } from '#shared/hypermedia/parse-list';

/** Rows as they stand in the bytes of a page. */
export interface RowStretch {
  /** From the first row to the end of the last, with what stands between them. */
  readonly bytes: Uint8Array;
  /** Where each row begins and ends in it. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** A page as text, and as bytes that are just this text in UTF-8. */
interface PageText {
  readonly text: string;
  readonly utf8: Uint8Array;
}

/** Where rows stand in the page they came in, so that they need not be written anew; null where that cannot be said. */
export function stretchOfRows(rows: JsonArray, { text, utf8 }: PageText): RowStretch | null {
  const isAscii = text.length === utf8.length;
  const [starts, ends]: [number[], number[]] = [[], []];
  let [at, byteAt, first] = [0, 0, 0];
  for (const row of rows) {
    const [from, raw] = [placeOfRow(row), rawRow(row)];
    if (from === null || raw === null || from < at) return null;
    byteAt += isAscii ? from - at : bytesOf(text, at, from);
    if (starts.length === 0) first = byteAt;
    starts.push(byteAt - first);
    byteAt += isAscii ? raw.length : Buffer.byteLength(raw);
    ends.push(byteAt - first);
    at = from + raw.length;
  }
  return { bytes: utf8.subarray(first, byteAt), starts, ends };
}

/** Most often a comma stands between rows and nothing else, which is one byte. */
const bytesOf = (text: string, from: number, to: number): number =>
  to - from === 1 ? 1 : Buffer.byteLength(text.slice(from, to));

/** Rows that stand nowhere as they are, written a line each. */
export function stretchOfLines(lines: readonly string[]): RowStretch {
  const [starts, ends]: [number[], number[]] = [[], []];
  let at = 0;
  for (const line of lines) {
    starts.push(at);
    ends.push((at += Buffer.byteLength(line)));
    at += 1;
  }
  return { bytes: Buffer.from(lines.map((line) => `${line}\n`).join('')), starts, ends };
}
