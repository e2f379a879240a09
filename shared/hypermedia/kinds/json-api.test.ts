import { describe, expect, test } from 'vitest';
import { linksOf, pageOf } from './kinds.test-support';

describe('JSON:API', () => {
  const article = {
    type: 'articles',
    id: '1',
    attributes: { title: 'JSON:API paints my bikeshed!', body: 'The shortest article.', created: '2015-05-22T14:56:29.000Z' },
    relationships: {
      author: {
        links: { self: '/articles/1/relationships/author', related: '/articles/1/author' },
        data: { type: 'people', id: '42' },
      },
    },
    links: { self: 'http://api.test/articles/1' },
  };

  test('the compound document of its first page', () => {
    const page = pageOf(
      {
        links: { self: 'http://api.test/articles', next: 'http://api.test/articles?page[offset]=2' },
        data: [article],
        included: [
          { type: 'people', id: '42', attributes: { name: 'John' } },
          { type: 'comments', id: '5', attributes: { body: 'First!' } },
        ],
      },
      { type: 'application/vnd.api+json' },
    );
    expect(page.kind).toBe('json-api');
    expect(page.embedded).toMatchObject([{ rel: 'people', table: { rowCount: 1 } }, { rel: 'comments' }]);
    expect(page.forms[0]).toMatchObject({
      method: 'POST',
      source: 'JSON:API',
      contentTypes: ['application/vnd.api+json'],
      fields: [
        { name: 'title', place: '/data/attributes/title' },
        { name: 'body' },
        { name: 'author', place: '/data/relationships/author/data' },
      ],
    });
  });

  test('a resource, its relationships as links, and its change in a frame (sections 7.2 and 8)', () => {
    const page = pageOf({ data: article }, { url: 'http://api.test/articles/1' });
    expect(linksOf(page)).toEqual(['self http://api.test/articles/1', 'author http://api.test/articles/1/author']);
    expect(page.forms).toMatchObject([{ method: 'PATCH', scope: 'partial', initial: { members: [{ name: 'data' }] } }]);
    expect(page.forms[0]?.fields.find(({ name }) => name === 'created')).toMatchObject({ readOnly: true, type: 'datetime' });
  });

  const people = [
    { type: 'people', id: '42', attributes: { name: 'John' }, links: { self: '/people/42' } },
    { type: 'people', id: '43', attributes: { name: 'Ann' }, links: { self: '/people/43' } },
    { type: 'comments', id: '5', attributes: { body: 'First!' } },
  ];
  const tags = {
    data: [
      { type: 'tags', id: '1' },
      { type: 'tags', id: '2' },
    ],
  };
  const editors = {
    data: [
      { type: 'people', id: '42' },
      { type: 'people', id: '43' },
    ],
  };
  const rich = {
    ...article,
    relationships: {
      ...article.relationships,
      reviewer: { data: null, links: { related: '/articles/1/reviewer' } },
      owner: { data: { type: 'people', id: '42' } },
      editors,
      tags,
      log: { links: { self: '/articles/1/relationships/log', related: { href: '/articles/1/log' } } },
      stranger: { data: { type: 'people', id: '99' } },
      none: { data: [], links: { related: '/articles/1/none' } },
    },
  };

  test('relationships are columns of a list, by the names of what came along, and lead to what is related', () => {
    const page = pageOf({ data: [rich, article], included: people }, { url: 'http://api.test/articles' });
    const cells = Object.fromEntries(page.table?.columns.map(({ name }, at) => [name, page.table?.rows[0]?.cells[at]]) ?? []);
    expect(Object.keys(cells).slice(5)).toEqual(Object.keys(rich.relationships));
    expect(cells).toMatchObject({
      author: { kind: 'link', text: 'John', url: 'http://api.test/articles/1/author' },
      reviewer: { kind: 'null' },
      owner: { kind: 'link', text: 'John', url: 'http://api.test/people/42' },
      editors: { kind: 'list', text: 'John, Ann', count: 2 },
      tags: { kind: 'list', text: 'tags 1, 2', count: 2 },
      log: { kind: 'link', text: '/articles/1/log', url: 'http://api.test/articles/1/log' },
      stranger: { kind: 'text', text: 'people 99' },
      none: { kind: 'list', count: 0 },
    });
    expect(page.table?.rows[0]?.url).toBe('http://api.test/articles/1');
  });

  test('a resource shows what it is related to, each of several by itself where it has an address', () => {
    const page = pageOf({ data: rich, included: people }, { url: 'http://api.test/articles/1' });
    const field = (name: string) => page.fields.find((one) => one.name === name);
    expect(field('author')).toMatchObject({ cell: { kind: 'link', text: 'John' }, fields: [] });
    expect(field('editors')?.links).toEqual([
      { text: 'John', url: 'http://api.test/people/42', newOrigin: false },
      { text: 'Ann', url: 'http://api.test/people/43', newOrigin: false },
    ]);
    expect(field('tags')).toMatchObject({ cell: { text: 'tags 1, 2' }, links: [] });
    // What is sent is still types and ids.
    expect(page.forms[0]?.fields.map(({ name }) => name)).toContain('author');
    expect(page.sample).not.toContain('related');
  });

  test('rows of other APIs that have a member of that name keep it as it is', () => {
    const page = pageOf([{ id: 1, relationships: { author: { data: { type: 'people', id: '42' } } } }]);
    expect(page.table?.columns.map(({ name }) => name)).toEqual(['id', 'relationships']);
    const plain = pageOf([{ id: 1, author: { data: { type: 'people', id: '42' } } }]);
    expect(plain.table?.rows[0]?.cells[1]).toMatchObject({ kind: 'object' });
  });

  test('an empty list that says what it is', () => {
    expect(pageOf({ data: [], jsonapi: { version: '1.1' } })).toMatchObject({ kind: 'json-api', forms: [] });
  });

  test.each([
    ['an envelope', { data: [{ id: 1, name: 'x' }] }],
    ['types without attributes', { data: { type: 'x', id: '1' } }],
    ['an empty envelope', { data: [] }],
  ])('is not %s', (_name, body) => expect(pageOf(body).kind).not.toBe('json-api'));
});

