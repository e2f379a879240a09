import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { followable } from './web-url';
import { humanise, singular } from './humanise';
import { isArray, isNumber, isObject, type JsonValue } from './json-value';
import type { PageModel } from './page';
import { parseJson } from './parse-json';
import { readPage } from './read-page';

const root = 'http://127.0.0.1:7070';
const get = (path: string, body: string | null, more: { status?: number; headers?: [string, string][] } = {}) =>
  readPage({ method: 'GET', url: root + path, status: more.status ?? 200, headers: more.headers ?? [], body });

describe('a list of books as DRF sends it', () => {
  const book = (id: number, more = '') =>
    `{"url":"${root}/library/books/${id}/","id":${id},"title":"Book ${id}","author":"${root}/library/authors/4/","isbn":"9780000000217","price":"93.63","published":null,"in_stock":true,"tags":["signed","classic"]${more}}`;
  const page = get(
    '/library/books/?page=2',
    `{"count":240,"next":"${root}/library/books/?page=3","previous":null,"results":[${book(21)},${book(22, ',"extra":1.0')}]}`,
    {
      headers: [['Allow', 'GET, POST, HEAD, OPTIONS']],
    },
  );

  test('is a table with the union of all keys, each column set by what it holds', () => {
    expect(page.table?.columns).toEqual([
      { name: 'url', kind: 'text' },
      { name: 'id', kind: 'number' },
      { name: 'title', kind: 'text' },
      { name: 'author', kind: 'text' },
      { name: 'isbn', kind: 'code' },
      { name: 'price', kind: 'number' },
      { name: 'published', kind: 'mixed' },
      { name: 'in_stock', kind: 'boolean' },
      { name: 'tags', kind: 'mixed' },
      { name: 'extra', kind: 'number' },
    ]);
  });

  test('takes a new one as a whole: not on its page, among what a search found, or in an order; a filter stays, which may say what it belongs to', () => {
    const of = (query: string) =>
      get(`/library/books/${query}`, '{"count":1,"next":null,"previous":null,"results":[{"title":"A"}]}').forms[0]?.url;
    expect(of('?page=2&search=the&ordering=-price&author=4')).toBe(`${root}/library/books/?author=4`);
    expect(get('/echo/?q=1', '{"title":"A"}').forms[0]?.url).toBe(`${root}/echo/?q=1`);
  });

  test('has rows that lead to their books, and cells as received', () => {
    expect(page.table).toMatchObject({ pointer: '/results', nameColumn: 2, urlColumn: 0 });
    expect(page.table?.rows[0]).toEqual({
      index: 0,
      url: `${root}/library/books/21/`,
      newOrigin: false,
      cells: [
        { kind: 'link', text: '/library/books/21/', url: `${root}/library/books/21/`, newOrigin: false },
        { kind: 'number', text: '21' },
        { kind: 'text', text: 'Book 21' },
        { kind: 'link', text: '/library/authors/4/', url: `${root}/library/authors/4/`, newOrigin: false },
        { kind: 'code', text: '9780000000217' },
        { kind: 'number', text: '93.63' },
        { kind: 'null' },
        { kind: 'boolean', value: true },
        { kind: 'list', text: 'signed, classic', count: 2 },
        { kind: 'missing' },
      ],
    });
    expect(page.table?.rows[1]?.cells.at(-1)).toEqual({ kind: 'number', text: '1.0' });
  });

  test('knows the way up and what may be done here', () => {
    expect(page).toMatchObject({ kind: 'drf', title: 'Books', fields: [], description: '' });
    expect(page.breadcrumbs).toEqual([
      { label: 'Root', url: `${root}/`, current: false },
      { label: 'Library', url: `${root}/library/`, current: false },
      { label: 'Books', url: `${root}/library/books/`, current: true },
    ]);
    expect(page.methods.map(({ method }) => method)).toEqual(['GET', 'POST', 'HEAD', 'OPTIONS']);
  });
});

