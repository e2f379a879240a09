import {
  countMember,
  isArray,
  isObject,
  member,
  memberAt,
  textMember,
  valueAt,
  type JsonObject,
  type JsonValue,
} from '../json-value.ts';
import { webUrl } from '../web-url.ts';
import { totalOf } from './body-numbers.ts';
import { holdersAround } from './holders.ts';
import { turn, type PagingInput, type PagingReading, type PagingStyle } from './paging-style.ts';

/** Where custom paginators keep their addresses; the answer itself comes last. */
const holders = [
  'links',
  'links.pages',
  '_links',
  'paging',
  'pagination',
  'pagination.links',
  'pagination.urls',
  'meta.pagination.links',
  'meta',
  '_metadata',
  'info',
  'pages',
  'topic_list',
  '',
];

/** What they are called there, or in a relation. */
const names = {
  next: [
    'next',
    'nextLink',
    'next_page',
    'next_page_url',
    'next_page_uri',
    'next_url',
    'nextPage',
    'nextPageUrl',
    'nextRecordsUrl',
    'after_url',
    'more_topics_url',
    'next_uri',
    'next_href',
    'nextCursor',
  ],
  previous: [
    'previous',
    'prev',
    'previousLink',
    'prevLink',
    'previous_page',
    'prev_page',
    'previous_page_url',
    'prev_page_url',
    'previous_page_uri',
    'previous_url',
    'prev_url',
    'previousPage',
    'prevPage',
    'before_url',
    'previous_uri',
    'prev_href',
  ],
  first: ['first', 'first_page_url', 'first_page_uri', 'first_url'],
  last: ['last', 'last_page_url', 'last_page_uri', 'last_url'],
} as const;

/** `next` and `previous` beside the rows, in an object of their own or not. */
export const nestedLinks: PagingStyle = {
  name: 'nested-links',
  read(input) {
    const { json, correction } = input;
    if (correction?.from) return { next: turn(linkOf(valueAt(json, correction.from)), input.url), readFrom: [correction.from] };
    if (!isObject(json) || !hasList(json)) return null;
    const deeper = holdersAround(input).filter(({ name }) => name !== '' && !holders.includes(name));
    for (const name of [...holders, ...listsOfLinks(json), ...deeper.map((one) => one.name)]) {
      const holder = memberAt(json, name === '' ? [] : name.split('.'));
      const found = isArray(holder) ? readList(input, holder, name) : isObject(holder) ? readHolder(input, holder, name) : null;
      if (found) return { ...found, count: countOf(json, holder, name) };
    }
    return null;
  },
};

/** OpenStack keeps the links of `servers` in `servers_links`. */
const listsOfLinks = (json: JsonObject): readonly string[] =>
  json.size > mostNames ? [] : [...json.keys()].filter((name) => name.endsWith('_links') && isArray(json.get(name.slice(0, -6))));

/** An object with more members is data. */
const mostNames = 60;

/** A list, or one in an object in the answer. */
const hasList = (json: JsonObject): boolean => [...json.values()].some((value) => isArray(value) || holdsList(value, 1));

const holdsList = (value: JsonValue, depth: number): boolean =>
  isObject(value) &&
  value.size <= mostNames &&
  [...value.values()].some((one) => isArray(one) || (depth > 0 && holdsList(one, depth - 1)));

function readHolder({ url }: PagingInput, holder: JsonObject, name: string): PagingReading | null {
  // Objects in `_links` are HAL’s.
  const linkAt = (one: string) => (name === '_links' && isObject(holder.get(one)) ? undefined : linkOf(holder.get(one)));
  const nameIn = (turns: readonly string[]) => turns.find((one) => linkAt(one) !== undefined);
  const [onName, backName] = [nameIn(names.next), nameIn(names.previous)];
  if (onName === undefined && backName === undefined) return null;
  // Two nulls are the turns of an only page where they have a place of their own; elsewhere they may be anything.
  const hasAddress = [onName, backName].some((key) => key !== undefined && typeof linkAt(key) === 'string');
  if (!hasAddress && name !== 'links') return null;
  // Confluence says what its links are relative to.
  const base = textMember(holder, 'base');
  const at = (turns: readonly string[]) => {
    const link = linkAt(nameIn(turns) ?? '');
    return base !== null && link?.startsWith('/') ? onBase(base, link, url) : turn(link, url);
  };
  const prefix = name === '' ? '' : `${name}.`;
  return {
    first: at(names.first),
    previous: at(names.previous),
    next: at(names.next),
    last: at(names.last),
    readFrom: [onName, backName].flatMap((key) => (key === undefined ? [] : [prefix + key])),
  };
}

/** A path that goes on from a base, unless it begins with the path of the base itself. */
function onBase(base: string, link: string, url: string): string | null {
  const from = webUrl(base, url)?.replace(/\/$/, '');
  if (from === undefined) return turn(link, url);
  const isWhole = link.startsWith(`${new URL(from).pathname}/`) && new URL(from).pathname !== '/';
  return turn(isWhole ? link : from + link, from);
}

/** Links as a list of relations and addresses, as PayPal has them and the OGC. */
function readList({ url }: PagingInput, links: readonly JsonValue[], name: string): PagingReading | null {
  const at = (...relations: readonly string[]) =>
    turn(linkOf(links.find((link) => relations.includes(textMember(link, 'rel') ?? '')) ?? null), url);
  const [previous, next] = [at('prev', 'previous'), at('next')];
  if ((name !== 'links' && !name.endsWith('_links')) || (previous === null && next === null)) return null;
  return { first: at('first'), previous, next, last: at('last'), readFrom: [name] };
}

const inObject = ['href', 'link', 'uri', '@href'];

/** An address, an object that holds one, or null for none; undefined for anything else. */
function linkOf(value: JsonValue | undefined): string | null | undefined {
  if (value === null) return null;
  const held = inObject.map((name) => textMember(value, name)).find((text) => text !== null);
  const text = typeof value === 'string' ? value : (held ?? idOfNode(value));
  // A word such as "next" or a bare token is no address.
  return text !== null && /^(?:https?:\/\/|\/|\?|\.)/i.test(text) ? text : undefined;
}

/** JSON-LD names what it leads to by its id, beside a type; an id alone may be anything. */
const idOfNode = (value: JsonValue | undefined): string | null =>
  textMember(value, '@id') ?? (textMember(value, 'type') === null ? null : textMember(value, 'id'));

function countOf(json: JsonObject, holder: JsonValue | undefined, name: string): number | null {
  // Bitbucket calls the number of all rows their size, beside the length of a page.
  if (countMember(json, 'pagelen') !== null) return countMember(json, 'size');
  const inHolder = name === '' ? null : (countMember(holder, 'count') ?? totalOf(holder));
  const counts = [
    countMember(json, 'count'),
    totalOf(json),
    inHolder,
    totalOf(memberAt(json, name.split('.').slice(0, -1))),
    totalOf(member(json, 'meta')),
    totalOf(member(json, 'page')),
  ];
  return counts.find((count) => count !== null) ?? null;
}