describe('OData', () => {
  test('version 4: the people of TripPin', () => {
    const page = pageOf(
      {
        '@odata.context': 'http://api.test/odata/$metadata#People',
        '@odata.nextLink': 'http://api.test/odata/People?$skiptoken=8',
        value: [
          {
            '@odata.id': 'http://api.test/odata/People(%27russell%27)',
            '@odata.etag': 'W/"08"',
            UserName: 'russell',
            Emails: [],
          },
        ],
      },
      { url: 'http://api.test/odata/People?$filter=FirstName eq %27A%27&$orderby=UserName desc' },
    );
    expect(page).toMatchObject({
      kind: 'odata',
      table: { rowCount: 1, rows: [{ url: 'http://api.test/odata/People(%27russell%27)' }] },
    });
    expect(page.table?.columns.map(({ name }) => name)).toEqual(['UserName', 'Emails', 'url']);
    expect(linksOf(page)).toEqual(['metadata http://api.test/odata/$metadata#People']);
    expect(page.filters).toMatchObject({
      fields: [{ name: '$filter' }],
      ordering: { param: '$orderby', current: 'UserName desc', choices: [{ value: 'UserName' }, { value: 'UserName desc' }] },
    });
  });

  test('version 4: a service document, relative to its context', () => {
    const page = pageOf(
      {
        '@odata.context': 'http://api.test/odata/$metadata',
        value: [
          { name: 'Photos', kind: 'EntitySet', url: 'Photos' },
          { name: 'Me', kind: 'Singleton', url: 'Me' },
        ],
      },
      { url: 'http://api.test/odata/' },
    );
    expect(page.table?.rows.map(({ url }) => url)).toEqual(['http://api.test/odata/Photos', 'http://api.test/odata/Me']);
  });

  test('version 4.01: an entity, with short names and navigation', () => {
    const page = pageOf(
      {
        '@context': 'http://host/service/$metadata#Customers/$entity',
        '@editLink': 'Customers(1)',
        ID: 1,
        CompanyName: 'Alfreds',
        'Orders@navigationLink': 'Customers(1)/Orders',
      },
      { url: 'http://host/service/Customers(1)' },
    );
    expect(page.kind).toBe('odata');
    expect(linksOf(page)).toEqual([
      'metadata http://host/service/$metadata#Customers/$entity',
      'edit http://host/service/Customers(1)',
      'Orders http://host/service/Customers(1)/Orders',
    ]);
    expect(page.fields.map(({ name }) => name)).toEqual(['ID', 'CompanyName']);
  });

  test('version 4: operations that are bound to an entity are no members of it', () => {
    const page = pageOf(
      {
        '@odata.context': 'http://host/service/$metadata#Orders/$entity',
        ID: 1,
        '#Sample.Ship': { title: 'Ship', target: 'Orders(1)/Sample.Ship' },
      },
      { url: 'http://host/service/Orders(1)' },
    );
    expect(page.fields.map(({ name }) => name)).toEqual(['ID']);
    expect(page.forms.map(({ fields }) => fields.map(({ name }) => name))).toEqual([['ID'], ['ID']]);
  });

  test('version 2: Northwind', () => {
    const entity = {
      __metadata: { uri: 'http://host/Northwind.svc/Categories(1)', type: 'X.Category' },
      CategoryID: 1,
      CategoryName: 'Beverages',
      Products: { __deferred: { uri: 'http://host/Northwind.svc/Categories(1)/Products' } },
    };
    const list = pageOf({ d: { results: [entity], __count: '8' } });
    expect(list).toMatchObject({ kind: 'odata', table: { rows: [{ url: 'http://host/Northwind.svc/Categories(1)' }] } });
    const one = pageOf({ d: entity }, { url: 'http://host/Northwind.svc/Categories(1)' });
    expect(linksOf(one)).toEqual([
      'self http://host/Northwind.svc/Categories(1)',
      'Products http://host/Northwind.svc/Categories(1)/Products',
    ]);
    expect(one.fields.map(({ name }) => name)).toEqual(['CategoryID', 'CategoryName']);
  });

  test.each([
    ['a member called d', { d: { results: 'none' } }],
    ['a list called d', { d: [{ a: 1 }] }],
    ['a context of JSON-LD', { '@context': 'http://schema.org', name: 'x' }],
    ['a value', { value: [1, 2] }],
  ])('is not %s', (_name, body) => expect(pageOf(body).kind).not.toBe('odata'));
});
