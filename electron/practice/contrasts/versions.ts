import { z } from 'zod';
import type { Endpoint } from '../endpoint.ts';
import { typed, type HeaderPair, type WholeAnswer } from '../frame/answer.ts';
import type { Ask } from '../frame/ask.ts';
import { refuse } from '../frame/refuse.ts';
import { pickMediaType } from '../policies/negotiation.ts';
import type { Row } from '../world/rows.ts';

type Version = 'v1' | 'v2';

/** The same book as the two versions have it: the second renamed a field and gave the price a currency. */
const shapes: Readonly<Record<Version, (row: Row) => Record<string, unknown>>> = {
  v1: (row) => ({ id: row.id, title: row['title'], author: row['author_name'], price: Number(row['price']) / 100 }),
  v2: (row) => ({
    id: row.id,
    title: row['title'],
    author_name: row['author_name'],
    price: { amount: (Number(row['price']) / 100).toFixed(2), currency: 'GBP' },
  }),
};

const sunset = 'Fri, 01 Jan 2100 00:00:00 GMT';

/** RFC 9745 and RFC 8594: the old version says that it is old, until when it stays, and what comes after it. */
const oldVersion = (ask: Ask, id: number): HeaderPair[] => [
  ['Deprecation', '@1735689600'],
  ['Sunset', sunset],
  ['Link', `<${ask.origin}/v2/books/${id}>; rel="successor-version"`],
];

function versionInPath(version: Version, says: string): Endpoint {
  return {
    path: `/${version}/books/{id}`,
    methods: ['GET'],
    group: 'Other styles',
    summary: `A book in version ${version.slice(1)} of an API`,
    description: says,
    tryIt: [
      { method: 'GET', path: `/${version}/books/21`, expect: 200, says: `as ${version} has it` },
      { method: 'GET', path: `/${version}/books/9999`, expect: 404, says: 'no such book' },
    ],
    handle: (ask) => answer(ask, version, 'application/json', version === 'v1' ? oldVersion : undefined),
  };
}

const mediaTypes = { 'application/vnd.practice.book.v2+json': 'v2', 'application/vnd.practice.book.v1+json': 'v1' } as const;
type Versioned = keyof typeof mediaTypes;
const offered = Object.keys(mediaTypes) as Versioned[];

const versionInAccept: Endpoint = {
  path: '/versions/books/{id}',
  methods: ['GET'],
  group: 'Other styles',
  summary: 'A book whose version is asked for in Accept',
  description: `One address for all versions: Accept names ${offered.join(' or ')}, and without a wish the newest comes. Vary says that Accept decides; 406 says what there is.`,
  params: z.object({ id: z.string() }),
  tryIt: [
    { method: 'GET', path: '/versions/books/21', expect: 200, says: 'the newest' },
    { method: 'GET', path: '/versions/books/21', headers: { Accept: offered[1] ?? '' }, expect: 200, says: 'the old one' },
    {
      method: 'GET',
      path: '/versions/books/21',
      headers: { Accept: 'application/vnd.practice.book.v9+json' },
      expect: 406,
      says: 'not made yet',
    },
  ],
  handle(ask) {
    const type = pickMediaType(ask.headers.accept, offered);
    const vary: HeaderPair = ['Vary', 'Accept'];
    if (type === null) return refuse(ask, { status: 406, detail: `There are ${offered.join(' and ')}.`, headers: [vary] });
    return answer(ask, mediaTypes[type as Versioned], type, () => [vary]);
  },
};

function answer(ask: Ask, version: Version, type: string, headers?: (ask: Ask, id: number) => HeaderPair[]): WholeAnswer {
  const id = ask.params['id'] ?? '';
  const row = /^\d{1,15}$/.test(id) ? ask.world.rows.find('shelf', Number(id)) : undefined;
  if (!row) return refuse(ask, { status: 404, detail: 'There is no such book.' });
  return typed(200, type, JSON.stringify(shapes[version](row)), headers?.(ask, row.id));
}

export const versions: readonly Endpoint[] = [
  versionInPath(
    'v1',
    'The version in the address, old: Deprecation and Sunset say that it will go, and Link rel="successor-version" where to go instead. It is still served, because programs that use it were promised it.',
  ),
  versionInPath(
    'v2',
    'The version in the address, new: author became author_name and the price an amount with its currency, which a program made for the first version could not have read.',
  ),
  versionInAccept,
];
