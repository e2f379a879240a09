import type { PageKind } from '../page';
import type { KindMiss } from './kind-example.test-support';

type Short = readonly [name: string, body: unknown, instead?: PageKind, type?: string];

const misses = (...list: readonly Short[]): readonly KindMiss[] =>
  list.map(([name, body, instead = 'plain', type]) => ({ name, body, instead, ...(type !== undefined && { type }) }));

/** At least two of each kind: a test counts them. */
export const kindMisses: Readonly<Record<Exclude<PageKind, 'opaque'>, readonly KindMiss[]>> = {
  drf: misses(
    ['results without turns', { results: [{ id: 1 }] }],
    ['turns around items', { count: 1, next: null, previous: null, items: [{ id: 1 }] }],
    ['results that are an object', { count: 1, next: null, previous: null, results: { id: 1 } }],
    ['turns that are numbers', { next: 2, previous: 0, results: [{ id: 1 }] }],
  ),
  'drf-metadata': misses(
    ['a name and a description (DRF’s own example of a smaller answer)', { name: 'To Do List', description: 'List the items.' }],
    ['a parser of documents', { name: 'x', renders: 'application/json', parses: ['text/html'] }],
    ['what renders and parses without a name', { renders: [], parses: [] }],
  ),
  hal: misses(
    ['links that are a list', { _links: ['x'] }],
    ['links without addresses', { _links: { self: { url: '/x' } } }],
    ['links as JSON:API has them', { links: { self: '/x' }, data: null }],
    ['one that embeds and has no links', { _embedded: { a: [{ id: 1 }] } }],
  ),
  'hal-forms': misses(
    ['HAL without templates', { _links: { self: { href: '/x' } } }, 'hal'],
    ['templates without links', { _templates: { default: { method: 'POST' } } }],
    ['templates that are a list', { _links: { self: { href: '/x' } }, _templates: [] }],
    ['templates of letters', { id: 1, templates: { default: { subject: 'Hello' } } }],
  ),
  'json-api': misses(
    ['an envelope', { data: [{ id: 1, name: 'x' }] }],
    ['types without attributes', { data: { type: 'x', id: '1' } }],
    ['an empty envelope', { data: [] }],
    ['attributes without a type, as Strapi 4 has them', { data: [{ id: 1, attributes: { title: 'A' } }], meta: {} }],
    ['errors of GraphQL', { errors: [{ message: 'no', locations: [{ line: 1, column: 2 }] }], data: null }, 'graphql'],
    ['errors by name', { errors: { title: ['is blank'] } }],
  ),
  siren: misses(
    ['actions without addresses', { class: ['a'], actions: [{ name: 'x' }] }],
    ['links without relations', { class: ['a'], links: [{ href: '/x' }] }],
    ['a log with properties', { properties: { a: 1 }, entities: [] }],
    ['words and what they are about', { entities: [{ type: 'person', value: 'Ada' }], class: 'news' }],
  ),
  'collection-json': misses(
    ['a collection that is a list', { collection: [{ href: '/x' }] }],
    ['a collection of nothing', { collection: { href: '/x' } }],
    ['a template to send', { template: { data: [{ name: 'full-name', value: 'J. Doe' }] } }],
    ['a collection of stamps', { collection: { name: 'Stamps', items: [{ id: 1 }] } }],
  ),
  hydra: misses(
    ['members of a club', { member: [{ name: 'x' }] }],
    [
      'members that are no list',
      { '@context': 'http://www.w3.org/ns/hydra/context.jsonld', '@id': '/a', member: 'x' },
      'json-ld',
    ],
    [
      'the entry point of an API',
      { '@context': '/contexts/EntryPoint.jsonld', '@id': '/', '@type': 'EntryPoint', issues: '/i/' },
      'json-ld',
    ],
  ),
  'json-ld': misses(
    ['a log with a type', { '@type': 'log', '@timestamp': '2024' }],
    ['OData', { '@context': 'http://host/$metadata#X', ID: 1 }, 'odata'],
    ['a number as context', { '@context': 1, '@id': 'x' }],
    ['a context alone', { '@context': { name: 'http://schema.org/name' } }],
  ),
  fhir: misses(
    ['a type in small letters', { resourceType: 'patient', id: '1' }],
    ['a row of permissions', { resourceType: 'Topic', name: 'x' }],
    ['a resource of a cloud', { resourceType: 'Microsoft.Compute/virtualMachines', id: '1' }],
  ),
  odata: misses(
    ['a member called d', { d: { results: 'none' } }],
    ['a list called d', { d: [{ a: 1 }] }],
    ['a context of JSON-LD', { '@context': 'http://schema.org', name: 'x' }, 'json-ld'],
    ['a value', { value: [1, 2] }],
    ['a value with a next link, as Azure has it', { value: [{ id: 1 }], nextLink: 'http://api.test/orders?$skiptoken=1' }],
  ),
  graphql: misses(
    ['page info outside of data', { pageInfo: { hasNextPage: true }, edges: [] }],
    ['an answer without a connection', { data: { hero: { name: 'R2-D2' } } }],
    ['errors without a place', { errors: [{ message: 'x', field: 'title' }] }],
    ['errors at places of a file', { errors: [{ message: 'x', locations: [{ line: 1 }] }], file: 'a.txt' }],
    ['errors at places on a map', { errors: [{ message: 'x', locations: ['Oslo'] }] }],
    ['page info that counts', { data: { items: { nodes: [], pageInfo: { totalResults: 5 } } } }],
  ),
  plain: misses(
    ['half of it', '{"items":[{"id":1}', 'opaque'],
    ['lines of which one is no JSON', '{"id":1}\nwarning: slow\n{"id":2}\n', 'opaque', 'application/x-ndjson'],
    ['lines of bare values that nobody calls so', '1\n2\n', 'opaque', 'text/plain'],
    ['a program behind a guard', ")]}'\n{id: 1}", 'opaque'],
    ['JSON in a call', 'callback({"id":1})', 'opaque', 'application/javascript'],
    ['JavaScript', '{id: 1}', 'opaque', 'application/javascript'],
  ),
  atom: misses(
    ['what animals eat', '<feed xmlns="urn:farm"><entry kg="1"/><entry kg="2"/></feed>', 'plain-xml', 'application/xml'],
    ['feed without a namespace or entries', '<feed><bag kg="1"/><bag kg="2"/></feed>', 'plain-xml', 'application/xml'],
    ['an entry of a dictionary', '<entry><word>cairn</word><sense>stones</sense></entry>', 'plain-xml', 'application/xml'],
    [
      'RSS with a link of Atom’s',
      '<rss xmlns:atom="http://www.w3.org/2005/Atom"><channel><atom:link rel="self" href="/rss"/></channel></rss>',
      'plain-xml',
      'application/xml',
    ],
  ),
  'object-listing': misses(
    [
      'all buckets',
      '<ListAllMyBucketsResult><Buckets><Bucket><Name>a</Name></Bucket></Buckets></ListAllMyBucketsResult>',
      'plain-xml',
      'application/xml',
    ],
    ['an error of the store', '<Error><Code>NoSuchKey</Code><Key>a</Key></Error>', 'plain-xml', 'application/xml'],
    [
      'the contents of a book',
      '<book><Contents><Key>1</Key></Contents><Contents><Key>2</Key></Contents></book>',
      'plain-xml',
      'application/xml',
    ],
    ['JSON that says so', { IsTruncated: false, Contents: [{ Key: 'a' }] }],
  ),
  'plain-xml': misses(
    ['a page for browsers', '<html><body><a href="/x">x</a></body></html>', 'opaque', 'application/xhtml+xml'],
    ['a piece of a page', '<h1>Not Found</h1>', 'opaque', 'text/html; charset=utf-8'],
    ['XML that is cut off', '<a><b>', 'opaque', 'application/xml'],
    ['XML with a document type', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', 'opaque', 'application/xml'],
  ),
};