test('one resource is a list of fields, with what is embedded inside them', () => {
  const page = get(
    '/library/books/31/',
    `{"id":31,"title":"The Last Ferry","author":{"url":"/authors/4/","name":"Ursula"},"comments":[{"id":1,"text":"Good"}],"big":9007199254740993}`,
  );
  expect(page).toMatchObject({ kind: 'plain', title: 'The Last Ferry', table: null, paging: null });
  expect(page.fields.map(({ name, cell }) => [name, cell])).toEqual([
    ['id', { kind: 'number', text: '31' }],
    ['title', { kind: 'text', text: 'The Last Ferry' }],
    ['author', { kind: 'link', text: 'Ursula', url: `${root}/authors/4/`, newOrigin: false }],
    ['comments', { kind: 'list', text: '1 item', count: 1 }],
    ['big', { kind: 'number', text: '9007199254740993' }],
  ]);
  expect(page.fields[2]?.fields.map(({ pointer }) => pointer)).toEqual(['/author/url', '/author/name']);
  expect(page.fields[3]?.table?.columns.map(({ name }) => name)).toEqual(['id', 'text']);
});

test('a root of links can be followed', () => {
  const page = get('/', `{"books":"${root}/library/books/","elsewhere":"https://example.com/","plain":"/library/"}`);
  expect(page.links.map(({ rel, url, newOrigin, place }) => [rel, url, newOrigin, place])).toEqual([
    ['books', `${root}/library/books/`, false, 'value'],
    ['elsewhere', 'https://example.com/', true, 'value'],
  ]);
  expect(page.title).toBe('Root');
});

test('an error keeps its methods, its crumbs and what it says', () => {
  const page = get('/library/books/999/', '{"detail":"No Book matches the given query."}', {
    status: 404,
    headers: [['Allow', 'GET, PUT, HEAD']],
  });
  expect(page).toMatchObject({ title: 'Book 999', description: 'No Book matches the given query.', table: null });
  expect(page.methods).toHaveLength(3);
  expect(page.fields).toHaveLength(1);
});

test('what is not there can be neither changed nor removed, whatever Allow lists; PUT may make it, and a list goes on', () => {
  const offered = (status: number) =>
    get('/library/books/999/', '{"detail":"Not found."}', {
      status,
      headers: [['Allow', 'GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS']],
    }).methods.map(({ method }) => method);
  for (const status of [404, 410]) expect(offered(status)).toEqual(['GET', 'POST', 'PUT', 'HEAD', 'OPTIONS']);
  for (const status of [200, 403, 409, 412, 500]) expect(offered(status)).toEqual(expect.arrayContaining(['PATCH', 'DELETE']));
});

test('what was just removed offers no change and no second removal; what is only to be removed does', () => {
  const removed = (status: number) =>
    readPage({
      method: 'DELETE',
      url: `${root}/library/books/1/`,
      status,
      headers: [['Allow', 'GET, PUT, PATCH, DELETE, HEAD, OPTIONS']],
      body: null,
    }).methods.map(({ method }) => method);
  expect(removed(204)).toEqual(['GET', 'HEAD', 'OPTIONS']);
  expect(removed(202)).toContain('DELETE');
  expect(removed(409)).toContain('DELETE');
});

test('OPTIONS tells the name and the description of a view', () => {
  const page = get(
    '/library/books/',
    '{"name":"Book List","description":"The books of the library.","renders":["application/json"],"parses":["application/json"],"actions":{}}',
  );
  expect(page).toMatchObject({ kind: 'drf-metadata', title: 'Book List', description: 'The books of the library.' });
});

test('HAL: rows are embedded, links stand apart, a template stays a template', () => {
  const page = get(
    '/orders',
    JSON.stringify({
      _links: {
        self: { href: '/orders' },
        find: { href: '/orders{?id}', templated: true },
        admin: [{ href: 'https://x.example/a', title: 'Kate' }],
      },
      currentlyProcessing: 14,
      _embedded: { orders: [{ _links: { self: { href: '/orders/123' } }, total: 30.0, currency: 'USD' }] },
    }),
  );
  expect(page.kind).toBe('hal');
  expect(page.table).toMatchObject({
    pointer: '/_embedded/orders',
    columns: [{ name: 'total' }, { name: 'currency' }],
    rows: [{ url: `${root}/orders/123` }],
  });
  expect(page.links).toMatchObject([
    { rel: 'self', url: `${root}/orders`, templated: false },
    { rel: 'find', url: '/orders{?id}', templated: true },
    { rel: 'admin', label: 'Kate', newOrigin: true, pointer: '/_links/admin/0' },
  ]);
  expect(page.fields.map(({ name }) => name)).toEqual(['currentlyProcessing']);
});

test('JSON:API: attributes are the columns', () => {
  const page = get(
    '/articles',
    JSON.stringify({
      jsonapi: { version: '1.1' },
      data: [{ type: 'articles', id: '1', attributes: { title: 'Rails is Omakase' }, links: { self: '/articles/1' } }],
    }),
  );
  expect(page.kind).toBe('json-api');
  expect(page.table).toMatchObject({ nameColumn: 2, rows: [{ url: `${root}/articles/1` }] });
  expect(page.table?.columns.map(({ name }) => name)).toEqual(['type', 'id', 'title']);
});

