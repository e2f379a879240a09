import { expect, test } from 'vitest';
import { failureHint } from './failure-hint';

test('that a part of the body is there is said once', () => {
  const short = { kind: 'wrongLength', expectedBytes: 100, receivedBytes: 6 } as const;
  expect(failureHint({ failure: short, bodyBytes: 6 })).toBe(
    'What arrived is kept below. The server, or something in between, cut the body short.',
  );
  const large = { kind: 'limitExceeded', limit: 'decodedBytes', allowed: 64 } as const;
  expect(failureHint({ failure: large, bodyBytes: 64 })).toBe('What arrived is kept below. The limit can be changed in Options.');
  expect(failureHint({ failure: large, bodyBytes: 0 })).toBe('What arrived is kept. The limit can be changed in Options.');
  const packed = { trailers: [], encodedBytes: 9, decoded: ['gzip'], stop: null, mostBytes: 99 };
  expect(failureHint({ failure: large, bodyBytes: 64, packed, receivedId: 'r1' })).toMatch(/Body decodes the rest/);
  expect(failureHint({ failure: large, bodyBytes: 64, packed, receivedId: null })).toMatch(/^What arrived is kept below/);
  const late = { kind: 'timedOut', phase: 'idle', limitMs: 60_000 } as const;
  expect(failureHint({ failure: late, bodyBytes: 9 })).toMatch(/^What arrived is kept below\. The server may be busy/);
});
