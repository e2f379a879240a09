import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseJson } from './parse-json';
import { createRowFilter, neededText } from './row-filter';

const row = (value: unknown) => parseJson(JSON.stringify(value)) ?? null;
const book = row({ id: 7, title: 'The Last Ferry', price: '73.24', in_stock: true, author: { name: 'Ursula' }, tags: ['sea'] });
const takes = (typed: string) => createRowFilter(typed)?.(book);

test.each([
  ['ferry', true],
  ['FERRY last', true],
  ['"last ferry"', true],
  ['"ferry last"', false],
  ['ursula sea', true],
  ['title', false],
  ['title:ferry', true],
  ['Title:ferry', true],
  ['title:sea', false],
  ['price>73', true],
  ['price>100', false],
  ['price<=73.24 id=7', true],
  ['in_stock=yes', true],
  ['in_stock=no', false],
  ['nothing:x', false],
])('%s takes the book: %s', (typed, expected) => {
  expect(takes(typed)).toBe(expected);
});

test('nothing asked is no filter', () => {
  expect([createRowFilter(''), createRowFilter('   ')]).toEqual([null, null]);
});

test('JSON:API keeps its values deeper, and a bare value is a row too', () => {
  const article = row({ type: 'articles', id: '1', attributes: { title: 'Ferries' } });
  expect([createRowFilter('title:ferr')?.(article), createRowFilter('rr')?.(row('Ferry'))]).toEqual([true, true]);
});

test('a text that is needed stands in the JSON of every row that is taken', () => {
  fc.assert(
    fc.property(
      fc.array(fc.stringMatching(/^[a-zA-Z0-9 "\\é]{0,8}$/)),
      fc.stringMatching(/^[a-z0-9é"]{1,4}$/),
      (values, typed) => {
        const needed = neededText(typed);
        const one = row({ values });
        if (needed === null || !createRowFilter(typed)?.(one)) return;
        expect(JSON.stringify({ values }).toLowerCase()).toContain(needed);
      },
    ),
  );
});

test('a relationship of JSON:API is found by what is related, and not by where it leads', () => {
  const author = { links: { related: '/books/1/author' }, data: { type: 'people', id: '42' } };
  const resource = row({ type: 'books', id: '1', attributes: { title: 'Tide' }, relationships: { author } });
  const found = ['people 42', 'author:42', 'author:related', 'author:/books'].map((typed) => createRowFilter(typed)?.(resource));
  expect(found).toEqual([true, true, false, false]);
});
