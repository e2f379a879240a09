import { expect, test } from 'vitest';
import { hasMoreValues } from './count-values.ts';

const hasJust = (text: string, count: number) => !hasMoreValues(text, count) && hasMoreValues(text, count - 1);

test('values are counted, but not what looks like some in strings', () => {
  expect(hasJust('1', 1)).toBe(true);
  expect(hasJust('{}', 1)).toBe(true);
  expect(hasJust('[1, 2, {"a": []}]', 5)).toBe(true);
  expect(hasJust(String.raw`{"a, [{": "\",,,,\\", "b": 1}`, 3)).toBe(true);
  expect(hasJust('"[[[,,,"', 1)).toBe(true);
});

test('what is left open is counted as far as it goes', () => {
  expect(hasJust('["[[[[', 2)).toBe(true);
  expect(hasJust('[[[[', 5)).toBe(true);
});
