import { describe, expect, test } from 'vitest';
import { formsOf, linksOf, pageOf } from './kinds.test-support';

const siren = {
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
  ],
};

describe('Siren', () => {
  const { links: _links, ...rest } = siren;
  const order = { ...rest, links: [siren.links[0]] };

  test('the order of its specification', () => {
    const page = pageOf(order, { type: 'application/vnd.siren+json', url: 'http://api.x.io/orders/42' });
    expect(page.kind).toBe('siren');
    expect(linksOf(page)).toEqual([
      'self http://api.x.io/orders/42',
      'http://x.io/rels/order-items http://api.x.io/orders/42/items',
    ]);
    expect(page.embedded).toMatchObject([
      {
        rel: 'http://x.io/rels/customer',
        title: 'Customer',
        url: 'http://api.x.io/customers/pj123',
        pointer: '/entities/1/properties',
      },
    ]);
    expect(formsOf(page)[0]).toBe('POST http://api.x.io/orders/42/items productCode:text quantity:number');
    expect(page.forms[0]).toMatchObject({
      contentTypes: ['application/x-www-form-urlencoded'],
      initial: { members: [{ name: 'orderNumber' }] },
    });
    expect(page.actions).toMatchObject([{ name: 'add-item', title: 'Add Item', source: 'Siren', formId: 'Siren:add-item' }]);
  });

  test('an entry point of actions alone (the specification of actions, GET and DELETE)', () => {
    const page = pageOf({
      class: ['root'],
      actions: [
        { name: 'find', href: '/find', fields: [{ name: 'q', type: 'search', title: 'Words' }] },
        { name: 'clear', href: '/all', method: 'DELETE' },
      ],
    });
    expect(formsOf(page)).toEqual(['GET http://api.test/find q:text']);
    expect(page.actions).toMatchObject([{ name: 'clear', method: 'DELETE', formId: null }]);
  });

  test('radio buttons and check boxes (the field values extension)', () => {
    const page = pageOf({
      class: ['x'],
      links: [{ rel: ['self'], href: '/x' }],
      actions: [
        {
          name: 'set',
          method: 'PUT',
          href: '/x',
          fields: [
            {
              name: 'size',
              type: 'radio',
              value: [
                { title: 'Small', value: 's' },
                { title: 'Large', value: 'l', selected: true },
              ],
            },
            { name: 'gift', type: 'checkbox' },
          ],
        },
      ],
    });
    expect(page.forms[0]).toMatchObject({
      fields: [{ type: 'choice', multiple: false, choices: [{ label: 'Small' }, { label: 'Large' }] }, { type: 'boolean' }],
      initial: { members: [{ name: 'size', value: { kind: 'text', text: 'l' } }] },
    });
  });

  const yesOrNo = { type: 'boolean', choices: null, multiple: false };
  const one = (kind: 'text' | 'number', text: string) => ({
    type: 'choice',
    multiple: false,
    choices: [{ value: { kind, text }, label: text }],
  });
  test.each([
    // What is sent once it is checked: nothing says that it is.
    ['a text', { value: 'yes' }, one('text', 'yes'), []],
    ['a number', { value: 5 }, one('number', '5'), []],
    ['a text that reads as a state', { value: 'true' }, one('text', 'true'), []],
    // Near-misses: these say whether it is checked, or nothing.
    ['true', { value: true }, yesOrNo, [{ kind: 'boolean', value: true }]],
    ['false', { value: false }, yesOrNo, [{ kind: 'boolean', value: false }]],
    ['nothing', {}, yesOrNo, []],
    ['null', { value: null }, yesOrNo, []],
    ['an empty text', { value: '' }, yesOrNo, []],
    [
      'a list, of which some are chosen',
      { value: [{ value: 'a' }, { value: 'b', selected: true }] },
      { type: 'choice', multiple: true, choices: [{ label: 'a' }, { label: 'b' }] },
      [{ kind: 'list', items: [{ kind: 'text', text: 'b' }] }],
    ],
    ['a text, but of a field that is typed', { type: 'text', value: 'yes' }, { type: 'text' }, [{ kind: 'text', text: 'yes' }]],
  ])('a check box whose value is %s', (_name, said, field, begins) => {
    const fields = [{ name: 'gift', type: 'checkbox', ...said }];
    const action = { name: 'set', method: 'POST', href: '/x', fields };
    const { forms } = pageOf({ class: ['x'], links: [{ rel: ['self'], href: '/x' }], actions: [action] });
    expect(forms[0]).toMatchObject({ fields: [field], initial: { members: begins.map((value) => ({ name: 'gift', value })) } });
  });

  test.each([
    ['actions without addresses', { class: ['a'], actions: [{ name: 'x' }] }],
    ['links without relations', { class: ['a'], links: [{ href: '/x' }] }],
    ['a log with properties', { properties: { a: 1 }, entities: [] }],
  ])('is not %s', (_name, body) => expect(pageOf(body).kind).not.toBe('siren'));
});

