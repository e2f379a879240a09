import { countMember, isArray, isObject, textMember, type JsonObject, type JsonValue } from '../json-value.ts';
import { isData, plainName, tellsOfTurns } from '../page-words.ts';

/** Objects in which some APIs put all that they answer. */
export const wrappers: ReadonlySet<string> = new Set(['data', 'result', 'response', 'payload', 'message', 'body', 'd']);

/** What tells that an answer is handed out in pieces, whatever its list is called. */
export const turnMarks: readonly string[] = [
  'nextPageToken',
  'next_page_token',
  'next_cursor',
  'nextCursor',
  'response_metadata',
  'NextToken',
  'nextToken',
  'NextMarker',
  'continuation',
  'continuationToken',
  'nextCursorMark',
  'nextPageStart',
  'bookmark',
  'after_cursor',
  'next_page',
  'next_page_url',
  'next_page_uri',
  'next_url',
  'next_href',
  'next_marker',
  'next_offset',
  'next_page_offset',
  'nextPage',
  'nextRecordsUrl',
  'more_topics_url',
  'isLastPage',
  'isLast',
  'has_more',
  'hasMore',
];

/** Beside these a list is the answer, whatever it is called. */
const pageMarks = [
  ...turnMarks,
  'IsTruncated',
  'cursor',
  'more',
  'total',
  'total_count',
  'total_pages',
  'totalPages',
  'totalResults',
  'total_results',
  'total_items',
  'totalItems',
  'totalSize',
  'total_rows',
  'numFound',
  'numberMatched',
  'pagination',
  'paging',
  '_count',
  'ScannedCount',
];

/** In an object of these names stands what is said of the pages, beside the list. */
const pageHolders = ['meta', '_metadata', 'page', 'pages', 'links', '_links'];

/** Beside these even bare values are the answer: names, addresses, keys. */
export const tokenMarks: readonly string[] = [
  'nextPageToken',
  'next_page_token',
  'NextToken',
  'nextToken',
  'NextMarker',
  'IsTruncated',
];

/** What an object says that holds the list and is itself a member of the answer. */
const innerMarks = [
  ...turnMarks,
  'currentPage',
  'current_page',
  'totalPages',
  'numFound',
  'totalItems',
  'totalResults',
  'total_results',
  'total-results',
  'TotalResultCount',
];

const isLink = (item: JsonValue): boolean => textMember(item, 'rel') !== null && textMember(item, 'href') !== null;

/** Links as a list of relations and addresses. */
export const isLinkList = (value: JsonValue | undefined): boolean => isArray(value) && value.length > 0 && value.every(isLink);

const totals: ReadonlySet<string> = new Set([
  'totalcount',
  'totalhits',
  'totalrecords',
  'totalrecordcount',
  'totalresults',
  'totalentries',
  'totaldocs',
  'numfound',
]);

/** Whether an object says how many there are in all, under a name that means nothing else. */
export const isCounted = (body: JsonObject): boolean =>
  !isData(body) && [...body.keys()].some((name) => totals.has(plainName(name)));

/** Whether an object says something of the pages of a list in it. */
export function tellsOfPages(body: JsonObject): boolean {
  if (pageMarks.some((name) => body.has(name)) || ['count', 'offset'].every((name) => countMember(body, name) !== null))
    return true;
  if (tellsOfTurns(body) || isCounted(body)) return true;
  return pageHolders.some((name) => {
    const holder = body.get(name);
    if (isArray(holder))
      return holder.some((link) => isLink(link) && /^(?:next|prev|previous)$/.test(textMember(link, 'rel') ?? ''));
    return isObject(holder) && holdsPages(holder);
  });
}

const holdsPages = (holder: JsonObject): boolean =>
  [...turnMarks, 'next'].some((name) => holder.has(name)) ||
  isObject(holder.get('pages')) ||
  ['count', 'total', 'total_count', 'total_elements', 'totalElements'].some((name) => countMember(holder, name) !== null);

/** Whether an object that is a member of an answer says how long the list in it is. */
export const isWhole = (holder: JsonObject): boolean =>
  innerMarks.some((name) => holder.has(name)) ||
  tellsOfTurns(holder) ||
  // Elasticsearch counts its hits in an object; Reddit has both its places always.
  countMember(holder.get('total'), 'value') !== null ||
  (isArray(holder.get('docs')) && isObject(holder.get('meta'))) ||
  (holder.has('hits') && countMember(holder, 'total') !== null) ||
  (holder.has('after') && holder.has('before') && isArray(holder.get('children')));
