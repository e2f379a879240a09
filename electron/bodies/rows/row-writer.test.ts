import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isArray, type JsonArray } from '#shared/hypermedia/json-value';
import { parseJson } from '#shared/hypermedia/parse-json';
import { parseListBytes } from '#shared/hypermedia/parse-list';
import { createRowWriter } from './row-writer';

function rows(text: string): JsonArray {
  const value = parseJson(text);
  if (!isArray(value)) throw new Error('no list');
  return value;
}

test('numbers go out as they came', () => {
  const list = rows('[{"a": 9007199254740993, "b": 1.0, "c": [1e3]}]');
  expect(createRowWriter('ndjson').write(list)).toBe('{"a":9007199254740993,"b":1.0,"c":[1e3]}\n');
  expect(createRowWriter('csv').write(list)).toBe('a,b,c\n9007199254740993,1.0,[1e3]\n');
});

test('CSV quotes what needs it and disarms what a spreadsheet would run', () => {
  const list = rows('[{"a": "one, \\"two\\"", "b": "=1+1", "c": "-5", "d": "@SUM(A1)", "e": null, "f": true}]');
  expect(createRowWriter('csv').write(list)).toBe(`a,b,c,d,e,f\n"one, ""two""",'=1+1,-5,'@SUM(A1),,true\n`);
});

test.each(['=1', '+x', '-x', '@x', '\t=1', '\r=1', '\n=1', '＝1'])('a cell that begins as %j does is no formula', (text) => {
  expect(createRowWriter('csv').write([new Map([['a', text]])])).toContain(`'${text}`);
});

test('a table of JSON:API has its attributes and its relationships, by what these say is related', () => {
  const author = { links: { related: '/books/1/author' }, data: { type: 'people', id: '42' } };
  const tags = { data: ['1', '2'].map((id) => ({ type: 'tags', id })) };
  const relationships = { author, tags, log: { links: { related: '/books/1/log' } } };
  const list = rows(JSON.stringify([{ type: 'books', id: '1', attributes: { title: 'Tide' }, relationships }]));
  expect(createRowWriter('csv').write(list)).toBe(
    'type,id,title,author,tags,log\nbooks,1,Tide,people 42,"tags 1, 2","{""links"":{""related"":""/books/1/log""}}"\n',
  );
  expect(createRowWriter('ndjson', ['author']).write(list)).toContain('"data":{"type":"people","id":"42"}');
});

test('a later page keeps to the columns of the first, and what has no place is told', () => {
  const writer = createRowWriter('csv');
  expect(writer.write(rows('[{"a": 1, "b": 2}]')) + writer.write(rows('[{"b": 3, "c": 4}]'))).toBe('a,b\n1,2\n,3\n');
  expect([...writer.leftOut]).toEqual(['c']);
});

test('JSON is one list, however the pages were cut', () => {
  const writer = createRowWriter('json');
  const text = writer.write(rows('[1,2]')) + writer.write([]) + writer.write(rows('["x"]')) + writer.end();
  expect(JSON.parse(text)).toEqual([1, 2, 'x']);
});

test('chosen columns go out alone and in their order, in every format', () => {
  const list = rows('[{"a": 1.0, "b": [2], "c": null}, {"c": "=x"}, 7]');
  const written = (['ndjson', 'csv', 'json'] as const).map((format) => {
    const writer = createRowWriter(format, ['c', 'a']);
    return writer.write(list) + writer.end();
  });
  expect(written).toEqual([
    '{"c":null,"a":1.0}\n{"c":"=x"}\n7\n',
    "c,a\n,1.0\n'=x,\n,\n",
    '[\n  {"c":null,"a":1.0},\n  {"c":"=x"},\n  7\n]\n',
  ]);
});

const fromBytes = (page: Buffer): JsonArray => {
  const value = parseListBytes(page.toString('latin1'), (part) => Buffer.from(part, 'latin1').toString());
  if (!isArray(value)) throw new Error('no list');
  return value;
};

test('rows that are lines already leave as the bytes they came as', () => {
  const page = Buffer.from('[{"id":1,"é":"“one”"} , {"id":2.50,"é":"\\u00df"}]');
  const list = fromBytes(page);
  const passed = createRowWriter('ndjson').passOn(list, page);
  expect(passed).toBeInstanceOf(Uint8Array);
  expect(Buffer.from(passed).toString()).toBe('{"id":1,"é":"“one”"}\n{"id":2.50,"é":"\\u00df"}\n');
  const part = createRowWriter('ndjson').passOn(list.slice(1), page);
  expect(Buffer.from(part).toString()).toBe('{"id":2.50,"é":"\\u00df"}\n');
});

test('whatever the page, rows that are passed on are those that would be written', () => {
  const pages = fc.tuple(fc.array(fc.jsonValue({ maxDepth: 2 })), fc.constantFrom(0, 1));
  fc.assert(
    fc.property(pages, fc.constantFrom('ndjson' as const, 'json' as const, 'csv' as const), ([values, indent], format) => {
      const page = Buffer.from(JSON.stringify(values, null, indent));
      const passed = createRowWriter(format).passOn(fromBytes(page), page);
      expect(Buffer.from(passed).toString()).toBe(createRowWriter(format).write(fromBytes(page)));
    }),
  );
});
