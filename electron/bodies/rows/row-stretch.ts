import type { JsonArray } from '#shared/hypermedia/json-value';
import { placeOfRow } from '#shared/hypermedia/unread-row';

/** Rows as they stand in the bytes of a page. */
export interface RowStretch {
  /** From the first row to the end of the last, with what stands between them. */
  readonly bytes: Uint8Array;
  /** Where they begin in the page; null where they are no part of one. */
  readonly at: number | null;
  /** Where each row begins and ends in it. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** Where rows stand in the bytes they were read from, so that they need not be written anew; null where that cannot be said. */
export function stretchOfRows(rows: JsonArray, page: Uint8Array): RowStretch | null {
  const [starts, ends]: [number[], number[]] = [[], []];
  let [first, last] = [0, 0];
  for (const row of rows) {
    const place = placeOfRow(row);
    if (place === null || place.from < last) return null;
    if (starts.length === 0) first = place.from;
    last = place.to;
    starts.push(place.from - first);
    ends.push(last - first);
  }
  return { bytes: page.subarray(first, last), at: first, starts, ends };
}

/** Rows that stand nowhere as they are, written a line each. */
export function stretchOfLines(lines: readonly string[]): RowStretch {
  const [starts, ends]: [number[], number[]] = [[], []];
  let at = 0;
  for (const line of lines) {
    starts.push(at);
    ends.push((at += Buffer.byteLength(line)));
    at += 1;
  }
  return { bytes: Buffer.from(lines.map((line) => `${line}\n`).join('')), at: null, starts, ends };
}
