import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { HeaderList } from '../../model/exchange-event';
import type { Paging } from '../page';
import { readPage } from '../read-page';
import { addressOfPage, addressOfSize } from './finish-paging';
import { numberParam, withoutParam, withParam } from './page-address';

const root = 'http://127.0.0.1:7070';
const rows = (count: number) => Array.from({ length: count }, (_, id) => ({ id }));

function paging(url: string, body: unknown, headers: HeaderList = []): Paging | null {
  return readPage({ method: 'GET', url: root + url, status: 200, headers, body: JSON.stringify(body) }).paging;
}

const turns = (found: Paging | null) =>
  found && {
    style: found.style,
    first: found.first?.replace(root, '') ?? null,
    previous: found.previous?.replace(root, '') ?? null,
    next: found.next?.replace(root, '') ?? null,
    last: found.last?.replace(root, '') ?? null,
  };
const place = (found: Paging | null) =>
  found && { page: found.page, pages: found.pages, count: found.count, pageSize: found.pageSize, range: found.range };

test.each([
  ['cursor=x', { next: `${root}/things?cursor=y`, previous: `${root}/things`, results: rows(3) }],
  ['starting_after=9', { has_more: true, data: rows(3) }],
  ['pageToken=t2', { nextPageToken: 't3', items: rows(3) }],
])('another size begins at the first page, also behind %s', (place, body) => {
  const url = `/things?${place}&limit=3&status=open`;
  const found = paging(url, body);
  expect(found && addressOfSize(found, root + url, 50)).toBe(`${root}/things?limit=50&status=open`);
});

test.each([
  ['a token', '/things?pageToken=t2', { nextPageToken: 't3', items: rows(3) }],
  ['the last id', '/things?starting_after=9&limit=3', { has_more: true, data: rows(3) }],
])('a page that was asked for by %s is not the first, and nobody knows which rows it has', (_by, url, body) => {
  expect(place(paging(url, body))).toMatchObject({ page: null, range: null });
  expect(place(paging('/things', body))).toMatchObject({ page: 1, range: { from: 1, to: 3 } });
});

test.each([
  ['OAI-PMH', '/oai?verb=ListSets&resumptionToken=t', '/oai?verb=ListSets', []],
  ['Cosmos DB', '/docs', '/docs', [['x-ms-continuation', 't']]],
] as const)('nor is one of %s, where nothing leads back', (_of, later, first, asked) => {
  const page = (path: string, requestHeaders: readonly (readonly [string, string])[]) => {
    const [headers, body]: [HeaderList, string] = path.startsWith('/docs')
      ? [[['x-ms-continuation', 'u']], '{"Documents":[{"id":1}]}']
      : [[], '<OAI-PMH><ListSets><set><setSpec>a</setSpec></set><resumptionToken>u</resumptionToken></ListSets></OAI-PMH>'];
    const sent = requestHeaders.map(([name, value]): [string, string] => [name, value]);
    return readPage({ method: 'GET', url: root + path, status: 200, headers, requestHeaders: sent, body }).paging?.page;
  };
  expect([page(later, asked), page(first, [])]).toEqual([null, 1]);
});

