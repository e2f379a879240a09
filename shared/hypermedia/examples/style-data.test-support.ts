import { root, type StyleExample } from '../paging/read-paging.test-support';

/** Pages of linked data, of OData and FHIR, and of feeds. */
export const dataExamples: readonly StyleExample[] = [
  {
    name: 'Hydra: the partial collection view of its specification',
    source: 'Hydra Core Vocabulary, 4.2 (collections)',
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
    name: 'OData: whoever asked for so many goes on by skipping them',
    source: 'OData URL Conventions 4.01, 5.1.6 System Query Options $top and $skip',
    url: '/Products?$orderby=Name&$top=2&$skip=4&$count=true',
    body: {
      '@odata.context': 'http://host/service/$metadata#Products',
      '@odata.count': 9,
      value: [{ Name: 'e' }, { Name: 'f' }],
    },
    found: {
      style: 'odata',
      previous: '/Products?$orderby=Name&$top=2&$skip=2&$count=true',
      next: '/Products?$orderby=Name&$top=2&$skip=6&$count=true',
      count: 9,
    },
  },
  {
    name: 'OData: the last of so many, which the server divided into pages by a token of its own',
    source: 'OData 4.01, 11.2.6.7 Server-Driven Paging',
    url: '/Products?$top=5&$count=true&$skiptoken=4',
    body: {
      '@odata.context': 'http://host/service/$metadata#Products',
      '@odata.count': 9,
      value: [{ Name: 'e' }],
    },
    found: { style: 'odata', previous: null, next: null, count: 9 },
  },
  {
    name: 'OData: the last of those that are asked for by so many',
    source: 'OData URL Conventions 4.01, 5.1.6 System Query Options $top and $skip',
    url: '/Products?$top=2&$skip=2',
    body: { '@odata.context': 'http://host/service/$metadata#Products', value: [{ Name: 'c' }] },
    found: { style: 'odata', previous: '/Products?$top=2', next: null, count: null },
  },
  {
    name: 'Hydra as API Platform writes it, with its prefix',
    source: 'API Platform documentation, Pagination',
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
    source: 'OData JSON Format 4.0, 4.5.5 (odata.nextLink)',
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
    source: 'OData 2.0 JSON Format, Representing Collections of Entries',
    url: '/Products',
    body: { d: { results: [{ ID: 1 }], __count: '77', __next: `${root}/Products?$skiptoken=20` } },
    found: { style: 'odata', previous: null, next: '/Products?$skiptoken=20', count: 77 },
  },
  {
    name: 'FHIR: a searchset bundle',
    source: 'FHIR R4, 3.1.1 Search, example bundle',
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
    source: 'RFC 5005, section 3',
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
  {
    name: 'Hydra as its first drafts had it: a paged collection',
    source: 'Hydra Core Vocabulary, draft of 2013, PagedCollection',
    url: '/an-issue/comments',
    body: {
      '@context': 'http://www.w3.org/ns/hydra/context.jsonld',
      '@id': 'http://api.example.com/an-issue/comments',
      '@type': 'PagedCollection',
      totalItems: 4980,
      itemsPerPage: 10,
      firstPage: '/an-issue/comments',
      nextPage: '/an-issue/comments?page=2',
      lastPage: '/an-issue/comments?page=498',
      member: [{ '@id': '/comments/429' }, { '@id': '/comments/781' }],
    },
    found: { style: 'hydra', previous: null, next: '/an-issue/comments?page=2', count: 4980 },
  },
  {
    name: 'OData 4.01: control information without its prefix',
    source: 'OData JSON Format 4.01, 4.6.5 (nextLink)',
    url: '/Orders',
    body: {
      '@context': 'http://host/service/$metadata#Orders',
      '@count': 8,
      value: [{ ID: 10643 }],
      '@nextLink': 'http://host/service/Orders?$skiptoken=2',
    },
    found: { style: 'odata', previous: null, next: 'http://host/service/Orders?$skiptoken=2', count: 8 },
  },
  {
    name: 'Microsoft Graph: users',
    source: 'Microsoft Graph documentation, Paging Microsoft Graph data',
    url: 'https://graph.microsoft.com/v1.0/users?$top=5',
    body: {
      '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#users',
      '@odata.nextLink': 'https://graph.microsoft.com/v1.0/users?$top=5&$skiptoken=X%274453707402%27',
      value: [{ displayName: 'Conf Room Adams', id: '6ea91a8d' }],
    },
    found: {
      style: 'odata',
      previous: null,
      next: 'https://graph.microsoft.com/v1.0/users?$top=5&$skiptoken=X%274453707402%27',
      count: null,
    },
  },
  {
    name: 'FHIR: a bundle with all its links',
    source: 'FHIR R4, 3.1.0.6 Paging (http.html#paging)',
    url: 'http://example.org/Patient?name=peter&stateid=23&page=3',
    body: {
      resourceType: 'Bundle',
      type: 'searchset',
      link: [
        { relation: 'self', url: 'http://example.org/Patient?name=peter&stateid=23&page=3' },
        { relation: 'first', url: 'http://example.org/Patient?name=peter&stateid=23&page=1' },
        { relation: 'previous', url: 'http://example.org/Patient?name=peter&stateid=23&page=2' },
        { relation: 'next', url: 'http://example.org/Patient?name=peter&stateid=23&page=4' },
        { relation: 'last', url: 'http://example.org/Patient?name=peter&stateid=23&page=26' },
      ],
      entry: [{ resource: { resourceType: 'Patient', id: '23' } }],
    },
    found: {
      style: 'fhir',
      previous: 'http://example.org/Patient?name=peter&stateid=23&page=2',
      next: 'http://example.org/Patient?name=peter&stateid=23&page=4',
      count: null,
    },
  },
  {
    name: 'FHIR as HAPI serves it: the pages of a search that is kept',
    source: 'HAPI FHIR documentation, Paging Search Results',
    url: '/fhir/Patient?identifier=urn:foo%7C123&_count=10',
    type: 'application/fhir+json;charset=UTF-8',
    body: {
      resourceType: 'Bundle',
      type: 'searchset',
      total: 20,
      link: [
        { relation: 'self', url: `${root}/fhir/Patient?identifier=urn%3Afoo%7C123&_count=10` },
        { relation: 'next', url: `${root}/fhir?_getpages=17d36645&_getpagesoffset=10&_count=10&_bundletype=searchset` },
      ],
      entry: [{ fullUrl: `${root}/fhir/Patient/1`, resource: { resourceType: 'Patient', id: '1' } }],
    },
    found: {
      style: 'fhir',
      previous: null,
      next: '/fhir?_getpages=17d36645&_getpagesoffset=10&_count=10&_bundletype=searchset',
      count: 20,
    },
  },
  {
    name: 'Atom: the partial list of a collection',
    source: 'RFC 5023, 10.1',
    url: 'http://example.org/entries/go',
    body: `<feed xmlns="http://www.w3.org/2005/Atom">
  <link rel="first" href="http://example.org/entries/go" />
  <link rel="next" href="http://example.org/entries/2" />
  <link rel="last" href="http://example.org/entries/10" />
</feed>`,
    found: { style: 'atom', previous: null, next: 'http://example.org/entries/2', count: null },
  },
  {
    name: 'Atom: the answer to a search',
    source: 'OpenSearch 1.1 draft 6, example of an Atom response',
    url: 'http://example.com/New+York+History?pw=3',
    body: `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/">
  <title>Example.com Search: New York history</title>
  <link href="http://example.com/New+York+history"/>
  <opensearch:totalResults>4230000</opensearch:totalResults>
  <opensearch:startIndex>21</opensearch:startIndex>
  <opensearch:itemsPerPage>10</opensearch:itemsPerPage>
  <link rel="self" href="http://example.com/New+York+History?pw=3" type="application/atom+xml"/>
  <link rel="first" href="http://example.com/New+York+History?pw=1" type="application/atom+xml"/>
  <link rel="previous" href="http://example.com/New+York+History?pw=2" type="application/atom+xml"/>
  <link rel="next" href="http://example.com/New+York+History?pw=4" type="application/atom+xml"/>
  <link rel="last" href="http://example.com/New+York+History?pw=42299" type="application/atom+xml"/>
  <entry><title>New York History</title><link href="http://www.columbia.edu/cu/lweb/eguids/amerihist/nyc.html"/></entry>
</feed>`,
    found: {
      style: 'atom',
      previous: 'http://example.com/New+York+History?pw=2',
      next: 'http://example.com/New+York+History?pw=4',
      count: 4_230_000,
    },
  },
];
