import { describe, expect, test } from 'vitest';
import { readFields } from '../resource-fields';
import { formsOf, linksOf, objectOf, pageOf } from './kinds.test-support';

describe('HAL', () => {
  test('the orders of draft-kelly-json-hal, section 6', () => {
    const page = pageOf({
      _links: {
        self: { href: '/orders' },
        curies: [{ name: 'ea', href: 'http://example.com/docs/rels/{rel}', templated: true }],
        next: { href: '/orders?page=2' },
        'ea:find': { href: '/orders{?id}', templated: true },
        'ea:admin': [
          { href: '/admins/2', title: 'Fred' },
          { href: '/admins/5', title: 'Kate' },
        ],
      },
      currentlyProcessing: 14,
      shippedToday: 20,
      _embedded: { 'ea:order': [{ _links: { self: { href: '/orders/123' } }, total: 30.0, currency: 'USD', status: 'shipped' }] },
    });
    expect(page.kind).toBe('hal');
    expect(linksOf(page)).toEqual([
      'self http://api.test/orders',
      'next http://api.test/orders?page=2',
      'ea:find /orders{?id}',
      'ea:admin http://api.test/admins/2',
      'ea:admin http://api.test/admins/5',
    ]);
    expect(page.links[2]).toMatchObject({ label: 'Find', templated: true, variables: [{ name: 'id', type: 'text' }] });
    expect(page.table?.rows.map(({ url }) => url)).toEqual(['http://api.test/orders/123']);
    expect(page.fields.map(({ name }) => name)).toEqual(['currentlyProcessing', 'shippedToday']);
    expect(page.filters).toMatchObject({ fields: [{ name: 'id', source: 'link' }] });
  });

  test('a root of nothing but links, as the GitHub-like entry points have it', () => {
    const page = pageOf(
      { _links: { self: { href: '/' }, users: { href: '/users{?page,size,sort}', templated: true } } },
      { url: 'http://api.test/' },
    );
    expect(page.links.find(({ templated }) => templated)?.variables.map(({ name }) => name)).toEqual(['page', 'size', 'sort']);
    expect(page.fields).toEqual([]);
  });

  test('resources embedded in a resource (Spring HATEOAS)', () => {
    const page = pageOf({
      title: 'RESTful',
      _links: { self: { href: '/books/1' } },
      _embedded: {
        author: { name: 'Leonard', _links: { self: { href: '/authors/7' } } },
        reviews: [{ stars: 4 }],
        publishers: [{ name: 'P' }],
      },
    });
    expect(page.embedded).toMatchObject([
      {
        rel: 'author',
        title: 'Leonard',
        pointer: '/_embedded/author',
        url: 'http://api.test/authors/7',
        fields: [{ name: 'name' }],
        table: null,
      },
      { rel: 'reviews', title: 'Reviews', table: { rowCount: 1 } },
      { rel: 'publishers', table: { rowCount: 1 } },
    ]);
    expect(page.table).toBeNull();
  });

  test('what is embedded leads to itself and on by its own links, and so does what is embedded in that', () => {
    const page = pageOf({
      _links: { self: { href: '/books/1' } },
      title: 'RESTful',
      _embedded: {
        author: {
          name: 'Leonard',
          _links: { self: { href: '/authors/7' }, books: { href: '/authors/7/books', title: 'All of his books' } },
          _embedded: {
            agent: { name: 'Kim', _links: { self: { href: '/agents/2' }, find: { href: '/agents{?q}', templated: true } } },
          },
        },
      },
    });
    const [author] = page.embedded;
    expect(author?.fields.map(({ name }) => name)).toEqual(['name']);
    expect(author?.links).toMatchObject([
      { rel: 'self', url: 'http://api.test/authors/7', pointer: '/_embedded/author/_links/self' },
      { rel: 'books', label: 'All of his books', url: 'http://api.test/authors/7/books' },
    ]);
    expect(author?.embedded).toMatchObject([
      {
        title: 'Kim',
        url: 'http://api.test/agents/2',
        pointer: '/_embedded/author/_embedded/agent',
        links: [{ rel: 'self' }, { rel: 'find', templated: true }],
      },
    ]);
  });

  test('rows that lead to more than themselves have a column of their links', () => {
    const row = (id: number) => ({
      _links: {
        self: { href: `/orders/${id}` },
        order: { href: `/orders/${id}` },
        customer: { href: `/customers/${id}`, title: 'Ann' },
        items: [{ href: '/items/1' }, { href: '/items/2' }],
      },
      total: id,
    });
    const page = pageOf({ _links: { self: { href: '/orders' } }, _embedded: { orders: [row(1), row(2)] } });
    expect(page.table?.columns.map(({ name }) => name)).toEqual(['total', '_links']);
    expect(page.table?.rows[0]).toMatchObject({
      url: 'http://api.test/orders/1',
      cells: [{ text: '1' }, { kind: 'object', text: 'customer, items', count: 2 }],
    });
    const [links] = readFields(objectOf({ _links: row(1)._links }), '', 'http://api.test/orders');
    expect(links?.fields).toMatchObject([
      { name: 'self', cell: { kind: 'link', url: 'http://api.test/orders/1' } },
      { name: 'order' },
      { name: 'customer', cell: { kind: 'link', text: 'Ann', url: 'http://api.test/customers/1' } },
      { name: 'items', links: [{ url: 'http://api.test/items/1' }, { url: 'http://api.test/items/2' }] },
    ]);
  });

  test('where one relation alone leads on, and to one place, the column leads there', () => {
    const row = (links: object) => ({ _links: { self: { href: '/orders/1' }, ...links }, total: 1 });
    const rows = [row({ customer: { href: '/customers/1' } }), row({ find: { href: '/find{?q}', templated: true } })];
    const page = pageOf({ _links: { self: { href: '/orders' } }, _embedded: { orders: rows } });
    expect(page.table?.rows.map(({ cells }) => cells[1])).toMatchObject([
      { kind: 'link', text: 'customer', url: 'http://api.test/customers/1' },
      { kind: 'object', text: 'find', count: 1 },
    ]);
  });

  test.each([
    ['rows that lead to themselves alone', { self: { href: '/orders/1' }, order: { href: '/orders/1' } }],
    ['links without addresses', { self: { href: '/orders/1' }, other: {} }],
    ['names of relations', { curies: [{ name: 'x', href: '/rels/{rel}', templated: true }] }],
  ])('%s make no such column', (_name, links) => {
    const page = pageOf({ _links: { self: { href: '/orders' } }, _embedded: { orders: [{ _links: links, total: 1 }] } });
    expect(page.table?.columns.map(({ name }) => name)).toEqual(['total']);
  });

  test.each([
    ['links of another kind', { _links: ['x'] }],
    ['links without addresses', { _links: { self: { url: '/x' } } }],
    ['links as JSON:API has them', { links: { self: '/x' }, data: null }],
  ])('is not %s', (_name, body) => expect(pageOf(body).kind).not.toBe('hal'));
});

