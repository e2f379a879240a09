import type { BodyPart, BodyParts } from '#shared/model/body-data';
import { sliceIdOf } from '../body-slice.ts';
import { readRange, type ByteSource } from '../byte-source.ts';

const windowBytes = 1024 * 1024;
const mostParts = 10_000;
const longestHead = 64 * 1024;

/** What may follow a boundary on its line. */
const longestLine = 200;

interface Mark {
  /** Where the line with the boundary begins, with the end of the line before, which belongs to it. */
  readonly from: number;
  /** After that line. */
  readonly to: number;
  readonly isLast: boolean;
}

/** The parts of a multipart body, found by its boundary (RFC 2046, section 5.1.1). */
export function findParts(source: ByteSource, bodyId: string, boundary: string): BodyParts {
  if (boundary === '') return { parts: [], capped: false, problem: 'noBoundary' };
  const marks = findMarks(source, Buffer.from(`--${boundary}`));
  const parts: BodyPart[] = [];
  for (const [at, mark] of marks.entries()) {
    if (mark.isLast || parts.length >= mostParts) break;
    const end = marks[at + 1]?.from ?? source.bytes;
    parts.push(readPart(source, bodyId, { part: at, from: mark.to, to: Math.max(mark.to, end) }));
  }
  const isClosed = marks.some(({ isLast }) => isLast);
  return { parts, capped: marks.length > mostParts + 1, problem: marks.length === 0 ? 'noParts' : isClosed ? null : 'notClosed' };
}

function findMarks(source: ByteSource, boundary: Buffer): Mark[] {
  const marks: Mark[] = [];
  for (const at of placesOf(source, boundary)) {
    const mark = markAt(source, at, boundary.length);
    // Two boundaries one after the other share the end of a line.
    const isBehind = mark !== null && mark.from >= (marks.at(-1)?.to ?? 0) - 2;
    if (isBehind) marks.push(mark);
    if (mark?.isLast || marks.length > mostParts + 1) break;
  }
  return marks;
}

function* placesOf(source: ByteSource, boundary: Buffer): Generator<number> {
  const window = Buffer.alloc(Math.min(windowBytes, source.bytes));
  for (let base = 0; base < source.bytes;) {
    const bytes = window.subarray(0, source.readInto(window, base));
    if (bytes.length === 0) return;
    for (let at = bytes.indexOf(boundary); at >= 0; at = bytes.indexOf(boundary, at + 1)) yield base + at;
    // A boundary may begin in one window and end in the next.
    const isLast = base + bytes.length >= source.bytes;
    base += isLast ? bytes.length : Math.max(1, bytes.length - boundary.length + 1);
  }
}

/** A boundary stands at the start of a line, and nothing but white space and the two dashes of the last may follow it. */
function markAt(source: ByteSource, at: number, length: number): Mark | null {
  const before = /(?:^|\r?\n)$/.exec(latin(readRange(source, Math.max(0, at - 2), at)));
  const after = /^(--)?[ \t]*(?:\r?\n|\r?$)/.exec(latin(readRange(source, at + length, at + length + longestLine)));
  if (!before || !after || (before[0] === '' && at > 0)) return null;
  return { from: at - before[0].length, to: at + length + after[0].length, isLast: after[1] !== undefined };
}

const latin = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

function readPart(
  source: ByteSource,
  bodyId: string,
  place: { readonly part: number; readonly from: number; readonly to: number },
): BodyPart {
  const head = Buffer.from(readRange(source, place.from, Math.min(place.to, place.from + longestHead))).toString('latin1');
  const end = /^(?:\r?\n)|\r?\n\r?\n/.exec(head);
  const headBytes = end ? end.index + end[0].length : 0;
  const from = place.from + headBytes;
  return {
    part: place.part,
    headers: readHead(end ? head.slice(0, end.index) : ''),
    bytes: place.to - from,
    sliceId: sliceIdOf(bodyId, from, place.to),
  };
}

/** Names and values; a line that begins with white space goes on with the one before. Values are UTF-8 where they can be. */
function readHead(head: string): [string, string][] {
  const lines = head.replaceAll(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);
  return lines.flatMap((line) => {
    const colon = line.indexOf(':');
    if (colon <= 0) return [];
    return [[line.slice(0, colon).trim(), utf8(line.slice(colon + 1).trim())] as [string, string]];
  });
}

function utf8(latin: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(latin, 'latin1'));
  } catch {
    return latin;
  }
}
