import type { Collection, CollectionItem } from '#shared/model/collection';
import { expect, test } from 'vitest';
import { foldersOf, idsAbove, indexEntries, treeOf } from './tree-entry';

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

const names = (filter: string) => [...indexEntries(treeOf([library], filter)).values()].map((entry) => entry.name);

test('the tree shows collections, folders, requests and broken files with the number of files in each', () => {
  expect([...indexEntries(treeOf([library], '')).values()].map(({ name, count }) => [name, count])).toEqual([
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
