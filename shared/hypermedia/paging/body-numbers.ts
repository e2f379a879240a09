import { countMember, isNumber, isObject, textMember, type JsonObject, type JsonValue } from '../json-value.ts';
import { isPageHolder, plainName } from '../page-words.ts';
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
  'results_per_page',
  'max_results',
];
const totalNames = [
  'total',
  // Directus counts the rows that a filter leaves beside those that there are.
  'filter_count',
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
  'total_records',
  'total_record_count',
  'total_entries',
  'total_docs',
  'total_hits',
  'estimated_total_hits',
  'total_result',
  'object_count',
];

/** The numbers an object gives about all pages, under the names APIs have for them. */
export function readNumbers(holder: JsonObject) {
  return {
    pages: numberOf(holder, pagesNames),
    pageSize: numberOf(holder, sizeNames),
    count: numberOf(holder, [...totalNames, 'items', 'count', 'found']),
    /** Without `count`, which some use for the rows on the page. */
    total: numberOf(holder, totalNames),
    pagesName: nameIn(holder, pagesNames),
  };
}

/** How many rows an object says there are in all, under a name that means nothing else. */
export const totalOf = (holder: JsonValue | undefined): number | null =>
  isObject(holder) ? (numberOf(holder, totalNames) ?? digitsOf(holder)) : null;

const pageParams = [
  'page',
  'pagination[page]',
  '_page',
  'page_number',
  'pageNumber',
  'pageIndex',
  'start_page',
  'currentPage',
  'Page',
  'PageNumber',
  'p',
];

/** Another page of an address; the parameter a person named counts most, then the one that was used, then the usual one. */
export function pageAddress({ url, correction }: PagingInput, usual: string, page: number | null): string | null {
  const used = paramIn([url], pageParams);
  return page === null ? null : made(withParam(url, correction?.param ?? used ?? usual, String(page)));
}

/** Whether an address was asked with page 0. */
export const askedZero = (url: string): boolean => numberParam(url, 'page') === 0;

/** How many rows an object says there are in all, under a name that cannot be a sum of money as a bare `total` beside rows can. */
export const ownTotal = (holder: JsonObject, place: string): number | null =>
  numberOf(holder, isPageHolder(place.slice(place.lastIndexOf('.') + 1)) ? totalNames : totalNames.slice(1));

/** Some write their numbers as text. */
function digitsOf(holder: JsonObject): number | null {
  const digits = totalNames.map((name) => textMember(holder, name) ?? '').find((text) => /^\d{1,15}$/.test(text));
  return digits === undefined ? null : Number(digits);
}

/** The whole number under the first of some names: as they are written here, else in another style of writing or as text. */
export function numberOf(holder: JsonObject, names: readonly string[]): number | null {
  const exact = names.map((name) => countMember(holder, name)).find((number) => number !== null);
  if (exact !== undefined) return exact ?? null;
  const written = writtenOtherwise(holder, names).find(([, value]) => countOf(value) !== null);
  return written === undefined ? null : countOf(written[1]);
}

/** The first of some names that an object has, as it is written there. */
export const nameIn = (holder: JsonObject, names: readonly string[]): string | null =>
  names.find((name) => holder.has(name)) ?? writtenOtherwise(holder, names)[0]?.[0] ?? null;

/** An object with more members is data. */
const most = 60;

function writtenOtherwise(holder: JsonObject, names: readonly string[]): readonly (readonly [string, JsonValue])[] {
  if (holder.size > most) return [];
  const wanted = names.map(plainName);
  const found = [...holder].filter(([name]) => wanted.includes(plainName(name)));
  return found.toSorted(([a], [b]) => wanted.indexOf(plainName(a)) - wanted.indexOf(plainName(b)));
}

function countOf(value: JsonValue): number | null {
  const digits = isNumber(value) ? value.number : value;
  return typeof digits === 'string' && /^\d{1,15}$/.test(digits) ? Number(digits) : null;
}
