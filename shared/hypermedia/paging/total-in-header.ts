import { headerValue } from '../../http/header-list.ts';
import type { HeaderList } from '../../model/exchange-event.ts';
import { numberParam, paramIn, withParam } from './page-address.ts';
import { sizeAsked } from './page-param.ts';
import { made, type PagingInput, type PagingStyle } from './paging-style.ts';

const totals = ['X-Total-Count', 'X-Total', 'X-WP-Total', 'Total-Count', 'X-Pagination-Total-Count'];
const pageCounts = ['X-Total-Pages', 'X-WP-TotalPages', 'X-Pagination-Page-Count'];
const pageParams = ['page', '_page', 'pageNumber', 'p'];

/** Totals in the head and no links: GitLab's X-Next-Page, WordPress, json-server, Yii. */
export const totalInHeader: PagingStyle = {
  name: 'total-in-header',
  read(input) {
    const { headers, url, correction } = input;
    const found = ['X-Next-Page', ...totals, ...pageCounts].filter((name) => headerValue(headers, name) !== null);
    const count = firstNumber(headers, totals);
    if (count === null && firstNumber(headers, [...pageCounts, 'X-Next-Page']) === null) return null;
    const facts = { count, readFrom: found, confidence: 'likely' as const };
    const param = correction?.param ?? paramIn([url], pageParams) ?? usualParam(found);
    // Without a parameter there is a total and no way to ask for more.
    return param === null ? facts : { ...facts, pageParam: param, ...placeOf(input, param, count) };
  },
};

/** A bare X-Total-Count is used with parameters of any name; the other fields come with `page`. */
const usualParam = (found: readonly string[]): string | null => (found.some((name) => name !== 'X-Total-Count') ? 'page' : null);

function placeOf(input: PagingInput, param: string, count: number | null) {
  const { headers, url, rows, correction } = input;
  const page = numberParam(url, param) ?? firstNumber(headers, ['X-Page']) ?? 1;
  const size = firstNumber(headers, ['X-Per-Page', 'X-Pagination-Per-Page']);
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