describe('DRF page numbers', () => {
  const page = (next: string | null, previous: string | null, count = 240, size = 20) => ({
    count,
    next: next && root + next,
    previous: previous && root + previous,
    results: rows(size),
  });

  test('the second page knows both neighbours, works out the ends, and says where it stands', () => {
    const found = paging('/books/?page=2', page('/books/?page=3', '/books/'));
    expect(turns(found)).toEqual({
      style: 'drf-page-number',
      first: '/books/',
      previous: '/books/',
      next: '/books/?page=3',
      last: '/books/?page=12',
    });
    expect(place(found)).toEqual({ page: 2, pages: 12, count: 240, pageSize: 20, range: { from: 21, to: 40 } });
  });

  test('the first page has nothing before it', () => {
    const found = paging('/books/', page('/books/?page=2', null));
    expect(turns(found)).toMatchObject({ first: null, previous: null, next: '/books/?page=2', last: '/books/?page=12' });
    expect(place(found)).toMatchObject({ page: 1, pages: 12, range: { from: 1, to: 20 } });
  });

  test('a count that is too long to count with is one all the same', () => {
    const body = '{"count":12345678901234567890,"next":"/books/?page=2","previous":null,"results":[{"id":1}]}';
    const found = readPage({ method: 'GET', url: `${root}/books/`, status: 200, headers: [], body }).paging;
    expect(found).toMatchObject({ style: 'drf-page-number', count: null, page: 1, next: `${root}/books/?page=2` });
  });

  test('a short last page tells the size by what lies before it', () => {
    const found = paging('/books/?page=3', page(null, '/books/?page=2', 45, 5));
    expect(place(found)).toEqual({ page: 3, pages: 3, count: 45, pageSize: 20, range: { from: 41, to: 45 } });
    expect(turns(found)).toMatchObject({ first: '/books/', next: null, last: null });
  });

  test('a list that is on one page whole does not tell how many rows a page takes', () => {
    const only = page(null, null, 9, 9);
    expect(place(paging('/books/', only))).toEqual({ page: 1, pages: 1, count: 9, pageSize: null, range: { from: 1, to: 9 } });
    expect(place(paging('/books/?page_size=50', only))).toMatchObject({ pageSize: 50, pages: 1 });
  });

  test('an empty list is one page with nothing on it', () => {
    expect(place(paging('/books/?search=ferri', page(null, null, 0, 0)))).toEqual({
      page: 1,
      pages: null,
      count: 0,
      pageSize: null,
      range: null,
    });
  });

  test('another page or size keeps the filters', () => {
    const url = `${root}/books/?search=a%20b&page=2&page_size=20`;
    const found = paging(
      '/books/?search=a%20b&page=2&page_size=20',
      page('/books/?page=3&page_size=20&search=a+b', '/books/?page_size=20&search=a+b'),
    );
    if (!found) throw new Error('no paging');
    expect(addressOfPage(found, url, 7)).toBe(`${root}/books/?search=a%20b&page=7&page_size=20`);
    expect(addressOfSize(found, url, 50)).toBe(`${root}/books/?search=a%20b&page_size=50`);
  });
});

test('DRF limit and offset: the range comes from the offset', () => {
  const found = paging('/books/?limit=15&offset=100', {
    count: 240,
    next: `${root}/books/?limit=15&offset=115`,
    previous: `${root}/books/?limit=15&offset=85`,
    results: rows(15),
  });
  expect(turns(found)).toEqual({
    style: 'drf-limit-offset',
    first: '/books/?limit=15',
    previous: '/books/?limit=15&offset=85',
    next: '/books/?limit=15&offset=115',
    last: '/books/?limit=15&offset=225',
  });
  expect(place(found)).toEqual({ page: 7, pages: 16, count: 240, pageSize: 15, range: { from: 101, to: 115 } });
});

test('DRF cursors turn forward and back, and have no numbers', () => {
  const found = paging('/books/?cursor=cD0yMA%3D%3D', {
    next: `${root}/books/?cursor=cD00MA%3D%3D`,
    previous: `${root}/books/?cursor=cj0x`,
    results: rows(20),
  });
  expect(turns(found)).toEqual({
    style: 'drf-cursor',
    first: '/books/',
    previous: '/books/?cursor=cj0x',
    next: '/books/?cursor=cD00MA%3D%3D',
    last: null,
  });
  expect(found).toMatchObject({ page: null, pages: null, count: null, pageParam: null });
});

