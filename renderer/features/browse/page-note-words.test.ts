import { readPage } from '#shared/hypermedia/read-page';
import type { Exchange } from '#shared/model/exchange';
import { expect, test } from 'vitest';
import { wordsInstead } from './page-note-words';

function said(body: string, type = 'application/json', isTooLarge = false): string | null {
  const headers: [string, string][] = [['Content-Type', type]];
  const url = 'http://api.test/';
  const page = readPage({ method: 'GET', url, status: 200, headers, body });
  const head = { status: 200, reason: '', httpVersion: '1.1', headers };
  const exchange = { phase: 'finished', method: 'GET', url, hops: [], head, bodyBytes: body.length } as unknown as Exchange;
  return wordsInstead(page, exchange, isTooLarge);
}

test('a page that has nothing but links says nothing instead of them', () => {
  expect(
    said('{"_links":{"self":{"href":"/"},"books":{"href":"/books{?page}","templated":true}}}', 'application/hal+json'),
  ).toBeNull();
  expect(said('{"name":"A"}')).toBeNull();
});

test('what can be read and is empty is not called broken', () => {
  expect(said('{}')).toBe('The body can be read, and holds nothing to show.');
});

test('what is no page says what it is', () => {
  expect(said('{"a":')).toMatch(/cannot be read as JSON/);
  expect(said('<!doctype html><p>', 'text/html')).toMatch(/^The body is .*HTML.*: not JSON/);
  expect(said('')).toMatch(/^No body came/);
  expect(said('{}', 'application/json', true)).toMatch(/^The body is too large/);
});
