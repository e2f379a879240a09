import { expect, test } from 'vitest';
import { read, root, type Example } from './read-paging.test-support';

const examples: Example[] = [
  {
    name: 'Siren: the orders of its specification, as a list with a next',
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
    url: '/o?cursor=b',
    body: { entities: [], class: ['o'], links: [{ rel: ['prev', 'collection'], href: '?cursor=a' }] },
    found: { style: 'siren', previous: '/o?cursor=a', next: null, count: null },
  },
  {
    name: 'Collection+JSON: a collection with next',
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
    name: 'Hydra: the partial collection view of its specification',
    url: '/an-issue/comments?page=3',
    body: {
      '@context': 'http://www.w3.org/ns/hydra/context.jsonld',
      '@id': 'http://api.example.com/an-issue/comments',
      '@type': 'Collection',
      totalItems: 4980,
      member: [{ '@id': '/comments/429' }],
      view: {
        '@id': '/an-issue/comments?page=3',
        '@type': 'PartialCollectionView',
        first: '/an-issue/comments',
        previous: '/an-issue/comments?page=2',
        next: '/an-issue/comments?page=4',
        last: '/an-issue/comments?page=498',
      },
    },
    found: { style: 'hydra', previous: '/an-issue/comments?page=2', next: '/an-issue/comments?page=4', count: 4980 },
  },
  {
    name: 'Hydra as API Platform writes it, with its prefix',
    url: '/books',
    body: {
      '@context': '/contexts/Book',
      '@id': '/books',
      '@type': 'hydra:Collection',
      'hydra:member': [{ '@id': '/books/1' }],
      'hydra:totalItems': 50,
      'hydra:view': { '@id': '/books?page=1', '@type': 'hydra:PartialCollectionView', 'hydra:next': '/books?page=2' },
    },
    found: { style: 'hydra', previous: null, next: '/books?page=2', count: 50 },
  },
  {
    name: 'OData 4: server-driven paging',
    url: '/Customers?$count=true',
    body: {
      '@odata.context': 'http://host/service/$metadata#Customers',
      '@odata.count': 37,
      value: [{ ID: 'ALFKI' }],
      '@odata.nextLink': `${root}/Customers?$skiptoken=342r89`,
    },
    found: { style: 'odata', previous: null, next: '/Customers?$skiptoken=342r89', count: 37 },
  },
  {
    name: 'OData 2: __next beside results',
    url: '/Products',
    body: { d: { results: [{ ID: 1 }], __count: '77', __next: `${root}/Products?$skiptoken=20` } },
    found: { style: 'odata', previous: null, next: '/Products?$skiptoken=20', count: 77 },
  },
  {
    name: 'FHIR: a searchset bundle',
    url: '/MedicationRequest?page=2',
    body: {
      resourceType: 'Bundle',
      type: 'searchset',
      total: 3,
      link: [
        { relation: 'self', url: `${root}/MedicationRequest?page=2` },
        { relation: 'previous', url: `${root}/MedicationRequest?page=1` },
        { relation: 'next', url: `${root}/MedicationRequest?searchId=ff15fd40&page=3` },
      ],
      entry: [
        {
          fullUrl: 'https://example.com/base/MedicationRequest/3123',
          resource: { resourceType: 'MedicationRequest', id: '3123' },
        },
      ],
    },
    found: {
      style: 'fhir',
      previous: '/MedicationRequest?page=1',
      next: '/MedicationRequest?searchId=ff15fd40&page=3',
      count: 3,
    },
  },
  {
    name: 'Atom: the paged feed of RFC 5005, section 3',
    url: '/index.atom?page=2',
    body: `<?xml version="1.0"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <title>Example Feed</title>
  <link href="http://example.org/"/>
  <link rel="self" href="/index.atom?page=2"/>
  <link rel="previous" href="/index.atom?page=1"/>
  <link rel="next" href="/index.atom?page=3&amp;q=a"/>
  <entry><title>Atom-Powered Robots Run Amok</title><link href="/2003/12/13/atom03"/><link rel="next" href="/not/this"/></entry>
</feed>`,
    found: { style: 'atom', previous: '/index.atom?page=1', next: '/index.atom?page=3&q=a', count: null },
  },
];

test.each(examples)('$name', (example) => {
  expect(read(example)).toEqual(example.found);
});
