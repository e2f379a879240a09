import type { Paging, TurnRequests } from '../page.ts';
import { numberParam, paramIn, withoutParam, withParam } from './page-address.ts';
import type { PagingInput, PagingReading } from './paging-style.ts';
import { placeParam } from './place-param.ts';
import type { StyleName } from './style-words.ts';

const pageParams = [
  'page',
  'page[number]',
  '_page',
  'p',
  'pageNumber',
  'page_number',
  'pageIndex',
  'paged',
  'pagination[page]',
  'searchCriteria[currentPage]',
];
const offsetParams = ['offset', 'page[offset]', 'skip', 'start', 'startAt', '$skip', '$offset', '_offset', '_start'];
const sizeParams = [
  'page_size',
  'per_page',
  'page[size]',
  'page[limit]',
  'limit',
  'size',
  'pageSize',
  'perPage',
  'take',
  '_limit',
  '_per_page',
  '$top',
  '$limit',
  '_count',
  'max-keys',
  'pagination[pageSize]',
  'searchCriteria[pageSize]',
];

const noRequests: TurnRequests = { first: null, previous: null, next: null, last: null };

interface Known {
  readonly url: string;
  readonly reading: PagingReading;
  readonly rowCount: number;
  readonly pageParam: string | null;
  readonly offsetParam: string | null;
  readonly sizeParam: string | null;
  /** Spring and a few others count from 0. */
  readonly firstNumber: 0 | 1;
}

/** Works out what a style does not say: which page this is, how many there are, and where the first and last lie. */
export function finishPaging(style: StyleName, reading: PagingReading, input: PagingInput): Paging {
  const known = findParams(reading, input);
  const pageSize = sizeOf(known);
  const count = reading.count ?? null;
  const page = pageOf(known, pageSize);
  const pages = pagesOf(known, count, pageSize);
  return {
    style,
    confidence: reading.confidence ?? 'given',
    readFrom: reading.readFrom,
    first: reading.first ?? firstOf(known),
    previous: reading.previous ?? null,
    next: reading.next ?? null,
    last: reading.last ?? lastOf(known, { pages, pageSize }),
    requests: { ...noRequests, ...reading.requests },
    count,
    pageSize: isOnly(reading) ? (reading.pageSize ?? askedSize(known)) : pageSize,
    page,
    pages,
    range: rangeOf(known, { page, pageSize }),
    pageParam: known.pageParam,
    firstNumber: known.firstNumber,
    offsetParam: known.offsetParam,
    sizeParam: known.sizeParam,
  };
}

function pagesOf(known: Known, count: number | null, pageSize: number | null): number | null {
  if (known.reading.pages) return known.reading.pages;
  // Not all that is counted can be had: GitHub’s searches end at a thousand.
  const last = pageNumber(known, known.reading.last, 0);
  return last ?? (count !== null && pageSize ? Math.max(1, Math.ceil(count / pageSize)) : null);
}

function findParams(reading: PagingReading, { url, rows, correction }: PagingInput): Known {
  const turns = [reading.next ?? null, reading.previous ?? null, reading.last ?? null, url];
  const sizeParam = correction?.sizeParam ?? paramIn(turns, sizeParams) ?? reading.usualSizeParam ?? null;
  const place = placeParams(reading, turns);
  return { url, reading, rowCount: rows.length, ...place, sizeParam, firstNumber: firstNumber(reading, place.pageParam, url) };
}

/** A page has a number, or an offset, or neither. */
function placeParams(reading: PagingReading, turns: readonly (string | null)[]): Pick<Known, 'pageParam' | 'offsetParam'> {
  if (reading.pageParam !== undefined) return { pageParam: reading.pageParam, offsetParam: null };
  const offsetParam = reading.offsetParam ?? paramIn(turns, offsetParams);
  return { pageParam: offsetParam === null ? paramIn(turns, pageParams) : null, offsetParam };
}

function firstNumber({ first, next, page, firstNumber: said }: PagingReading, pageParam: string | null, url: string): 0 | 1 {
  if (pageParam === null || said !== undefined) return said ?? 1;
  const asksForZero = [first ?? null, url].some((address) => numberParam(address, pageParam) === 0);
  const countsFromZero = asksForZero || (page && numberParam(next ?? null, pageParam) === page);
  return countsFromZero ? 0 : 1;
}

