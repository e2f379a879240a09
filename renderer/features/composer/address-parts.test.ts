import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addressParts } from './address-parts';

const coloured = (url: string) => addressParts(url).map(({ kind, text }) => `${kind} ${text}`);

test('names scheme, host, path, query and fragment', () => {
  expect(coloured('https://x.test:80/a/:id/?page=2&q=a?b#end')).toEqual([
    'faint https://',
    'plain x.test:80',
    'plain /a/',
    'param :id',
    'plain /',
    'sign ?',
    'name page',
    'sign =',
    'value 2',
    'sign &',
    'name q',
    'sign =',
    'value a?b',
    'faint #end',
  ]);
});

test('finds variables everywhere', () => {
  expect(coloured('{{base}}/x?q={{q}}')).toEqual([
    'variable {{base}}',
    'plain /x',
    'sign ?',
    'name q',
    'sign =',
    'variable {{q}}',
  ]);
});

test('loses no letter', () => {
  const text = fc.string({ unit: fc.constantFrom('a', '?', '&', '=', '#', ':', '/', '{', '}', 'é') });
  fc.assert(
    fc.property(
      text,
      (url) =>
        addressParts(url)
          .map((part) => part.text)
          .join('') === url,
    ),
  );
});
