import { numberParam, paramIn, withParam } from './page-address';
import { made, type PagingInput, type PagingStyle } from './paging-style';

const pageParams = ['page', 'p', '_page', 'pageNumber', 'page_number', 'pageNo', 'page[number]', 'pageIndex', 'paged'];
const offsetParams = ['offset', 'skip', 'start', 'startAt', 'startIndex', '_start', '$skip', 'from'];
const sizeParams = [
  'limit',
  'take',
  'per_page',
  'page_size',
  'pageSize',
  'perPage',
  'size',
  'count',
  'rows',
  'maxResults',
  '_limit',
  '$top',
];

/** Nothing in the answer, but a page number in the address: there may be a next one while there are rows. */
export const pageParam: PagingStyle = {
  name: 'page-param',
  read(input) {
    const { url } = input;
    const param = paramIn([url], pageParams) ?? (input.chosen ? 'page' : null);
    if (param === null) return null;
    const page = numberParam(url, param) ?? 1;
    const firstNumber = page === 0 ? 0 : 1;
    return {
      next: isFull(input) ? made(withParam(url, param, String(page + 1))) : null,
      previous: page > 1 ? made(withParam(url, param, String(page - 1))) : null,
      page: page + 1 - firstNumber,
      firstNumber,
      readFrom: [param],
      confidence: 'guessed',
    };
  },
};

/** The same with a number of rows to skip: `offset` with `limit`, `skip` with `take`. */
export const offsetParam: PagingStyle = {
  name: 'offset-param',
  read(input) {
    const { url, rows } = input;
    const param = paramIn([url], offsetParams) ?? (input.chosen ? 'offset' : null);
    if (param === null) return null;
    const offset = numberParam(url, param) ?? 0;
    const size = sizeAsked(url) ?? rows.length;
    return {
      next: isFull(input) ? made(withParam(url, param, String(offset + rows.length))) : null,
      previous: offset > 0 ? made(withParam(url, param, String(Math.max(0, offset - size)))) : null,
      pageSize: size || null,
      offset,
      readFrom: [param],
      confidence: 'guessed',
    };
  },
};

/** How many rows an address asks for. */
export function sizeAsked(url: string): number | null {
  const param = paramIn([url], sizeParams);
  return param === null ? null : numberParam(url, param);
}

/** Fewer rows than asked for are usually the last; a page cut by the server's own limit is round, and goes on. */
function isFull({ url, rows }: PagingInput): boolean {
  const size = sizeAsked(url);
  return rows.length > 0 && (size === null || rows.length >= size || rows.length % 10 === 0);
}
