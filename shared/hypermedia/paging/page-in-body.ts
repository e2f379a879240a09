import { countMember, isObject, memberAt, type JsonObject } from '../json-value.ts';
import { askedZero, nameIn, numberOf, ownTotal, pageAddress, readNumbers } from './body-numbers.ts';
import { byHits, byOffset } from './body-offset.ts';
import { type Holder, holdersAround } from './holders.ts';
import { moreIn } from './more-in.ts';
import { numberParam, paramIn } from './page-address.ts';
import { sizeAsked } from './page-param.ts';
import type { PagingInput, PagingReading, PagingStyle } from './paging-style.ts';

/** Objects inside an answer in which APIs keep their numbers; the answer itself comes first. */
const holders = [
  '',
  'meta',
  'pagination',
  'paging',
  'page',
  'pageInfo',
  'page_info',
  'info',
  '_meta',
  'meta.pagination',
  'meta.page',
  'response',
];

/** What they call the number of a page, with the parameter to ask for another. */
const pageNames = [
  ['page', 'page'],
  ['current_page', 'page'],
  ['currentPage', 'page'],
  ['pageNumber', 'pageNumber'],
  ['page_number', 'page_number'],
  ['pageIndex', 'pageIndex'],
  ['start_page', 'start_page'],
  ['number', 'page'],
] as const;

/** Numbers in the body and no addresses: page and pages, offset and total, or the numbers of the neighbours. */
export const pageInBody: PagingStyle = {
  name: 'page-in-body',
  read(input) {
    for (const { name, object } of [...usualHolders(input), ...holdersAround(input)]) {
      const found = readHolder(input, object);
      if (found)
        return { ...found, confidence: 'likely', readFrom: found.readFrom.map((one) => (name === '' ? one : `${name}.${one}`)) };
    }
    return byHits(input) ?? totalAlone(input);
  },
};

const usualHolders = ({ json }: PagingInput): readonly Holder[] =>
  holders.flatMap((name) => {
    const object = memberAt(json, name === '' ? [] : name.split('.'));
    return isObject(object) ? [{ name, object }] : [];
  });

const readHolder = (input: PagingInput, holder: JsonObject): PagingReading | null =>
  jsonServer(input, holder) ?? neighbours(input, holder) ?? byPage(input, holder) ?? byOffset(input, holder);

/** A total of more rows than these, and no way to ask for others: that there are more is known at least. */
function totalAlone(input: PagingInput): PagingReading | null {
  const [found] = holdersAround(input).flatMap(({ name, object }) => {
    const count = ownTotal(object, name);
    return count !== null && count > input.rows.length ? [{ name, count }] : [];
  });
  if (found === undefined || input.rows.length === 0) return null;
  return { count: found.count, readFrom: [found.name === '' ? 'total' : `${found.name}.total`], confidence: 'guessed' };
}

/** json-server says all four turns as numbers. */
function jsonServer(input: PagingInput, holder: JsonObject): PagingReading | null {
  const { pages, count } = readNumbers(holder);
  if (pages === null || !['first', 'prev', 'next', 'last'].every((name) => holder.has(name))) return null;
  const to = (name: string) => pageAddress(input, '_page', countMember(holder, name));
  if (to('first') === null) return null;
  return {
    first: to('first'),
    previous: to('prev'),
    next: to('next'),
    last: to('last'),
    pages,
    count,
    readFrom: ['next', 'prev', 'pages'],
  };
}

/** Paginators of Rails say the neighbours beside the current page; some say the next alone, which is the one after this then. */
function neighbours(input: PagingInput, holder: JsonObject): PagingReading | null {
  if (!holder.has('next_page') || typeof holder.get('next_page') === 'string') return null;
  const next = countMember(holder, 'next_page');
  const asked = numberParam(input.url, 'page') ?? 1;
  const page = countMember(holder, 'current_page') ?? countMember(holder, 'page') ?? (next === asked + 1 ? asked : null);
  if (page === null) return null;
  const { pages, pageSize, count } = readNumbers(holder);
  const to = (number: number | null) => pageAddress(input, 'page', number);
  const back = holder.has('prev_page') ? 'prev_page' : 'previous_page';
  return { page, pages, pageSize, count, next: to(next), previous: to(countMember(holder, back)), readFrom: ['next_page'] };
}

