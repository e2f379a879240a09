import { expect, test } from 'vitest';
import { withParam, withValues } from './page-address';
import { paging, root, rows } from './read-paging.test-support';

test('half of a character goes into an address as U+FFFD, in names and in values', () => {
  expect(withParam('/a?q=x', 'after\uDC00', '\uD800b')).toBe('/a?q=x&after%EF%BF%BD=%EF%BF%BDb');
  expect(withValues('/a', 'tag', ['\uD83D', '\uD83D\uDE00'])).toBe('/a?tag=%EF%BF%BD&tag=%F0%9F%98%80');
});

test('a token that ends with one leads on all the same', () => {
  expect(paging('/a', { items: rows(2), next_cursor: 'cut\uD83D' })?.next).toBe(`${root}/a?cursor=cut%EF%BF%BD`);
});
