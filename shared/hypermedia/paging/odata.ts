import { countMember, isArray, isObject, memberAt, textMember, type JsonObject, type JsonValue } from '../json-value.ts';
import { hasParam, numberParam, withoutParam, withParam } from './page-address.ts';
import { made, turn, type PagingReading, type PagingStyle } from './paging-style.ts';

/** OData: `@odata.nextLink` beside `value`; version 4.01 drops the prefix, version 2 says `d.__next` beside `d.results`. */
export const odata: PagingStyle = {
  name: 'odata',
  read({ json, url, rows }) {
    const old = memberAt(json, ['d']);
    const read = isObject(old) ? readOld(old, url) : isObject(json) && hasRows(json) ? readNew(json, url) : null;
    if (read === null || read.next || isDivided(url)) return read;
    return { ...read, ...turnsByTop(read, rows.length, url) };
  },
};

/** The rows are the value, or the members of a collection of Redfish (DSP0266, 8.4). */
const hasRows = (json: JsonObject): boolean => isArray(json.get('value')) || isArray(json.get('Members'));

/** Whether the server's own link led here: then it counts the rows, and gives no link where these were all (OData 4.01, 11.2.6.7). */
const isDivided = (url: string): boolean => hasParam(url, '$skiptoken');

/** Whoever asked for so many (`$top`) goes on by `$skip` (OData 4.01, 11.2.6.3 and 11.2.6.4): the server then gives no link. */
function turnsByTop({ count = null }: PagingReading, rows: number, url: string): Partial<PagingReading> {
  const top = numberParam(url, '$top') ?? 0;
  if (top === 0) return {};
  const skipped = numberParam(url, '$skip') ?? 0;
  const at = (skip: number) => made(skip > 0 ? withParam(url, '$skip', String(skip)) : withoutParam(url, '$skip'));
  const isMore = count === null ? rows >= top : skipped + rows < count && rows > 0;
  return {
    first: skipped > 0 ? at(0) : null,
    previous: skipped > 0 ? at(skipped - top) : null,
    next: isMore ? at(skipped + rows) : null,
    pageSize: top,
    offset: skipped,
    confidence: 'likely',
  };
}

function readOld(body: JsonObject, url: string): PagingReading | null {
  if (!isArray(body.get('results'))) return null;
  return { next: turn(body.get('__next'), url), count: anyCount(body, ['__count']), readFrom: ['d.__next'] };
}

function readNew(body: JsonObject, url: string): PagingReading | null {
  const name = ['@odata.nextLink', '@nextLink', 'odata.nextLink', 'Members@odata.nextLink', '@odata.context', '@context'].find(
    (key) => body.has(key),
  );
  if (name === undefined) return null;
  const next = name.endsWith('nextLink') ? turn(textMember(body, name), url) : null;
  return { next, count: anyCount(body, ['@odata.count', '@count', 'odata.count', 'Members@odata.count']), readFrom: [name] };
}

/** Older versions write their counts as text. */
const anyCount = (body: JsonObject, names: readonly string[]): number | null =>
  names.map((name) => countMember(body, name) ?? countText(body.get(name))).find((count) => count !== null) ?? null;

const countText = (value: JsonValue | undefined): number | null =>
  typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : null;
