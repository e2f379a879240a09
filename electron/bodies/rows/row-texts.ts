import { readRange, type ByteSource } from '../byte-source.ts';
import { spanOf, type RowSpans } from './row-spans.ts';
import { longestRow } from './stored-rows.ts';

const windowBytes = 4 * 1024 * 1024;

/** All rows as text, read in windows; one that is too long counts as nothing. */
export function* rowTexts(source: ByteSource, spans: RowSpans): Generator<{ readonly row: number; readonly text: string }> {
  let [windowStart, window] = [0, Buffer.alloc(0)];
  for (let row = 0; row < spans.count; row++) {
    const [from, to] = spanOf(spans, row);
    if (to - from > longestRow) {
      yield { row, text: 'null' };
      continue;
    }
    if (to > windowStart + window.length) {
      windowStart = from;
      window = Buffer.from(readRange(source, from, Math.max(to, from + windowBytes)));
    }
    yield { row, text: window.toString('utf8', from - windowStart, to - windowStart) };
  }
}
