import { isArray, memberAt, textMember, type JsonArray, type JsonValue } from '../json-value.ts';
import { hasParam, numberParam, textParam, withoutParam, withParam } from './page-address.ts';
import { made, type PagingInput, type PagingReading } from './paging-style.ts';

/** Ids that hold the time they were made at: so many digits that nothing is counted with. */
const snowflake = /^\d{17,20}$/;

interface Way {
  readonly param: 'before' | 'after';
  /** Rows on a page where nobody says how many. */
  readonly usualSize: number;
}

/** A bare list of Discord: messages go back from the newest, members go on from the smallest id. */
export function readSnowflakes({ url, json, rows, correction }: PagingInput): PagingReading | null {
  if (correction !== null || !isArray(json)) return null;
  const ids = rows.map(idOf);
  const way = wayOf(url, rows);
  if (way === null || !ids.every((id) => snowflake.test(id)) || !goesOn(ids, way.param)) return null;
  const last = ids.at(-1);
  const isFull = rows.length >= (numberParam(url, 'limit') ?? way.usualSize);
  return {
    first: hasParam(url, way.param) ? made(withoutParam(url, way.param)) : null,
    next: last !== undefined && isFull ? made(withParam(url, way.param, last)) : null,
    readFrom: [way.param, 'id'],
    confidence: 'guessed',
    usualSizeParam: 'limit',
  };
}

/** By the id that was asked for, else by what the rows are. */
function wayOf(url: string, rows: JsonArray): Way | null {
  const is = (of: readonly (readonly string[])[]) =>
    rows.length > 0 && rows.every((row) => of.every((path) => memberAt(row, path) !== undefined));
  const [message, member] = [is([['channel_id'], ['author']]), is([['user', 'id'], ['joined_at'], ['roles']])];
  if (message && !hasParam(url, 'after') && !hasParam(url, 'around')) return { param: 'before', usualSize: 50 };
  if (member) return { param: 'after', usualSize: 1 };
  const param = (['before', 'after'] as const).find((one) => snowflake.test(textParam(url, one) ?? ''));
  return param === undefined || rows.length === 0 ? null : { param, usualSize: rows.length };
}

const idOf = (row: JsonValue): string => textMember(row, 'id') ?? textMember(memberAt(row, ['user']), 'id') ?? '';

/** Whether each id lies further on than the one before it. */
const goesOn = (ids: readonly string[], param: Way['param']): boolean =>
  ids.every((id, at) => at === 0 || isBefore(ids[at - 1] ?? '', id) === (param === 'after'));

const isBefore = (one: string, other: string): boolean => (one.length === other.length ? one < other : one.length < other.length);
