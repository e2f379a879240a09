import { expect, test } from 'vitest';
import { parseJson } from './parse-json';
import type { JsonObject } from './json-value';
import { readFields } from './resource-fields';

const base = 'http://127.0.0.1:7070/parcels/1/';
const linksOf = (value: unknown) => readFields(parseJson(JSON.stringify({ stops: value })) as JsonObject, '', base)[0]?.links;

test('each address of a list leads on, by its path within the origin', () => {
  expect(linksOf(['http://127.0.0.1:7070/towns/3/', 'https://elsewhere.test/towns/5/'])).toEqual([
    { text: '/towns/3/', url: 'http://127.0.0.1:7070/towns/3/', newOrigin: false },
    { text: 'https://elsewhere.test/towns/5/', url: 'https://elsewhere.test/towns/5/', newOrigin: true },
  ]);
});

test.each([
  ['texts', ['red', 'green']],
  ['an address among texts', ['http://127.0.0.1:7070/towns/3/', 'red']],
  ['addresses that nobody may follow', ['javascript:alert(1)', 'mailto:a@b.test']],
  ['objects with addresses, which are a table', [{ url: 'http://127.0.0.1:7070/towns/3/' }]],
  ['nothing', []],
  ['one address', 'http://127.0.0.1:7070/towns/3/'],
])('no list of links: %s', (_name, value) => expect(linksOf(value)).toEqual([]));

test('of thousands the first hundred stand there', () => {
  const many = Array.from({ length: 3000 }, (_, at) => `http://127.0.0.1:7070/towns/${at}/`);
  expect(linksOf(many)).toHaveLength(100);
});

const tableOf = (value: unknown) => {
  const table = readFields(parseJson(JSON.stringify({ it: value })) as JsonObject, '', base)[0]?.table;
  return table
    ? [
        table.columns.map(({ name }) => name),
        table.rows.map(({ cells }) => cells.map((cell) => ('text' in cell ? cell.text : cell.kind))),
      ]
    : null;
};

test('things of one kind that an object holds by their names are a table, as DRF describes its fields', () => {
  const field = { type: 'string', required: true, read_only: false, label: 'Title' };
  expect(
    tableOf({
      title: field,
      tags: { ...field, type: 'list', label: 'Tags', child: { type: 'string' } },
      id: { ...field, label: 'ID' },
    }),
  ).toEqual([
    ['key', 'type', 'required', 'read_only', 'label', 'child'],
    [
      ['title', 'string', 'boolean', 'boolean', 'Title', 'missing'],
      ['tags', 'list', 'boolean', 'boolean', 'Tags', expect.any(String)],
      ['id', 'string', 'boolean', 'boolean', 'ID', 'missing'],
    ],
  ]);
});

test.each([
  ['one thing alone', { a: { x: 1, y: 2 } }],
  ['things of different kinds', { address: { street: 'a', town: 'b' }, owner: { name: 'c', mail: 'd' } }],
  ['something beside them that is none', { a: { x: 1, y: 2 }, b: { x: 1, y: 2 }, count: 2 }],
  ['relationships of JSON:API', { author: { links: { self: '/a' }, data: null }, tags: { links: { self: '/t' }, data: [] } }],
  ['links of HAL', { self: { href: '/a' }, next: { href: '/b' } }],
  ['an empty object', {}],
])('are none: %s', (_name, value) => expect(tableOf(value)).toBeNull());