function byPage(input: PagingInput, holder: JsonObject): PagingReading | null {
  const found = numberIn(holder);
  // Who counts the rows before these as well is asked by that, unless the address has a number of a page.
  if (found === null || (holder.has('start_index') && !askedByPage(input.url))) return null;
  const { name, number } = found;
  const usual = isStrapi(input, holder) ? 'pagination[page]' : found.usual;
  const firstNumber = holder.has('nbPages') || countsFromZero(input.url, name, number) ? 0 : 1;
  const whole = wholeOf(input, holder, { number, page: number - firstNumber + 1 });
  // A lone "page" or "number" beside rows may be anything; with a total it is paging.
  if (whole === null) return null;
  const { isMore, readFrom, ...facts } = whole;
  return {
    ...facts,
    page: number - firstNumber + 1,
    firstNumber,
    next: pageAddress(input, usual, isMore ? number + 1 : null),
    previous: pageAddress(input, usual, number <= firstNumber ? null : number - 1),
    readFrom: [found.written, readFrom],
  };
}

/** What an object calls the number of its page. */
function numberIn(holder: JsonObject) {
  const [found] = pageNames.flatMap(([name, usual]) => {
    const [written, number] = [nameIn(holder, [name]), numberOf(holder, [name])];
    return number === null || written === null ? [] : [{ name, written, usual, number }];
  });
  return found ? { ...found, usual: pageNames.find(([one]) => one === found.written)?.[1] ?? found.usual } : null;
}

interface Place {
  /** As the answer says it. */
  readonly number: number;
  /** From 1. */
  readonly page: number;
}

interface Whole extends Pick<PagingReading, 'pages' | 'pageSize' | 'count'> {
  readonly isMore: boolean;
  readonly readFrom: string;
}

/** How many pages there are, or whether there is one after this; null where neither is said. */
function wholeOf(input: PagingInput, holder: JsonObject, place: Place): Whole | null {
  const hasRows = input.rows.length > 0;
  const { pageSize, count, pagesName } = readNumbers(holder);
  const more = moreIn(holder);
  // A count beside that may be of these rows alone.
  if (more === true && (count === null || count <= input.rows.length))
    return { pageSize, isMore: hasRows, readFrom: nameOfMore(holder) };
  const pages = pagesIn(input, holder);
  if (pages !== null)
    return { pageSize, count, pages: Math.max(1, pages), isMore: hasRows && place.page < pages, readFrom: pagesName ?? 'total' };
  if (more !== null) return { pageSize, isMore: hasRows && more, readFrom: nameOfMore(holder) };
  return wholeBySeen(input, holder, place);
}

const nameOfMore = (holder: JsonObject): string => [...holder].find(([, value]) => typeof value === 'boolean')?.[0] ?? 'more';

/** A total without a size: the page is as long as was asked for, else as the first one is. */
function wholeBySeen({ url, rows }: PagingInput, holder: JsonObject, { number, page }: Place): Whole | null {
  const { count } = readNumbers(holder);
  const size = sizeAsked(url) ?? (page === 1 ? rows.length : 0);
  const isWhole = count !== null && count >= rows.length && size > 0;
  if (!isWhole || (page !== 1 && numberParam(url, 'page') !== number)) return null;
  const pages = Math.max(1, Math.ceil(count / size));
  return { pageSize: size, count, pages, isMore: rows.length > 0 && page < pages, readFrom: 'total' };
}

const askedByPage = (url: string): boolean => paramIn([url], ['page', 'p', 'page_number', 'pageNumber']) !== null;

/** Strapi has all that concerns pages in parameters of one name. */
const isStrapi = ({ json }: PagingInput, holder: JsonObject): boolean =>
  memberAt(json, ['meta', 'pagination']) === holder && ['page', 'pageSize', 'pageCount'].every((name) => holder.has(name));

function pagesIn({ rows }: PagingInput, holder: JsonObject): number | null {
  const { pages, count, pageSize, pagesName } = readNumbers(holder);
  const worked = count !== null && pageSize ? Math.ceil(count / pageSize) : null;
  // Open Food Facts calls the rows of the page its page_count.
  const isOfRows = pagesName === 'page_count' && pages === rows.length && worked !== null && worked > pages;
  return isOfRows ? worked : (pages ?? worked);
}

/** Spring's `number` and every index count from 0; so does whatever calls a page 0. */
const countsFromZero = (url: string, name: string, number: number): boolean =>
  number === 0 ||
  name === 'number' ||
  name === 'start_page' ||
  (name === 'pageIndex' && numberParam(url, 'p') === null) ||
  askedZero(url);
