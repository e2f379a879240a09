import { expect, test } from 'vitest';
import { bestMatch, findHeaders } from './find-headers';

const names = (search: string, sender: 'all' | 'request' | 'response' = 'all') =>
  findHeaders(search, sender).flatMap(({ entries }) => entries.map(({ name }) => name));

test('headers are found by name, by what they mean, and by their document', () => {
  expect(names('ratelimit-p')).toEqual(['RateLimit-Policy']);
  expect(names('lost order twice')).toEqual(['Idempotency-Key']);
  expect(names('rfc 9530')).toEqual(['Content-Digest', 'Repr-Digest', 'Want-Content-Digest', 'Want-Digest', 'Want-Repr-Digest']);
  expect(names('no such thing anywhere')).toEqual([]);
});

test('each kind of message has its own, and some belong to both', () => {
  expect([names('', 'request').includes('Set-Cookie'), names('', 'response').includes('Set-Cookie')]).toEqual([false, true]);
  expect([names('', 'request').includes('Content-Type'), names('', 'response').includes('Content-Type')]).toEqual([true, true]);
});

test('what is typed means the field of that name first, then one that begins so', () => {
  const best = (search: string) => bestMatch(search, findHeaders(search, 'all'))?.name;
  expect([best('age'), best('etag:'), best('content-sec'), best('forgery')]).toEqual([
    'Age',
    'ETag',
    'Content-Security-Policy',
    'Cookie',
  ]);
});
