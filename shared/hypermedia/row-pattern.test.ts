import { expect, test } from 'vitest';
import { rowPattern } from './row-pattern.ts';
import { shapeOf } from './row-shape.ts';

const patternOf = (row: string) => rowPattern(shapeOf(row, 0));

test('rows of an equal shape are taken by the very same pattern, page after page', () => {
  const first = patternOf('{"id":1,"title":"One","tags":["a"]}');
  expect(first).toBeInstanceOf(RegExp);
  expect(patternOf('{"id":2,"title":"Two","tags":["b","c"]}')).toBe(first);
  const resource = patternOf('{"type":"books","id":"1","attributes":{"title":"One"}}');
  expect(patternOf('{"type":"books","id":"2","attributes":{"title":"Two"}}')).toBe(resource);
});

test.each([
  ['another name', '{"id":1,"title":"One","tag":["a"]}'],
  ['another order', '{"title":"One","id":1,"tags":["a"]}'],
  ['a member more', '{"id":1,"title":"One","tags":["a"],"of":1}'],
  ['a value that goes deeper', '{"id":1,"title":"One","tags":[{"a":["b"]}]}'],
])('%s makes another shape', (_what, row) => {
  expect(patternOf(row)).not.toBe(patternOf('{"id":1,"title":"One","tags":["a"]}'));
});

test.each([
  ['names inside', '{"id":"1","attributes":{"title":"One"}}', '{"id":"1","attributes":{"name":"One"}}'],
  ['what is the same each time', '{"rel":["item"],"a":1}', '{"rel":["other"],"a":1}'],
])('%s tell shapes apart', (_what, one, other) => {
  expect(patternOf(one)).not.toBe(patternOf(other));
});

test('a shape that many others came after is taken in the same way again', () => {
  const row = '{"kept":1,"long":2}';
  patternOf(row);
  for (let at = 0; at < 40; at++) patternOf(`{"n${at}":1}`);
  const again = patternOf(row);
  expect(again?.test(row)).toBe(true);
});
