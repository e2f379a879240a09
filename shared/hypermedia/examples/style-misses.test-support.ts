import { rows, type StyleExample } from '../paging/read-paging.test-support';
import type { StyleName } from '../paging/style-words';

/** An answer that has something of a style and is not of it, and the style it has instead. */
export interface StyleMiss extends Omit<StyleExample, 'found' | 'source'> {
  readonly instead: StyleName | null;
}

type Short = readonly [name: string, body: unknown, instead?: StyleName | null, url?: string, headers?: [string, string][]];

const misses = (...list: readonly Short[]): readonly StyleMiss[] =>
  list.map(([name, body, instead = null, url = '/a', headers = []]) => ({ name, body, instead, url, headers }));

const posted = (...list: readonly (readonly [name: string, body: unknown, url: string])[]): readonly StyleMiss[] =>
  list.map(([name, body, url]) => ({ name, body, url, method: 'POST', instead: null }));

const turns = { next: '/b', previous: null };

/** At least two of each style: a test counts them. */
export const styleMisses: Readonly<Record<StyleName, readonly StyleMiss[]>> = {
  'link-header': misses(
    ['a style sheet to load', rows(2), null, '/a', [['Link', '</next.css>; rel=preload; as=style; crossorigin']]],
    ['the next of something else (RFC 8288, 3.2)', rows(2), null, '/a', [['Link', '</b/2>; rel="next"; anchor="/b/1"']]],
    ['a next that is no relation but a title', rows(2), null, '/a', [['Link', '</b>; title="rel=next"']]],
    ['a next outside of the web', rows(2), null, '/a', [['Link', '<urn:isbn:1>; rel=next']]],
    ['a link to the first page of a manual', rows(2), null, '/a', [['Link', '</docs/1>; rel=first']]],
    ['turns that say nothing is behind them', rows(2), null, '/a', [['Link', '</a?c=1>; rel="next"; results="false"']]],
  ),
  'drf-page-number': misses(
    ['turns and a count without results', { count: 2, ...turns, items: rows(2) }, 'nested-links'],
    ['results and turns without a count', { ...turns, results: rows(2) }, 'drf-cursor'],
    ['results that are no list', { count: 2, ...turns, results: 'none' }],
    ['limit and offset', { count: 9, next: '/a?limit=2&offset=2', previous: null, results: rows(2) }, 'drf-limit-offset'],
  ),
  'drf-limit-offset': misses(
    ['page numbers', { count: 9, next: '/a?page=2', previous: null, results: rows(2) }, 'drf-page-number'],
    ['limit and offset in the body', { offset: 0, limit: 2, total: 9, items: rows(2) }, 'page-in-body'],
    [
      'a column that is called offset',
      { count: 9, next: '/a?page=2', previous: null, results: [{ offset: 1 }] },
      'drf-page-number',
    ],
  ),
  'drf-cursor': misses(
    ['a count beside', { count: 9, next: '/a?cursor=x', previous: null, results: rows(2) }, 'drf-page-number'],
    ['a next alone', { next: '/a?cursor=x', results: rows(2) }, 'nested-links'],
    ['results by name', { ...turns, results: { a: 1 } }],
  ),
  'json-api': misses(
    ['data without types', { data: rows(2), links: { next: '/b' } }, 'nested-links'],
    ['one resource', { data: { type: 'a', id: '1', attributes: {} }, links: { next: '/b' } }],
    ['links of Laravel', { data: rows(2), links: { next: '/b' }, meta: { current_page: 1, per_page: 2 } }, 'laravel'],
  ),
  hal: misses(
    ['links that lead nowhere on', { _links: { self: { href: '/a' } }, _embedded: { a: rows(2) } }],
    ['a next with gaps in its path', { _links: { next: { href: '/a/{page}', templated: true } }, _embedded: { a: rows(2) } }],
    ['links with one line under them', { links: { next: { href: '/b' } }, items: rows(2) }, 'nested-links'],
    ['an order between two orders', { id: 2, _links: { prev: { href: '/orders/1' }, next: { href: '/orders/3' } }, total: 30 }],
  ),
  siren: misses(
    ['relations that are no list', { class: ['a'], entities: [], links: [{ rel: 'next', href: '/b' }] }, 'nested-links'],
    ['links of something else', { items: rows(2), links: [{ rel: ['next'], href: '/b' }] }],
    ['links but no turns', { class: ['a'], entities: [], links: [{ rel: ['self'], href: '/a' }] }],
    [
      'an order between two orders, with its items and its customer',
      {
        class: ['order'],
        entities: [
          { rel: ['http://x.io/rels/order-items'], href: '/orders/42/items' },
          { rel: ['http://x.io/rels/customer'], properties: { name: 'Peter Joseph' } },
        ],
        links: [
          { rel: ['previous'], href: '/orders/41' },
          { rel: ['next'], href: '/orders/43' },
        ],
      },
    ],
  ),
  'collection-json': misses(
    ['a collection that is a name', { collection: 'books', items: rows(2) }],
    ['links but no turns', { collection: { version: '1.0', items: [], links: [{ rel: 'feed', href: '/rss' }] } }],
    [
      'turns of one item',
      { collection: { version: '1.0', href: '/a', items: [{ href: '/b', links: [{ rel: 'next', href: '/c' }] }] } },
    ],
  ),
  hydra: misses(
    ['members without JSON-LD', { member: rows(2), view: { next: '/b' } }],
    ['a view without turns', { '@id': '/a', member: rows(2), view: { '@id': '/a?page=1' } }],
    ['a view of the sea', { '@id': '/a', member: rows(2), view: 'the sea' }],
  ),
  odata: misses(
    ['a value of something else', { value: rows(2) }],
    ['a context of JSON-LD', { '@context': 'x', member: rows(2) }],
    ['a context of JSON-LD beside a value', { '@context': 'https://schema.org', '@id': '/a', value: rows(2) }],
    ['results of something else', { d: { results: rows(2), page: 1 }, more: true }],
  ),
  fhir: misses(
    ['links without a bundle', { items: rows(2), link: [{ relation: 'next', url: '/b' }] }],
    ['a bundle with only a self', { resourceType: 'Bundle', link: [{ relation: 'self', url: '/a' }], entry: [] }],
    ['a patient who is next', { resourceType: 'Patient', id: '1', link: [{ relation: 'next', url: '/b' }] }],
  ),
  atom: misses(
    ['the next of an entry', '<feed xmlns="http://www.w3.org/2005/Atom"><entry><link rel="next" href="/b"/></entry></feed>'],
    ['a page of HTML', '<html><head><link rel="next" href="/b"/></head></html>'],
    ['a feed with a document type', '<!DOCTYPE feed [<!ENTITY a "b">]><feed><link rel="next" href="/b"/></feed>'],
    ['what animals eat', '<feed xmlns="urn:farm"><link rel="next" href="/b"/><bag kg="1"/><bag kg="2"/></feed>'],
  ),
  token: misses(
    ['a token of another kind', { items: rows(2), access_token: 'abc' }],
    ['a sentence', { items: rows(2), continuation: 'to be continued next week' }],
    ['an object', { items: rows(2), nextToken: { a: 1 } }],
    ['a cursor on the screen of an editor', { items: rows(2), cursor: { line: 3, column: 8 }, offset: 17 }],
    ['the offset of a time zone', { records: rows(2), offset: '+02:00' }],
    ['a zone by its name', { records: rows(2), offset: 'Europe/Oslo' }],
    ['the name of the next page', { items: rows(2), next_page: 'introduction' }],
    ['the zone itself', { records: rows(2), offset: 'UTC+2' }],
    ['what comes after a story', { data: { after: 'happily', children: rows(2), before: null } }],
    ['the bookmark of a reader', { items: rows(2), bookmark: 'chapter-3' }],
    ['a cursor at an end, with nothing that says there is more', { x: rows(2), pagination: { end_cursor: 'a' } }],
    ['the end of a day', { items: rows(2), start: '08:00', end: '17:00' }],
    ['a token of something else in the head', rows(2), null, '/a', [['X-CSRF-Token', 'abcdef']]],
    ['a cursor that belongs elsewhere', { entries: rows(2), cursor: 'AAF', has_more: true }, 'has-more'],
  ),
  's3-xml': misses(
    [
      'all buckets',
      '<ListAllMyBucketsResult><Buckets><Bucket><Name>a</Name></Bucket></Buckets></ListAllMyBucketsResult>',
      null,
      '/',
    ],
    ['JSON that says so', { IsTruncated: true, items: rows(2) }],
    ['an error of the store', '<Error><Code>NoSuchKey</Code><Key>a</Key><IsTruncated>true</IsTruncated></Error>'],
  ),
  'oai-pmh': misses(
    [
      'a token of another list',
      '<List><record><id>1</id></record><record><id>2</id></record><resumptionToken>a</resumptionToken></List>',
    ],
    ['a token that was not good', '<OAI-PMH><error code="badResumptionToken">It has expired.</error></OAI-PMH>'],
    ['one record', '<OAI-PMH><GetRecord><record><header><identifier>a</identifier></header></record></GetRecord></OAI-PMH>'],
    ['all there is', '<OAI-PMH><ListSets><set><setSpec>a</setSpec></set></ListSets></OAI-PMH>'],
  ),
  'has-more': misses(
    ['rows without an id', { has_more: true, items: [{ name: 'a' }] }],
    ['a word', { has_more: 'yes', items: rows(2) }],
    ['rows that are the newest first and say nothing of it', { items: [{ name: 'b' }, { name: 'a' }], has_more: true }],
    ['one resource that has more to it', { id: 4, has_more: true, title: 'A' }],
  ),
  graphql: misses(
    ['page info outside of data', { pageInfo: { hasNextPage: true, endCursor: 'a' }, items: rows(2) }],
    ['page info that counts', { data: { items: { nodes: rows(2), pageInfo: { totalResults: 5 } } } }],
    ['errors', { errors: [{ message: 'no', path: ['a', 'pageInfo'] }], data: null }],
  ),
  laravel: misses(
    ['meta without numbers', { data: rows(2), links: { next: '/b' }, meta: { version: 1 } }, 'nested-links'],
    ['a current page alone', { data: rows(2), current_page: 1 }],
    ['a next address without a paginator', { data: rows(2), next_page_url: '/b' }, 'nested-links'],
  ),
  'page-in-body': misses(
    ['a page of a book', { page: 214, items: rows(2) }],
    ['a start and an end that are moments', { start: 1_700_000_000, end: 1_700_003_600, total: 2, items: rows(2) }],
    ['the offset of a track', { offset: 12, total: 4, items: rows(2) }],
    ['a count of the rows on the page, beside an offset', { count: 2, offset: 0, items: rows(2) }],
    ['a count of copies', { items: rows(2), count: 37 }],
    ['a total that is a price', { total: 30, items: rows(2) }],
    ['more that is a sentence', { offset: 0, limit: 2, more: 'on the next page', items: rows(2) }],
    ['a number that is a name', { number: 7, items: rows(2), total: 2 }],
    ['a page that is text', { page: 'two', total_pages: 'nine', items: rows(2) }],
    ['an offset of time', { offset: 3_600, items: rows(2) }],
    ['a page that is not the first, with a total and no size, where none was asked for', { page: 3, total: 300, items: rows(2) }],
    ['a book with so many pages', { id: 4, title: 'A', page: 3, pages: 214 }],
  ),
  'total-in-header': misses(
    ['a total that is no number', rows(2), null, '/a', [['X-Total-Count', 'many']]],
    ['a total of something else', rows(2), null, '/a', [['X-RateLimit-Limit', '60']]],
    ['a total of a bill', rows(2), null, '/a', [['Total', '30']]],
    [
      'a total beside links',
      rows(2),
      'link-header',
      '/a',
      [
        ['X-Total-Count', '9'],
        ['Link', '</a?page=2>; rel=next'],
      ],
    ],
  ),
  'content-range': misses(
    ['bytes', rows(2), null, '/a', [['Content-Range', 'bytes 0-499/1234']]],
    ['nonsense', rows(2), null, '/a', [['Content-Range', 'items a-b/c']]],
    ['ids, as Heroku ranges over them', rows(2), null, '/a', [['Content-Range', 'id 01234567-89ab..89ab0123-4567']]],
    [
      'ids, as Heroku ranges over them, with more of them',
      rows(2),
      'next-range',
      '/a',
      [
        ['Content-Range', 'id 1..2'],
        ['Next-Range', 'id ]2..'],
      ],
    ],
  ),
  'next-range': misses(
    ['ids of which no more follow', rows(2), null, '/a', [['Content-Range', 'id 01234567-89ab..89ab0123-4567']]],
    ['bytes that come next', rows(2), null, '/a', [['Next-Range', 'bytes=500-999']]],
    ['a price that goes from one to another', rows(2), null, '/a', [['Price-Range', 'usd 10..20']]],
  ),
  'continuation-header': misses(
    ['a token that is empty', rows(2), null, '/a', [['x-ms-continuation', '']]],
    ['the number of a request', rows(2), null, '/a', [['x-ms-request-id', '6a1c']]],
    ['the place of a row in a table, which is a pair', rows(2), null, '/a', [['x-ms-continuation-NextRowKey', '1!8']]],
  ),
  'page-param': misses(
    ['a page that is a word', rows(2), null, '/a?page=intro'],
    ['a list that says there is no next', { next: null, results: rows(2) }, null, '/a?page=2'],
    ['a page of one resource', { id: 4, title: 'A' }, null, '/a?page=2'],
  ),
  'offset-param': misses(
    ['an offset that is a place', rows(2), null, '/a?offset=left'],
    ['a start that is a date', rows(2), null, '/a?start=2024-01-01'],
    ['a start that is a moment', rows(2), null, '/a?start=1700000000'],
    ['so many as there are', { total: 2, items: rows(2) }, null, '/a?limit=10'],
    ['so many of pages by number', { total: 9, items: rows(2) }, 'page-param', '/a?limit=2&page=1'],
    ['the first of something', rows(2), null, '/a?first=2'],
  ),
  keyset: misses(
    ['a time', rows(2), null, '/a?since=2024-01-01T00:00:00Z'],
    ['rows without ids', [{ name: 'a' }], null, '/a?since_id=4'],
    ['ids that are words', [{ id: 'a' }], null, '/a?since_id=4'],
    ['ids of Discord, and no word of where they are', [{ id: '334385199974967043' }, { id: '334385199974967042' }]],
    [
      'rows that do not go on from the id they were asked after',
      [{ id: '334385199974967043' }, { id: '334385199974967042' }],
      null,
      '/a?after=334385199974967041',
    ],
    ['rows before a moment', rows(2), null, '/a?before=1700000000'],
  ),
  'body-cursor': [
    ...misses(
      ['a GET', { items: rows(2), next_cursor: 'a' }, 'token'],
      ['a cursor on the screen', { items: rows(2), cursor: { x: 1, y: 2 } }],
      ['a last key by GET', { Items: rows(2), ScannedCount: 2, LastEvaluatedKey: { id: 1 } }],
    ),
    ...posted(
      ['a cursor beside has_more elsewhere than at Dropbox', { entries: rows(2), cursor: 'a', has_more: true }, '/v1/entries'],
      ['a cursor of Dropbox without a list', { cursor: 'ZtkX9', has_more: true }, '/2/files/list_folder/get_latest_cursor'],
      ['a call of Dropbox of a version that is not known', { entries: rows(2), cursor: 'a', has_more: true }, '/2/files/list_v3'],
      ['a last key without a word of what was looked at', { Items: rows(2), LastEvaluatedKey: { id: 1 } }, '/'],
    ),
  ],
  'nested-links': misses(
    ['words', { items: rows(2), links: { next: 'next', previous: 'previous' } }],
    ['a next step', { items: rows(2), next: 'Call the customer' }],
    ['a person who is next', { items: rows(2), next: 'Ada Lovelace', previous: 'Charles Babbage' }],
    ['links that are a list of texts', { items: rows(2), links: ['next', 'https://a.test/b'] }],
    ['links to follow somebody by', { items: rows(2), links: [{ rel: 'me', href: 'https://a.test/b' }] }],
    ['a number of the next page alone, which is not the one after this', { items: rows(2), next_page: 7 }],
    ['Confluence’s base without a way on', { results: rows(2), _links: { base: 'https://a.test/wiki', context: '/wiki' } }],
    ['the chapters of a book', { id: 4, next: '/chapters/5/', previous: '/chapters/3/', tags: ['a'] }],
    ['an address to go on to after signing in', { items: rows(2), nextLink: 'sign-in' }],
  ),
};
