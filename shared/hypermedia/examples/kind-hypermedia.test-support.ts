import type { KindExample } from './kind-example.test-support';

/** JSON:API, Siren and Collection+JSON. */
export const hypermediaKindExamples: readonly KindExample[] = [
  {
    name: 'JSON:API: a relationship to many is added to, replaced and taken from by its members',
    source: 'JSON:API 1.1, Updating To-Many Relationships',
    url: 'http://example.com/articles/1/relationships/comments',
    type: 'application/vnd.api+json',
    body: {
      links: { self: '/articles/1/relationships/comments', related: '/articles/1/comments' },
      data: [{ type: 'comments', id: '5' }],
    },
    found: {
      kind: 'json-api',
      rows: 1,
      forms: ['POST', 'PATCH', 'DELETE'].map((method) => `${method} http://example.com/articles/1/relationships/comments data`),
    },
  },
  {
    name: 'JSON:API: a relationship to one is set',
    source: 'JSON:API 1.1, Fetching Relationships, empty to-one relationship',
    url: 'http://example.com/articles/1/relationships/author',
    type: 'application/vnd.api+json',
    body: { links: { self: '/articles/1/relationships/author', related: '/articles/1/author' }, data: null },
    found: { kind: 'json-api', rows: null, forms: ['PATCH http://example.com/articles/1/relationships/author data'] },
  },
  {
    name: 'JSON:API: a relationship of which it is not said what is in it has nothing to be changed',
    source: 'JSON:API 1.1, Top Level: meta alone is enough',
    url: 'http://example.com/articles/1/relationships/comments',
    type: 'application/vnd.api+json',
    body: {
      links: { self: '/articles/1/relationships/comments', related: '/articles/1/comments' },
      meta: { count: 412 },
    },
    found: { kind: 'json-api', rows: null, forms: [] },
  },
  {
    name: 'Siren: an entity of nothing but a class and a title',
    source: 'Siren, Entity: every attribute is optional',
    url: 'http://api.x.io/',
    type: 'application/vnd.siren+json',
    body: { class: ['root'], title: 'The API', properties: { version: 3 } },
    found: { kind: 'siren', title: 'The API', rows: null, fields: ['version'], forms: [] },
  },
  {
    name: 'Siren: a root of links alone',
    source: 'Siren, Entity: every attribute is optional',
    url: 'http://api.x.io/',
    type: 'application/vnd.siren+json',
    body: { links: [{ rel: ['orders'], href: '/orders' }] },
    found: { kind: 'siren', rows: null, fields: [], links: ['orders http://api.x.io/orders'] },
  },
  {
    name: 'Collection+JSON: the links of friends stand in their rows',
    source: 'Collection+JSON, 2.5 Representing a collection',
    url: 'http://example.org/friends/',
    type: 'application/vnd.collection+json',
    body: {
      collection: {
        version: '1.0',
        href: 'http://example.org/friends/',
        items: [
          {
            href: '/friends/jdoe',
            data: [{ name: 'full-name', value: 'J. Doe' }],
            links: [
              { rel: 'blog', href: '/blogs/jdoe', prompt: 'Blog' },
              { rel: 'full-name', href: '/x' },
            ],
          },
          { href: '/friends/msmith', data: [{ name: 'full-name', value: 'M. Smith' }] },
        ],
      },
    },
    found: { kind: 'collection-json', rows: 2, columns: ['full-name', 'blog', 'href'] },
  },
  {
    name: 'JSON:API: the document on its first page',
    source: 'jsonapi.org, the example of the home page',
    url: 'http://example.com/articles',
    type: 'application/vnd.api+json',
    body: {
      links: { self: 'http://example.com/articles', next: 'http://example.com/articles?page[offset]=2' },
      data: [
        {
          type: 'articles',
          id: '1',
          attributes: { title: 'JSON:API paints my bikeshed!' },
          relationships: {
            author: { links: { related: 'http://example.com/articles/1/author' }, data: { type: 'people', id: '9' } },
          },
          links: { self: 'http://example.com/articles/1' },
        },
      ],
      included: [{ type: 'people', id: '9', attributes: { firstName: 'Dan' } }],
    },
    found: { kind: 'json-api', rows: 1, embedded: ['people'], next: 'http://example.com/articles?page[offset]=2' },
  },
  {
    name: 'JSON:API: a related resource that is not there',
    source: 'JSON:API 1.1, Fetching Resources, 200 OK with null',
    url: 'http://example.com/articles/1/author',
    type: 'application/vnd.api+json',
    body: { links: { self: 'http://example.com/articles/1/author' }, data: null },
    found: { kind: 'json-api', rows: null, links: ['self http://example.com/articles/1/author'] },
  },
  {
    name: 'JSON:API: an attribute that was refused',
    source: 'jsonapi.org/examples, Error Objects, A Basic Error Object',
    url: 'http://example.com/users/1',
    type: 'application/vnd.api+json',
    status: 422,
    body: {
      errors: [
        {
          status: '422',
          source: { pointer: '/data/attributes/firstName' },
          title: 'Invalid Attribute',
          detail: 'First name must contain at least two characters.',
        },
      ],
    },
    found: { kind: 'json-api', rows: null, description: 'First name must contain at least two characters.', fields: ['errors'] },
  },
  {
    name: 'JSON:API: a photo, answered after it was made',
    source: 'JSON:API 1.1, Creating Resources, 201 Created',
    url: 'http://example.com/photos',
    body: {
      data: {
        type: 'photos',
        id: '550e8400-e29b-41d4-a716-446655440000',
        attributes: { title: 'Ember Hamster', src: 'http://example.com/images/productivity.png' },
        links: { self: 'http://example.com/photos/550e8400-e29b-41d4-a716-446655440000' },
      },
    },
    found: { kind: 'json-api', rows: null, title: 'Ember Hamster', fields: ['type', 'id', 'title', 'src'] },
  },
  {
    name: 'Siren: the order of its specification, between two others',
    source: 'Siren specification, the first example',
    url: 'http://api.x.io/orders/42',
    type: 'application/vnd.siren+json',
    body: {
      class: ['order'],
      properties: { orderNumber: 42, itemCount: 3, status: 'pending' },
      entities: [
        { class: ['items', 'collection'], rel: ['http://x.io/rels/order-items'], href: 'http://api.x.io/orders/42/items' },
        {
          class: ['info', 'customer'],
          rel: ['http://x.io/rels/customer'],
          properties: { customerId: 'pj123', name: 'Peter Joseph' },
          links: [{ rel: ['self'], href: 'http://api.x.io/customers/pj123' }],
        },
      ],
      actions: [
        {
          name: 'add-item',
          title: 'Add Item',
          method: 'POST',
          href: 'http://api.x.io/orders/42/items',
          type: 'application/x-www-form-urlencoded',
          fields: [
            { name: 'orderNumber', type: 'hidden', value: '42' },
            { name: 'productCode', type: 'text' },
            { name: 'quantity', type: 'number' },
          ],
        },
      ],
      links: [
        { rel: ['self'], href: 'http://api.x.io/orders/42' },
        { rel: ['previous'], href: 'http://api.x.io/orders/41' },
        { rel: ['next'], href: 'http://api.x.io/orders/43' },
      ],
    },
    found: {
      kind: 'siren',
      rows: null,
      fields: ['orderNumber', 'itemCount', 'status'],
      links: [
        'self http://api.x.io/orders/42',
        'previous http://api.x.io/orders/41',
        'next http://api.x.io/orders/43',
        'http://x.io/rels/order-items http://api.x.io/orders/42/items',
      ],
      forms: ['POST http://api.x.io/orders/42/items productCode quantity'],
      embedded: ['http://x.io/rels/customer'],
      next: null,
    },
  },
  {
    name: 'Siren: the entity that a parser of it is shown with',
    source: 'siren-parser 9.2.5, README',
    url: 'http://example.com/',
    type: 'application/vnd.siren+json',
    body: {
      title: 'My title',
      class: ['outer'],
      links: [
        { rel: ['self', 'crazy'], href: 'http://example.com' },
        { rel: ['crazy'], href: 'http://example2.com' },
      ],
      actions: [
        {
          name: 'fancy-action',
          href: 'http://example.com',
          title: 'A fancy action!',
          method: 'GET',
          fields: [{ name: 'max', title: 'Maximum value' }],
        },
      ],
      entities: [
        {
          class: ['inner', 'smaller'],
          rel: ['child'],
          links: [{ rel: ['self'], href: 'http://example.com/child', title: 'Child entity' }],
        },
      ],
      properties: { one: 1, two: 2, pi: 'is exactly three' },
    },
    found: {
      kind: 'siren',
      title: 'My title',
      rows: null,
      fields: ['one', 'two', 'pi'],
      links: ['self http://example.com/', 'crazy http://example2.com/', 'child http://example.com/child'],
      forms: ['GET http://example.com/ max'],
    },
  },
  {
    name: 'Siren: the root of Zetta',
    source: 'Zetta documentation, API Reference, root',
    url: 'http://zetta-cloud-2.herokuapp.com/',
    body: {
      class: ['root'],
      links: [
        { rel: ['self'], href: 'http://zetta-cloud-2.herokuapp.com/' },
        { title: 'Detroit', rel: ['http://rels.zettajs.io/peer'], href: 'http://zetta-cloud-2.herokuapp.com/servers/Detroit' },
      ],
      actions: [
        {
          name: 'query-devices',
          method: 'GET',
          href: 'http://zetta-cloud-2.herokuapp.com/',
          type: 'application/x-www-form-urlencoded',
          fields: [
            { name: 'server', type: 'text' },
            { name: 'ql', type: 'text' },
          ],
        },
      ],
    },
    found: {
      kind: 'siren',
      rows: null,
      links: [
        'self http://zetta-cloud-2.herokuapp.com/',
        'http://rels.zettajs.io/peer http://zetta-cloud-2.herokuapp.com/servers/Detroit',
      ],
      forms: ['GET http://zetta-cloud-2.herokuapp.com/ server ql'],
    },
  },
  {
    name: 'Collection+JSON: no more than it must have',
    source: 'Collection+JSON examples, Minimal Representation',
    url: 'http://example.org/friends/',
    type: 'application/vnd.collection+json',
    body: { collection: { version: '1.0', href: 'http://example.org/friends/' } },
    found: { kind: 'collection-json', rows: null },
  },
  {
    name: 'Collection+JSON: friends, with queries and a template',
    source: 'Collection+JSON examples, Collection Representation',
    url: 'http://example.org/friends/',
    type: 'application/vnd.collection+json',
    body: {
      collection: {
        version: '1.0',
        href: 'http://example.org/friends/',
        links: [{ rel: 'feed', href: 'http://example.org/friends/rss' }],
        items: [
          { href: 'http://example.org/friends/jdoe', data: [{ name: 'full-name', value: 'J. Doe', prompt: 'Full Name' }] },
          { href: 'http://example.org/friends/msmith', data: [{ name: 'full-name', value: 'M. Smith', prompt: 'Full Name' }] },
        ],
        queries: [
          { rel: 'search', href: 'http://example.org/friends/search', prompt: 'Search', data: [{ name: 'search', value: '' }] },
        ],
        template: {
          data: [
            { name: 'full-name', value: '', prompt: 'Full Name' },
            { name: 'email', value: '', prompt: 'Email' },
          ],
        },
      },
    },
    found: {
      kind: 'collection-json',
      rows: 2,
      columns: ['full-name', 'href'],
      links: ['feed http://example.org/friends/rss'],
      forms: ['POST http://example.org/friends/ full-name email', 'GET http://example.org/friends/search search'],
    },
  },
  {
    name: 'Collection+JSON: an error',
    source: 'Collection+JSON examples, Error Representation',
    url: 'http://example.org/friends/',
    type: 'application/vnd.collection+json',
    status: 400,
    body: {
      collection: {
        version: '1.0',
        href: 'http://example.org/friends/',
        error: {
          title: 'Server Error',
          code: 'X1C2',
          message: 'The server have encountered an error, please wait and try again.',
        },
      },
    },
    found: {
      kind: 'collection-json',
      description: 'The server have encountered an error, please wait and try again.',
      fields: ['title', 'code', 'message'],
    },
  },
  {
    name: 'Collection+JSON: messages of a small site',
    source: 'RESTful Web APIs (2013), chapter 2, You Type It We Post It',
    url: 'http://www.youtypeitwepostit.com/api/',
    type: 'application/vnd.collection+json',
    body: {
      collection: {
        version: '1.0',
        href: 'http://www.youtypeitwepostit.com/api/',
        items: [
          {
            href: 'http://www.youtypeitwepostit.com/api/messages/21818525390699506',
            data: [
              { name: 'text', value: 'Test.' },
              { name: 'date_posted', value: '2013-04-22T05:33:58.930Z' },
            ],
            links: [],
          },
        ],
        template: { data: [{ prompt: 'Text of message', name: 'text', value: '' }] },
      },
    },
    found: {
      kind: 'collection-json',
      rows: 1,
      columns: ['text', 'date_posted', 'href'],
      forms: [
        'POST http://www.youtypeitwepostit.com/api/ text',
        'PUT http://www.youtypeitwepostit.com/api/messages/21818525390699506 text',
      ],
    },
  },
];
