import type { Collection, CollectionItem } from '#shared/model/collection';
import { expect, test } from 'vitest';
import { dropTargets, stepTargets } from './drop-target';
import { nameOf, requestsOf, topmost } from './marked-rows';
import { entryId, foldersOf, idsAbove, indexEntries, plainView, treeOf, type TreeView } from './tree-entry';
import { parseFilter } from './tree-filter';

const request = (path: string, name: string, method = 'GET'): CollectionItem => ({
  kind: 'request',
  path,
  name,
  method,
  url: `http://h/${path}`,
});
const library: Collection = {
  root: '/c',
  name: 'Library API',
  problem: null,
  items: [
    {
      kind: 'folder',
      path: 'books',
      name: 'books',
      items: [
        request('books/all.yml', 'All books'),
        { kind: 'folder', path: 'books/old', name: 'old', items: [request('books/old/one.yml', 'An old one', 'POST')] },
      ],
    },
    { kind: 'broken', path: 'bad.yml', name: 'bad.yml', reason: 'it is not YAML', line: 3 },
  ],
};

const shown = (view: Partial<TreeView>) => treeOf([library], { ...plainView, ...view }).entries;
const names = (filter: string, view: Partial<TreeView> = {}) =>
  [...indexEntries(shown({ filter: parseFilter(filter), ...view })).values()].map((entry) => entry.name);

test('the tree shows collections, folders, requests and broken files with the number of files in each', () => {
  expect([...indexEntries(shown({})).values()].map(({ name, count }) => [name, count])).toEqual([
    ['Library API', 3],
    ['books', 2],
    ['All books', 1],
    ['old', 1],
    ['An old one', 1],
    ['bad.yml', 1],
  ]);
});

test('the filter looks into names, methods and addresses, and keeps the folders that lead to a hit', () => {
  expect(names('OLD one')).toEqual(['Library API', 'books', 'old', 'An old one']);
  expect(names('post')).toEqual(['Library API', 'books', 'old', 'An old one']);
  expect(names('all.yml')).toEqual(['Library API', 'books', 'All books']);
  expect(names('nothing like it')).toEqual([]);
});

test('a folder that matches shows all that is in it', () => {
  expect(names('books')).toEqual(['Library API', 'books', 'All books', 'old', 'An old one']);
});

test('folders by path, and the rows above a request', () => {
  expect(foldersOf(library)).toEqual(['', 'books', 'books/old']);
  expect(idsAbove('/c', 'books/old/one.yml')).toEqual(['/c\n', '/c\nbooks', '/c\nbooks/old']);
});

test('a tag narrows to the requests that have it, whatever else is typed', () => {
  const tagged: Collection = {
    ...library,
    items: [{ ...request('a.yml', 'A'), tags: ['smoke', 'Slow one'] } as CollectionItem, request('b.yml', 'B')],
  };
  const found = (typed: string) =>
    [...indexEntries(treeOf([tagged], { ...plainView, filter: parseFilter(typed) }).entries).values()].map(({ name }) => name);
  expect([found('tag:smoke'), found('tag:"slow one" a.y'), found('tag:smo tag:none'), found('tag:')]).toEqual([
    ['Library API', 'A'],
    ['Library API', 'A'],
    [],
    ['Library API', 'A', 'B'],
  ]);
});

test('a request in whose body the text stands is shown as well', () => {
  expect(names('ferry', { found: new Set([entryId('/c', 'books/all.yml')]) })).toEqual(['Library API', 'books', 'All books']);
});

test('rows are in their own order, by name, or by method', () => {
  const items = [request('1', 'Zoe', 'GET'), request('2', 'Ada', 'DELETE'), request('3', 'Bob', 'POST')];
  const listed = (order: TreeView['order']) =>
    treeOf([{ ...library, items }], { ...plainView, order }).entries[0]?.children.map(({ name }) => name);
  expect([listed('own'), listed('name'), listed('method')]).toEqual([
    ['Zoe', 'Ada', 'Bob'],
    ['Ada', 'Bob', 'Zoe'],
    ['Zoe', 'Bob', 'Ada'],
  ]);
});

test('of ten thousand matches the first are listed, and the rest are counted', () => {
  const items = Array.from({ length: 10_000 }, (_, number) => request(`${number}.yml`, `Request ${number}`));
  const { entries, missed } = treeOf([{ ...library, items }], { ...plainView, filter: parseFilter('request') });
  expect([entries[0]?.children.length, missed]).toEqual([100, 9_900]);
});

test('where something goes that is dropped beside or on a row', () => {
  const index = indexEntries(shown({}));
  const entry = (path: string) => index.get(entryId('/c', path))!;
  const dropped = (path: string, over: string, position: 'before' | 'after' | 'on') =>
    dropTargets(index, [entry(path)], { over: entry(over), position })?.[0]?.to ?? null;
  expect(dropped('books/all.yml', 'books/old', 'on')).toEqual({ root: '/c', folder: 'books/old', before: null });
  expect(dropped('books/old/one.yml', 'books/all.yml', 'before')).toEqual({
    root: '/c',
    folder: 'books',
    before: 'books/all.yml',
  });
  expect(dropped('books/old/one.yml', 'books/all.yml', 'after')).toEqual({ root: '/c', folder: 'books', before: null });
  expect(dropped('books/all.yml', '', 'on')).toEqual({ root: '/c', folder: '', before: null });
  expect([dropped('books', 'books/old', 'on'), dropped('books/all.yml', 'bad.yml', 'on'), dropped('', 'books', 'on')]).toEqual([
    null,
    null,
    null,
  ]);
});

test('several rows are dropped beside each other, and only what stays is a neighbour', () => {
  const items = ['a', 'b', 'c', 'd'].map((name) => request(name, name));
  const index = indexEntries(treeOf([{ ...library, items }], plainView).entries);
  const at = (path: string) => index.get(entryId('/c', path))!;
  const moves = (found: ReturnType<typeof dropTargets>) => found?.map(({ from, to }) => [from.path, to.before]) ?? null;
  expect(moves(dropTargets(index, [at('a'), at('b')], { over: at('b'), position: 'before' }))).toEqual([
    ['a', 'c'],
    ['b', 'c'],
  ]);
  expect(moves(stepTargets(index, [at('b'), at('d')], -1))).toEqual([
    ['b', 'a'],
    ['d', 'a'],
  ]);
  expect(stepTargets(index, [at('a'), at('c')], -1)).toBeNull();
  expect(dropTargets(index, [at('a'), at('')], { over: at('d'), position: 'after' })).toBeNull();
});

test('a folder and what stands in it are one thing to move or delete, and are counted as that', () => {
  const index = indexEntries(shown({}));
  const all = [...index.values()].filter(({ item }) => item.kind !== 'collection');
  expect(topmost(all).map(({ name }) => name)).toEqual(['books', 'bad.yml']);
  expect([nameOf(topmost(all)), requestsOf(topmost(all)).length]).toEqual(['1 folder and 1 request', 2]);
});
