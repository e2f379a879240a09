import {
  countMember,
  isNumber,
  isObject,
  member,
  textMember,
  valueAt,
  type JsonArray,
  type JsonObject,
  type JsonValue,
} from '../json-value.ts';
import { hasParam, numberParam, withoutParam, withParam } from './page-address.ts';
import { made, type PagingInput, type PagingReading, type PagingStyle } from './paging-style.ts';

const readFrom = ['has_more', 'hasMore'];
const afterParams = ['starting_after', 'after_id', 'after', 'before_id'];

/** Stripe's way: `has_more`, and the next page begins after the last id of this one. */
export const hasMore: PagingStyle = {
  name: 'has-more',
  read(input) {
    const { json, correction } = input;
    if (!isObject(json) || (correction === null && goesOnOtherwise(input, json))) return null;
    const flag = flagIn(json, correction?.from ?? readFrom.find((key) => typeof json.get(key) === 'boolean'));
    return flag && (byNumber(input, flag) ?? byLastId(input, json, flag));
  },
};

/** Whoever counts the rows before these is asked by numbers, and whoever is posted to and gives a cursor by that. */
const goesOnOtherwise = ({ method }: PagingInput, json: JsonObject): boolean =>
  ['offset', 'limit'].every((name) => countMember(json, name) !== null) ||
  (method === 'POST' && textMember(json, 'cursor') !== null);

function flagIn(json: JsonObject, name: string | undefined): Flag | null {
  const isMore = name === undefined ? undefined : valueAt(json, name.startsWith('/') ? name : `/${name}`);
  return name === undefined || typeof isMore !== 'boolean' ? null : { name, isMore };
}

/** Where a page number was asked for, more means the next number. */
interface Flag {
  readonly name: string;
  readonly isMore: boolean;
}

function byNumber({ url }: PagingInput, { name, isMore }: Flag): PagingReading | null {
  const page = numberParam(url, 'page');
  if (page === null) return null;
  const next = isMore ? made(withParam(url, 'page', String(page + 1))) : null;
  return {
    next,
    previous: page > 1 ? made(withParam(url, 'page', String(page - 1))) : null,
    readFrom: [name],
    confidence: 'likely',
  };
}

function byLastId({ url, rows, correction }: PagingInput, json: JsonObject, { name, isMore }: Flag): PagingReading | null {
  const named = idText(json.get('last_id'));
  const last = named ?? idText(member(rows.at(-1), 'id'));
  const param = correction?.param ?? paramFor(url, json, rows);
  // Rows without ids leave no way to say after which.
  if (last === null && rows.length > 0) return null;
  return {
    first: hasParam(url, param) ? made(withoutParam(url, param)) : null,
    next: isMore && last !== null ? made(withParam(url, param, last)) : null,
    readFrom: [name, named === null ? 'id' : 'last_id'],
    confidence: 'likely',
    usualSizeParam: 'limit',
  };
}

const paramFor = (url: string, json: JsonObject, rows: JsonArray): string =>
  afterParams.find((one) => hasParam(url, one)) ?? (areOfEasyPost(json, rows) ? 'before_id' : usualParam(json));

/** EasyPost has the newest first, and says of each what it is and whether it is real. */
const areOfEasyPost = (json: JsonObject, rows: JsonArray): boolean =>
  !json.has('object') &&
  rows.length > 0 &&
  rows.every(
    (row) => /^[A-Z]/.test(textMember(row, 'object') ?? '') && /^(?:test|production)$/.test(textMember(row, 'mode') ?? ''),
  );

/** APIs that name the last id take it as `after`, or as `after_id` where they do not call the answer a list. */
function usualParam(json: JsonObject): string {
  if (idText(json.get('last_id')) === null) return 'starting_after';
  return textMember(json, 'object') === 'list' ? 'after' : 'after_id';
}

const idText = (value: JsonValue | undefined): string | null =>
  typeof value === 'string' && value !== '' ? value : isNumber(value) ? value.number : null;
