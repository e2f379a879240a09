import { headerValue } from '../../http/header-list.ts';
import type { TurnRequest } from '../page.ts';
import { paramIn, withParam } from './page-address.ts';
import { made, type PagingInput, type PagingReading, type PagingStyle } from './paging-style.ts';

/** `items 0-19/240`, and PostgREST's `0-19/240` or `0-19/*` without a unit (RFC 9110, 14.4, has bytes in mind). */
const pattern = /^(?:([A-Za-z][\w-]*)\s+)?(?:(\d{1,15})-(\d{1,15})|\*)\/(\d{1,15}|\*)$/;
/** What was asked for with Range. */
const askedPattern = /^(?:[A-Za-z][\w-]*\s*=\s*)?(\d{1,15})-(\d{1,15})$/;

interface RowRange {
  readonly unit: string | undefined;
  /** First and last row, from 0; null where there are none. */
  readonly span: { readonly first: number; readonly last: number } | null;
  readonly count: number | null;
}

/** Rows as a range: Content-Range says which they are, Range asks for others. */
export const contentRange: PagingStyle = {
  name: 'content-range',
  read(input) {
    const range = readRange(headerValue(input.headers, 'Content-Range') ?? '');
    if (!range) return null;
    const { count, span } = range;
    const place = span && readPlace(span, range, input);
    return { count, ...place, readFrom: ['Content-Range'], confidence: 'likely' };
  },
};

function readPlace(span: NonNullable<RowRange['span']>, range: RowRange, input: PagingInput): Partial<PagingReading> | null {
  const { first, last } = span;
  const { count, unit } = range;
  const isLast = isLastSpan(span, range, input);
  // A last page may be short: what was asked for tells how large a page is.
  const size = (isLast ? askedSize(input) : null) ?? last - first + 1;
  if (size < 1) return null;
  const starts = {
    ...(first === 0 ? { first: null, previous: null } : { first: 0, previous: Math.max(0, first - size) }),
    ...(isLast ? { next: null, last: null } : { next: last + 1, last: lastStart(count, size) }),
  };
  return { offset: first, pageSize: size, ...waysTo(starts, { input, unit, size }) };
}

const isLastSpan = ({ first, last }: NonNullable<RowRange['span']>, { count }: RowRange, { rows }: PagingInput): boolean =>
  rows.length === 0 || last < first || (count !== null && last + 1 >= count);

const lastStart = (count: number | null, size: number): number | null =>
  count === null ? null : Math.floor((count - 1) / size) * size;

function readRange(text: string): RowRange | null {
  const [, unit, first, last, total] = pattern.exec(text) ?? [];
  if (total === undefined || unit?.toLowerCase() === 'bytes') return null;
  const span = first === undefined ? null : { first: Number(first), last: Number(last) };
  return { unit, span, count: total === '*' ? null : Number(total) };
}

function askedSize({ requestHeaders = [], url }: PagingInput): number | null {
  const [, first, last] = askedPattern.exec(headerValue(requestHeaders, 'Range') ?? '') ?? [];
  if (first !== undefined) return Number(last) - Number(first) + 1;
  const limit = /[?&]limit=(\d{1,9})(?:&|#|$)/.exec(url)?.[1];
  return limit === undefined ? null : Number(limit);
}

type Turn = 'first' | 'previous' | 'next' | 'last';

interface Asking {
  readonly input: PagingInput;
  readonly unit: string | undefined;
  readonly size: number;
}

/** A request that had an offset in its address is carried on in its address, any other with Range. */
function waysTo(starts: Readonly<Record<Turn, number | null>>, { input, unit, size }: Asking): Partial<PagingReading> {
  const isInAddress = paramIn([input.url], ['offset']) !== null;
  const each = <T>(make: (start: number) => T) =>
    Object.fromEntries(Object.entries(starts).map(([turn, start]) => [turn, start === null ? null : make(start)]));
  if (isInAddress) return each((start) => made(withParam(input.url, 'offset', String(start))));
  return { requests: each((start) => rangeRequest(unit, start, size)) };
}

function rangeRequest(unit: string | undefined, start: number, size: number): TurnRequest {
  const wanted = `${start}-${start + size - 1}`;
  return { kind: 'header', name: 'Range', value: unit === undefined ? wanted : `${unit}=${wanted}` };
}

/** The same request for other rows: as many of them, from a row on counted from 0. */
export function withRange({ kind, ...request }: TurnRequest, start: number, size: number): TurnRequest | null {
  if (kind !== 'header' || !('name' in request) || request.name !== 'Range' || !askedPattern.test(request.value)) return null;
  const unit = /^([^=]*)=/.exec(request.value)?.[1];
  return rangeRequest(unit, start, size);
}
