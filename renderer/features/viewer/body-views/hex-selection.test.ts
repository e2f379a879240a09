import { expect, test } from 'vitest';
import { inRow, moveTo, rangeOf, readOffset, standingAt } from './hex-selection';

test('a selection goes from where it began to where the user stands, both ways', () => {
  const at = standingAt(20);
  expect(rangeOf(at)).toEqual([20, 21]);
  expect(rangeOf(moveTo(at, 25, 100, true))).toEqual([20, 26]);
  expect(rangeOf(moveTo(at, 3, 100, true))).toEqual([3, 21]);
  expect(rangeOf(moveTo(moveTo(at, 3, 100, true), 50, 100, false))).toEqual([50, 51]);
});

test('it stays within the body', () => {
  expect(moveTo(standingAt(5), -1, 10, false).head).toBe(0);
  expect(moveTo(standingAt(5), 99, 10, true)).toEqual({ anchor: 5, head: 9 });
  expect(inRow(standingAt(37), 0)).toBe(5);
});

test.each([
  ['4096', 4096],
  ['0x1000', 4096],
  ['1000h', 4096],
  [' 1 000 ', 1000],
  ['', null],
  ['-1', null],
  ['1000x', null],
])('%s is the offset %s', (text, offset) => {
  expect(readOffset(text)).toBe(offset);
});