function sizeOf(known: Known): number | null {
  const { reading, rowCount } = known;
  if (reading.pageSize) return reading.pageSize;
  if (rowCount === 0) return null;
  // The last of several, with no way back, may be short.
  if (reading.offset && isOnly(reading)) return askedSize(known);
  // A page that is not the last is full; what was asked for may have been cut by the server.
  if (reading.next || reading.requests?.next || !reading.previous) return rowCount;
  return sizeFromTotal(known) ?? askedSize(known);
}

/** Where everything is on one page, how many rows a page takes is not seen. */
const isOnly = ({ next, previous, requests }: PagingReading): boolean =>
  !next && !previous && !requests?.next && !requests?.previous;

/** The last page tells the size by what lies before it. */
function sizeFromTotal(known: Known): number | null {
  const { reading, url, rowCount } = known;
  const page = pageNumber(known, url, 0);
  if (!reading.count || page === null || page < 2) return null;
  const size = (reading.count - rowCount) / (page - 1);
  return Number.isInteger(size) && size >= rowCount ? size : null;
}

function askedSize({ reading, url, sizeParam, rowCount }: Known): number | null {
  if (sizeParam === null) return null;
  const asked = numberParam(url, sizeParam) ?? numberParam(reading.previous ?? null, sizeParam);
  return asked !== null && asked >= rowCount ? asked : null;
}

function pageOf(known: Known, pageSize: number | null): number | null {
  const { reading, url, offsetParam } = known;
  if (reading.page) return reading.page;
  if (reading.offset != null) return pageSize ? Math.floor(reading.offset / pageSize) + 1 : null;
  if (offsetParam !== null) return pageSize ? Math.floor((numberParam(url, offsetParam) ?? 0) / pageSize) + 1 : null;
  return pageNumber(known, url, 0) ?? pageNumber(known, reading.next, -1) ?? pageBehind(known);
}

/** Without a page before it, this is the first: but for those that are asked for by a token or the last id seen. */
function pageBehind(known: Known): number | null {
  const { previous, requests, first = null, confidence = 'given', isLater } = known.reading;
  if (previous) return pageNumber(known, previous, 1);
  return requests?.previous || isLater || placeParam(known.url, { first, confidence }) !== null ? null : 1;
}

/** The page number in an address, moved by so many pages and counted from 1. */
function pageNumber({ pageParam, firstNumber }: Known, address: string | null | undefined, by: number): number | null {
  const number = pageParam === null ? null : numberParam(address ?? null, pageParam);
  return number === null ? null : number + by + 1 - firstNumber;
}

function rangeOf(
  { reading, url, rowCount, offsetParam }: Known,
  { page, pageSize }: { page: number | null; pageSize: number | null },
) {
  if (rowCount === 0) return null;
  const offset = reading.offset ?? (offsetParam === null ? null : (numberParam(url, offsetParam) ?? 0));
  if (offset !== null) return { from: offset + 1, to: offset + rowCount };
  if (page === 1) return { from: 1, to: rowCount };
  return page !== null && pageSize !== null ? { from: (page - 1) * pageSize + 1, to: (page - 1) * pageSize + rowCount } : null;
}

function firstOf({ reading, url, pageParam, offsetParam }: Known): string | null {
  if (!reading.previous) return null;
  const param = offsetParam ?? pageParam;
  return param === null ? null : withoutParam(url, param);
}

interface Size {
  readonly pages: number | null;
  readonly pageSize: number | null;
}

function lastOf({ reading, url, pageParam, offsetParam, firstNumber: first }: Known, { pages, pageSize }: Size): string | null {
  if (!reading.next || pages === null) return null;
  if (offsetParam !== null && pageSize) return withParam(url, offsetParam, String((pages - 1) * pageSize));
  return pageParam === null ? null : withParam(url, pageParam, String(pages - 1 + first));
}

/** The address of a page by its number from 1, where the style has numbers; null otherwise. */
export function addressOfPage(
  { offsetParam, pageParam, pageSize, firstNumber: first }: Paging,
  url: string,
  page: number,
): string | null {
  if (page < 1) return null;
  if (offsetParam !== null && pageSize) return withParam(url, offsetParam, String((page - 1) * pageSize));
  return pageParam === null ? null : withParam(url, pageParam, String(page - 1 + first));
}

/** The address of the first page in another size, where the style offers sizes; null otherwise. */
export function addressOfSize(paging: Paging, url: string, size: number): string | null {
  const { pageParam, offsetParam, sizeParam } = paging;
  if (sizeParam === null) return null;
  const places = [pageParam, offsetParam, placeParam(url, paging)].filter((name) => name !== null);
  return withParam(places.reduce(withoutParam, url), sizeParam, String(size));
}
