import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isNewOrigin, shortAddress, webUrl } from './web-url';

const bases = [
  'http://api.test/books/',
  'http://api.test/books?page=2#top',
  'https://api.test:8443/',
  'http://ann:secret@api.test/books/',
  'http://api.test',
  'http://127.0.0.1/v1/books',
  'HTTP://Api.Test:80/a/b',
  'ftp://api.test/books',
  'no address',
  '',
];

/** Parts of which some are read as they stand there, and some are not. */
const parts = [
  'books',
  'a.b',
  '.',
  '..',
  '/',
  '//',
  '%2e',
  '~x',
  '-',
  '\\',
  '?',
  '&',
  '=',
  '#',
  ' ',
  'é',
  '{',
  '@',
  ':',
  ';',
  '\t',
  '^',
  '|',
];
const starts = [
  'http://api.test',
  'https://api.test:8443',
  'HTTP://api.test',
  'http://ann:secret@api.test',
  'http://cdn.test',
  '',
  '/',
  '//',
];
const references = fc
  .tuple(fc.constantFrom(...starts), fc.array(fc.constantFrom(...parts), { maxLength: 8 }))
  .map(([start, rest]) => start + rest.join(''));

/** As a URL is read by itself, each time. */
function readByItself(reference: string, base: string): string | null {
  const url = URL.parse(reference, base);
  return url?.protocol === 'http:' || url?.protocol === 'https:' ? url.href : null;
}

const leaves = (url: string, base: string): boolean =>
  !URL.canParse(url) || !URL.canParse(base) || new URL(url).origin !== new URL(base).origin;

test('an address is what reading it by itself makes of it, whatever was read before', () => {
  fc.assert(
    fc.property(references, fc.constantFrom(...bases), (reference, base) => {
      expect(webUrl(reference, base)).toBe(readByItself(reference, base));
      expect(isNewOrigin(reference, base)).toBe(leaves(reference, base));
      const short = leaves(reference, base) ? reference : reference.slice(new URL(reference).origin.length);
      expect(shortAddress(reference, base)).toBe(short);
    }),
    { numRuns: 3_000 },
  );
});

test('a path under an address with a user keeps the user; dots go up, and what has to be encoded is', () => {
  expect(webUrl('/books/1', 'http://ann:secret@api.test/')).toBe('http://ann:secret@api.test/books/1');
  expect(webUrl('http://api.test/a/../b', 'http://api.test/')).toBe('http://api.test/b');
  expect(webUrl('/a b', 'http://api.test/')).toBe('http://api.test/a%20b');
  expect(webUrl('//cdn.test/a', 'http://api.test/')).toBe('http://cdn.test/a');
});
