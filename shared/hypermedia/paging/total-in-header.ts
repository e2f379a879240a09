import { headerValue } from '../../http/header-list.ts';
import type { HeaderList } from '../../model/exchange-event.ts';
import { numberParam, paramIn, withParam } from './page-address.ts';
import { sizeAsked } from './page-param.ts';
import { made, type PagingInput, type PagingStyle } from './paging-style.ts';

const usualTotals = ['X-Total-Count', 'X-Total', 'X-WP-Total', 'Total-Count', 'X-Pagination-Total-Count'];
const pageCounts = ['X-Total-Pages', 'X-WP-TotalPages', 'X-Pagination-Page-Count', 'Total-Pages'];
const pageParams = ['page', '_page', 'pageNumber', 'p'];
const offsetParams = ['offset', 'skip', 'start', '_start'];

/** Grape and Storyblok say `Total` beside `Per-Page`; alone it may be of anything. */
const totalsIn = (headers: HeaderList): readonly string[] =>
  firstNumber(headers, ['Per-Page']) === null ? usualTotals : [...usualTotals, 'Total'];

/** Totals in the head and no links: GitLab's X-Next-Page, WordPress, json-server, Yii. */
export const totalInHeader: PagingStyle = {
  name: 'total-in-header',
  read(input) {
    const { headers, url, correction } = input;
    const totals = totalsIn(headers);
    const found = ['X-Next-Page', ...totals, ...pageCounts].filter((name) => headerValue(headers, name) !== null);
    const count = firstNumber(headers, totals);
    if (count === null && firstNumber(headers, [...pageCounts, 'X-Next-Page']) === null) return null;
    const facts = { count, readFrom: found, confidence: 'likely' as const };
    const param = correction?.param ?? paramIn([url], pageParams) ?? usualParam(found);
    // Who was asked to skip rows is asked so again.
    const offsetParam = correction === null ? paramIn([url], offsetParams) : null;
    if (offsetParam !== null && count !== null) return { ...facts, offsetParam, ...placeByOffset(input, offsetParam, count) };
    // Without a parameter there is a total and no way to ask for more.
    return param === null ? facts : { ...facts, pageParam: param, ...placeOf(input, param, count) };
  },
};

/** A bare X-Total-Count is used with parameters of any name; the other fields come with `page`. */
const usualParam = (found: readonly string[]): string | null => (found.some((name) => name !== 'X-Total-Count') ? 'page' : null);

function placeByOffset({ url, rows }: PagingInput, param: string, count: number) {
  const offset = numberParam(url, param) ?? 0;
  const size = sizeAsked(url) ?? rows.length;
  const end = numberParam(url, '_end');
  const at = (start: number) => {
    const moved = withParam(url, param, String(start));
    // json-server says where a page ends as well.
    return made(end === null ? moved : withParam(moved, '_end', String(start + end - offset)));
  };
  return {
    offset,
    pageSize: size || null,
    next: rows.length > 0 && offset + rows.length < count ? at(offset + rows.length) : null,
    previous: offset > 0 ? at(Math.max(0, offset - (end === null ? size : end - offset))) : null,
  };
}

function placeOf(input: PagingInput, param: string, count: number | null) {
  const { headers, url, rows, correction } = input;
  const page = numberParam(url, param) ?? firstNumber(headers, ['X-Page', 'Current-Page']) ?? 1;
  const size = firstNumber(headers, ['X-Per-Page', 'X-Pagination-Per-Page', 'Per-Page', 'Page-Items']);
  const pages =
    firstNumber(headers, pageCounts) ??
    pagesOf(count, size ?? sizeAsked(url, correction?.sizeParam) ?? sizeSeen(input, page, count));
  const following =
    headerValue(headers, 'X-Next-Page') === null ? pageAfter(page, pages, rows.length) : firstNumber(headers, ['X-Next-Page']);
  const to = (number: number | null) => (number === null ? null : made(withParam(url, param, String(number))));
  return { page, pages, pageSize: size, next: to(following), previous: to(page > 1 ? page - 1 : null) };
}

/** The first page is full, and so is one whose end is the end of the list; a short last page cannot be told from a full one. */
const sizeSeen = ({ rows }: PagingInput, page: number, count: number | null): number | null =>
  page === 1 || (count !== null && page * rows.length >= count) ? rows.length : null;

/** Where the number of pages cannot be known, rows are a reason to look further. */
const pageAfter = (page: number, pages: number | null, rows: number): number | null =>
  rows > 0 && (pages === null || page < pages) ? page + 1 : null;

const pagesOf = (count: number | null, size: number | null): number | null =>
  count === null || !size ? null : Math.max(1, Math.ceil(count / size));

function firstNumber(headers: HeaderList, names: readonly string[]): number | null {
  const digits = names.map((name) => headerValue(headers, name) ?? '').find((value) => /^\d{1,15}$/.test(value));
  return digits === undefined ? null : Number(digits);
}
