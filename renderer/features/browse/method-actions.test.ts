import type { PageMethod, PageModel } from '#shared/hypermedia/page';
import { readPage } from '#shared/hypermedia/read-page';
import { expect, test } from 'vitest';
import { methodActions, sayersOf } from './method-actions';

const blank = readPage({ method: 'GET', url: 'http://a/books/', status: 200, headers: [], body: '{}' });
const page = (...methods: PageMethod[]): PageModel => ({ ...blank, methods });
const said = (method: string, more: Partial<PageMethod> = {}): PageMethod => ({
  method,
  allowed: true,
  source: 'Allow',
  words: '',
  ...more,
});
const names = (model: PageModel) => methodActions(model).map(({ method }) => method);

test('methods stand in the order people look for them, DELETE at the end, HEAD and OPTIONS at hand', () => {
  expect(names(page(said('DELETE'), said('PATCH'), said('GET'), said('PURGE')))).toEqual([
    'GET',
    'PATCH',
    'HEAD',
    'OPTIONS',
    'PURGE',
    'DELETE',
  ]);
  expect(names(page())).toEqual(['GET', 'HEAD', 'OPTIONS']);
  expect(names(page(said('POST')))).toEqual(['POST']);
  // A form names its own method and says nothing of the others.
  expect(names(page(said('POST', { source: 'form' })))).toEqual(['GET', 'POST', 'HEAD', 'OPTIONS']);
});

test('safe methods send, others ask or open what is to be filled in', () => {
  const does = methodActions(page(said('GET'), said('POST'), said('DELETE'))).map((one) => [one.method, one.does]);
  expect(Object.fromEntries(does)).toMatchObject({ GET: 'sends', HEAD: 'sends', POST: 'prepares', DELETE: 'asks' });
});

test('POST adds one to a list, but for the lists of GraphQL, which is asked by it', () => {
  const words = (body: string) => {
    const read = readPage({ method: 'POST', url: 'http://a/books/', status: 200, headers: [['Allow', 'GET, POST']], body });
    return [read.kind, methodActions(read).find(({ method }) => method === 'POST')?.words];
  };
  expect(words('[{"id":1}]')).toEqual(['plain', 'add one']);
  expect(words('{"data":{"books":{"edges":[{"node":{"id":1}}],"pageInfo":{"hasNextPage":false}}}}')).toEqual(['graphql', '']);
});

test('what was refused before is marked: a method that is not there is struck, one for others still works', () => {
  const actions = methodActions(page(said('GET'), said('POST')), { PUT: 405, POST: 403 });
  expect(actions.find(({ method }) => method === 'PUT')).toMatchObject({ isAllowed: false, words: 'not for this resource' });
  expect(actions.find(({ method }) => method === 'POST')).toMatchObject({ isAllowed: true, words: 'not for this identity' });
});

test('who says so is told, each once', () => {
  const described = said('POST', { source: 'OpenAPI', words: 'Add a book' });
  expect(sayersOf(page(said('GET'), said('HEAD'), described))).toEqual(['Allow', 'OpenAPI']);
  expect(methodActions(page(described))[0]?.source).toBe('Add a book. Described in the OpenAPI document.');
});
