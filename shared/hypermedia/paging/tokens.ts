import { headerValue } from '../../http/header-list.ts';
import type { HeaderList } from '../../model/exchange-event.ts';
import type { PagingCorrection } from '../../model/paging-correction.ts';
import {
  isNumber,
  isObject,
  member,
  memberAt,
  textMember,
  valueAt,
  type JsonNumber,
  type JsonObject,
  type JsonValue,
} from '../json-value.ts';

interface TokenPlace {
  /** Where the answer keeps the token, and the parameters it may be sent back in; the first is usual. */
  readonly path: readonly string[];
  readonly params: readonly [string, ...string[]];
  /** Others have parameters of that name that are no tokens: having been sent with one tells nothing. */
  readonly isUsual?: boolean;
  /** What the token has to look like, where it may be something else. */
  readonly looks?: RegExp;
  /** What has to be in the answer as well. */
  readonly beside?: string;
  /** And nothing else. */
  readonly isAlone?: boolean;
  /** Whose addresses they are, where the answer alone does not tell. */
  readonly at?: RegExp;
  /** What has to say that there is more, beside the token, which is there on the last page as well. */
  readonly flag?: readonly string[];
}

/** Letters and digits that mean nothing: no word, no address, no date, no time zone. */
const mixed = /^(?=.*[A-Za-z])(?=.*\d)[\w=/-]{8,}$/;
/** No address and no number. */
const opaque = /^(?!https?:|\/|\?|[+-]\d\d:?\d\d$)(?=.*[A-Za-z]).{8,}$/;

/** So long that no word is, with a digit in it. */
const long = /^(?=.*\d)[\w=-]{24,}$/;