test('RFC 8288: GitHub’s example, with its four relations in one line', () => {
  const link =
    '<https://api.github.com/repositories/1300192/issues?page=2>; rel="prev", <https://api.github.com/repositories/1300192/issues?page=4>; rel="next", <https://api.github.com/repositories/1300192/issues?page=515>; rel="last", <https://api.github.com/repositories/1300192/issues?page=1>; rel="first"';
  const found = readPage({
    method: 'GET',
    url: 'https://api.github.com/repositories/1300192/issues?page=3',
    status: 200,
    headers: [['link', link]],
    body: JSON.stringify(rows(30)),
  }).paging;
  expect(found).toMatchObject({
    style: 'link-header',
    first: 'https://api.github.com/repositories/1300192/issues?page=1',
    last: 'https://api.github.com/repositories/1300192/issues?page=515',
    page: 3,
    pages: 515,
    pageSize: 30,
    range: { from: 61, to: 90 },
  });
});

test('relative Link addresses are read from where the page is, and totals from X-Total-Count', () => {
  const found = paging('/books/?page=1', rows(20), [
    ['Link', '<?page=2>; rel="next"'],
    ['x-total-count', '45'],
  ]);
  expect(turns(found)).toMatchObject({ next: '/books/?page=2', last: '/books/?page=3' });
  expect(place(found)).toMatchObject({ count: 45, pages: 3 });
});

test('JSON:API: the example of its specification', () => {
  const found = paging('/articles?page[number]=3&page[size]=1', {
    meta: { totalPages: 13 },
    data: [{ type: 'articles', id: '3', attributes: { title: 'JSON:API paints my bikeshed!' } }],
    links: {
      self: 'http://127.0.0.1:7070/articles?page[number]=3&page[size]=1',
      first: 'http://127.0.0.1:7070/articles?page[number]=1&page[size]=1',
      prev: 'http://127.0.0.1:7070/articles?page[number]=2&page[size]=1',
      next: 'http://127.0.0.1:7070/articles?page[number]=4&page[size]=1',
      last: 'http://127.0.0.1:7070/articles?page[number]=13&page[size]=1',
    },
  });
  expect(found).toMatchObject({
    style: 'json-api',
    page: 3,
    pages: 13,
    pageSize: 1,
    pageParam: 'page[number]',
    sizeParam: 'page[size]',
  });
});

test('HAL: the orders of its specification turn by _links.next', () => {
  const found = paging('/orders', {
    _links: { self: { href: '/orders' }, next: { href: '/orders?page=2' }, 'ea:find': { href: '/orders{?id}', templated: true } },
    currentlyProcessing: 14,
    _embedded: { 'ea:order': [{ _links: { self: { href: '/orders/123' } }, total: 30 }] },
  });
  expect(turns(found)).toEqual({ style: 'hal', first: null, previous: null, next: '/orders?page=2', last: null });
});

test('HAL as Spring writes it: pages count from 0 in addresses and from 1 for people', () => {
  const found = paging('/people?page=1&size=20', {
    _embedded: { people: rows(20) },
    _links: {
      first: { href: `${root}/people?page=0&size=20` },
      prev: { href: `${root}/people?page=0&size=20` },
      next: { href: `${root}/people?page=2&size=20` },
      last: { href: `${root}/people?page=2&size=20` },
    },
    page: { size: 20, totalElements: 50, totalPages: 3, number: 1 },
  });
  expect(place(found)).toEqual({ page: 2, pages: 3, count: 50, pageSize: 20, range: { from: 21, to: 40 } });
  expect(found && addressOfPage(found, `${root}/people?page=1&size=20`, 3)).toBe(`${root}/people?page=2&size=20`);
});

test('nested links beside the rows', () => {
  const found = paging('/books/?page=2', {
    links: { next: `${root}/books/?page=3`, previous: `${root}/books/` },
    count: 240,
    results: rows(20),
  });
  expect(turns(found)).toEqual({
    style: 'nested-links',
    first: '/books/',
    previous: '/books/',
    next: '/books/?page=3',
    last: '/books/?page=12',
  });
});

