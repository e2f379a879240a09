import { expect, test } from 'vitest';
import { latestResults } from './latest-results';

test('the same few texts are worked on once, more of them again, long ones each time', () => {
  const worked: string[] = [];
  const length = latestResults((text: string) => worked.push(text) && text.length, 2);
  expect(['a', 'bb', 'a', 'bb'].map(length)).toEqual([1, 2, 1, 2]);
  expect(worked).toEqual(['a', 'bb']);
  expect([length('ccc'), length('a')]).toEqual([3, 1]);
  expect(worked).toEqual(['a', 'bb', 'ccc', 'a']);
  const long = 'x'.repeat(2_001);
  expect([length(long), length(long)]).toEqual([2_001, 2_001]);
  expect(worked).toHaveLength(6);
});
