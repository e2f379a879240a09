import {
  countMember,
  isArray,
  isObject,
  member,
  textMember,
  type JsonArray,
  type JsonObject,
  type JsonValue,
} from '../json-value.ts';
import { linksOfHead } from '../links-of-head.ts';
import type { ReadInput } from '../page-input.ts';

/** The list that an answer is there for, and the names that lead to it. */
export interface Enveloped {
  readonly path: readonly string[];
  readonly items: JsonArray;
}

/** Keys under which APIs keep the list that is the answer. */
const listKeys = [
  'items',
  'results',
  'data',
  'records',
  'rows',
  'entries',
  'values',
  'value',
  'content',
  'list',
  'hits',
  'objects',
];

/** What tells that an answer is handed out in pieces, whatever its list is called. */
const turnMarks = [
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
const tokenMarks = ['nextPageToken', 'next_page_token', 'NextToken', 'nextToken', 'NextMarker', 'IsTruncated'];

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

/** The list of an envelope; null where there is none. What has an identity of its own is a resource, whatever lists it holds. */
export function readEnvelope(body: JsonObject, input: ReadInput): Enveloped | null {
  if (['id', '@id', 'uuid'].some((name) => body.has(name))) return null;
  const isInPieces = linksOn(input) || body.has('next') || turnMarks.some((name) => body.has(name));
  // What is handed out in pieces may say where it lives; otherwise an address of its own makes a resource.
  if (!isInPieces && ['url', 'href', 'self'].some((name) => body.has(name))) return null;
  const key = outerList(body, input);
  return key === null ? innerList(body) : { path: [key], items: member(body, key) as JsonArray };
}

const outerList = (body: JsonObject, input: ReadInput): string | null =>
  featuresOf(body) ??
  listKeys.find((name) => isList(body.get(name))) ??
  markedList(body, tellsOfPages(body) || linksOn(input)) ??
  namedList(body, input);

/** A collection of GeoJSON (RFC 7946, 3.3). */
const featuresOf = (body: JsonObject): string | null =>
  body.get('type') === 'FeatureCollection' && isList(body.get('features')) ? 'features' : null;

/** `links` may be a list as well, and is never the answer. */
const isList = (value: JsonValue | undefined): boolean =>
  isArray(value) && value.every((item) => isObject(item)) && (value.length === 0 || !value.every(isLink));

const isLink = (item: JsonValue): boolean => textMember(item, 'rel') !== null && textMember(item, 'href') !== null;

const linksOn = (input: ReadInput): boolean =>
  linksOfHead(input).some(({ rel }) => rel === 'next' || rel === 'prev' || rel === 'previous');

function markedList(body: JsonObject, isPaged: boolean): string | null {
  if (body.size > 1 && !isPaged) return null;
  return onlyOne(body, isList);
}

/** The one list of an envelope that has a place for a token, or a link to its next page, whatever its items are. */
const namedList = (body: JsonObject, input: ReadInput): string | null =>
  tokenMarks.some((name) => body.has(name)) || (body.size <= mostBesideNames && linksOn(input)) ? onlyOne(body, isArray) : null;

/** A larger one is a resource, which has other lists than that of its next. */
const mostBesideNames = 3;

function onlyOne(body: JsonObject, isWanted: (value: JsonValue | undefined) => boolean): string | null {
  const [found = null, ...others] = [...body].filter(([, value]) => isWanted(value)).map(([key]) => key);
  // Lists that stand behind it and hold nothing are of what might have come along.
  return others.every((name) => isEmpty(body.get(name))) && (others.length === 0 || !isEmpty(body.get(found ?? '')))
    ? found
    : null;
}

const isEmpty = (value: JsonValue | undefined): boolean => isArray(value) && value.length === 0;

function tellsOfPages(body: JsonObject): boolean {
  if (pageMarks.some((name) => body.has(name)) || ['count', 'offset'].every((name) => countMember(body, name) !== null))
    return true;
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

/** A list one object deeper, where that object tells how long the whole is, or the answer how it goes on. */
function innerList(body: JsonObject): Enveloped | null {
  const goesOn = isObject(body.get('continue')) || ['batchcomplete', 'nextCursorMark'].some((name) => body.has(name));
  const found = [...body].flatMap(([name, holder]): Enveloped[] => {
    if (!isObject(holder) || !(goesOn || isWhole(holder))) return [];
    const key = listKeys.find((one) => isList(holder.get(one))) ?? onlyOne(holder, isList);
    return key === null ? [] : [{ path: [name, key], items: holder.get(key) as JsonArray }];
  });
  const [only, ...others] = found;
  return only && others.length === 0 ? only : null;
}

const isWhole = (holder: JsonObject): boolean =>
  innerMarks.some((name) => holder.has(name)) ||
  // Elasticsearch counts its hits in an object; Reddit has both its places always.
  countMember(holder.get('total'), 'value') !== null ||
  (isArray(holder.get('docs')) && isObject(holder.get('meta'))) ||
  (holder.has('hits') && countMember(holder, 'total') !== null) ||
  (holder.has('after') && holder.has('before') && isArray(holder.get('children')));
