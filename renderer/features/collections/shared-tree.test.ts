import type { Collection, RequestItem } from '#shared/model/collection';
import { expect, test } from 'vitest';
import { createSharedTree } from './shared-tree';
import { plainView } from './tree-entry';
import { parseFilter } from './tree-filter';

const request = (path: string): RequestItem => ({ kind: 'request', path, name: path, method: 'GET', url: `http://h/${path}` });

const shop: Collection = {
  root: '/shop',
  name: 'Shop',
  problem: null,
  items: [
    { kind: 'folder', path: 'carts', name: 'carts', items: [request('carts/one.yml'), request('carts/two.yml')] },
    { kind: 'folder', path: 'items', name: 'items', items: [request('items/one.yml')] },
  ],
};
const look = (filter: string) => ({ ...plainView, filter: parseFilter(filter) });

test('a key that changes no row gives the very tree of before', () => {
  const tree = createSharedTree();
  const before = tree([shop], look('on'));
  expect(tree([shop], look('one'))).toBe(before);
});

test('what a filter leaves as it was is the same row, and what it takes from is another', () => {
  const tree = createSharedTree();
  const before = tree([shop], look(''));
  const after = tree([shop], look('one'));
  expect(after.index.get('/shop\nitems')).toBe(before.index.get('/shop\nitems'));
  expect(after.index.get('/shop\ncarts/one.yml')).toBe(before.index.get('/shop\ncarts/one.yml'));
  expect(after.index.get('/shop\ncarts')).not.toBe(before.index.get('/shop\ncarts'));
  expect(after.index.has('/shop\ncarts/two.yml')).toBe(false);
});

test('a request whose file says something else is another row', () => {
  const tree = createSharedTree();
  const before = tree([shop], look(''));
  const changed = { ...shop, items: shop.items.map((item) => (item.path === 'items' ? { ...item } : item)) };
  const after = tree([changed], look(''));
  expect(after.entries[0]).not.toBe(before.entries[0]);
  expect(after.index.get('/shop\ncarts')).toBe(before.index.get('/shop\ncarts'));
});
