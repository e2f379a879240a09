import { expect, test } from 'vitest';
import type { Endpoint } from '../endpoint.ts';
import { createRouter } from './router.ts';

const paths = [
  '/',
  '/books/',
  '/books/{id}/',
  '/books/new/',
  '/books/{id}/notes',
  '/store/{box}/',
  '/store/{box}/{name*}',
  '/any/{rest*}',
];
const router = createRouter(paths.map((path) => ({ path }) as Endpoint));

test.each<[string, string | null, Record<string, string>]>([
  ['/', '/', {}],
  ['/books/', '/books/', {}],
  ['/books', null, {}],
  ['/books/21/', '/books/{id}/', { id: '21' }],
  ['/books/new/', '/books/new/', {}],
  ['/books/new/notes', '/books/{id}/notes', { id: 'new' }],
  ['/books//', null, {}],
  ['/b%6Foks/%32%31/', '/books/{id}/', { id: '21' }],
  ['/books/a%2Fb/', '/books/{id}/', { id: 'a/b' }],
  ['/books%2F', null, {}],
  ['/store/a/', '/store/{box}/', { box: 'a' }],
  ['/store/a/b/c', '/store/{box}/{name*}', { box: 'a', rest: 'b/c' }],
  ['/any/', '/any/{rest*}', { rest: '' }],
  ['/any', null, {}],
  ['*', null, {}],
  ['/constructor', null, {}],
])('%s leads to %s', (path, endpoint, params) => {
  const found = router.find(path);
  expect([found?.endpoint.path ?? null, found?.params ?? {}]).toEqual([endpoint, params]);
});

test('a path that is not well encoded is no path', () => {
  expect(() => router.find('/books/%zz/')).toThrow(URIError);
});
