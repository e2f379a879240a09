import { expect, test } from 'vitest';
import { readRoute, readServerTiming } from './server-timing';

const read = (value: string) =>
  readServerTiming([['Server-Timing', value]]).map(({ name, words, durationMs }) => [name, words, durationMs]);

test.each<[value: string, steps: unknown[]]>([
  [
    'auth;dur=0.2, authz;dur=0.1, app;dur=12.5, render;dur=1',
    [
      ['auth', 'who is asking', 0.2],
      ['authz', 'whether they may', 0.1],
      ['app', 'the work itself', 12.5],
      ['render', 'writing the answer', 1],
    ],
  ],
  ['db;desc="rows, and joins; slow";dur=53', [['db', 'rows, and joins; slow', 53]]],
  [
    'miss, x;dur=soon',
    [
      ['miss', 'miss', null],
      ['x', 'x', null],
    ],
  ],
  ['not a name;dur=1', []],
  ['', []],
])('%s', (value, steps) => expect(read(value)).toEqual(steps));

test('the route is told by whichever field has it', () => {
  expect(readRoute([['X-View', 'BookList']])).toBe('BookList');
  expect(readRoute([['X-Powered-By', 'Express']])).toBeNull();
});
