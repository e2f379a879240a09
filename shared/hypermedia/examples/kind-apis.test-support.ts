import type { KindExample } from './kind-example.test-support';

const api = 'https://api.example.org';

/** Answers of public APIs in JSON of their own, whose list has to be found; and resources that only hold lists. */
export const apiKindExamples: readonly KindExample[] = [
  {
    name: 'JSON: hits of Elasticsearch, two objects deep',
    source: 'Elasticsearch reference, Search API, response body',
    url: `${api}/books/_search`,
    body: {
      took: 5,
      timed_out: false,
      _shards: { total: 1, successful: 1 },
      hits: {
        total: { value: 20, relation: 'eq' },
        max_score: 1.3,
        hits: [{ _index: 'books', _id: '0', _source: { title: 'A' } }],
      },
    },
    found: { kind: 'plain', rows: 1, columns: ['_index', '_id', '_source'], fields: ['took', 'timed_out', '_shards', 'hits'] },
  },
  {
    name: 'JSON: documents of Solr',
    source: 'Apache Solr reference guide, Common query parameters',
    url: `${api}/solr/books/select?q=*:*`,
    body: { responseHeader: { status: 0, QTime: 2 }, response: { numFound: 2, start: 0, docs: [{ id: 'a' }, { id: 'b' }] } },
    found: { kind: 'plain', rows: 2, columns: ['id'], fields: ['responseHeader', 'response'] },
  },
  {
    name: 'JSON: works of Crossref in a message',
    source: 'Crossref REST API documentation, /works',
    url: `${api}/works`,
    body: { status: 'ok', 'message-type': 'work-list', message: { 'total-results': 2, items: [{ DOI: '10.1/a' }], facets: {} } },
    found: { kind: 'plain', rows: 1, columns: ['DOI'], fields: ['status', 'message-type', 'message'] },
  },
  {
    name: 'JSON: a listing of Reddit',
    source: 'Reddit API documentation, listings',
    url: `${api}/r/all/new`,
    body: { kind: 'Listing', data: { after: null, before: null, dist: 1, children: [{ kind: 't3', data: { title: 'One' } }] } },
    found: { kind: 'plain', rows: 1, columns: ['kind', 'data'], next: null },
  },
  {
    name: 'JSON: what Amazon found',
    source: 'Amazon Product Advertising API 5.0, SearchItems',
    url: `${api}/paapi5/searchitems`,
    body: { SearchResult: { Items: [{ ASIN: 'B0' }], SearchURL: 'https://www.amazon.com/s?k=x', TotalResultCount: 146 } },
    found: { kind: 'plain', rows: 1, columns: ['ASIN'], links: ['SearchURL https://www.amazon.com/s?k=x'] },
  },
  {
    name: 'JSON: users by SCIM',
    source: 'RFC 7644, 3.4.2, example of a query',
    url: `${api}/Users?attributes=userName`,
    type: 'application/scim+json',
    body: {
      schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
      totalResults: 2,
      Resources: [
        { id: '2819c223', userName: 'bjensen' },
        { id: 'c75ad752', userName: 'jsmith' },
      ],
    },
    found: { kind: 'plain', rows: 2, columns: ['id', 'userName'], next: null },
  },
  {
    name: 'JSON: features of a map',
    source: 'RFC 7946, 1.5, example of a FeatureCollection',
    url: `${api}/places`,
    type: 'application/geo+json',
    body: {
      type: 'FeatureCollection',
      features: [{ type: 'Feature', geometry: { type: 'Point', coordinates: [102.0, 0.5] }, properties: { prop0: 'value0' } }],
    },
    found: { kind: 'plain', rows: 1, columns: ['type', 'geometry', 'properties'], fields: ['type'] },
  },
  {
    name: 'JSON: tickets of Zendesk, beside what is said of pages',
    source: 'Zendesk API reference, List tickets',
    url: `${api}/api/v2/tickets.json`,
    body: { tickets: [{ id: 35_436, subject: 'Help' }], meta: { has_more: false }, links: { next: null, prev: null } },
    found: { kind: 'plain', rows: 1, columns: ['id', 'subject'], next: null },
  },
  {
    name: 'Collection+JSON: images of NASA, whose values are members of one object',
    source: 'NASA Image and Video Library API, GET /search',
    url: `${api}/search?q=apollo`,
    body: {
      collection: {
        version: '1.1',
        href: `${api}/search?q=apollo`,
        items: [
          { href: `${api}/as11.json`, data: [{ center: 'JSC', title: 'Apollo', nasa_id: 'as11' }] },
          { href: `${api}/as12.json`, data: [{ center: 'JSC', title: 'Apollo 12', nasa_id: 'as12' }] },
        ],
        links: [{ rel: 'next', prompt: 'Next', href: `${api}/search?q=apollo&page=2` }],
      },
    },
    found: {
      kind: 'collection-json',
      rows: 2,
      columns: ['center', 'title', 'nasa_id', 'href'],
      next: `${api}/search?q=apollo&page=2`,
    },
  },
  {
    name: 'JSON: articles of The New York Times in a response, with meta beside them',
    source: 'The New York Times Article Search API',
    url: `${api}/articlesearch.json`,
    body: { status: 'OK', response: { docs: [{ web_url: 'https://nyt.test/a' }], meta: { hits: 3000, offset: 0, time: 15 } } },
    found: { kind: 'plain', rows: 1, columns: ['web_url'] },
  },
  {
    name: 'JSON: what was asked for is the list among others',
    source: 'Hetzner Cloud API, Get all images',
    url: `${api}/v1/images`,
    body: { images: [{ id: 1, name: 'ubuntu-24.04' }], actions: [{ id: 2 }] },
    found: { kind: 'plain', rows: 1, columns: ['id', 'name'], fields: ['actions'] },
  },
  {
    name: 'JSON: what is said of pages is told where they are turned, and not above the list',
    source: 'Hetzner Cloud API, Pagination',
    url: `${api}/v1/servers`,
    body: {
      servers: [{ id: 1 }, { id: 2 }],
      notice: 'Maintenance on Sunday',
      meta: { pagination: { page: 1, per_page: 2, previous_page: null, next_page: 2, last_page: 4, total_entries: 8 } },
    },
    found: { kind: 'plain', rows: 2, fields: ['notice'], next: `${api}/v1/servers?page=2` },
  },
  {
    name: 'JSON: beside pages, whatever else meta says is shown',
    url: `${api}/v1/servers`,
    body: { servers: [{ id: 1 }], meta: { page: 1, per_page: 1, total: 3, region: 'north' } },
    found: { kind: 'plain', rows: 1, fields: ['meta'] },
  },
  {
    name: 'JSON: keys of Vault, which are all that there is',
    source: 'HashiCorp Vault, KV secrets engine API, List secrets',
    url: `${api}/v1/secret/metadata`,
    body: { lease_id: '', data: { keys: ['foo', 'foo/'] }, warnings: null },
    found: { kind: 'plain', rows: 2 },
  },
  {
    name: 'JSON: packages of NuGet, in a context of JSON-LD',
    source: 'NuGet API, Search',
    url: `${api}/query`,
    body: { '@context': { '@vocab': 'http://schema.nuget.org/schema#' }, totalHits: 2, data: [{ id: 'a', version: '1.0' }] },
    found: { kind: 'json-ld', rows: 1, columns: ['id', 'version'] },
  },
  {
    name: 'JSON: a shelf is no list of its books for having a limit, nor an order for having a total',
    url: `${api}/shelves/1`,
    body: { name: 'Sea', limit: 40, books: [{ title: 'A' }], payments: [{ total: 3 }] },
    found: { kind: 'plain', rows: null, fields: ['name', 'limit', 'books', 'payments'] },
  },
  {
    name: 'HAL: an order is no list of what was ordered',
    url: `${api}/orders/1`,
    body: { _links: { self: { href: '/orders/1' } }, total: 30, items: [{ sku: 'A' }] },
    found: { kind: 'hal', rows: null, fields: ['total', 'items'] },
  },
  {
    name: 'JSON: a place and a route are no answer of two things',
    url: `${api}/way`,
    body: [{ page: 3, name: 'A' }, [{ x: 1 }]],
    found: { kind: 'plain', rows: 2 },
  },
  {
    name: 'JSON: a cart is no list of what lies in it',
    url: `${api}/cart`,
    body: { cart: { total: 30, currency: 'EUR', items: [{ sku: 'A' }, { sku: 'B' }] } },
    found: { kind: 'plain', rows: null, fields: ['cart'] },
  },
  {
    name: 'JSON: a product is no list of its features, nor a package of its documents',
    url: `${api}/lamp`,
    body: { name: 'Lamp', features: [{ name: 'dims' }], docs: [{ title: 'How to' }] },
    found: { kind: 'plain', rows: null, fields: ['name', 'features', 'docs'] },
  },
  {
    name: 'JSON: a book is no list of its authors, however many pages it has',
    url: `${api}/ferry`,
    body: { title: 'The last ferry', meta: { pages: 214 }, page: 3, authors: [{ name: 'A' }] },
    found: { kind: 'plain', rows: null, fields: ['title', 'meta', 'page', 'authors'] },
  },
  {
    name: 'JSON: what a page links to by relation is no list of rows',
    url: `${api}/root`,
    body: { title: 'Root', links: [{ rel: 'books', href: '/books' }] },
    found: { kind: 'plain', rows: null, fields: ['title', 'links'] },
  },
];
