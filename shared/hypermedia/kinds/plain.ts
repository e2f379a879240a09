import { isArray, isObject, member, type JsonArray, type JsonObject, type JsonValue } from '../json-value.ts';
import { pointerTo } from '../json-value.ts';
import { linksOfSet } from './linkset.ts';
import { without, type Kind } from './kind.ts';

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

/** Beside these a list is the answer, whatever it is called. */
const pageMarks = [
  'nextPageToken',
  'next_page_token',
  'next_cursor',
  'nextCursor',
  'response_metadata',
  'NextToken',
  'nextToken',
  'IsTruncated',
  'NextMarker',
  'continuation',
  'continuationToken',
  'cursor',
  'has_more',
  'hasMore',
  'total',
  'total_count',
  'total_pages',
  'totalPages',
  'pagination',
  'paging',
];

/** Beside these even bare values are the answer: names, addresses, keys. */
const tokenMarks = ['nextPageToken', 'next_page_token', 'NextToken', 'nextToken', 'NextMarker', 'IsTruncated'];

/** JSON of no particular kind: a list, an envelope around a list, or a resource. */
export const plain: Kind = {
  name: 'plain',
  read(body, { url }) {
    if (isArray(body)) return { list: { items: body, pointer: '' }, resource: null, links: [] };
    if (!isObject(body)) return { list: null, resource: null, links: [] };
    const links = linksOfSet(body, url);
    const key = envelopedList(body);
    if (key === null) return { list: null, resource: body, links };
    const rest = without(body, [key]);
    return {
      list: { items: member(body, key) as JsonArray, pointer: pointerTo('', key) },
      resource: rest.size > 0 ? rest : null,
      links,
    };
  },
};

/** The list of an envelope. What has an identity of its own is a resource, whatever lists it holds. */
function envelopedList(body: JsonObject): string | null {
  if (['id', '@id', 'uuid'].some((name) => body.has(name))) return null;
  // A list that is handed out in pieces may say where it lives; otherwise an address of its own makes a resource.
  const inPieces = ['has_more', 'hasMore', 'next', 'nextPageToken'].some((name) => body.has(name));
  if (!inPieces && ['url', 'href', 'self'].some((name) => body.has(name))) return null;
  const isList = (value: JsonValue | undefined) => isArray(value) && value.every((item) => isObject(item));
  return listKeys.find((name) => isList(body.get(name))) ?? markedList(body);

  function markedList(envelope: JsonObject): string | null {
    if (envelope.size > 1 && !pageMarks.some((name) => envelope.has(name))) return null;
    const lists = [...envelope].filter(([, value]) => isList(value)).map(([name]) => name);
    return lists.length === 1 ? (lists[0] ?? null) : lists.length === 0 ? listOfNames(envelope) : null;
  }
}

/** The one list of an envelope that has a place for a token, whatever its items are. */
function listOfNames(envelope: JsonObject): string | null {
  if (!tokenMarks.some((name) => envelope.has(name))) return null;
  const lists = [...envelope].filter(([, value]) => isArray(value)).map(([name]) => name);
  return lists.length === 1 ? (lists[0] ?? null) : null;
}
