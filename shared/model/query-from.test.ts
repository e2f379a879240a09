import { expect, test } from 'vitest';
import { namedWord, queryFrom, withFacet } from './query-from';

test.each([
  ['', { text: '', method: '', status: null, pinned: false }],
  ['POST orders', { text: 'orders', method: 'POST' }],
  ['post orders', { text: 'post orders', method: '' }],
  ['404', { text: '', status: 404 }],
  ['4xx books', { text: 'books', status: 4 }],
  ['1984 books', { text: '1984 books', status: null }],
  ['699', { text: '699', status: null }],
  ['in:shop since:2026-11-01 ferry', { collection: 'shop', since: new Date(2026, 10, 1).getTime(), text: 'ferry' }],
  ['before:2026-11-02', { before: new Date(2026, 10, 2).getTime(), text: '' }],
  [
    'failed host:H.test:8000 env:"my staging" in:"the shop"',
    { status: 0, host: 'h.test:8000', environment: 'my staging', collection: 'the shop' },
  ],
  ['http://h/x host:', { text: 'http://h/x host:', host: '' }],
  ['since:monday', { since: null, text: 'since:monday' }],
  ['pinned 200', { pinned: true, status: 200 }],
])('“%s” is understood', (typed, query) => {
  expect(queryFrom(typed)).toMatchObject(query);
});

test('choosing a facet puts its word in the place of the one before, and leaves what was typed', () => {
  const typed = withFacet('ferry POST 404', 'status', '2xx');
  expect(typed).toBe('ferry POST 2xx');
  expect(withFacet(typed, 'method', null)).toBe('ferry 2xx');
  expect(withFacet('env:"my staging" ferry', 'environment', namedWord('env', 'live one'))).toBe('ferry env:"live one"');
});
