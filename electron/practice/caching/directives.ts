import type { Endpoint } from '../endpoint.ts';
import { empty, json, type HeaderPair } from '../frame/answer.ts';
import { current, judgeConditions } from '../policies/preconditions.ts';

interface Directive {
  readonly name: string;
  readonly cacheControl: string;
  readonly says: string;
  /** Whether a caller who has it is told 304; the others are made anew each time, so that one sees who answered. */
  readonly isAskedAbout?: true;
}

/** What an origin can say about keeping its answers (RFC 9111, 5861, 8246). */
const directives: readonly Directive[] = [
  { name: 'max-age', cacheControl: 'max-age=60', says: 'Good for a minute, in any cache. Within it nobody need ask again.' },
  {
    name: 's-maxage',
    cacheControl: 'max-age=10, s-maxage=120',
    says: 'Ten seconds in a browser, two minutes in a cache that many share.',
  },
  { name: 'private', cacheControl: 'private, max-age=60', says: 'A minute in the caller’s own cache, and in no shared one.' },
  {
    name: 'public',
    cacheControl: 'public, max-age=60',
    says: 'A minute in any cache, even though the caller showed a credential.',
  },
  { name: 'no-store', cacheControl: 'no-store', says: 'To be kept nowhere, not even on disk for a moment.' },
  {
    name: 'no-cache',
    cacheControl: 'no-cache',
    says: 'May be kept, and must be asked about each time before it is used: with If-None-Match, so that the answer is 304 and nothing is made anew.',
    isAskedAbout: true,
  },
  {
    name: 'must-revalidate',
    cacheControl: 'max-age=5, must-revalidate',
    says: 'Good for five seconds, and after them not to be used without asking, not even when the server is away.',
  },
  {
    name: 'stale-while-revalidate',
    cacheControl: 'max-age=5, stale-while-revalidate=60',
    says: 'After five seconds it may be used once more while a new one is fetched.',
  },
  {
    name: 'stale-if-error',
    cacheControl: 'max-age=5, stale-if-error=300',
    says: 'After five seconds it may still be used when the server fails.',
  },
  {
    name: 'immutable',
    cacheControl: 'max-age=31536000, immutable',
    says: 'Will never change under this address, so not even a reload need ask.',
  },
  {
    name: 'never',
    cacheControl: 'max-age=0, no-cache, no-store, must-revalidate, private',
    says: 'Everything that means no, as Django’s never_cache says it.',
  },
];

function directiveEndpoint({ name, cacheControl, says, isAskedAbout }: Directive): Endpoint {
  const path = `/cache/${name}/`;
  return {
    path,
    methods: ['GET'],
    group: 'Caching',
    summary: `Cache-Control: ${cacheControl}`,
    description: `${says} The body counts how often it was made and carries an ETag, so that you see whether a cache answered in the server’s place.`,
    tryIt: [{ method: 'GET', path, expect: 200, says: 'ask twice, and see whether the count goes up' }],
    handle(ask) {
      const counts = ask.world.drawers.open<number>('cache counts');
      const before = counts.get(name) ?? 0;
      if (isAskedAbout && judgeConditions(ask, current(tagOf(name, before))) === 'not modified')
        return empty(304, [
          ['Cache-Control', cacheControl],
          ['ETag', tagOf(name, before)],
        ]);
      const count = before + 1;
      counts.set(name, count);
      return json(200, { made: count, at: new Date(ask.world.clock.now()).toISOString() }, [
        ['Cache-Control', cacheControl],
        ['ETag', tagOf(name, count)],
      ]);
    },
  };
}

const tagOf = (name: string, count: number): string => `"${name}-${count}"`;

interface Varying {
  readonly header: string;
  readonly says: string;
  /** What of the request the body repeats. */
  readonly show: (value: string) => string;
}

const varying: Readonly<Record<string, Varying>> = {
  language: { header: 'Accept-Language', says: 'Each language has a copy of its own.', show: (value) => value },
  cookie: {
    header: 'Cookie',
    says: 'Each cookie has a copy of its own, which means that hardly anything is shared.',
    show: (value) => `${value.length} characters`,
  },
  authorization: {
    header: 'Authorization',
    says: 'Each credential has a copy of its own.',
    show: (value) => value.split(' ', 1)[0] ?? '',
  },
  everything: { header: '*', says: 'No copy fits anybody else, nor the same caller again.', show: () => 'everything' },
};

function varyingEndpoint(name: string, { header, says, show }: Varying): Endpoint {
  const path = `/cache/vary/${name}/`;
  return {
    path,
    methods: ['GET'],
    group: 'Caching',
    summary: `Vary: ${header}`,
    description: `Good for a minute, and for requests that agree in ${header}. ${says}`,
    tryIt: [
      {
        method: 'GET',
        path,
        headers: header === '*' ? {} : { [header]: header === 'Authorization' ? 'Token none' : 'de' },
        expect: 200,
        says: 'see Vary',
      },
    ],
    handle(ask) {
      const value = ask.headers[header.toLowerCase()];
      const headers: HeaderPair[] = [
        ['Cache-Control', 'public, max-age=60'],
        ['Vary', header],
      ];
      return json(200, { madeFor: show(typeof value === 'string' ? value : '') }, headers);
    },
  };
}

export const cacheDirectives: readonly Endpoint[] = [
  ...directives.map(directiveEndpoint),
  ...Object.entries(varying).map(([name, each]) => varyingEndpoint(name, each)),
];
