import { isArray, isNumber, isObject, member, type JsonArray, type JsonValue } from '../json-value.ts';
import { hasParam, digitsParam, withoutParam, withParam } from './page-address.ts';
import { readSnowflakes } from './snowflakes.ts';
import { made, turn, type PagingInput, type PagingReading, type PagingStyle } from './paging-style.ts';

const newer = ['since_id', 'since', 'after_id', 'min_id'];
const older = ['max_id', 'before_id'];

/** The place is a row: `next` names the last id that was seen, or the address does. */
export const keyset: PagingStyle = {
  name: 'keyset',
  read: (input) => readLink(input) ?? readRequest(input) ?? readSnowflakes(input),
};

/** An address in the answer that says after which id. */
function readLink({ json, url }: PagingInput): PagingReading | null {
  if (!isObject(json) || !json.has('next') || json.has('previous') || json.has('prev') || ![...json.values()].some(isArray))
    return null;
  const next = turn(json.get('next'), url);
  const param = [...newer, ...older].find((name) => hasParam(next ?? url, name));
  if (param === undefined) return null;
  return { first: hasParam(url, param) ? made(withoutParam(url, param)) : null, next, readFrom: ['next'] };
}

/** A bare list that was asked for by an id, as timelines are. */
function readRequest({ url, rows, correction }: PagingInput): PagingReading | null {
  const used = [...newer, ...older].find((name) => digitsParam(url, name) !== null);
  const param = correction?.param ?? used ?? (correction ? 'since' : undefined);
  if (param === undefined) return null;
  const edge = edgeOf(rows, older.includes(param));
  if (rows.length > 0 && edge === null) return null;
  return {
    first: made(withoutParam(url, param)),
    next: edge === null ? null : elsewhere(made(withParam(url, param, edge)), url),
    readFrom: [param, 'id'],
    confidence: 'guessed',
  };
}

/** The edge is where we are already when the last row comes again. */
const elsewhere = (next: string | null, url: string): string | null => (next === url ? null : next);

/** The smallest or largest id of all rows, with all its digits: such ids are often longer than a double can hold. */
function edgeOf(rows: JsonArray, smallest: boolean): string | null {
  const ids = rows.map((row) => digitsOf(member(row, 'id')));
  if (ids.length === 0 || ids.includes(null)) return null;
  const sorted = ids.flatMap((id) => (id === null ? [] : [BigInt(id)])).toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  return String(smallest ? sorted[0] : sorted.at(-1));
}

function digitsOf(id: JsonValue | undefined): string | null {
  const text = isNumber(id) ? id.number : id;
  return typeof text === 'string' && /^\d{1,25}$/.test(text) ? text : null;
}
