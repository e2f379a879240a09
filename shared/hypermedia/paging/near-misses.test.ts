import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPage } from '../read-page';
import { paging, root, rows } from './read-paging.test-support';
import { styleWords, type StyleName } from './style-words';

type Miss = [name: string, url: string, body: unknown, headers?: [string, string][]];

/** Answers that have something of a style and are not of it. */
const misses: Partial<Record<StyleName, Miss[]>> = {
  siren: [
    ['relations that are no list', '/a', { class: ['a'], entities: [], links: [{ rel: 'next', href: '/b' }] }],
    ['links of something else', '/a', { items: rows(2), links: [{ rel: ['next'], href: '/b' }] }],
    ['links but no turns', '/a', { class: ['a'], entities: [], links: [{ rel: ['self'], href: '/a' }] }],
  ],
  'collection-json': [
    ['a collection that is a name', '/a', { collection: 'books', items: rows(2) }],
    ['links but no turns', '/a', { collection: { version: '1.0', items: [], links: [{ rel: 'feed', href: '/rss' }] } }],
  ],
  hydra: [
    ['members without JSON-LD', '/a', { member: rows(2), view: { next: '/b' } }],
    ['a view without turns', '/a', { '@id': '/a', member: rows(2), view: { '@id': '/a?page=1' } }],
  ],
  odata: [
    ['a value of something else', '/a', { value: rows(2) }],
    ['a context of JSON-LD', '/a', { '@context': 'x', member: rows(2) }],
  ],
  fhir: [
    ['links without a bundle', '/a', { items: rows(2), link: [{ relation: 'next', url: '/b' }] }],
    ['a bundle with only a self', '/a', { resourceType: 'Bundle', link: [{ relation: 'self', url: '/a' }], entry: [] }],
  ],
  atom: [
    ['the next of an entry', '/a', '<feed><entry><link rel="next" href="/b"/></entry></feed>'],
    ['a page of HTML', '/a', '<html><head><link rel="next" href="/b"/></head></html>'],
    ['a feed with a document type', '/a', '<!DOCTYPE feed [<!ENTITY a "b">]><feed><link rel="next" href="/b"/></feed>'],
  ],
  token: [
    ['a token of another kind', '/a', { items: rows(2), access_token: 'abc' }],
    ['a sentence', '/a', { items: rows(2), continuation: 'to be continued next week' }],
    ['an object', '/a', { items: rows(2), nextToken: { a: 1 } }],
  ],
  's3-xml': [
    ['all buckets', '/', '<ListAllMyBucketsResult><Buckets><Bucket><Name>a</Name></Bucket></Buckets></ListAllMyBucketsResult>'],
    ['JSON that says so', '/a', { IsTruncated: true, items: rows(2) }],
  ],
  'has-more': [
    ['rows without an id', '/a', { has_more: true, items: [{ name: 'a' }] }],
    ['a word', '/a', { has_more: 'yes', items: rows(2) }],
  ],
  graphql: [
    ['page info outside of data', '/a', { pageInfo: { hasNextPage: true, endCursor: 'a' }, items: rows(2) }],
    ['page info that counts', '/a', { data: { items: { nodes: rows(2), pageInfo: { totalResults: 5 } } } }],
  ],
  laravel: [
    ['meta without numbers', '/a', { data: rows(2), links: { next: '/b' }, meta: { version: 1 } }],
    ['a current page alone', '/a', { data: rows(2), current_page: 1 }],
  ],
  'page-in-body': [
    ['a page of a book', '/a', { page: 214, items: rows(2) }],
    ['a number that is a name', '/a', { number: 7, items: rows(2), total: 2 }],
    ['a page that is text', '/a', { page: 'two', total_pages: 'nine', items: rows(2) }],
    ['an offset of time', '/a', { offset: 3_600, items: rows(2) }],
  ],
  'total-in-header': [
    ['a total that is no number', '/a', rows(2), [['X-Total-Count', 'many']]],
    ['a total of something else', '/a', rows(2), [['X-RateLimit-Limit', '60']]],
  ],
  'content-range': [
    ['bytes', '/a', rows(2), [['Content-Range', 'bytes 0-499/1234']]],
    ['nonsense', '/a', rows(2), [['Content-Range', 'items a-b/c']]],
  ],
  'page-param': [
    ['a page that is a word', '/a?page=intro', rows(2)],
    ['a list that says there is no next', '/a?page=2', { next: null, results: rows(2) }],
    ['a page of one resource', '/a?page=2', { id: 4, title: 'A' }],
  ],
  'offset-param': [
    ['an offset that is a place', '/a?offset=left', rows(2)],
    ['a start that is a date', '/a?start=2024-01-01', rows(2)],
  ],
  keyset: [
    ['a time', '/a?since=2024-01-01T00:00:00Z', rows(2)],
    ['rows without ids', '/a?since_id=4', [{ name: 'a' }]],
  ],
  'body-cursor': [
    ['a GET', '/a', { items: rows(2), next_cursor: 'a' }],
    ['a cursor on the screen', '/a', { items: rows(2), cursor: { x: 1, y: 2 } }],
  ],
  'nested-links': [
    ['words', '/a', { items: rows(2), links: { next: 'next', previous: 'previous' } }],
    ['a next step', '/a', { items: rows(2), next: 'Call the customer' }],
    ['the chapters of a book', '/a', { id: 4, next: '/chapters/5/', previous: '/chapters/3/', tags: ['a'] }],
  ],
};

