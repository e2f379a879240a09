import { splitOutsideQuotes, listOf, unquote } from '../header-list';
import { parseHttpDate } from '../http-date';
import { readParams } from '../media-type';
import { formatDistance, formatMoment, formatSeconds } from '../quantities';
import { webAddress } from '../reading/reading';
import { dateParts } from './caching-parts';
import { eachOf, lookUp, part, wrong, type HeaderPart, type PartsReader, type Words } from './header-part';

const relations: Words = {
  next: 'the next page',
  prev: 'the page before',
  previous: 'the page before, by a name that is not registered',
  first: 'the first page',
  last: 'the last page',
  self: 'this resource itself',
  item: 'a member of this list',
  collection: 'the list this belongs to',
  alternate: 'the same in another form',
  canonical: 'the address to prefer',
  describedby: 'a description of this',
  'service-doc': 'the manual of the service',
  'service-desc': 'the machine-readable description of the service',
  index: 'a table of contents',
  up: 'one level up',
  edit: 'where this can be changed',
  preload: 'will be needed soon',
  preconnect: 'a host that will be needed soon',
  modulepreload: 'a module that will be needed soon',
  stylesheet: 'the style of the page',
  author: 'who wrote this',
  license: 'under which terms',
  successorversion: 'what replaces this',
  'successor-version': 'what replaces this',
  'latest-version': 'the newest version',
  deprecation: 'about its deprecation',
  sunset: 'about its end',
  'blocked-by': 'who demanded that this be withheld',
  search: 'where to search',
  type: 'what kind of thing this is',
  profile: 'a convention that it follows',
  icon: 'a small picture for it',
  help: 'help on this',
};

/** Each target with its relation. */
export const linkParts = eachOf((item, { url }) => {
  const [, target, rest = ''] = /^<([^>]*)>\s*(.*)$/s.exec(item) ?? [];
  if (target === undefined) return wrong(item, 'the target has to stand in angle brackets');
  const params = readParams(splitOutsideQuotes(rest, ';').slice(1));
  const rel = params.get('rel');
  if (!rel) return wrong(item, 'rel is missing: nobody can tell what the link is for');
  if (!URL.canParse(target, url)) return wrong(item, 'the target is no address');
  const title = params.get('title');
  return part(
    item,
    `${rel
      .split(/\s+/)
      .map((one) => lookUp(relations, one) ?? one)
      .join(' and ')}${title ? `, titled ${title}` : ''}`,
  );
});

/** An address, made absolute. */
export const addressParts: PartsReader = (value, { url }) => {
  if (/\s/.test(value)) return [wrong(value, 'an address holds no spaces; they are written %20')];
  const absolute = webAddress(value, url);
  if (absolute === null)
    return [wrong(value, URL.canParse(value, url) ? 'neither http nor https, so it is not followed' : 'no address')];
  const isRelative = !/^[a-z][a-z0-9+.-]*:/i.test(value);
  return [
    part(
      value,
      isRelative ? `relative: ${absolute}` : absolute.startsWith('https:') ? 'absolute' : 'absolute, by http without protection',
    ),
  ];
};

/** Seconds or a date. */
export const retryAfterParts: PartsReader = (value, context) => {
  if (/^\d+$/.test(value)) return [part(value, `in ${formatSeconds(Number(value))}`)];
  return parseHttpDate(value) === null
    ? [wrong(value, 'has to be a whole number of seconds or a date')]
    : dateParts(value, context);
};

/** What took how long. */
export const serverTimingParts = eachOf((item) => {
  const [name = '', ...rest] = splitOutsideQuotes(item, ';');
  const params = readParams(rest);
  if (!/^[\w!#$%&'*+.^`|~-]+$/.test(name)) return wrong(item, 'begins with a name that is one word');
  const duration = params.get('dur');
  const label = params.get('desc') || name;
  if (duration === undefined) return part(item, label);
  return /^\d+(?:\.\d+)?$/.test(duration)
    ? part(item, `${label} took ${duration} ms`)
    : wrong(item, 'dur has to be a number of milliseconds');
});

/** A day’s worth of seconds is never a moment after 2001 and the other way round. */
const firstEpochSecond = 1_000_000_000;

/** Seconds from now, or a moment as Unix time in seconds or milliseconds. */
export const resetParts: PartsReader = (value, { at }) => {
  if (parseHttpDate(value) !== null) return [part(value, `${formatDistance(parseHttpDate(value) ?? 0, at)}, as a date`)];
  if (!/^\d+(?:\.\d+)?$/.test(value)) return [wrong(value, 'has to be a number of seconds or a moment')];
  const number = Number(value);
  if (number < firstEpochSecond) return [part(value, `in ${formatSeconds(number)}`)];
  const time = number > firstEpochSecond * 1000 ? number : number * 1000;
  return [part(value, `${formatDistance(time, at)}, at ${formatMoment(time)}`)];
};

/** A quota, with further windows behind commas in an early draft. */
export const limitParts: PartsReader = (value) => {
  const items = listOf([value]);
  if (items.length === 0) return [wrong(value, 'has to be a number')];
  return items.map((item): HeaderPart => {
    const [count = '', ...rest] = splitOutsideQuotes(item, ';');
    if (!/^\d+$/.test(count)) return wrong(item, 'has to be a whole number');
    const window = readParams(rest).get('w');
    return part(item, window && /^\d+$/.test(window) ? `${count} each ${formatSeconds(Number(window))}` : `${count} requests`);
  });
};

/** Products with their versions, and remarks in brackets. */
export const productParts: PartsReader = (value) => {
  const pieces = value.match(/\((?:[^()\\]|\\.|\([^()]*\))*\)|[^\s()]+|[()]/g) ?? [];
  if (pieces.length === 0) return [wrong(value, 'says nothing')];
  return pieces.map((piece) => {
    if (piece === '(' || piece === ')') return wrong(piece, 'a bracket without its partner');
    if (piece.startsWith('(')) return part(piece, 'a remark');
    const [name = '', version] = piece.split('/');
    return part(piece, version ? `${name}, version ${version}` : `${unquote(name)}, without a version`);
  });
};
