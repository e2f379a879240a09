import { listOf, unquote } from '../header-list';
import { parseHttpDate } from '../http-date';
import { formatDistance, formatMoment, formatSeconds, joinWords } from '../quantities';
import { joinParts, plain, strong, type HeaderReader, type ReadPart } from './reading';

const words: Readonly<Record<string, string>> = {
  'no-store': 'keep no copy',
  'no-cache': 'ask before each use',
  private: 'private',
  public: 'any cache may keep it',
  'must-revalidate': 'never use it stale',
  'proxy-revalidate': 'shared caches never use it stale',
  'no-transform': 'leave the bytes alone',
  immutable: 'will not change while fresh',
  'only-if-cached': 'from a cache or not at all',
  'must-understand': 'keep it only if the status is understood',
};

const lifetimes: Readonly<Record<string, string>> = {
  'max-age': 'fresh for ',
  's-maxage': 'in shared caches for ',
  'stale-while-revalidate': 'stale while it is renewed for ',
  'stale-if-error': 'stale on errors for ',
  'max-stale': 'stale by up to ',
  'min-fresh': 'fresh for at least another ',
};

/** `private, max-age=60` → private · fresh for 60 s. */
export const readCacheControl: HeaderReader = (value) => {
  const directives = listOf([value]).map(readDirective);
  return directives.length === 0 ? null : joinParts(directives, ' · ');
};

function readDirective(item: string): ReadPart[] {
  const [name = '', argument] = item.split(/=(.*)/s).map((part) => part.trim());
  const key = name.toLowerCase();
  const seconds = argument === undefined ? Number.NaN : Number(unquote(argument));
  const lifetime = lifetimes[key];
  if (lifetime !== undefined && Number.isInteger(seconds)) {
    return seconds === 0 && key === 'max-age' ? [strong('stale at once')] : [{ text: lifetime }, strong(formatSeconds(seconds))];
  }
  return plain(words[key] ?? item);
}

/** A date in words: on the reader's clock, and how far away. */
export const readDate: HeaderReader = (value, { at }) => {
  const time = parseHttpDate(value);
  return time === null ? null : [{ text: `${formatMoment(time)}, ` }, strong(formatDistance(time, at))];
};

/** Expires says "already stale" with 0, -1 or any other nonsense (RFC 9111, 5.3). */
export const readExpires: HeaderReader = (value, context) => {
  const time = parseHttpDate(value);
  if (time === null) return plain('no date: counts as stale already');
  return time <= context.at ? [strong('stale already'), { text: `, since ${formatMoment(time)}` }] : readDate(value, context);
};

/** `120` → 120 s in a cache. */
export const readAge: HeaderReader = (value) =>
  /^\d+$/.test(value) ? [strong(formatSeconds(Number(value))), { text: ' in a cache' }] : null;

/** Strong or weak. */
export const readETag: HeaderReader = (value) => {
  if (/^W\/"[^"]*"$/.test(value)) return plain('weak validator: the same in meaning, not in every byte');
  return /^"[^"]*"$/.test(value)
    ? plain('strong validator: the same in every byte')
    : plain('not in quotes, so not a proper validator');
};

/** Conditions name one or more versions, or any. */
export const readETagList: HeaderReader = (value) => {
  if (value === '*') return plain('any version at all');
  const count = listOf([value]).length;
  return plain(count === 1 ? 'one version' : `one of ${count} versions`);
};

/** `Accept, Cookie` → differs by Accept and Cookie. */
export const readVary: HeaderReader = (value) => {
  const names = listOf([value]);
  if (names.includes('*')) return plain('by things outside the request: never reused');
  return names.length === 0 ? null : plain(`differs by ${joinWords(names)}`);
};
