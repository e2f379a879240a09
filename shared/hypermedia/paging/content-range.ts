import { headerValue } from '../../http/header-list';
import { paramIn, withParam } from './page-address';
import { made, type PagingReading, type PagingStyle } from './paging-style';

/** `items 0-19/240`, and PostgREST's `0-19/240` or `0-19/*` without a unit (RFC 9110, 14.4, has bytes in mind). */
const pattern = /^(?:([A-Za-z][\w-]*)\s+)?(?:(\d{1,15})-(\d{1,15})|\*)\/(\d{1,15}|\*)$/;

interface RowRange {
  readonly unit: string | undefined;
  /** First and last row, from 0; null where there are none. */
  readonly span: { readonly first: number; readonly last: number } | null;
  readonly count: number | null;
}

/** Rows as a range: Content-Range says which they are, Range asks for others. */
export const contentRange: PagingStyle = {
  name: 'content-range',
  read({ headers, url, rows }) {
    const range = readRange(headerValue(headers, 'Content-Range') ?? '');
    if (!range) return null;
    const { span, count, unit } = range;
    const common = { count, readFrom: ['Content-Range'], confidence: 'likely' as const };
    if (span === null) return common;
    const size = span.last - span.first + 1;
    const isLast = rows.length === 0 || size < 1 || (count !== null && span.last + 1 >= count);
    return { ...common, offset: span.first, pageSize: size, ...(isLast ? {} : wayOn({ url, unit, start: span.last + 1, size })) };
  },
};

function readRange(text: string): RowRange | null {
  const [, unit, first, last, total] = pattern.exec(text) ?? [];
  if (total === undefined || unit?.toLowerCase() === 'bytes') return null;
  const span = first === undefined ? null : { first: Number(first), last: Number(last) };
  return { unit, span, count: total === '*' ? null : Number(total) };
}

interface Stretch {
  readonly url: string;
  readonly unit: string | undefined;
  readonly start: number;
  readonly size: number;
}

/** A request that had an offset in its address is carried on in its address. */
function wayOn({ url, unit, start, size }: Stretch): Pick<PagingReading, 'next' | 'nextRequest'> {
  if (paramIn([url], ['offset']) !== null) return { next: made(withParam(url, 'offset', String(start))) };
  const wanted = `${start}-${start + size - 1}`;
  return { nextRequest: { kind: 'header', name: 'Range', value: unit === undefined ? wanted : `${unit}=${wanted}` } };
}
