import { expect, test } from 'vitest';
import { clock, duration } from './duration';

test('a time to live is said in its largest whole unit', () => {
  expect([0, 59_999, 60_000, 900_000, 3_599_000, 3_600_000, 90_000_000, -5].map(duration)).toEqual([
    '0 s',
    '59 s',
    '1 min',
    '15 min',
    '59 min',
    '1 h',
    '1 d',
    '0 s',
  ]);
});

test('a countdown reads as a clock', () => {
  expect([898_400, 59_999, 3_723_000, 97_200_000 + 86_400_000, -1].map(clock)).toEqual([
    '14:58',
    '00:59',
    '1:02:03',
    '2 d 03:00:00',
    '00:00',
  ]);
});
