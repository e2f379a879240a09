import { countMember, isObject, textMember, type JsonObject, type JsonValue } from '../json-value.ts';
import { numberParam, paramIn, withParam } from './page-address.ts';
import { made, type PagingInput } from './paging-style.ts';

const pagesNames = [
  'total_pages',
  'totalPages',
  'pages',
  'last_page',
  'lastPage',
  'page_count',
  'pageCount',
  'num_pages',
  'numPages',
  'nbPages',
  'last_visible_page',
];
const sizeNames = [
  'per_page',
  'perPage',
  'page_size',
  'pageSize',
  'size',
  'limit',
  'maxResults',
  'itemsPerPage',
  'items_per_page',
  'items-per-page',
  'hitsPerPage',
];
const totalNames = [
  'total',
  'total_count',
  'totalCount',
  'totalElements',
  'total_results',
  'totalResults',
  'totalItems',
  'total_items',
  'total_elements',
  'totalSize',
  'totalrecords',
  'total-results',
  'total_rows',
  'numFound',
  'numberMatched',
  'nbHits',
];

/** The numbers an object gives about all pages, under the names APIs have for them. */
export function readNumbers(holder: JsonObject) {
  return {
    pages: numberOf(holder, pagesNames),
    pageSize: numberOf(holder, sizeNames),
    count: numberOf(holder, [...totalNames, 'items', 'count']),
    /** Without `count`, which some use for the rows on the page. */
    total: numberOf(holder, totalNames),
    pagesName: pagesNames.find((name) => holder.has(name)) ?? null,
  };
}

/** How many rows an object says there are in all, under a name that means nothing else. */
export const totalOf = (holder: JsonValue | undefined): number | null =>
  isObject(holder) ? (numberOf(holder, totalNames) ?? digitsOf(holder)) : null;

/** Another page of an address; the parameter a person named counts most, then the one that was used, then the usual one. */
export function pageAddress({ url, correction }: PagingInput, usual: string, page: number | null): string | null {
  const used = paramIn([url], ['page', 'pagination[page]', '_page', 'page_number', 'pageNumber', 'pageIndex', 'p']);
  return page === null ? null : made(withParam(url, correction?.param ?? used ?? usual, String(page)));
}

/** Whether an address was asked with page 0. */
export const askedZero = (url: string): boolean => numberParam(url, 'page') === 0;

/** Some write their numbers as text. */
function digitsOf(holder: JsonObject): number | null {
  const digits = totalNames.map((name) => textMember(holder, name) ?? '').find((text) => /^\d{1,15}$/.test(text));
  return digits === undefined ? null : Number(digits);
}

const numberOf = (holder: JsonObject, names: readonly string[]): number | null =>
  names.map((name) => countMember(holder, name)).find((number) => number !== null) ?? null;
