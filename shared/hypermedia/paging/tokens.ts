import type { PagingCorrection } from '../../model/paging-correction.ts';
import { isNumber, isObject, member, memberAt, textMember, valueAt, type JsonNumber, type JsonValue } from '../json-value.ts';

interface TokenPlace {
  /** Where the answer keeps the token, and the parameters it may be sent back in; the first is usual. */
  readonly path: readonly string[];
  readonly params: readonly [string, ...string[]];
}

/** Tokens for a next page as public APIs name them. */
const places: readonly TokenPlace[] = [
  { path: ['nextPageToken'], params: ['pageToken'] },
  { path: ['next_page_token'], params: ['page_token', 'next_page_token'] },
  { path: ['response_metadata', 'next_cursor'], params: ['cursor'] },
  { path: ['next_cursor'], params: ['cursor', 'start_cursor'] },
  { path: ['nextCursor'], params: ['cursor', 'nextCursor'] },
  { path: ['meta', 'next_cursor'], params: ['cursor'] },
  { path: ['meta', 'next_token'], params: ['pagination_token', 'next_token'] },
  { path: ['meta', 'nextCursor'], params: ['cursor'] },
  { path: ['pagination', 'next_cursor'], params: ['cursor'] },
  { path: ['pagination', 'cursor'], params: ['after', 'cursor'] },
  { path: ['paging', 'next', 'after'], params: ['after'] },
  { path: ['metadata', 'continue'], params: ['continue'] },
  { path: ['NextToken'], params: ['NextToken', 'nextToken'] },
  { path: ['nextToken'], params: ['nextToken'] },
  { path: ['NextMarker'], params: ['Marker', 'marker'] },
  { path: ['Marker'], params: ['Marker', 'marker'] },
  { path: ['continuationToken'], params: ['continuationToken'] },
  { path: ['continuation'], params: ['continuation'] },
  { path: ['cursor'], params: ['cursor'] },
];

export interface FoundToken {
  readonly readFrom: string;
  readonly param: string;
  /** Null on the last page. */
  readonly token: string | JsonNumber | null;
}

/** The token at the place a person named; null where they named none. */
export function tokenAt(json: JsonValue | undefined, correction: PagingCorrection | null): FoundToken | null {
  if (correction === null || correction.from === null) return null;
  const token = valueAt(json, correction.from);
  return { readFrom: correction.from, param: correction.param ?? 'cursor', token: isToken(token) ? token : null };
}

/** The token for the next page in a body; `isSent` tells which parameters the request had. Null when there is no place for one. */
export function findPageToken(json: JsonValue | undefined, isSent: (param: string) => boolean): FoundToken | null {
  if (!isObject(json)) return null;
  // Beside `has_more` a cursor is for another address, as Dropbox has it.
  for (const place of json.has('has_more') ? places.filter(({ path }) => path[0] !== 'cursor') : places) {
    const token = memberAt(json, place.path);
    const found = isToken(token) ? token : null;
    const isThere = found !== null || ((token === null || token === '') && hasPlace(json, place.path));
    if (isThere) return { readFrom: place.path.join('.'), param: paramOf(place, json, isSent), token: found };
  }
  // A last page often leaves its token out; that the request carried one tells the style all the same.
  const sent = places.find(({ params }) => params.some(isSent));
  return sent ? { readFrom: sent.path.join('.'), param: paramOf(sent, json, isSent), token: null } : null;
}

/** Tokens are short text without spaces, or numbers; a sentence under such a key is none. */
function isToken(value: JsonValue | undefined): value is string | JsonNumber {
  if (typeof value === 'string') return value !== '' && value !== '0' && value.length <= 4_096 && !/\s/.test(value);
  return isNumber(value) && value.number !== '0';
}

const hasPlace = (json: JsonValue, path: readonly string[]): boolean => {
  const holder = memberAt(json, path.slice(0, -1));
  return isObject(holder) && holder.has(path.at(-1) ?? '');
};

function paramOf({ path, params }: TokenPlace, json: JsonValue, isSent: (param: string) => boolean): string {
  const sent = params.find(isSent);
  if (sent !== undefined) return sent;
  // Notion says what its lists are, and takes its cursors under another name.
  const isNotion = path[0] === 'next_cursor' && textMember(json, 'object') === 'list' && member(json, 'has_more') !== undefined;
  return isNotion ? 'start_cursor' : params[0];
}

/** A token as it stands in an address. */
export const tokenText = (token: FoundToken['token']): string | null =>
  token === null || typeof token === 'string' ? token : token.number;
