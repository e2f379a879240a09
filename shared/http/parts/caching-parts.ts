import { describeHeader } from '../header-dictionary';
import { listOf, splitOutsideQuotes, unquote } from '../header-list';
import { parseHttpDate } from '../http-date';
import { formatDistance, formatMoment, formatSeconds } from '../quantities';
import { eachOf, lookUp, meant, part, wrong, type HeaderPart, type PartsReader, type Words } from './header-part';

const directives: Words = {
  'no-store': 'keep no copy, not even for a moment',
  'no-cache': 'a copy may be kept, but ask the origin before each use',
  private: 'only the cache of this one user may keep it',
  public: 'any cache may keep it, even where it otherwise could not',
  'must-revalidate': 'once stale, never use it without asking',
  'proxy-revalidate': 'the same for shared caches alone',
  'no-transform': 'nobody on the way may change the bytes',
  immutable: 'while fresh it will not change: do not ask, even on reload',
  'only-if-cached': 'from a cache or not at all (504)',
  'must-understand': 'keep it only if the rules of this status are known',
  'max-age': 'fresh for ',
  's-maxage': 'in shared caches, fresh for ',
  'stale-while-revalidate': 'may be used while it is renewed behind the scenes, for ',
  'stale-if-error': 'may be used when the origin fails, for ',
  'max-stale': 'a copy is welcome that is stale by up to ',
  'min-fresh': 'the copy should stay fresh for another ',
};
const timed = new Set(['max-age', 's-maxage', 'stale-while-revalidate', 'stale-if-error', 'max-stale', 'min-fresh']);
const kept = new Set(['max-age', 's-maxage', 'public', 'private', 'immutable', 'stale-while-revalidate']);

/** Each directive; also those that cannot hold together. */
export const cacheControlParts: PartsReader = (value) => {
  const items = listOf([value]);
  if (items.length === 0) return [wrong(value, 'the list is empty')];
  const names = items.map((item) => nameOf(item));
  return items.map((item, index) => {
    const name = nameOf(item);
    if (names.indexOf(name) < index) return wrong(item, 'said twice; which of them counts is left to the cache');
    if (name === 'public' && names.includes('private')) return wrong(item, 'contradicts private, which wins in most caches');
    if (names.includes('no-store') && kept.has(name)) return part(item, 'of no effect: no-store keeps no copy at all');
    return directivePart(item, name);
  });
};

const nameOf = (item: string): string => (item.split('=')[0] ?? '').trim().toLowerCase();

function directivePart(item: string, name: string): HeaderPart {
  const says = lookUp(directives, name);
  const argument = item.includes('=') ? unquote(item.slice(item.indexOf('=') + 1).trim()) : null;
  if (says === undefined) return extensionPart(item, meant(name, directives));
  if (!timed.has(name)) return part(item, argument ? `${says}; for the fields ${argument}` : says);
  return lifetimePart(item, { name, says, argument });
}

const extensionPart = (item: string, hint: string): HeaderPart =>
  hint === ''
    ? part(item, 'an extension; caches that do not know it pass over it')
    : wrong(item, `unknown, so caches pass over it${hint}`);

interface Timed {
  readonly name: string;
  readonly says: string;
  readonly argument: string | null;
}

function lifetimePart(item: string, { name, says, argument }: Timed): HeaderPart {
  if (argument === null)
    return name === 'max-stale' ? part(item, 'any stale copy is welcome') : wrong(item, 'the number of seconds is missing');
  if (!/^\d+$/.test(argument)) return wrong(item, 'has to be a whole number of seconds; caches then take it for stale');
  return part(item, name === 'max-age' && Number(argument) === 0 ? 'stale at once' : `${says}${formatSeconds(Number(argument))}`);
}

/** Each field that decides, with its meaning. */
export const varyParts = eachOf((item) =>
  item === '*' ? part(item, 'things outside the request decide too: a copy can never be reused') : fieldPart(item),
);

