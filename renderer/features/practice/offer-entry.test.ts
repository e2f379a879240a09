import type { PracticeEndpoint, PracticeRequest } from '#shared/model/practice';
import { expect, test } from 'vitest';
import { idsToOpen, type OfferEntry, offerTree, shortNames } from './offer-entry';

const request = (path: string, status: number, says = ''): PracticeRequest => ({
  method: 'GET',
  path,
  headers: {},
  body: null,
  status,
  says,
});
const endpoints: PracticeEndpoint[] = [
  {
    chapter: 'Pagination',
    path: '/pagination/cursor/',
    summary: 'Pages by a cursor',
    description: '',
    requests: [
      request('/pagination/cursor/', 200, 'the first page'),
      request('/pagination/cursor/?cursor=x', 404, 'no such place'),
    ],
  },
  {
    chapter: 'Pagination',
    path: '/pagination/hal/',
    summary: 'HAL links',
    description: '',
    requests: [request('/pagination/hal/', 200, 'with links')],
  },
  {
    chapter: 'Echo',
    path: '/teapot',
    summary: 'A teapot',
    description: '',
    requests: [request('/teapot', 418, 'short and stout')],
  },
];

const drawn = (tree: readonly OfferEntry[]): string[] =>
  tree.flatMap(({ name, children }) => [name, ...drawn(children).map((line) => `  ${line}`)]);

test('chapters hold endpoints by what tells them apart, and an endpoint its requests where it has several', () => {
  expect(drawn(offerTree(endpoints, ''))).toEqual([
    'Pagination',
    '  cursor',
    '    the first page',
    '    no such place',
    '  hal',
    'Echo',
    '  teapot',
  ]);
});

test('a filter finds by path, by purpose, by chapter and by the status of a request', () => {
  expect(drawn(offerTree(endpoints, 'hal'))).toEqual(['Pagination', '  hal']);
  expect(drawn(offerTree(endpoints, 'TEAPOT'))).toEqual(['Echo', '  teapot']);
  expect(drawn(offerTree(endpoints, 'pagination'))).toHaveLength(5);
  expect(drawn(offerTree(endpoints, 'cursor 404'))).toEqual(['Pagination', '  cursor', '    no such place']);
  expect(offerTree(endpoints, 'espresso')).toEqual([]);
});

test('what was found stands open: endpoints only where the request is what matched', () => {
  expect(idsToOpen(offerTree(endpoints, 'cursor'), 'cursor')).toEqual(['Pagination']);
  expect(idsToOpen(offerTree(endpoints, '404'), '404')).toEqual(['Pagination', '/pagination/cursor/']);
});

test.each([
  [
    ['/library/', '/library/books/', '/library/books/{id}/'],
    ['library', 'books', 'books/{id}'],
  ],
  [
    ['/pagination/cursor/', '/pagination/hal/'],
    ['cursor', 'hal'],
  ],
  [
    ['/', '/openapi.json'],
    ['/', 'openapi.json'],
  ],
  [['/teapot'], ['teapot']],
  [
    ['/a/x', '/b/x'],
    ['a/x', 'b/x'],
  ],
  [
    ['/s3/{bucket}', '/s3/{bucket}/{key*}'],
    ['{bucket}', '{key}'],
  ],
])('%j are told apart as %j', (paths, names) => {
  expect(shortNames(paths)).toEqual(names);
});
