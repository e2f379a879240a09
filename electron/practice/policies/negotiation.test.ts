import { expect, test } from 'vitest';
import { pickEncoding, pickLanguage, pickMediaType } from './negotiation.ts';

const offered = ['application/json', 'text/html', 'application/xml'];

test.each([
  [undefined, 'application/json'],
  ['*/*', 'application/json'],
  ['text/html', 'text/html'],
  ['text/*', 'text/html'],
  ['application/xml;q=0.9, application/json;q=0.1', 'application/xml'],
  ['*/*, application/json;q=0', 'text/html'],
  ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', 'text/html'],
  ['image/png', null],
  ['application/json;q=0', null],
])('Accept: %s is answered with %s', (accept, expected) => {
  expect(pickMediaType(accept, offered)).toBe(expected);
});

test.each([
  ['de', 'de'],
  ['de-AT, en;q=0.5', 'de'],
  ['fr;q=0.2, *;q=0.1', 'fr'],
  ['ja', null],
  [undefined, 'en'],
])('Accept-Language: %s is answered with %s', (accept, expected) => {
  expect(pickLanguage(accept, ['en', 'de', 'fr'])).toBe(expected);
});

test.each([
  ['gzip', 'gzip'],
  ['gzip;q=0.5, br', 'br'],
  [undefined, 'identity'],
  ['identity;q=0', null],
  ['*;q=0', null],
])('Accept-Encoding: %s is answered with %s', (accept, expected) => {
  expect(pickEncoding(accept, ['br', 'gzip', 'identity'])).toBe(expected);
});
