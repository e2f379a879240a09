import { expect, test } from 'vitest';
import { createRow } from '../model/row';
import { fillPathParams, findPathParams } from './path-params';

test('names of whole segments are found, in the path only, each once', () => {
  expect(findPathParams('https://example.com:8080/books/:id/pages/:page/:id?x=/:not#/:not')).toEqual(['id', 'page']);
  expect(findPathParams('{{base}}/books/:id')).toEqual(['id']);
  expect(findPathParams('localhost:8000/a:b/c:/:/::d')).toEqual([]);
});

test('values are put in percent-encoded, so that they stay one segment', () => {
  const rows = [createRow('id', 'a/b c?ü'), { ...createRow('page', '2'), enabled: false }];
  expect(fillPathParams('/books/:id/pages/:page/:other?x=:id', rows)).toBe('/books/a%2Fb%20c%3F%C3%BC/pages/:page/:other?x=:id');
});
