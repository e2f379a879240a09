import { expect, test } from 'vitest';
import { firstRows, lastRows, shownRows } from './shown-rows';

test('a short list is drawn whole', () => {
  expect(shownRows(0, firstRows)).toEqual([]);
  expect(shownRows(firstRows + lastRows, firstRows)).toHaveLength(firstRows + lastRows);
});

test('of a long one the first, the last, and what is wanted besides', () => {
  const rows = shownRows(5000, firstRows, [700, 3, 4999, 9000]);
  expect(rows).toHaveLength(firstRows + lastRows + 1);
  expect(rows.slice(firstRows - 1, firstRows + 2)).toEqual([firstRows - 1, 700, 4990]);
  expect(rows.at(-1)).toBe(4999);
});
