import { expect, test } from 'vitest';
import { isArray, type JsonArray } from '#shared/hypermedia/json-value';
import { parseJson } from '#shared/hypermedia/parse-json';
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