test.each<[string, string, PageModel['kind']]>([
  ['data without types is an envelope', '{"data":[{"id":1}]}', 'plain'],
  ['_links that are no object', '{"_links":["a"],"id":1}', 'plain'],
  ['results without turns', '{"results":[{"id":1}]}', 'plain'],
  ['name and description without parsers', '{"name":"x","description":"y","renders":[]}', 'plain'],
  ['text', 'hello', 'opaque'],
  ['half a body', '{"a":', 'opaque'],
])('%s', (_name, body, kind) => {
  expect(get('/x', body).kind).toBe(kind);
});

test('an envelope gives its list; a resource with lists in it stays a resource', () => {
  expect(get('/x', '{"items":[{"id":1}],"total":1}')).toMatchObject({
    table: { pointer: '/items' },
    fields: [{ name: 'total' }],
  });
  expect(get('/x', '{"id":1,"items":[{"id":1}]}')).toMatchObject({ table: null, fields: [{ name: 'id' }, { name: 'items' }] });
});

test('a body that is one bare value is shown as it is', () => {
  expect([get('/x', '1e3').value, get('/x', '"a"').value, get('/x', 'null').value, get('/x', '{}').value]).toEqual([
    { kind: 'number', text: '1e3' },
    { kind: 'text', text: 'a' },
    { kind: 'null' },
    null,
  ]);
});

test('a missing body still has a way up, and links of the head', () => {
  const page = get('/a/b', null, {
    headers: [['Link', '</docs>; rel="service-doc"; title="Guide", <ftp://x/y>; rel=alternate']],
  });
  expect(page).toMatchObject({
    kind: 'opaque',
    table: null,
    fields: [],
    links: [{ rel: 'service-doc', label: 'Guide', pointer: 'Link', place: 'header' }],
  });
});

describe('which values are links', () => {
  test.each([
    ['https://example.com/a', 'anything', 'https://example.com/a'],
    ['HTTP://EXAMPLE.com', 'x', 'http://example.com/'],
    ['/a/b', 'url', `${root}/a/b`],
    ['/a/b', 'cover_url', `${root}/a/b`],
    ['/a/b', 'note', null],
    ['//evil.example/a', 'url', null],
    ['/\\evil.example', 'url', null],
    ['javascript:alert(1)', 'url', null],
    ['data:text/html,x', 'href', null],
    ['file:///etc/passwd', 'href', null],
    ['https://', 'url', null],
    ['/books/{id}/', 'url', null],
    ['http://a/books/%7Bid%7D/', 'url', null],
    ['see https://example.com', 'url', null],
    ['https://exa mple.com', 'url', null],
  ])('%s under %s', (text, key, expected) => {
    expect(followable(text, key, `${root}/x/`)).toBe(expected);
  });
});

describe('reading JSON', () => {
  const plain = (value: JsonValue): unknown => {
    if (isNumber(value)) return Number(value.number);
    if (isArray(value)) return value.map(plain);
    return isObject(value) ? Object.fromEntries([...value].map(([key, child]) => [key, plain(child)])) : value;
  };

  test('agrees with JSON.parse on every value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value, null, 1);
        expect(JSON.stringify(plain(parseJson(text) ?? null))).toBe(JSON.stringify(JSON.parse(text)));
      }),
    );
  });

  test('agrees with JSON.parse on what is not JSON', () => {
    const nearly = fc.oneof(
      fc.string(),
      fc.json().map((text) => text.slice(0, -1)),
      fc.stringMatching(/^[{}[\]",:0-9eE.+\-truefalsn \\u]{0,12}$/),
    );
    fc.assert(
      fc.property(nearly, (text) => {
        let valid = true;
        try {
          JSON.parse(text);
        } catch {
          valid = false;
        }
        expect(parseJson(text) !== undefined).toBe(valid);
      }),
      { numRuns: 1000 },
    );
  });

  test('keeps digits, key order and awkward keys; of equal keys the last counts', () => {
    const value = parseJson('{"b":1.0,"2":9007199254740993,"1":1e400,"__proto__":{"x":1},"b":2}');
    expect(isObject(value) && [...value].map(([key, child]) => [key, isNumber(child) ? child.number : 'object'])).toEqual([
      ['b', '2'],
      ['2', '9007199254740993'],
      ['1', '1e400'],
      ['__proto__', 'object'],
    ]);
    expect(({} as { x?: number }).x).toBeUndefined();
  });

  test('gives up on what is nested beyond reason, without falling over', () => {
    expect(parseJson('['.repeat(100_000) + ']'.repeat(100_000))).toBeUndefined();
    expect(parseJson('['.repeat(300) + ']'.repeat(300))).toBeDefined();
  });
});

