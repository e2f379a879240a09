import { countMember, isObject, memberAt, type JsonObject } from '../json-value.ts';
import { askedZero, pageAddress, readNumbers } from './body-numbers.ts';
import { byHits, byOffset } from './body-offset.ts';
import { numberParam } from './page-address.ts';
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
  ['number', 'page'],
] as const;

/** Numbers in the body and no addresses: page and pages, offset and total, or the numbers of the neighbours. */
export const pageInBody: PagingStyle = {
  name: 'page-in-body',
  read(input) {
    for (const name of holders) {
      const holder = memberAt(input.json, name === '' ? [] : name.split('.'));
      const found = isObject(holder) ? readHolder(input, holder) : null;
      if (found)
        return { ...found, confidence: 'likely', readFrom: found.readFrom.map((one) => (name === '' ? one : `${name}.${one}`)) };
    }
    return byHits(input);
  },
};

const readHolder = (input: PagingInput, holder: JsonObject): PagingReading | null =>
  jsonServer(input, holder) ?? neighbours(input, holder) ?? byPage(input, holder) ?? byOffset(input, holder);

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

/** Paginators of Rails say the neighbours beside the current page. */
function neighbours(input: PagingInput, holder: JsonObject): PagingReading | null {
  const page = countMember(holder, 'current_page') ?? countMember(holder, 'page');
  if (page === null || !holder.has('next_page') || typeof holder.get('next_page') === 'string') return null;
  const { pages, pageSize, count } = readNumbers(holder);
  const to = (name: string) => pageAddress(input, 'page', countMember(holder, name));
  return { page, pages, pageSize, count, next: to('next_page'), previous: to('prev_page'), readFrom: ['next_page'] };
}

function byPage(input: PagingInput, holder: JsonObject): PagingReading | null {
  const pages = pagesIn(holder);
  const found = pageNames.flatMap(([name, usual]) => {
    const number = countMember(holder, name);
    return number === null ? [] : [{ name, usual, number }];
  })[0];
  // A lone "page" or "number" beside rows may be anything; with a total it is paging.
  if (found === undefined || pages === null) return null;
  const { name, number } = found;
  const usual = isStrapi(input, holder) ? 'pagination[page]' : found.usual;
  const firstNumber = holder.has('nbPages') || countsFromZero(input.url, name, number) ? 0 : 1;
  const isLast = number - firstNumber + 1 >= pages || input.rows.length === 0;
  const { pageSize, count, pagesName } = readNumbers(holder);
  return {
    pageSize,
    count,
    pages: Math.max(1, pages),
    page: number - firstNumber + 1,
    firstNumber,
    next: pageAddress(input, usual, isLast ? null : number + 1),
    previous: pageAddress(input, usual, number <= firstNumber ? null : number - 1),
    readFrom: [name, pagesName ?? 'total'],
  };
}

/** Strapi has all that concerns pages in parameters of one name. */
const isStrapi = ({ json }: PagingInput, holder: JsonObject): boolean =>
  memberAt(json, ['meta', 'pagination']) === holder && ['page', 'pageSize', 'pageCount'].every((name) => holder.has(name));

function pagesIn(holder: JsonObject): number | null {
  const { pages, count, pageSize } = readNumbers(holder);
  return pages ?? (count !== null && pageSize ? Math.ceil(count / pageSize) : null);
}

/** Spring's `number` and every index count from 0; so does whatever calls a page 0. */
const countsFromZero = (url: string, name: string, number: number): boolean =>
  number === 0 || name === 'number' || (name === 'pageIndex' && numberParam(url, 'p') === null) || askedZero(url);