describe('HAL-FORMS', () => {
  test('the first example of its specification', () => {
    const page = pageOf(
      {
        _links: { self: { href: 'http://api.test/rels/create' } },
        _templates: {
          default: {
            title: 'Create',
            method: 'POST',
            contentType: 'application/json',
            properties: [
              { name: 'title', required: true, value: '', prompt: 'Title', regex: '', templated: false },
              { name: 'completed', required: false, value: 'false', prompt: 'Completed', regex: '' },
            ],
          },
        },
      },
      { type: 'application/prs.hal-forms+json' },
    );
    expect(page.kind).toBe('hal-forms');
    expect(page.forms[0]).toMatchObject({
      method: 'POST',
      url: 'http://api.test/rels/create',
      title: 'Create',
      source: 'HAL-FORMS',
      contentTypes: ['application/json'],
    });
    expect(formsOf(page)[0]).toBe('POST http://api.test/rels/create title*:text completed:text');
  });

  test('options in line and by link, limits, and types (section on options)', () => {
    const page = pageOf({
      id: 7,
      _links: { self: { href: '/orders/7' } },
      _templates: {
        default: {
          method: 'PUT',
          properties: [
            {
              name: 'shipping',
              prompt: 'Select',
              options: { selectedValues: ['FedEx'], inline: ['FedEx', 'UPS'], maxItems: 1, minItems: 1 },
            },
            {
              name: 'tags',
              options: {
                inline: [
                  { prompt: 'Federal', value: 'f' },
                  { prompt: 'United', value: 'u' },
                ],
              },
            },
            {
              name: 'country',
              options: {
                link: { href: 'http://api.test/countries{?q}', templated: true },
                valueField: 'code',
                promptField: 'name',
                maxItems: 1,
              },
            },
            { name: 'amount', type: 'number', min: 1, max: 10, step: 0.5 },
            { name: 'code', regex: '[A-Z]{3}', maxLength: 3, readOnly: true },
            { name: 'depot', regex: '^[A-Z]{3}$' },
            { name: 'either', regex: '^a|b$' },
            { name: 'gift', type: 'checkbox' },
            { name: 'secret', type: 'hidden', value: 'x' },
          ],
        },
        cancel: { method: 'DELETE', title: 'Cancel the order' },
        search: { method: 'GET', target: '/orders', properties: [{ name: 'q', type: 'search' }] },
      },
    });
    expect(page.forms[0]).toMatchObject({
      method: 'PUT',
      url: 'http://api.test/orders/7',
      fields: [
        { name: 'shipping', type: 'choice', required: true, multiple: false, choices: [{ label: 'FedEx' }, { label: 'UPS' }] },
        { name: 'tags', type: 'choice', multiple: true, choices: [{ label: 'Federal', value: { kind: 'text', text: 'f' } }, {}] },
        {
          name: 'country',
          type: 'related',
          related: {
            url: 'http://api.test/countries',
            searchParam: 'q',
            value: { kind: 'member', name: 'code' },
            labelMember: 'name',
          },
        },
        { name: 'amount', type: 'number', min: '1', max: '10', step: '0.5' },
        { name: 'code', pattern: '^(?:[A-Z]{3})$', maxLength: 3, readOnly: true },
        { name: 'depot', pattern: '^[A-Z]{3}$' },
        { name: 'either', pattern: '^(?:^a|b$)$' },
        { name: 'gift', type: 'boolean' },
      ],
    });
    expect(page.forms[0]?.initial.members.map(({ name }) => name)).toEqual(['shipping', 'secret']);
    expect(page.forms[1]).toMatchObject({ method: 'GET', url: 'http://api.test/orders', contentType: null });
    expect(page.actions).toEqual([]);
    expect(page.methods).toMatchObject([
      { method: 'PUT', source: 'form' },
      { method: 'DELETE', words: 'Cancel the order' },
    ]);
  });

  test('of radio buttons, and of at most one, one is chosen and sent as itself; a template without a title is named by what it does', () => {
    const options = { inline: ['FedEx', 'UPS'], selectedValues: ['UPS'] };
    const properties = [
      { name: 'shipping', type: 'radio', options },
      { name: 'one', options: { ...options, maxItems: 1 } },
      { name: 'several', options },
    ];
    const [form] = pageOf(
      { _links: { self: { href: '/orders/7' } }, _templates: { default: { method: 'PUT', properties } } },
      { url: 'http://api.test/orders/7' },
    ).forms;
    expect(form?.title).toBe('Replace Order 7');
    expect(form?.fields.map(({ multiple }) => multiple)).toEqual([false, false, true]);
    const chosen = { kind: 'text', text: 'UPS' };
    expect(form?.initial.members.map(({ value }) => value)).toEqual([chosen, chosen, { kind: 'list', items: [chosen] }]);
  });

  test('a template with a target of its own (Spring HATEOAS, affordances)', () => {
    const page = pageOf({
      firstName: 'Frodo',
      _links: { self: { href: '/employees/1' } },
      _templates: {
        default: { method: 'put', properties: [{ name: 'firstName', type: 'text', required: true }] },
        fire: { method: 'post', target: 'http://api.test/employees/1/fire', properties: [{ name: 'reason' }] },
      },
    });
    expect(page.actions).toMatchObject([
      { name: 'fire', method: 'POST', url: 'http://api.test/employees/1/fire', formId: 'HAL-FORMS:fire' },
    ]);
    expect(page.forms[0]?.initial).toEqual({
      kind: 'object',
      members: [{ name: 'firstName', value: { kind: 'text', text: 'Frodo' } }],
    });
  });

  test.each([
    ['HAL without templates', { _links: { self: { href: '/x' } } }],
    ['templates without links', { _templates: { default: { method: 'POST' } } }],
    ['templates that are a list', { _links: { self: { href: '/x' } }, _templates: [] }],
  ])('is not %s', (_name, body) => expect(pageOf(body).kind).not.toBe('hal-forms'));
});

test('a template without a target is that of the page, by whichever of its addresses it was asked for', () => {
  const page = pageOf(
    {
      _links: { self: { href: 'http://api.test/orders?page=1' } },
      _embedded: { orders: [{ name: 'a', total: 1 }] },
      _templates: { default: { title: 'Order', method: 'POST', properties: [{ name: 'name', required: true, maxLength: 9 }] } },
    },
    { type: 'application/prs.hal-forms+json' },
  );
  expect(page.forms.filter(({ method }) => method === 'POST')).toMatchObject([{ title: 'Order', source: 'HAL-FORMS' }]);
  expect(formsOf(page)).toEqual(['POST http://api.test/orders?page=1 name*:text']);
  // Another resource keeps a form of its own.
  const elsewhere = pageOf({
    _links: { self: { href: '/orders' } },
    _embedded: { orders: [{ name: 'a' }] },
    _templates: { default: { method: 'POST', target: '/queries', properties: [{ name: 'words' }] } },
  });
  expect(formsOf(elsewhere)).toEqual(['POST http://api.test/queries words:text', 'POST http://api.test/orders name:text']);
});