describe('whatever comes', () => {
  const address = fc.oneof(fc.webUrl(), fc.constant('not an address'), fc.string());
  const body = fc.oneof(
    fc.json(),
    fc.string(),
    fc.constant(null),
    fc.constant('{"_links":{"next":{"href":"data:x"}},"links":{"next":5},"results":[1],"next":{},"previous":null}'),
  );
  const headers = fc.array(fc.tuple(fc.constantFrom('Link', 'Allow', 'Content-Type', 'X-Total-Count'), fc.string()), {
    maxLength: 4,
  });

  test('there is a page, and its links never leave http and https', () => {
    fc.assert(
      fc.property(address, body, headers, fc.integer(), (url, text, list, status) => {
        const page = readPage({ method: 'GET', url, status, headers: list, body: text });
        const { first = null, previous = null, next = null, last = null } = page.paging ?? {};
        const addresses = [first, previous, next, last, ...page.links.filter((link) => !link.templated).map((link) => link.url)];
        for (const found of addresses.filter((one) => one !== null)) expect(found).toMatch(/^https?:/);
      }),
      { numRuns: 500 },
    );
  });
});

test('names are written as people write them', () => {
  expect(['book_list', 'books', 'api-token-auth', '31', 'b-42', 'ISBN'].map(humanise)).toEqual([
    'Book list',
    'Books',
    'Api token auth',
    '31',
    'b-42',
    'ISBN',
  ]);
  expect(['Books', 'Categories', 'Statuses', 'Boxes', 'Status', 'Series', 'Analysis', 'News'].map(singular)).toEqual([
    'Book',
    'Category',
    'Status',
    'Box',
    'Status',
    'Series',
    'Analysis',
    'News',
  ]);
});

describe('what the server says of the view behind a page', () => {
  const options = (body: unknown) => ({
    method: 'OPTIONS',
    url: 'http://a/books/',
    status: 200,
    headers: [],
    requestHeaders: [],
    body: JSON.stringify(body),
  });
  const metadata = { name: 'Book List', description: 'All the books.', renders: ['application/json'], parses: [] };
  const list = { method: 'GET', url: 'http://a/books/', status: 200, headers: [], requestHeaders: [], body: '[{"id":1}]' };

  test('names a list and describes it', () => {
    expect(readPage(list, { options: options(metadata) })).toMatchObject({ title: 'Book List', description: 'All the books.' });
  });

  test('describes one resource, which has a name of its own', () => {
    const one = { ...list, url: 'http://a/books/1/', body: '{"title":"The Last Ferry"}' };
    expect(readPage(one, { options: options(metadata) })).toMatchObject({
      title: 'The Last Ferry',
      description: 'All the books.',
    });
  });

  test('is not taken for what an error says, nor from an answer that is no metadata', () => {
    const refused = { ...list, status: 403, body: '{"detail":"No."}' };
    expect(readPage(refused, { options: options(metadata) }).description).toBe('No.');
    expect(readPage(list, { options: options({ name: 'X' }) })).toMatchObject({ title: 'Books', description: '' });
  });

  test('HTML that reads as XML is no resource', () => {
    const html = {
      ...list,
      headers: [['Content-Type', 'text/html; charset=utf-8']] as [string, string][],
      body: '<h1>Not Found</h1>',
    };
    expect(readPage(html)).toMatchObject({ kind: 'opaque', fields: [] });
  });
});

test('what asks a GraphQL query of a GET narrows nothing, and other parameters beside it may', () => {
  const nodes = [{ id: 1, title: 'a' }];
  const page = readPage({
    method: 'GET',
    url: 'http://x.test/graphql?query=%7Bb%7D&variables=%7B%22after%22%3A%22c%22%7D&shop=2',
    status: 200,
    headers: [['Content-Type', 'application/json']],
    body: JSON.stringify({ data: { books: { nodes, pageInfo: { hasNextPage: false } } } }),
  });
  expect([page?.filters?.search ?? null, page?.filters?.fields.map(({ name }) => name) ?? []]).toEqual([null, ['shop']]);
});
