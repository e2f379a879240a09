import type { StoredBody } from '../body-store';
import { inTurn } from './in-turn';

/** A stretch of a transcript: no more than 64 lines, and every line in it begins within 64 KiB of its start. */
export interface Block {
  /** Number of its first line. */
  readonly first: number;
  readonly start: number;
  readonly end: number;
}

/** Where lines are, sparsely: a few bytes for each 64 of them, however long they are. */
export interface TranscriptIndex {
  /** Whole lines that were found so far. */
  readonly entries: number;
  /** Bytes of those lines. */
  readonly bytes: number;
  /** Looks through what has arrived since, for about so long; true when nothing is left. One looks after the other. */
  advance(body: StoredBody, forMs: number): Promise<boolean>;
  /** The block in which a line stands. */
  blockOf(line: number): Block | undefined;
}

const linesInBlock = 64;
export const blockBytes = 64 * 1024;
const windowBytes = 256 * 1024;
const LF = 0x0a;

export function createTranscriptIndex(): TranscriptIndex {
  const firsts: number[] = [0];
  const starts: number[] = [0];
  let entries = 0;
  let ended = 0;
  let looked = 0;

  function noteLine(end: number): void {
    entries++;
    ended = end;
    const isFull = entries - (firsts.at(-1) ?? 0) >= linesInBlock || end - (starts.at(-1) ?? 0) >= blockBytes;
    if (!isFull) return;
    firsts.push(entries);
    starts.push(end);
  }

  return {
    get entries() {
      return entries;
    },
    get bytes() {
      return ended;
    },
    advance: inTurn(async (body: StoredBody, forMs: number) => {
      const until = performance.now() + forMs;
      while (looked < body.bytes) {
        if (performance.now() > until) return false;
        const bytes = Buffer.from(await body.read(looked, Math.min(body.bytes, looked + windowBytes)));
        for (let at = bytes.indexOf(LF); at >= 0; at = bytes.indexOf(LF, at + 1)) noteLine(looked + at + 1);
        looked += bytes.length;
        if (bytes.length === 0) return true;
      }
      return true;
    }),
    blockOf(line) {
      if (line < 0 || line >= entries) return undefined;
      const at = lastNotAbove(firsts, line);
      return { first: firsts[at] ?? 0, start: starts[at] ?? 0, end: starts[at + 1] ?? ended };
    },
  };
}

/** Place of the last number that is not above `wanted`, in a list that rises. */
function lastNotAbove(sorted: readonly number[], wanted: number): number {
  let [low, high] = [0, sorted.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((sorted[middle] ?? Infinity) <= wanted) low = middle;
    else high = middle - 1;
  }
  return low;
}
