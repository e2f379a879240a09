import type { HeaderList } from '../model/exchange-event';
import { headerValue, headerValues, listOf, unquote } from './header-list';

/** One rate as an answer tells of it; null is what it does not tell. */
export interface RateLimit {
  /** What the server calls it; empty where it has no name. */
  readonly name: string;
  readonly limit: number | null;
  readonly left: number | null;
  readonly windowSeconds: number | null;
  /** When it begins anew, in milliseconds since 1970 by our clock. */
  readonly resetsAt: number | null;
  /** The fields that say it. */
  readonly fields: readonly string[];
}

/**
 * Every rate in the head of an answer that was over at `now`: RateLimit and RateLimit-Policy of the IETF's draft in both their
 * forms, the three fields of the draft before them, and X-RateLimit-* as sites write it.
 */
export function readRateLimits(headers: HeaderList, now: number): readonly RateLimit[] {
  const listed = structured(headers, now);
  if (listed.length > 0) return listed;
  return [...new Set(['RateLimit-', 'X-RateLimit-', 'X-Rate-Limit-'])].flatMap((prefix) => threeFields(headers, prefix, now));
}

/** `"hour";r=988;t=2210` beside `"hour";q=1000;w=3600`, or `limit=10, remaining=4, reset=50` beside `10;w=60`. */
function structured(headers: HeaderList, now: number): readonly RateLimit[] {
  const lines = headerValues(headers, 'RateLimit');
  const policies = listOf(headerValues(headers, 'RateLimit-Policy')).map(itemOf);
  if (lines.length === 0) return [];
  const fields = ['RateLimit', ...(policies.length > 0 ? ['RateLimit-Policy'] : [])];
  const items = listOf(lines).map(itemOf);
  if (items.some(({ params }) => params.has('r'))) {
    return items.map(({ name, params }) => {
      const policy = policies.find((one) => one.name === name)?.params;
      return {
        name,
        limit: whole(policy?.get('q')),
        left: whole(params.get('r')),
        windowSeconds: whole(policy?.get('w')),
        resetsAt: after(params.get('t'), now),
        fields,
      };
    });
  }
  const all = new Map(items.flatMap(({ name, params }) => [...params, ...pairOf(name)]));
  const left = whole(all.get('remaining'));
  if (left === null && !all.has('limit')) return [];
  const windowSeconds = whole(policies[0]?.params.get('w'));
  return [{ name: '', limit: whole(all.get('limit')), left, windowSeconds, resetsAt: after(all.get('reset'), now), fields }];
}

/** A limit may have its windows after it: `10, 10;w=1, 50;w=60`. */
function threeFields(headers: HeaderList, prefix: string, now: number): readonly RateLimit[] {
  const names = ['Limit', 'Remaining', 'Reset'].map((end) => prefix + end);
  const [limit, left, reset] = names.map((name) => headerValue(headers, name));
  if (limit === null && left === null) return [];
  const windows = listOf([limit ?? '']).map(itemOf);
  const first = whole(windows[0]?.name);
  const policy = windows.find(({ name, params }) => params.has('w') && whole(name) === first);
  return [
    {
      name: headerValue(headers, `${prefix}Resource`) ?? headerValue(headers, `${prefix}Bucket`) ?? '',
      limit: first,
      left: whole(left ?? undefined),
      windowSeconds: whole(policy?.params.get('w')),
      resetsAt: after(reset ?? undefined, now),
      fields: names.filter((name) => headerValue(headers, name) !== null),
    },
  ];
}

interface Item {
  readonly name: string;
  readonly params: ReadonlyMap<string, string>;
}

function itemOf(text: string): Item {
  const [name = '', ...rest] = text.split(';').map((part) => part.trim());
  return { name: unquote(name), params: new Map(rest.flatMap(pairOf)) };
}

function pairOf(text: string): readonly (readonly [string, string])[] {
  const [, key, value] = /^([\w-]+)\s*=\s*(.+)$/.exec(text.trim()) ?? [];
  return key === undefined || value === undefined ? [] : [[key.toLowerCase(), unquote(value)]];
}

const whole = (text: string | undefined): number | null =>
  text !== undefined && /^\d{1,15}$/.test(text.trim()) ? Number(text) : null;

/** A day's worth of seconds is never a moment after 2001 and the other way round; some count in milliseconds. */
const firstEpochSecond = 1_000_000_000;
const firstEpochMillisecond = firstEpochSecond * 1000;

/** Seconds from now, or a moment as Unix time in seconds or milliseconds, as servers please. */
function after(text: string | undefined, now: number): number | null {
  if (text === undefined || !/^\d{1,14}(\.\d+)?$/.test(text.trim())) return null;
  const number = Number(text);
  if (number >= firstEpochMillisecond) return number;
  return number >= firstEpochSecond ? number * 1000 : now + number * 1000;
}

/** The one that is nearest to its end. */
export const scarcest = (rates: readonly RateLimit[]): RateLimit | null =>
  rates.filter(({ left }) => left !== null).toSorted((one, other) => (one.left ?? 0) - (other.left ?? 0))[0] ?? null;
