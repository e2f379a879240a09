import { expect, test } from 'vitest';
import type { HeaderList } from '../model/exchange-event';
import { readRateLimits, scarcest } from './rate-limits';

const now = 1_700_000_000_000;
const facts = (headers: HeaderList) =>
  readRateLimits(headers, now).map(({ name, limit, left, windowSeconds, resetsAt }) => [
    name,
    limit,
    left,
    windowSeconds,
    resetsAt === null ? null : (resetsAt - now) / 1000,
  ]);

test.each<[what: string, headers: HeaderList, rates: unknown[]]>([
  [
    'two rates with their policies',
    [
      ['RateLimit', '"burst";r=4;t=60, "day";r=99;t=86400'],
      ['RateLimit-Policy', '"burst";q=5;w=60, "day";q=100;w=86400'],
    ],
    [
      ['burst', 5, 4, 60, 60],
      ['day', 100, 99, 86400, 86400],
    ],
  ],
  ['a rate whose policy is not told', [['RateLimit', '"hour";r=988']], [['hour', null, 988, null, null]]],
  [
    'the form with names in it',
    [
      ['RateLimit', 'limit=10, remaining=4, reset=50'],
      ['RateLimit-Policy', '10;w=60'],
    ],
    [['', 10, 4, 60, 50]],
  ],
  [
    'three fields of the earlier draft',
    [
      ['RateLimit-Limit', '10, 10;w=1, 50;w=60'],
      ['RateLimit-Remaining', '9'],
      ['RateLimit-Reset', '1'],
    ],
    [['', 10, 9, 1, 1]],
  ],
  [
    'as GitHub writes it: a moment, and what it is for',
    [
      ['X-RateLimit-Limit', '60'],
      ['X-RateLimit-Remaining', '0'],
      ['X-RateLimit-Reset', '1700003600'],
      ['X-RateLimit-Resource', 'core'],
    ],
    [['core', 60, 0, null, 3600]],
  ],
  [
    'as Twitter wrote it',
    [
      ['x-rate-limit-limit', '15'],
      ['x-rate-limit-remaining', '14'],
      ['x-rate-limit-reset', '1700000900'],
    ],
    [['', 15, 14, null, 900]],
  ],
  [
    'seconds with fractions, and a moment in milliseconds',
    [
      ['X-RateLimit-Remaining', '1'],
      ['X-RateLimit-Reset', '0.5'],
    ],
    [['', null, 1, null, 0.5]],
  ],
  [
    'milliseconds since 1970',
    [
      ['X-RateLimit-Limit', '1'],
      ['X-RateLimit-Reset', '1700000060000'],
    ],
    [['', 1, null, null, 60]],
  ],
])('%s', (_what, headers, rates) => expect(facts(headers)).toEqual(rates));

test.each<[what: string, headers: HeaderList]>([
  ['no field of the kind', [['Content-Type', 'text/plain']]],
  ['a policy without a state', [['RateLimit-Policy', '"burst";q=5;w=60']]],
  ['a field that says something else', [['RateLimit', 'please be kind']]],
  ['Retry-After alone', [['Retry-After', '60']]],
])('%s is no rate', (_what, headers) => expect(facts(headers)).toEqual([]));

test('what is nearest to its end counts', () => {
  const rates = readRateLimits([['RateLimit', '"day";r=99;t=86400, "burst";r=1;t=60']], now);
  expect(scarcest(rates)?.name).toBe('burst');
  expect(scarcest([])).toBeNull();
});
