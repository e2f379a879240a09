import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isArray, type JsonArray } from '#shared/hypermedia/json-value';
import { parseList } from '#shared/hypermedia/parse-list';
import { SeenRows } from './seen-rows';

const rowsOf = (text: string): JsonArray => {
  const rows = parseList(text);
  if (!isArray(rows)) throw new Error('no list');
  return rows;
};

/** Which of the rows were new. */
function news(text: string): boolean[] {
  const seen = new SeenRows();
  return rowsOf(text).map((row) => seen.add(row));
}

test('a row whose id came before came before, whatever else it holds', () => {
  expect(news('[{"id":1,"a":1},{"id":2,"a":1},{"id":1,"a":2}]')).toEqual([true, true, false]);
});

test('an id is the same wherever in the row it stands, and as text', () => {
  expect(news('[{"id":7},{"a":1,"id":7},{"id":"7"},{ "id" : 7 }]')).toEqual([true, false, false, false]);
});

test('ids that only look alike are not the same', () => {
  expect(news('[{"id":7},{"id":"07"},{"id":7.0},{"id":70},{"id":-7},{"id":"7 "},{"id":"७"},{"_id":7},{"id":""}]')).toEqual(
    Array.from({ length: 9 }, () => true),
  );
});

test('ids are told apart on both sides of every seam', () => {
  const seams = [0, 1, 31, 32, 32_767, 32_768, 2 ** 24 - 1, 2 ** 24, 99_999_999, 100_000_000, 2 ** 32, 2 ** 53, 2 ** 53 + 2];
  const rows = seams.map((id) => `{"id":${id}}`).join(',');
  expect(news(`[${rows},${rows}]`)).toEqual([...seams.map(() => true), ...seams.map(() => false)]);
});

test('rows without anything that names them are compared whole', () => {
  expect(news('[{"a":1},{"a":2},{"a":1},[5],[5],[6]]')).toEqual([true, true, false, true, false, true]);
});

test('bare values never came before, however many equal ones there are', () => {
  expect(news('["a","a",1,1,1.0,true,true,null,null,"",""]')).toEqual(Array.from({ length: 11 }, () => true));
});

test('says of any ids what a plain set says', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.nat(40), fc.nat(2 ** 25), fc.maxSafeNat())), (ids) => {
      const plain = new Set<number>();
      expect(news(`[${ids.map((id) => `{"id":${id}}`).join(',')}]`)).toEqual(ids.map((id) => plain.size < plain.add(id).size));
    }),
  );
});
