import { expect, test } from 'vitest';
import { codingsLeft, encodedName, fileNameFor } from './save-as';

test.each([
  ['https://x.test/library/books/?page=2', 'application/json; charset=utf-8', 'books.json'],
  ['https://x.test/cover.png', 'image/png', 'cover.png'],
  ['https://x.test/', 'text/html', 'body.html'],
  ['https://x.test', null, 'body'],
  ['https://x.test/a%2F..%2Fb', 'text/plain', 'a_.._b.txt'],
  ['https://x.test/.bashrc', 'application/octet-stream', 'bashrc'],
  ['https://x.test/feed', 'application/atom+xml', 'feed.xml'],
])('%s (%s) is saved as %s', (url, contentType, name) => {
  expect(fileNameFor(url, contentType)).toBe(name);
});

test.each([
  [['gzip'], 'books.json.gz'],
  [['br'], 'books.json.br'],
  [['zstd'], 'books.json.zst'],
  [['deflate'], 'books.json.zz'],
  [['gzip', 'br'], 'books.json.br.gz'],
  [['strange/../one'], 'books.json.strange____one'],
])('what is encoded as %j is saved as %s', (codings, name) => {
  expect(encodedName('books.json', codings)).toBe(name);
});

test.each([
  [null, [], []],
  ['gzip', ['gzip'], []],
  ['gzip', [], ['gzip']],
  ['br, GZIP', ['gzip'], ['br']],
  ['strange, gzip', ['gzip'], ['strange']],
  ['identity', [], []],
])('of %j with %j undone there is left %j', (head, decoded, left) => {
  expect(codingsLeft(head, decoded)).toEqual(left);
});
