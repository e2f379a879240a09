import { Readable } from 'node:stream';
import { empty, json, type HeaderPair, type WholeAnswer } from '../frame/answer.ts';
import type { Ask } from '../frame/ask.ts';
import type { Refusal } from '../frame/outcome.ts';
import { refuse } from '../frame/refuse.ts';
import { current, judgeConditions } from './preconditions.ts';

/** Something of which parts can be had. */
export interface Ranged {
  readonly size: number;
  readonly contentType: string;
  readonly etag: string;
  readonly modified: Date;
  /** The bytes from one offset up to, and without, another. */
  read(from: number, to: number): Uint8Array | Readable;
}

interface Span {
  readonly from: number;
  /** One past the last byte. */
  readonly to: number;
}

const mostParts = 10;
const boundary = 'practice-part-of-many';

/** The whole, a part, several parts, "not changed", or "not satisfiable", as RFC 9110 section 14 has it. */
export function answerRanged(ask: Ask, thing: Ranged, extra: readonly HeaderPair[] = []): WholeAnswer {
  const validators: HeaderPair[] = [
    ['Accept-Ranges', 'bytes'],
    ['ETag', thing.etag],
    ['Last-Modified', thing.modified.toUTCString()],
    ...extra,
  ];
  const verdict = judgeConditions(ask, current(thing.etag, thing.modified.getTime()));
  if (verdict === 'failed') return refuse(ask, { ...changed, headers: validators });
  if (verdict === 'not modified') return empty(304, validators);
  const spans = askedSpans(ask, thing);
  if (spans === 'all') return part(200, thing, { from: 0, to: thing.size }, validators);
  if (spans.length === 0) return unsatisfiable(thing, validators);
  if (spans.length > 1) return severalParts(thing, spans, validators);
  const [span] = spans as [Span];
  return part(206, thing, span, [...validators, ['Content-Range', contentRange(span, thing.size)]]);
}

function part(status: number, thing: Ranged, span: Span, headers: readonly HeaderPair[]): WholeAnswer {
  return {
    status,
    headers: [['Content-Type', thing.contentType], ['Content-Length', String(span.to - span.from)], ...headers],
    body: thing.read(span.from, span.to),
  };
}

function severalParts(thing: Ranged, spans: readonly Span[], headers: readonly HeaderPair[]): WholeAnswer {
  const heads = spans.map(
    (span) =>
      `\r\n--${boundary}\r\nContent-Type: ${thing.contentType}\r\nContent-Range: ${contentRange(span, thing.size)}\r\n\r\n`,
  );
  const end = `\r\n--${boundary}--\r\n`;
  const length = spans.reduce((sum, span, at) => sum + (heads[at]?.length ?? 0) + span.to - span.from, end.length);
  return {
    status: 206,
    headers: [['Content-Type', `multipart/byteranges; boundary=${boundary}`], ['Content-Length', String(length)], ...headers],
    body: Readable.from(partsInOrder(thing, spans, heads, end)),
  };
}

async function* partsInOrder(
  thing: Ranged,
  spans: readonly Span[],
  heads: readonly string[],
  end: string,
): AsyncGenerator<Uint8Array> {
  for (const [at, span] of spans.entries()) {
    yield Buffer.from(heads[at] ?? '');
    const bytes = thing.read(span.from, span.to);
    if (bytes instanceof Readable) yield* bytes as AsyncIterable<Uint8Array>;
    else yield bytes;
  }
  yield Buffer.from(end);
}

function unsatisfiable(thing: Ranged, headers: readonly HeaderPair[]): WholeAnswer {
  const body = {
    detail: `There are ${thing.size} bytes, and the range begins after them.`,
    help: `Ask for bytes 0 to ${thing.size - 1}.`,
  };
  return json(416, body, [['Content-Range', `bytes */${thing.size}`], ...headers]);
}

const contentRange = (span: Span, size: number): string => `bytes ${span.from}-${span.to - 1}/${size}`;

const changed: Refusal = {
  status: 412,
  detail: 'It is not what the condition says it is.',
  help: 'GET it without the condition.',
};

/** All where no range is asked for, where it is not understood, or where If-Range says that the thing has changed. */
function askedSpans(ask: Ask, thing: Ranged): readonly Span[] | 'all' {
  const header = /^bytes=(.+)$/i.exec(ask.headers.range ?? '')?.[1];
  // RFC 9110 section 14.2: for every method but GET the field is ignored, so for HEAD too.
  if (header === undefined || ask.method !== 'GET' || !ifRangeHolds(ask, thing)) return 'all';
  const parts = header.split(',').map((each) => each.trim());
  if (parts.length > mostParts || !parts.every(isRange)) return 'all';
  return parts.flatMap((each) => spanOf(each, thing.size) ?? []);
}

/** RFC 9110 section 14.1.2: one that ends before it begins makes the whole field invalid, which may be ignored. */
function isRange(part: string): boolean {
  const [, first, last] = /^(\d*)-(\d*)$/.exec(part) ?? [];
  if (first === undefined || last === undefined || first + last === '') return false;
  return first === '' || last === '' || Number(first) <= Number(last);
}

function ifRangeHolds(ask: Ask, thing: Ranged): boolean {
  const condition = ask.headers['if-range'];
  if (typeof condition !== 'string') return true;
  return condition.startsWith('"') ? condition === thing.etag : Date.parse(condition) === thing.modified.getTime();
}

function spanOf(part: string, size: number): Span | undefined {
  const [first = '', last = ''] = part.split('-');
  if (first === '') return Number(last) > 0 && size > 0 ? { from: Math.max(size - Number(last), 0), to: size } : undefined;
  const from = Number(first);
  const to = last === '' ? size : Math.min(Number(last) + 1, size);
  return from < size && from < to ? { from, to } : undefined;
}
