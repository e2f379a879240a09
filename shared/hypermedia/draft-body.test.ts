import fc from 'fast-check';
import { expect, test } from 'vitest';
import { draftBody } from './draft-body';
import { isObject } from './json-value';
import { parseJson } from './parse-json';
import { writeJson } from './write-json';

const book = parseJson(
  '{"url":"http://a/1/","id":1,"title":"The Last Ferry","author":"http://a/authors/4/","author_name":"Ursula","comments":"http://a/1/comments/","price":"73.24","pages":9007199254740993,"in_stock":true,"tags":["sea"],"published":null,"publisher":{"id":3,"name":"P"},"created":"2024-01-01","updated_at":"2024-01-01"}',
);
const sample = isObject(book) ? book : null;

test('a new member has the shape of those there are, without what the server fills in', () => {
  expect(JSON.parse(draftBody('POST', sample))).toEqual({
    title: '',
    author: 'http://a/authors/4/',
    price: '',
    pages: 0,
    in_stock: false,
    tags: [],
    published: null,
    publisher: { name: '' },
  });
});

test('a replacement starts from the whole as it is, numbers to the last digit', () => {
  expect(draftBody('PUT', sample)).toContain('"pages": 9007199254740993');
  expect(Object.keys(JSON.parse(draftBody('PUT', sample)) as object)).toEqual([
    'title',
    'author',
    'price',
    'pages',
    'in_stock',
    'tags',
    'published',
    'publisher',
  ]);
});

test('a change starts from one value: the name, where there is one', () => {
  expect([draftBody('PATCH', sample), draftBody('PATCH', new Map([['price', '1.00']])), draftBody('PATCH', null)]).toEqual([
    '{\n  "title": "The Last Ferry"\n}',
    '{\n  "price": "1.00"\n}',
    '{}',
  ]);
});

test('what is written reads as it was', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      const value = parseJson(text);
      expect(value !== undefined && parseJson(writeJson(value))).toEqual(value);
    }),
  );
});
