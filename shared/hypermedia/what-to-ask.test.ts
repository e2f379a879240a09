import { describe, expect, test } from 'vitest';
import { filteredAddress } from './filters/filtered-address';
import { readPage } from './read-page';
import { whatToAsk } from './what-to-ask';

const ask = (headers: [string, string][], body: unknown = {}, said: { method?: string; status?: number; url?: string } = {}) => {
  const input = { method: 'GET', status: 200, url: 'http://a.test/books/', headers, body: JSON.stringify(body), ...said };
  return whatToAsk(readPage(input), input).map(({ role, method, url }) => `${role} ${method} ${url}`);
};
const options = 'options OPTIONS http://a.test/books/';

describe('what to ask of a page', () => {
  test.each<[string, string[], string[]]>([
    ['nothing but its methods', [], [options]],
    [
      'service-desc (RFC 8631)',
      ['</openapi.json>; rel="service-desc"; type="application/vnd.oai.openapi+json"'],
      [options, 'openApi GET http://a.test/openapi.json'],
    ],
    [
      'describedby, without its fragment',
      ['<schemas/book#top>; rel="describedby"'],
      [options, 'schema GET http://a.test/books/schemas/book'],
    ],
    [
      'the documentation of a Hydra API',
      ['</doc/>; rel="http://www.w3.org/ns/hydra/core#apiDocumentation"'],
      [options, 'hydra GET http://a.test/doc/'],
    ],
    [
      'nothing on another origin',
      ['<https://b.test/openapi.json>; rel="service-desc"', '<http://a.test:8080/x>; rel="describedby"'],
      [options],
    ],
    ['each once', ['</s>; rel="describedby"', '</s>; rel="describedby"'], [options, 'schema GET http://a.test/s']],
    ['no documentation for people', ['</docs>; rel="service-doc"', '</help>; rel="help"'], [options]],
  ])('%s', (_name, links, expected) => expect(ask(links.map((link) => ['Link', link]))).toEqual(expected));

  test('a body may name its schema; a member that is called describedby is data', () => {
    expect(ask([], { $schema: '/schemas/book.json', describedby: '/other' })).toEqual([
      options,
      'schema GET http://a.test/schemas/book.json',
    ]);
    expect(ask([], { $schema: 'https://json-schema.org/draft/2020-12/schema' })).toEqual([options]);
  });

  test('Spring keeps its schemas behind profile', () => {
    expect(ask([], { _links: { self: { href: '/books/' }, profile: { href: '/profile/books' } } })).toEqual([
      options,
      'schema GET http://a.test/profile/books',
    ]);
    expect(ask([['Link', '<http://a.test/profiles/x>; rel="profile"']])).toEqual([options]);
  });

  test.each([
    [{ status: 404 }, []],
    [{ status: 503 }, []],
    [{ status: 429 }, []],
    [{ method: 'OPTIONS' }, []],
    [{ status: 401 }, [options]],
    [{ status: 405 }, [options]],
  ])('whether the methods are worth asking for depends on the answer: %o', (said, expected) =>
    expect(ask([], {}, said)).toEqual(expected),
  );

  test('a picture has no methods to ask for', () => {
    expect(ask([['Content-Type', 'image/png']])).toEqual([]);
  });
});

describe('a list narrowed in another way', () => {
  const page = (query: string) =>
    readPage({
      method: 'GET',
      url: `http://a.test/books/?${query}`,
      status: 200,
      headers: [],
      body: '{"count":9,"next":"http://a.test/books/?page=3&tag=x","previous":null,"results":[{"id":1,"title":"A"}]}',
    });

  test('starts at its first page and keeps the rest, byte by byte', () => {
    expect(filteredAddress(page('page=2&tag=x&page_size=3&q=a%20b'), { ordering: ['-title'] })).toBe(
      'http://a.test/books/?tag=x&page_size=3&q=a%20b&ordering=-title',
    );
    expect(filteredAddress(page('tag=x&tag=y&q=a'), { tag: [] })).toBe('http://a.test/books/?q=a');
    expect(filteredAddress(page('a=1&tag=x&tag=y&q=a'), { tag: ['u', 'v', 'w'] })).toBe(
      'http://a.test/books/?a=1&tag=u&tag=v&tag=w&q=a',
    );
  });

  test.each([
    ['pageToken=t2', { nextPageToken: 't3' }],
    ['NextToken=t2', { NextToken: 't3' }],
    ['continuationToken=t2', { continuationToken: 't3' }],
    ['starting_after=9', { has_more: true }],
    ['max_id=9', {}],
    ['page[after]=x', { links: { first: '/things?status=open&limit=3', next: '/things?status=open&limit=3&page[after]=y' } }],
  ])('leaves %s behind, which leads to a later page, and does not take it for a filter', (place, around) => {
    const url = `http://a.test/things?${place}&status=open&limit=3`;
    const body = JSON.stringify({ items: [{ id: 9 }, { id: 8 }, { id: 7 }], ...around });
    const found = readPage({ method: 'GET', url, status: 200, headers: [], body });
    expect(filteredAddress(found, { status: ['closed'] })).toBe('http://a.test/things?status=closed&limit=3');
    expect(found.filters?.fields.map(({ name }) => name)).toEqual(['status']);
  });

  test('keeps a filter that the first page is named without', () => {
    const url = 'http://a.test/things?status=open&page=2';
    const body = JSON.stringify({ items: [{ id: 9 }], links: { first: '/things?page=2', next: '/things?page=3' } });
    const found = readPage({ method: 'GET', url, status: 200, headers: [], body });
    expect(filteredAddress(found, { name: ['x'] })).toBe('http://a.test/things?status=open&name=x');
  });

  test('is known from its address alone', () => {
    const { filters } = page('page=2&price__lte=5&search=sea&ordering=-title&format=json');
    expect(filters).toMatchObject({
      fields: [{ name: 'price__lte', values: ['5'], source: 'query' }],
      search: { param: 'search', value: 'sea' },
      ordering: { param: 'ordering', current: '-title' },
    });
    expect(filters?.ordering?.choices.map(({ value }) => value)).toEqual(['id', '-id', 'title', '-title']);
  });

  test('is nothing where nothing suggests it', () => {
    expect(page('page=2&page_size=5').filters).toBeNull();
  });
});