describe.each(Object.entries(misses))('not %s', (style, examples) => {
  test.each(examples)('%s', (_name, url, body, headers = []) => {
    expect(paging(url, body, { headers })?.style).not.toBe(style);
  });
});

test('an address that the answer gives wins over one that we would make', () => {
  const body = { page: 1, total_pages: 4, items: rows(2), links: { next: '/a?cursor=9', prev: null } };
  expect(paging('/a?page=1', body)).toMatchObject({ style: 'nested-links', next: `${root}/a?cursor=9`, confidence: 'given' });
});

test('a style that was chosen is the only one asked, and needs fewer signs', () => {
  const links: [string, string][] = [['Link', '</b>; rel="next"']];
  expect(paging('/a', rows(10), { headers: links, style: 'page-param' })).toMatchObject({
    style: 'page-param',
    next: `${root}/a?page=2`,
  });
  expect(paging('/a', rows(10), { headers: links, style: 'drf-cursor' })).toBeNull();
});

describe('whatever comes', () => {
  const address = fc.oneof(
    fc.constantFrom('javascript:alert(1)', 'data:text/html,a', '//b.example/', '/b?page=2', 'file:///etc/passwd', '\\\\b'),
    fc.webUrl(),
  );
  const word = fc.oneof(address, fc.string(), fc.nat(), fc.constant(null), fc.boolean());
  const marks = [
    'next',
    'previous',
    'links',
    'meta',
    'data',
    'items',
    '@odata.nextLink',
    'value',
    'page',
    'total_pages',
    'nextPageToken',
    'has_more',
    'hydra:view',
    'hydra:member',
    '@id',
    'link',
    'resourceType',
    'entry',
    'paging',
    'd',
    'results',
    'current_page',
    'next_page_url',
  ];
  const link = fc.record(
    { rel: fc.constantFrom('next', 'prev', ['next']), href: address, relation: fc.constant('next'), url: address },
    { requiredKeys: [] },
  );
  const value = fc.oneof(
    word,
    fc.array(fc.record({ id: word }), { maxLength: 3 }),
    fc.array(link, { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...marks), word, { maxKeys: 4 }),
  );
  const body = fc.oneof(
    fc.dictionary(fc.constantFrom(...marks), value, { maxKeys: 8 }).map((json) => JSON.stringify(json)),
    fc
      .tuple(address, address)
      .map(([a, b]) => `<feed><link rel="next" href="${a}"/><link rel="previous" href='${b}'/><entry/></feed>`),
    fc.string().map((text) => `<${text}`),
  );
  const headers = fc.array(
    fc.tuple(
      fc.constantFrom('Link', 'X-Total-Count', 'X-Next-Page', 'Content-Range'),
      fc.oneof(fc.string(), fc.constantFrom('<javascript:1>; rel="next"', 'items 0-1/9')),
    ),
    { maxLength: 3 },
  );

  test('reading never throws, and every way on is http or https', () => {
    fc.assert(
      fc.property(
        body,
        headers,
        fc.constantFrom('/a', '/a?page=2', '/a?offset=3', '/a?since=5'),
        fc.constantFrom('GET', 'POST'),
        (text, list, path, method) => {
          const page = readPage({ method, url: root + path, status: 200, headers: list, body: text });
          const ways = page.paging ? [page.paging.first, page.paging.previous, page.paging.next, page.paging.last] : [];
          expect(
            [...ways, ...page.links.filter(({ templated }) => !templated).map(({ url }) => url)].filter(
              (url) => url !== null && !/^https?:\/\//.test(url),
            ),
          ).toEqual([]);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  test('next and then previous comes back, where numbers make the addresses', () => {
    const size = fc.integer({ min: 1, max: 9 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), size, (page, perPage) => {
        const body = (number: number) => ({ page: number, total_pages: 600, per_page: perPage, items: rows(perPage) });
        const asked = `/a?q=x%20y&page=${page}`;
        const next = paging(asked, body(page))?.next ?? '';
        expect(paging(next.replace(root, ''), body(page + 1))?.previous).toBe(root + asked);
      }),
    );
    fc.assert(
      fc.property(fc.nat(500), size, (steps, take) => {
        const asked = `/a?skip=${steps * take}&take=${take}`;
        const next = paging(asked, rows(take))?.next ?? '';
        expect(paging(next.replace(root, ''), rows(take))?.previous).toBe(root + asked);
      }),
    );
  });
});

test('every style has words', () => {
  expect(Object.values(styleWords).every((words) => words.length > 0)).toBe(true);
});