/** A name of a field with what the dictionary says of it. */
export function fieldPart(name: string): HeaderPart {
  if (name === '*') return part(name, 'all of them');
  if (!/^[!#$%&'*+.^_`|~\w-]+$/.test(name)) return wrong(name, 'cannot be the name of a field');
  return part(name, describeHeader(name)?.meaning ?? 'a field that is not in the dictionary');
}

/** A single entity tag. */
export const eTagParts: PartsReader = (value) => [tagPart(value)];

function tagPart(item: string): HeaderPart {
  if (/^"[\x21\x23-\x7e\x80-\xff]*"$/.test(item)) return part(item, 'strong: equal in every byte');
  if (/^W\/"[\x21\x23-\x7e\x80-\xff]*"$/.test(item))
    return part(item, 'weak: the same in meaning, not good enough to join ranges');
  if (item.startsWith('w/"')) return wrong(item, 'the W of a weak tag has to be a capital letter');
  return wrong(
    item,
    item.includes('"') ? 'quotes only at both ends, and no spaces between' : 'a tag has to stand in double quotes',
  );
}

/** Entity tags of a condition, or any version. */
export const eTagListParts: PartsReader = (value, context) =>
  value === '*' ? [part('*', 'any version: does it exist at all?')] : eachOf(tagPart)(value, context);

/** A tag or a date. */
export const ifRangeParts: PartsReader = (value, context) => {
  if (value.startsWith('W/')) return [wrong(value, 'a weak tag cannot vouch for ranges; the whole body will come')];
  return value.startsWith('"') ? [tagPart(value)] : dateParts(value, context);
};

/** A date, on the reader’s clock and by its distance; says which form is out of date and what is wrong with one that is none. */
export const dateParts: PartsReader = (value, { at }) => {
  const time = parseHttpDate(value);
  if (time === null) return [wrong(value, whyNoDate(value))];
  const told = `${formatMoment(time)}, ${formatDistance(time, at)}`;
  return [
    part(
      value,
      value.endsWith(' GMT') && /^[A-Za-z]{3}, \d{2} /.test(value)
        ? told
        : `${told}; an old form that should not be sent any more`,
    ),
  ];
};

function whyNoDate(value: string): string {
  if (/^\d+$/.test(value)) return 'a bare number is no date here';
  if (/^\d{4}-\d\d-\d\d/.test(value)) return 'ISO 8601 is not read here: write it as Fri, 20 Feb 2026 14:00:00 GMT';
  if (/(?:UTC|[+-]\d{4}|CET|EST|PST)$/.test(value)) return 'has to be in GMT and say so';
  return 'no date as HTTP writes it: Fri, 20 Feb 2026 14:00:00 GMT';
}

/** A date, or anything else, which then means already stale. */
export const expiresParts: PartsReader = (value, context) =>
  parseHttpDate(value) === null ? [part(value, 'no date, which means: stale already')] : dateParts(value, context);

const cleared: Words = {
  '"cache"': 'stored answers',
  '"cookies"': 'cookies, and log-ins with them',
  '"storage"': 'everything pages have stored, databases and workers too',
  '"executioncontexts"': 'open pages are loaded again',
  '"clienthints"': 'hints the server had asked for',
  '"*"': 'all of it',
};

/** What the browser is to forget. */
export const clearSiteDataParts = eachOf((item) => {
  const says = lookUp(cleared, item);
  if (says !== undefined) return part(item, says);
  return lookUp(cleared, `"${item}"`) === undefined
    ? part(item, 'a kind of data that is not registered')
    : wrong(item, 'ignored: the word has to stand in double quotes');
});

/** `110 cache.example "Response is stale" "date"`. */
export const warningParts = eachOf((item) => {
  const [code = '', agent = '', ...rest] = splitOutsideQuotes(item, ' ').filter(Boolean);
  const says = lookUp(warnings, code);
  if (!/^\d{3}$/.test(code) || agent === '' || rest.length === 0)
    return wrong(item, 'needs three digits, who says it, and a text in quotes');
  return part(item, `${says ?? 'a remark of its own'}, says ${agent}: ${unquote(rest[0] ?? '')}`);
});

const warnings: Words = {
  110: 'the copy is stale',
  111: 'the origin could not be asked',
  112: 'cut off from the network on purpose',
  113: 'a lifetime of more than a day was guessed',
  199: 'something else',
  214: 'a proxy changed the body',
  299: 'something else that stays with the copy',
};