/** Tokens for a next page as public APIs name them. */
const places: readonly TokenPlace[] = [
  { path: ['nextPageToken'], params: ['pageToken'] },
  // Zoom says the size of its pages; CircleCI has nothing else beside its items.
  { path: ['next_page_token'], params: ['next_page_token', 'page_token'], beside: 'page_size' },
  {
    path: ['next_page_token'],
    params: ['page-token', 'page_token'],
    beside: 'items',
    isAlone: true,
    at: /\/api\/v2\/(?:pipeline|project|workflow|insights|context|schedule|org|runner)\b/,
  },
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
  { path: ['message', 'next-cursor'], params: ['cursor'] },
  { path: ['nextCursorMark'], params: ['cursorMark'] },
  { path: ['pages', 'next', 'starting_after'], params: ['starting_after'], isUsual: true },
  { path: ['next_page'], params: ['page'], isUsual: true, looks: opaque, beside: 'has_more' },
  { path: ['nextPageStart'], params: ['start'], isUsual: true },
  { path: ['additional_data', 'pagination', 'next_start'], params: ['start'], isUsual: true },
  { path: ['data', 'after'], params: ['after'], isUsual: true, looks: /^t\d_\w+$/ },
  { path: ['offset'], params: ['offset'], isUsual: true, looks: mixed },
  { path: ['bookmark'], params: ['bookmark'], looks: /^[\w=+/|-]{16,}$/ },
  { path: ['NextToken'], params: ['NextToken', 'nextToken'] },
  { path: ['nextToken'], params: ['nextToken'] },
  { path: ['NextMarker'], params: ['Marker', 'marker'] },
  { path: ['Marker'], params: ['Marker', 'marker'] },
  { path: ['continuationToken'], params: ['continuationToken'] },
  { path: ['continuation'], params: ['continuation'] },
  { path: ['meta', 'cursors', 'after'], params: ['after'] },
  { path: ['result_info', 'cursors', 'after'], params: ['cursor'] },
  { path: ['result', 'cursor', 'after'], params: ['after'] },
  { path: ['result', 'links', 'next'], params: ['cursor'], looks: opaque },
  { path: ['meta', 'links', 'next'], params: ['cursor'], looks: opaque },
  { path: ['pagination', 'end_cursor'], params: ['after'], flag: ['pagination', 'has_next_page'] },
  { path: ['pagination', 'continuation'], params: ['continuation'] },
  { path: ['data', 'pagination', 'next'], params: ['pagination.cursor'], looks: /^[A-Za-z\d+/]+=*$/ },
  { path: ['payload', 'NextToken'], params: ['NextToken'] },
  { path: ['PagingInfo', 'Bookmark'], params: ['bookmark'], isUsual: true, flag: ['PagingInfo', 'HasMoreItems'] },
  { path: ['next_marker'], params: ['marker'] },
  { path: ['nextMarker'], params: ['marker'] },
  { path: ['next_offset'], params: ['offset'], isUsual: true },
  { path: ['next_page'], params: ['next_page'], looks: long },
  { path: ['next_page'], params: ['cursor'], isUsual: true, beside: 'current_page_backwards' },
  { path: ['end'], params: ['from'], isUsual: true, beside: 'chunk' },
  { path: ['result', 'next_page_offset'], params: ['offset'], isUsual: true },
  { path: ['next'], params: ['start'], isUsual: true, at: /^https:\/\/[\w.-]+\.customer\.io\// },
  { path: ['cursor'], params: ['cursor'] },
];

/** The same in a field of the head. */
const fields: readonly (readonly [field: string, param: string])[] = [
  ['x-ms-continuationtoken', 'continuationToken'],
  ['X-Nomad-NextToken', 'next_token'],
  ['CB-AFTER', 'after'],
];

/** The token for the next page in the head, as Azure DevOps, Nomad and Coinbase have it; null where none is. */
export function findTokenInHead(headers: HeaderList): FoundToken | null {
  const [found] = fields.flatMap(([field, param]) => {
    const token = headerValue(headers, field)?.trim() ?? '';
    return isToken(token) ? [{ readFrom: field, param, token }] : [];
  });
  return found ?? null;
}

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

/** What was asked for: which parameters it had, and where. */
interface Sent {
  readonly isSent: (param: string) => boolean;
  readonly url: string;
}

/** The token for the next page in a body. Null when there is no place for one. */
export function findPageToken(json: JsonValue | undefined, { isSent, url }: Sent): FoundToken | null {
  if (!isObject(json)) return null;
  for (const place of places.filter((one) => isFor(one, json, url))) {
    const token = memberAt(json, place.path);
    const found = isToken(token) && isOf(place, token, json) ? token : null;
    if (found === null && !isEmptyPlace(json, place)) continue;
    return { readFrom: place.path.join('.'), param: paramOf(place, json, isSent), token: found };
  }
  // A last page often leaves its token out; that the request carried one tells the style all the same.
  const sent = places.find(({ params, isUsual, at }) => isUsual !== true && at === undefined && params.some(isSent));
  return sent ? { readFrom: sent.path.join('.'), param: paramOf(sent, json, isSent), token: null } : null;
}

/** Beside `has_more` a cursor is for another address, as Dropbox has it. */
const isFor = ({ path, at }: TokenPlace, json: JsonObject, url: string): boolean =>
  (at === undefined || at.test(url)) && !(path[0] === 'cursor' && json.has('has_more'));

/** Tokens are short text without spaces, or numbers; a sentence under such a key is none. */
function isToken(value: JsonValue | undefined): value is string | JsonNumber {
  if (typeof value === 'string') return value !== '' && value !== '0' && value.length <= 4_096 && !/\s/.test(value);
  return isNumber(value) && value.number !== '0';
}

const isOf = (place: TokenPlace, token: string | JsonNumber, json: JsonObject): boolean =>
  looksLike(token, place) && isBeside(json, place) && saysMore(json, place);

const looksLike = (token: string | JsonNumber, { looks }: TokenPlace): boolean =>
  looks === undefined || (typeof token === 'string' && looks.test(token));

const isBeside = (json: JsonObject, { beside, isAlone }: TokenPlace): boolean =>
  beside === undefined || (json.has(beside) && (isAlone !== true || json.size === 2));

const saysMore = (json: JsonObject, { flag }: TokenPlace): boolean => flag === undefined || memberAt(json, flag) === true;

/** A place that is there and holds no token, or says by its flag that there is no more: there are no more pages. */
function isEmptyPlace(json: JsonObject, place: TokenPlace): boolean {
  const { path, flag } = place;
  if (flag !== undefined) return memberAt(json, flag) === false;
  const token = memberAt(json, path);
  // Zoom leaves its token empty where pages have numbers.
  if (path[0] === 'next_page_token' && token === '' && json.has('page_number')) return false;
  return (token === null || token === '') && tellsByItself(place) && isBeside(json, place);
}

/** Whether nothing but a token for the next page is called so there. */
const tellsByItself = ({ isUsual, looks, at }: TokenPlace): boolean =>
  (isUsual !== true || at !== undefined) && looks === undefined;

function paramOf({ path, params }: TokenPlace, json: JsonValue, isSent: (param: string) => boolean): string {
  const sent = params.find(isSent);
  if (sent !== undefined) return sent;
  // Jira takes its tokens back under the name that it gives them.
  if (path[0] === 'nextPageToken' && member(json, 'isLast') !== undefined) return 'nextPageToken';
  // Notion says what its lists are, and takes its cursors under another name.
  const isNotion = path[0] === 'next_cursor' && textMember(json, 'object') === 'list' && member(json, 'has_more') !== undefined;
  return isNotion ? 'start_cursor' : params[0];
}

/** A token as it stands in an address. */
export const tokenText = (token: FoundToken['token']): string | null =>
  token === null || typeof token === 'string' ? token : token.number;
