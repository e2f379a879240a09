import { expect, test } from 'vitest';
import { formsOf, linksOf, pageOf } from './kinds.test-support';

/** The item representation of the specification (Collection+JSON 1.0, section 2), with its template. */
const item = {
  collection: {
    version: '1.0',
    href: 'http://example.org/friends/',
    links: [{ rel: 'feed', href: 'http://example.org/friends/rss' }],
    items: [
      {
        href: 'http://example.org/friends/jdoe',
        data: [
          { name: 'full-name', value: 'J. Doe', prompt: 'Full Name' },
          { name: 'email', value: 'jdoe@example.org', prompt: 'Email' },
        ],
        links: [{ rel: 'blog', href: 'http://examples.org/blogs/jdoe', prompt: 'Blog' }],
      },
    ],
    template: {
      data: [
        { name: 'full-name', value: '', prompt: 'Full Name' },
        { name: 'email', value: '', prompt: 'Email' },
      ],
    },
  },
};

const at = (url: string) => pageOf(item, { url, type: 'application/vnd.collection+json' });

test('the page of an item is that item, and can be replaced; what is added to is the collection around it', () => {
  const page = at('http://example.org/friends/jdoe');
  expect(page.table).toBeNull();
  expect(page.fields.map(({ name, cell }) => [name, 'text' in cell ? cell.text : cell.kind])).toEqual([
    ['full-name', 'J. Doe'],
    ['email', 'jdoe@example.org'],
  ]);
  expect(linksOf(page)).toEqual(['feed http://example.org/friends/rss', 'blog http://examples.org/blogs/jdoe']);
  expect(formsOf(page)).toEqual([
    'POST http://example.org/friends/ full-name:text email:text',
    'PUT http://example.org/friends/jdoe full-name:text email:text',
  ]);
  expect(page.forms[0]?.title).toBe('Add to Friends');
});

test('lists and objects stand in the place of a value (the extension “value-types”)', () => {
  const data = [{ name: 'tags', array: ['a', 'b'] }, { name: 'size', object: { width: 3 } }, { name: 'none' }];
  const items = [{ href: 'http://api.test/friends/jdoe', data }];
  const page = pageOf(
    { collection: { version: '1.0', href: 'http://api.test/friends/', items } },
    { url: 'http://api.test/friends/jdoe' },
  );
  expect(page.fields.map(({ name, cell }) => [name, cell.kind])).toEqual([
    ['tags', 'list'],
    ['size', 'object'],
    ['none', 'null'],
  ]);
});

test('a list in which one is left is a list', () => {
  const page = at('http://example.org/friends/?search=doe');
  expect(page.table?.rowCount).toBe(1);
  expect(page.table?.rows[0]?.url).toBe('http://example.org/friends/jdoe');
});

test('a template names no types: the items around it show them', () => {
  const data = (value: unknown) => [
    { name: 'price', value },
    { name: 'born', value: '2024-01-01' },
    { name: 'name', value: 'A' },
  ];
  const body = {
    collection: {
      version: '1.0',
      href: 'http://example.org/lamps/',
      items: [1.5, 2].map((price, at) => ({ href: `http://example.org/lamps/${at}`, data: data(price) })),
      template: {
        data: [
          { name: 'price', value: '' },
          { name: 'born', value: '' },
          { name: 'name', value: '' },
          { name: 'other', value: '' },
        ],
      },
    },
  };
  const page = pageOf(body, { url: 'http://example.org/lamps/', type: 'application/vnd.collection+json' });
  expect(formsOf(page)).toEqual(['POST http://example.org/lamps/ price:number born:date name:text other:text']);
});
