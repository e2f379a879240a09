import { expect, test } from 'vitest';
import { iriBeside } from './iri-beside';

const base = 'http://api.test/books?page=2';
const node = (id: string, type: string | null = 'Book') =>
  new Map([['@id', id], ...(type === null ? [] : [['@type', type] as const])] as [string, string][]);

test.each([
  // API Platform's own: below the root of the API.
  ['/api/authors/7', '/api/books/1'],
  ['/api/countries/france', '/api/books/1'],
  ['/api/books/1/reviews', '/api/books/1'],
  // Without such a root, by the key at its end.
  ['/authors/7', '/books/1'],
  ['/authors/0b3c9f4e-6a52-4b57-9a51-2f7f1d1c2a10', '/books/1'],
  ['/authors/01ARZ3NDEKTSV4RRFFQ69G5FAV', '/books/1'],
  // Beside the node, and below it.
  ['/books/the-long-way', '/books/1'],
  ['/books/1/reviews', '/books/1'],
])('%s is an address beside %s', (text, id) => {
  expect(iriBeside(text, node(id), base)).toBe(`http://api.test${text}`);
});

test.each([
  ['a path of a file system', '/home/ann/notes', '/api/books/1'],
  ['the same without a root of the API', '/etc/passwd', '/books/1'],
  ['a device', '/dev/sda1', '/books/1'],
  ['a path with a number in it', '/var/log/2024', '/books/1'],
  ['a price', '/ 3 per month', '/books/1'],
  ['one step', '/7', '/books/1'],
  ['a name that only begins as the root does', '/apiary/hives/7', '/api/books/1'],
  ['another origin', '//evil.test/books/7', '/api/books/1'],
  ['another origin, as browsers read it', '/\\evil.test/books/7', '/api/books/1'],
  ['a template', '/api/books/{id}', '/api/books/1'],
  ['a relative name', 'authors/7', '/books/1'],
  ['a node that is known by a whole address', '/authors/7', 'http://api.test/books/1'],
  ['a node without a name', '/authors/7', '_:b0'],
])('%s is none', (_name, text, id) => expect(iriBeside(text, node(id), base)).toBeNull());

test('nothing is where there is no node around it', () => {
  expect(iriBeside('/authors/7', undefined, base)).toBeNull();
  expect(iriBeside('/authors/7', node('/books/1', null), base)).toBeNull();
});