describe('what only looks like pages', () => {
  test.each<[string, unknown, HeaderList]>([
    ['a bare list', [{ id: 1 }], []],
    ['a list with a Link to its documentation', [{ id: 1 }], [['Link', '</docs>; rel="help"']]],
    ['a list with only a first', [{ id: 1 }], [['Link', '</1>; rel="first"']]],
    ['a resource that has a next', { id: 4, title: 'Chapter 4', next: '/chapters/5/', previous: '/chapters/3/' }, []],
    ['an envelope with a count and no turns', { count: 3, results: [{ id: 1 }] }, []],
    ['a count that is no number', { count: 'many', next: null, previous: null, results: 'none' }, []],
    ['data that is not JSON:API', { data: [{ id: 1 }], links: 'none' }, []],
    ['_links without turns', { _links: { self: { href: '/a' } }, _embedded: { a: [{ id: 1 }] } }, []],
  ])('%s', (_name, body, headers) => {
    expect(paging('/x', body, headers)).toBeNull();
  });

  test('a next that leads out of the web is no way on', () => {
    expect(paging('/x/', { count: 9, next: 'javascript:alert(1)', previous: null, results: rows(3) })).toMatchObject({
      next: null,
    });
  });
});

describe('parameters of an address', () => {
  test('are set in place, with the bytes of all others untouched', () => {
    expect(withParam('/b?q=%7e+x&page=1&page=2#top', 'page', '3')).toBe('/b?q=%7e+x&page=3#top');
    expect(withParam('/b', 'page[size]', '5')).toBe('/b?page[size]=5');
    expect([withoutParam('/b?page=1', 'page'), withoutParam('/b?a&page=1&b=', 'page')]).toEqual(['/b', '/b?a&b=']);
    expect([
      numberParam('/b?page=007', 'page'),
      numberParam('/b?page=two', 'page'),
      numberParam('/b?page', 'page'),
      numberParam(null, 'page'),
    ]).toEqual([7, null, null, null]);
  });

  test('what was set is what is read, and taking it away brings the address back', () => {
    const name = fc.stringMatching(/^[a-z_[\]%]{1,8}$/);
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), name, fc.nat(), (url, param, value) => {
        fc.pre(numberParam(withoutParam(url, param), param) === null);
        expect(numberParam(withParam(url, param, String(value)), param)).toBe(value);
        const bare = withoutParam(url, param);
        expect(withoutParam(withParam(bare, param, String(value)), param)).toBe(bare);
      }),
    );
  });
});

describe('the name under which a token or an id goes back is not taken for that of another API', () => {
  test.each([
    [
      'a token beside items alone, elsewhere than at CircleCI',
      '/v1/books',
      { items: rows(1), next_page_token: 'a' },
      'page_token=a',
    ],
    [
      'one that went as page_token before',
      '/v1/a?page_token=b',
      { page_size: 1, next_page_token: 'a', users: rows(1) },
      'page_token=a',
    ],
    ['one beside more than items', '/api/v2/project/a', { items: rows(1), kind: 'x', next_page_token: 'a' }, 'page_token=a'],
    [
      'rows of Stripe',
      '/v1/a',
      { object: 'list', has_more: true, data: [{ id: 'a', object: 'Charge', mode: 'test' }] },
      'starting_after=a',
    ],
    [
      'rows with an object in small letters',
      '/v1/a',
      { has_more: true, data: [{ id: 'a', object: 'charge', mode: 'test' }] },
      'starting_after=a',
    ],
  ])('%s', (_name, url, body, expected) => {
    const next = new URL(paging(url, body)?.next ?? '');
    expect(next.search.slice(1)).toBe(expected);
  });

  test('a next that is a word, elsewhere than at Customer.io, leads nowhere', () => {
    expect(paging('/v1/messages', { messages: rows(1), next: 'MDE6MTYxMTAwNjA' })).toBeNull();
  });
});
