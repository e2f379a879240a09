import { root, type StyleExample } from '../paging/read-paging.test-support';

const articles = 'http://example.com/articles';
const mollie = 'https://api.mollie.com/v2/payments';
const foxy = 'https://api.foxycart.com/stores/8/customers';

/** Links where a kind of hypermedia has its place for them. */
export const hypermediaExamples: readonly StyleExample[] = [
  {
    name: 'Siren: the orders of its specification, as a list with a next',
    source: 'Siren specification, Entity, as a collection of its orders',
    url: '/orders?page=2',
    body: {
      class: ['orders', 'collection'],
      properties: { total: 31 },
      entities: [
        { class: ['order'], rel: ['item'], properties: { orderNumber: 42 }, links: [{ rel: ['self'], href: '/orders/42' }] },
      ],
      links: [
        { rel: ['self'], href: '/orders?page=2' },
        { rel: ['previous'], href: '/orders?page=1' },
        { rel: ['next'], href: '/orders?page=3' },
      ],
    },
    found: { style: 'siren', previous: '/orders?page=1', next: '/orders?page=3', count: 31 },
  },
  {
    name: 'Siren: prev and the first relation of several',
    source: 'Siren specification, Links (rel is a list)',
    url: '/o?cursor=b',
    body: { entities: [], class: ['o'], links: [{ rel: ['prev', 'collection'], href: '?cursor=a' }] },
    found: { style: 'siren', previous: '/o?cursor=a', next: null, count: null },
  },
  {
    name: 'Collection+JSON: a collection with next',
    source: 'Collection+JSON, examples, with a link of the registry',
    url: '/friends/',
    body: {
      collection: {
        version: '1.0',
        href: 'http://example.org/friends/',
        links: [
          { rel: 'feed', href: 'http://example.org/friends/rss' },
          { rel: 'next', href: '/friends/?page=2' },
        ],
        items: [{ href: 'http://example.org/friends/jdoe', data: [{ name: 'full-name', value: 'J. Doe', prompt: 'Full Name' }] }],
      },
    },
    found: { style: 'collection-json', previous: null, next: '/friends/?page=2', count: null },
  },
  {
    name: 'JSON:API: the pages of an example in its specification’s section on pagination',
    source: 'jsonapi.org/examples, Pagination',
    url: `${articles}?page[number]=3&page[size]=1`,
    type: 'application/vnd.api+json',
    body: {
      meta: { totalPages: 13 },
      data: [{ type: 'articles', id: '3', attributes: { title: 'JSON:API paints my bikeshed!' } }],
      links: {
        self: `${articles}?page[number]=3&page[size]=1`,
        first: `${articles}?page[number]=1&page[size]=1`,
        prev: `${articles}?page[number]=2&page[size]=1`,
        next: `${articles}?page[number]=4&page[size]=1`,
        last: `${articles}?page[number]=13&page[size]=1`,
      },
    },
    found: {
      style: 'json-api',
      previous: `${articles}?page[number]=2&page[size]=1`,
      next: `${articles}?page[number]=4&page[size]=1`,
      count: null,
    },
  },
  {
    name: 'JSON:API: the document on its first page',
    source: 'jsonapi.org, the example of the home page',
    url: articles,
    type: 'application/vnd.api+json',
    body: {
      links: { self: articles, next: `${articles}?page[offset]=2`, last: `${articles}?page[offset]=10` },
      data: [{ type: 'articles', id: '1', attributes: { title: 'JSON:API paints my bikeshed!' } }],
    },
    found: { style: 'json-api', previous: null, next: `${articles}?page[offset]=2`, count: null },
  },
  {
    name: 'JSON:API as Drupal writes it: links are objects',
    source: 'Drupal JSON:API module documentation, Pagination',
    url: 'http://example.com/jsonapi/node/article',
    type: 'application/vnd.api+json',
    body: {
      jsonapi: { version: '1.0', meta: { links: { self: { href: 'http://jsonapi.org/format/1.0/' } } } },
      data: [{ type: 'node--article', id: 'a', attributes: { title: 'A' } }],
      links: {
        next: { href: 'http://example.com/jsonapi/node/article?page%5Boffset%5D=50&page%5Blimit%5D=50' },
        self: { href: 'http://example.com/jsonapi/node/article' },
      },
    },
    found: {
      style: 'json-api',
      previous: null,
      next: 'http://example.com/jsonapi/node/article?page%5Boffset%5D=50&page%5Blimit%5D=50',
      count: null,
    },
  },
  {
    name: 'HAL: the orders of its draft',
    source: 'draft-kelly-json-hal-11, section 6',
    url: '/orders',
    body: {
      _links: { self: { href: '/orders' }, next: { href: '/orders?page=2' }, find: { href: '/orders{?id}', templated: true } },
      _embedded: { orders: [{ _links: { self: { href: '/orders/123' } }, total: 30 }] },
      currentlyProcessing: 14,
      shippedToday: 20,
    },
    found: { style: 'hal', previous: null, next: '/orders?page=2', count: null },
  },
  {
    name: 'HAL as Spring Data REST writes it',
    source: 'Spring Data REST reference, Paging and Sorting',
    url: '/persons?page=1&size=5',
    body: {
      _links: {
        self: { href: '/persons{&sort,page,size}', templated: true },
        next: { href: '/persons?page=2&size=5{&sort}', templated: true },
        prev: { href: `${root}/persons?page=0&size=5`, templated: false },
      },
      _embedded: { persons: [{ firstName: 'Frodo' }] },
      page: { size: 5, totalElements: 50, totalPages: 10, number: 1 },
    },
    found: { style: 'hal', previous: '/persons?page=0&size=5', next: '/persons?page=2&size=5', count: 50 },
  },
  {
    name: 'HAL as Mollie writes it: its count is that of the page',
    source: 'Mollie API reference, List payments',
    url: `${mollie}?limit=2`,
    type: 'application/hal+json',
    body: {
      count: 2,
      _embedded: { payments: [{ id: 'tr_7UhSN1zuXS' }, { id: 'tr_8WhJKGmgBy' }] },
      _links: {
        self: { href: `${mollie}?limit=2`, type: 'application/hal+json' },
        previous: null,
        next: { href: `${mollie}?from=tr_SDkzMggpvx&limit=2`, type: 'application/hal+json' },
      },
    },
    found: { style: 'hal', previous: null, next: `${mollie}?from=tr_SDkzMggpvx&limit=2`, count: null },
  },
  {
    name: 'HAL as Foxy writes it: totals beside it, as text',
    source: 'FoxyCart hypermedia API documentation, customers',
    url: `${foxy}?offset=0`,
    type: 'application/hal+json',
    body: {
      _links: { first: { href: `${foxy}?offset=0` }, next: { href: `${foxy}?offset=20` }, last: { href: `${foxy}?offset=40` } },
      _embedded: { 'fx:customers': [{ first_name: 'Luke' }] },
      total_items: '45',
      returned_items: 20,
      limit: 20,
      offset: 0,
    },
    found: { style: 'hal', previous: null, next: `${foxy}?offset=20`, count: 45 },
  },
  {
    name: 'Siren: a link that leads to the next page and the last at once',
    source: 'siren-builder 1.1.0, test of its links',
    url: 'https://api.example.org/items',
    type: 'application/vnd.siren+json',
    body: {
      class: ['items'],
      entities: [{ rel: ['item'], properties: { id: 1 } }],
      links: [
        {
          rel: ['next', 'last'],
          class: ['page'],
          href: 'https://api.example.org/items?page=2',
          title: 'Page 2',
          type: 'application/vnd.siren+json',
        },
      ],
    },
    found: { style: 'siren', previous: null, next: 'https://api.example.org/items?page=2', count: null },
  },
  {
    name: 'Siren: one entity of a relation of its own, with a next',
    url: '/orders?page=2',
    body: {
      class: ['orders'],
      entities: [{ class: ['order'], rel: ['http://x.io/rels/order'], properties: { orderNumber: 42 } }],
      links: [
        { rel: ['self'], href: '/orders?page=2' },
        { rel: ['next'], href: '/orders?page=3' },
      ],
    },
    found: { style: 'siren', previous: null, next: '/orders?page=3', count: null },
  },
  {
    name: 'Collection+JSON: the first page of the friends, by relations of the registry',
    source: 'Collection+JSON, 3.1 (link relations of the IANA registry), with the friends of its examples',
    url: '/friends/?page=2',
    type: 'application/vnd.collection+json',
    body: {
      collection: {
        version: '1.0',
        href: '/friends/',
        links: [
          { rel: 'first', href: '/friends/', prompt: 'First' },
          { rel: 'prev', href: '/friends/', prompt: 'Previous' },
          { rel: 'next', href: '/friends/?page=3', prompt: 'Next' },
        ],
        items: [{ href: '/friends/msmith', data: [{ name: 'full-name', value: 'M. Smith', prompt: 'Full Name' }] }],
      },
    },
    found: { style: 'collection-json', previous: '/friends/', next: '/friends/?page=3', count: null },
  },
  {
    name: 'Collection+JSON: the last page, with previous for prev',
    source: 'Collection+JSON, 3.1, with the friends of its examples',
    url: '/friends/?page=3',
    type: 'application/vnd.collection+json',
    body: {
      collection: {
        version: '1.0',
        href: '/friends/',
        links: [{ rel: 'previous', href: '/friends/?page=2' }],
        items: [{ href: '/friends/rwilliams', data: [{ name: 'full-name', value: 'R. Williams' }] }],
      },
    },
    found: { style: 'collection-json', previous: '/friends/?page=2', next: null, count: null },
  },
];
