import { expect, test } from 'vitest';
import { readBreadcrumbs } from './breadcrumbs';

test('each segment of a path is a crumb that leads there', () => {
  expect(readBreadcrumbs('http://h/library/books/7/?page=2')).toEqual([
    { label: 'Root', url: 'http://h/', current: false },
    { label: 'Library', url: 'http://h/library/', current: false },
    { label: 'Books', url: 'http://h/library/books/', current: false },
    { label: '7', url: 'http://h/library/books/7/', current: true },
  ]);
});

test('an address that was made to be deep gives its last crumbs, each with its whole way, and takes no time', () => {
  const address = `http://h/${'a/'.repeat(50_000)}end`;
  const began = performance.now();
  const crumbs = readBreadcrumbs(address);
  expect(performance.now() - began).toBeLessThan(1_000);
  expect(crumbs).toHaveLength(51);
  expect(crumbs.at(-1)).toEqual({ label: 'End', url: address, current: true });
});
