import { expect, test } from 'vitest';
import { fileNameFor } from './save-as';

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
