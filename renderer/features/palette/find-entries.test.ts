import type { Collection } from '#shared/model/collection';
import { createDraft } from '#shared/model/request-draft';
import { expect, test } from 'vitest';
import { createTab } from '../../state/tab';
import { allEntries, findEntries, markHits } from './find-entries';

const action = (title: string) => ({ id: title, title, group: 'View', shortcut: undefined, run: () => {} });
const collections: Collection[] = [
  {
    root: '/c',
    name: 'Library',
    problem: null,
    items: [
      {
        kind: 'folder',
        path: 'f',
        name: 'books',
        items: [{ kind: 'request', path: 'f/one.yml', name: 'One book', method: 'GET', url: 'http://h/library/books/1/' }],
      },
    ],
  },
];
const entries = allEntries({
  actions: [action('Reopen the closed tab'), action('Close the tab'), action('Go to the address bar')],
  tabs: [createTab({ draft: createDraft('http://h/closed') })],
  collections,
});
const titles = (search: string) => findEntries(entries, search).map(({ title }) => title);

test('every word has to be there, in any case; titles that begin with it come first', () => {
  expect(titles('close TAB')).toEqual(['Close the tab', 'Reopen the closed tab']);
  expect(titles('')).toHaveLength(5);
  expect(titles('no such thing')).toEqual([]);
});

test('requests are found by name, method and address, and say where they are', () => {
  expect(findEntries(entries, 'books/1')).toMatchObject([{ title: 'One book', where: 'Library / books' }]);
});

test('a sign narrows the search to one kind', () => {
  expect(titles('>closed')).toEqual(['Reopen the closed tab']);
  expect(titles('@')).toEqual(['One book']);
});

test('hits are marked, also where the search has signs that mean something to a regular expression', () => {
  expect(markHits('Close (all)', '(a')).toEqual([
    { text: 'Close ', isHit: false },
    { text: '(a', isHit: true },
    { text: 'll)', isHit: false },
  ]);
});
