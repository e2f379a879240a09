import { headerValues, listOf, splitOutsideQuotes, unquote } from '../header-list';
import { parseHttpDate } from '../http-date';
import { readLinks } from '../link-header';
import { readParams } from '../media-type';
import { isSafe } from '../methods';
import { formatDistance, formatMoment, formatSeconds } from '../quantities';
import { joinParts, plain, strong, webAddress, type HeaderReader, type ReadPart } from './reading';

/** The relations, each a link to where it leads. */
export const readLink: HeaderReader = (value, { url }) => {
  const links = readLinks(headerValues([['Link', value]], 'link'));
  if (links.length === 0) return null;
  return joinParts(
    links.map(({ uri, rel }): ReadPart[] => {
      const href = webAddress(uri, url);
      return href === null ? plain(rel) : [{ text: rel, href }];
    }),
    ', ',
  );
};

/** Where it leads, made absolute. */
export const readReference: HeaderReader = (value, { url }) => {
  const href = webAddress(value, url);
  if (href === null) return plain('not a web address');
  return [{ text: href, href }];
};

/** Seconds or a date. */
export const readRetryAfter: HeaderReader = (value, { at }) => {
  if (/^\d+$/.test(value)) return [{ text: 'in ' }, strong(formatSeconds(Number(value)))];
  const time = parseHttpDate(value);
  return time === null ? null : [strong(formatDistance(time, at)), { text: `, ${formatMoment(time)}` }];
};

/** How many methods, and whether anything can be changed with them. */
export const readAllow: HeaderReader = (value) => {
  const allowed = listOf([value]);
  if (allowed.length === 0) return plain('no method at all');
  const unsafe = allowed.filter((method) => !isSafe(method));
  return plain(unsafe.length === 0 ? 'reading only' : `reading, and ${unsafe.join(', ')}`);
};

/** `db;dur=21, app;dur=9.3;desc="…"` → db 21 ms, app 9.3 ms. */
export const readServerTiming: HeaderReader = (value) => {
  const entries = listOf([value]).map((item): ReadPart[] => {
    const [name = '', ...rest] = splitOutsideQuotes(item, ';');
    const params = readParams(rest);
    const label = params.get('desc') || name;
    const duration = params.get('dur');
    return duration === undefined ? plain(label) : [{ text: `${label} ` }, strong(`${duration} ms`)];
  });
  return entries.length === 0 ? null : joinParts(entries, ', ');
};

/** `"hour";r=988;t=2210` of the draft, or its older comma form. */
export const readRateLimit: HeaderReader = (value) => {
  const entries = listOf([value]).map((item) => readParams(splitOutsideQuotes(item, ';')));
  const first = new Map(entries.flatMap((params) => [...params]));
  const left = first.get('r') ?? first.get('remaining');
  const renews = first.get('t') ?? first.get('reset');
  if (left === undefined) return null;
  const when = renews !== undefined && /^\d+$/.test(renews) ? `, renews in ${formatSeconds(Number(renews))}` : '';
  return [strong(unquote(left)), { text: ` left${when}` }];
};

/** A day's worth of seconds is never a moment after 2001 and the other way round. */
const firstEpochSecond = 1_000_000_000;

/** Seconds from now, or a moment as Unix time, as servers please. */
export const readReset: HeaderReader = (value, { at }) => {
  if (!/^\d+(\.\d+)?$/.test(value)) return null;
  const seconds = Number(value);
  const text = seconds >= firstEpochSecond ? formatDistance(seconds * 1000, at) : `in ${formatSeconds(seconds)}`;
  return [strong(text)];
};

/** `max-age=31536000; includeSubDomains` → https only for 1 year, subdomains too. */
export const readStrictTransport: HeaderReader = (value) => {
  const params = readParams(value.split(';'));
  const age = params.get('max-age');
  if (age === undefined || !/^\d+$/.test(age)) return null;
  if (age === '0') return plain('no longer https only');
  const scope = params.has('includesubdomains') ? ', subdomains too' : '';
  return [{ text: 'https only for ' }, strong(formatSeconds(Number(age))), { text: scope }];
};

/** `1.1 varnish, 1.1 edge` → through varnish, then edge. */
export const readVia: HeaderReader = (value) => {
  const hops = listOf([value]).map((hop) => hop.split(/\s+/)[1] ?? hop);
  return hops.length === 0 ? null : plain(`through ${hops.join(', then ')}`);
};