describe('Collection+JSON', () => {
  const friends = (more: object) => ({
    collection: {
      version: '1.0',
      href: 'http://api.test/friends/',
      links: [{ rel: 'feed', href: 'http://api.test/friends/rss' }],
      items: [
        {
          href: 'http://api.test/friends/jdoe',
          data: [
            { name: 'full-name', value: 'J. Doe', prompt: 'Full Name' },
            { name: 'email', value: 'jdoe@example.org', prompt: 'Email' },
          ],
          links: [{ rel: 'blog', href: 'http://api.test/blogs/jdoe', prompt: 'Blog' }],
        },
        ...((more as { items?: object[] }).items ?? []),
      ],
      queries: [{ rel: 'search', href: 'http://api.test/friends/', prompt: 'Search', data: [{ name: 'search', value: '' }] }],
      template: {
        data: [
          { name: 'full-name', value: '', prompt: 'Full Name' },
          { name: 'email', value: '', prompt: 'Email' },
        ],
      },
    },
  });

  test('the friends of its specification', () => {
    const page = pageOf(
      friends({ items: [{ href: 'http://api.test/friends/msmith', data: [{ name: 'full-name', value: 'M. Smith' }] }] }),
      { url: 'http://api.test/friends/' },
    );
    expect(formsOf(page)).toEqual([
      'POST http://api.test/friends/ full-name:text email:text',
      'GET http://api.test/friends/ search:text',
    ]);
    expect(page.forms[0]).toMatchObject({
      contentTypes: ['application/vnd.collection+json'],
      fields: [{ label: 'Full Name', place: '/template/data/0/value' }, {}],
    });
    expect(page.filters?.search).toEqual({ param: 'search', value: '' });
    expect(page.table?.rows.map(({ url }) => url)).toEqual(['http://api.test/friends/jdoe', 'http://api.test/friends/msmith']);
  });

  test('a single item can be replaced by a filled template (section 2.2.5)', () => {
    const page = pageOf(friends({}), { url: 'http://api.test/friends/jdoe' });
    expect(page.forms[1]).toMatchObject({
      method: 'PUT',
      url: 'http://api.test/friends/jdoe',
      initial: { members: [{ name: 'template' }] },
    });
    expect(JSON.stringify(page.forms[1]?.initial)).toContain('J. Doe');
    expect(linksOf(page)).toContain('blog http://api.test/blogs/jdoe');
  });

  test('an error (section 2.1.4)', () => {
    const page = pageOf(
      {
        collection: {
          version: '1.0',
          href: 'http://api.test/friends/',
          error: { title: 'Server Error', code: 'X1C2', message: 'The server has encountered an error.' },
        },
      },
      { status: 500 },
    );
    expect(page).toMatchObject({ kind: 'collection-json', description: 'The server has encountered an error.' });
  });

  test.each([
    ['a collection that is a list', { collection: [{ href: '/x' }] }],
    ['a collection of nothing', { collection: { href: '/x' } }],
  ])('is not %s', (_name, body) => expect(pageOf(body).kind).not.toBe('collection-json'));
});
