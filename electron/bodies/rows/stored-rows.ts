import type { StoredBody } from '../body-store.ts';
import { spanOf, type RowSpans } from './row-spans.ts';

/** Rows that lie in a body as JSON text. */
export interface StoredRows {
  readonly body: StoredBody;
  /** As they are now; a run that goes on adds to them. */
  readonly spans: RowSpans;
  isRepeated(row: number): boolean;
}

/** A row longer than this is not read into a cell, nor sorted or exported by its values. */
export const longestRow = 8 * 1024 * 1024;

/** The text of each of some rows, in that order. Rows that stand beside each other are read at once. */
export async function readRowTexts({ body, spans }: StoredRows, rows: ArrayLike<number>): Promise<string[]> {
  const texts: string[] = [];
  for (let at = 0; at < rows.length;) {
    const stretch = stretchFrom(rows, at, spans);
    const first = rows[at] ?? 0;
    const [from] = spanOf(spans, first);
    const [, to] = spanOf(spans, first + stretch - 1);
    const bytes = Buffer.from((await body.read(from, to)).buffer);
    for (let row = first; row < first + stretch; row++) {
      const [start, end] = spanOf(spans, row);
      texts.push(bytes.toString('utf8', start - from, end - from));
    }
    at += stretch;
  }
  return texts;
}

const mostAtOnce = 4 * 1024 * 1024;

/** How many rows from a place on follow each other and are no more than can be read at once. */
function stretchFrom(rows: ArrayLike<number>, at: number, spans: RowSpans): number {
  const first = rows[at] ?? 0;
  const [from] = spanOf(spans, first);
  let length = 1;
  while (
    at + length < rows.length &&
    rows[at + length] === first + length &&
    spanOf(spans, first + length)[1] - from <= mostAtOnce
  ) {
    length += 1;
  }
  return length;
}
