import { expect, test } from 'vitest';
import { essenceOf } from './transcript-words';

test.each([
  ['text', 'next', '{"id":"1","type":"next","payload":{"data":{"a":1.0}}}', '{"data":{"a":1.0}}'],
  ['event', 'next', '{"id":"7-f","payload":{"data":null}}', '{"data":null}'],
  ['event', 'next', '{"data":{"a":1}}', '{"data":{"a":1}}'],
  ['event', 'price', '{"id":"7-f","payload":{"data":null}}', '{"id":"7-f","payload":{"data":null}}'],
  ['event', 'next', '{"id":7,"payload":[1]}', '{"id":7,"payload":[1]}'],
  ['text', undefined, '{"id":"1","payload":{}}', '{"id":"1","payload":{}}'],
] as const)('of %s %s %s is shown %s', (kind, event, text, shown) => {
  expect(essenceOf({ kind, ...(event !== undefined && { event }) }, text)).toBe(shown);
});
