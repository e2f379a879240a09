import { member, type JsonObject } from '../json-value.ts';
import { nameIn, numberOf, readNumbers } from './body-numbers.ts';
import { moreIn } from './more-in.ts';
import { numberParam, paramIn, withoutParam, withParam } from './page-address.ts';
import { sizeAsked } from './page-param.ts';
import { made, type PagingInput, type PagingReading } from './paging-style.ts';
import { countOver, hitsOf } from './whole-count.ts';

const offsetNames = ['offset', 'skip', 'startAt', 'start', 'startIndex', 'start_index', 'retstart', 'skip_count'];

/** Rows before these and rows in all, or a size and whether there is more. */
export function byOffset(input: PagingInput, holder: JsonObject): PagingReading | null {
  const name = nameIn(holder, offsetNames);
  const place = name === null ? null : placeOf(input, holder, name);
  return place && (byPageOfAddress(input, place) ?? fromOffset(input, place));
}

interface OffsetPlace {
  readonly name: string;
  /** Rows before these. */
  readonly offset: number;
  /** What the first row is called. */
  readonly base: 0 | 1;
  readonly count: number | null;
  readonly pageSize: number;
  readonly isMore: boolean;
}

/** An offset is one where a total stands beside it, or a size and whether there is more. */
function placeOf({ url, rows }: PagingInput, holder: JsonObject, name: string): OffsetPlace | null {
  const { total: said, pageSize } = readNumbers(holder);
  const total = said ?? countOver(numberOf(holder, ['count']), rows.length);
  const base = baseOf(holder, name);
  const start = numberOf(holder, [name]);
  if (start === null) return null;
  const offset = Math.max(0, start - base);
  const isMore = total === null ? moreIn(holder) : offset + rows.length < total;
  const isKnown = total === null ? isMore !== null && pageSize !== null : offset <= total;
  const size = pageSize ?? sizeAsked(url) ?? rows.length;
  return isKnown ? { name, offset, base, count: total, pageSize: size, isMore: rows.length > 0 && isMore === true } : null;
}

/** SCIM counts its resources from 1 (RFC 7644, 3.4.2.4). */
const baseOf = (holder: JsonObject, name: string): 0 | 1 => (name === 'startIndex' && holder.has('Resources') ? 1 : 0);

/** Who was asked for a page by its number is asked for the next one so, whatever else the answer counts. */
function byPageOfAddress({ url }: PagingInput, { name, offset, count, pageSize, isMore }: OffsetPlace): PagingReading | null {
  const number = numberParam(url, 'page');
  if (number === null || numberParam(url, name) !== null) return null;
  const firstNumber = number === 0 || offset === number * pageSize ? 0 : 1;
  const to = (page: number) => made(withParam(url, 'page', String(page)));
  return {
    count,
    pageSize,
    page: number - firstNumber + 1,
    firstNumber,
    pageParam: 'page',
    next: isMore ? to(number + 1) : null,
    previous: number > firstNumber ? to(number - 1) : null,
    readFrom: [name, 'total'],
  };
}

function fromOffset({ url, rows, json, correction }: PagingInput, place: OffsetPlace): PagingReading {
  const { name, offset, base, count, pageSize, isMore } = place;
  const param = correction?.param ?? paramFor(url, json, name);
  const to = (start: number) => made(withParam(url, param, String(start + base)));
  return {
    count,
    pageSize,
    offset,
    first: offset > 0 && base === 1 ? made(withoutParam(url, param)) : null,
    next: isMore ? to(offset + rows.length) : null,
    previous: offset === 0 ? null : to(Math.max(0, offset - pageSize)),
    readFrom: [name, count === null ? 'more' : 'total'],
  };
}

/** Feathers puts a sign before all that is its own, where it was asked so; CouchDB skips by another name than it counts by. */
function paramFor(url: string, json: PagingInput['json'], name: string): string {
  if (member(json, 'total_rows') !== undefined) return 'skip';
  return paramIn([url], ['$limit', '$skip']) === null || name !== 'skip' ? name : '$skip';
}

/** Elasticsearch says how many hits there are, and takes where to begin. */
export function byHits(input: PagingInput): PagingReading | null {
  const { json, url, rows } = input;
  const count = hitsOf(json);
  if (count === null || member(json, 'took') === undefined) return null;
  const offset = numberParam(url, 'from') ?? 0;
  const size = sizeAsked(url) ?? rows.length;
  const to = (start: number) => made(withParam(url, 'from', String(start)));
  return {
    count,
    offset,
    offsetParam: 'from',
    pageSize: size || null,
    next: rows.length > 0 && offset + rows.length < count ? to(offset + rows.length) : null,
    previous: offset === 0 ? null : to(Math.max(0, offset - size)),
    readFrom: ['hits.total'],
    confidence: 'likely',
  };
}
