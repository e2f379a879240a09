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
