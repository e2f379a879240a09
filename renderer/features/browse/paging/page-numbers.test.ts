import { expect, test } from 'vitest';
import { pageNumbers } from './page-numbers';

test.each<[number, number, (number | null)[]]>([
  [1, 1, [1]],
  [1, 3, [1, 2, 3]],
  [2, 12, [1, 2, 3, 4, null, 12]],
  [6, 12, [1, null, 5, 6, 7, null, 12]],
  [4, 12, [1, 2, 3, 4, 5, null, 12]],
  [12, 12, [1, null, 9, 10, 11, 12]],
  [5, 6, [1, 2, 3, 4, 5, 6]],
])('page %i of %i shows %j', (current, pages, expected) => {
  expect(pageNumbers(current, pages)).toEqual(expected);
});
