import type { TranscriptFilter } from '#shared/model/transcript';
import type { StoredBody } from '../body-store';
import { inTurn } from './in-turn';
import { createLineTest } from './transcript-filter';

/** A search through a transcript that goes on where it was, for as long as the transcript grows. */
export interface TranscriptSearch {
  /** Number of lines found so far. */
  readonly found: number;
  /** Numbers of some of the lines found. */
  lines(from: number, count: number): readonly number[];
  /** Looks on up to `end`, a place between two lines, for about so long; true when it is there. */
  advance(body: StoredBody, end: number, forMs: number): Promise<boolean>;
}

const windowBytes = 256 * 1024;
const LF = 0x0a;

export function createTranscriptSearch(filter: TranscriptFilter): TranscriptSearch {
  const passes = createLineTest(filter);
  // Four bytes for each hit.
  let hits = new Uint32Array(1024);
  let found = 0;
  let line = 0;
  let looked = 0;
  let begun: Buffer[] = [];

  function look(text: string): void {
    if (passes(text)) {
      if (found === hits.length) {
        const grown = new Uint32Array(hits.length * 2);
        grown.set(hits);
        hits = grown;
      }
      hits[found++] = line;
    }
    line++;
  }

  function take(bytes: Buffer): void {
    let start = 0;
    for (let at = bytes.indexOf(LF); at >= 0; at = bytes.indexOf(LF, start)) {
      look(Buffer.concat([...begun, bytes.subarray(start, at)]).toString('utf8'));
      begun = [];
      start = at + 1;
    }
    if (start < bytes.length) begun.push(bytes.subarray(start));
  }

  return {
    get found() {
      return found;
    },
    lines: (from, count) => [...hits.subarray(from, Math.min(found, from + count))],
    advance: inTurn(async (body: StoredBody, end: number, forMs: number) => {
      const until = performance.now() + forMs;
      while (looked < end) {
        if (performance.now() > until) return false;
        const bytes = Buffer.from(await body.read(looked, Math.min(end, looked + windowBytes)));
        if (bytes.length === 0) return true;
        looked += bytes.length;
        take(bytes);
      }
      return true;
    }),
  };
}
