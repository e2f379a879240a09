import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPage } from '../read-page';
import { paging, root, rows } from './read-paging.test-support';
import { styleWords } from './style-words';

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
  /** Half of a surrogate pair: JSON can hold it, and no address can. */
  const half = fc.string().map((text) => `${text}\uD800`);
  const word = fc.oneof(address, fc.string(), half, fc.nat(), fc.constant(null), fc.boolean());
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
