import { countMember, isArray, isObject, memberAt, textMember, type JsonObject, type JsonValue } from '../json-value.ts';
import { turn, type PagingReading, type PagingStyle } from './paging-style.ts';

/** OData: `@odata.nextLink` beside `value`; version 4.01 drops the prefix, version 2 says `d.__next` beside `d.results`. */
export const odata: PagingStyle = {
  name: 'odata',
  read({ json, url }) {
    const old = memberAt(json, ['d']);
    if (isObject(old)) return readOld(old, url);
    return isObject(json) && isArray(json.get('value')) ? readNew(json, url) : null;
  },
};

function readOld(body: JsonObject, url: string): PagingReading | null {
  if (!isArray(body.get('results'))) return null;
  return { next: turn(body.get('__next'), url), count: anyCount(body, ['__count']), readFrom: ['d.__next'] };
}

function readNew(body: JsonObject, url: string): PagingReading | null {
  const name = ['@odata.nextLink', '@nextLink', 'odata.nextLink', '@odata.context', '@context'].find((key) => body.has(key));
  if (name === undefined) return null;
  const next = name.endsWith('nextLink') ? turn(textMember(body, name), url) : null;
  return { next, count: anyCount(body, ['@odata.count', '@count', 'odata.count']), readFrom: [name] };
}

/** Older versions write their counts as text. */
const anyCount = (body: JsonObject, names: readonly string[]): number | null =>
  names.map((name) => countMember(body, name) ?? countText(body.get(name))).find((count) => count !== null) ?? null;

const countText = (value: JsonValue | undefined): number | null =>
  typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : null;
