import { expect, test } from 'vitest';
import { sizeOf } from './body-words';
import { charsetOf, pickBodyView, previewKindOf, viewsFor } from './pick-body-view';

test.each([
  ['json', 'application/json', 'tree'],
  ['json', 'application/hal+json; charset=utf-8', 'tree'],
  ['json', null, 'tree'],
  ['json', 'text/plain', 'text'],
  ['text', 'application/json', 'tree'],
  ['html', 'application/json', 'text'],
  ['html', 'text/html', 'text'],
  ['xml', 'application/xml', 'text'],
  ['xml', 'image/svg+xml', 'preview'],
  ['image', 'application/octet-stream', 'preview'],
  ['binary', 'application/octet-stream', 'hex'],
  ['pdf', 'application/pdf', 'hex'],
  ['binary', 'text/plain', 'hex'],
] as const)('what looks like %s and is called %s is shown as %s', (looksLike, contentType, view) => {
  expect(pickBodyView({ looksLike, bytes: 100_000_000 }, contentType)).toBe(view);
});

test('a gigabyte of JSON is text until its tree is asked for', () => {
  expect(pickBodyView({ looksLike: 'json', bytes: 1_000_000_000 }, 'application/json')).toBe('text');
});

test('a preview is offered for what can be drawn', () => {
  expect(viewsFor(previewKindOf('html', null)).map(({ value }) => value)).toEqual(['preview', 'tree', 'text', 'hex']);
  expect(viewsFor(previewKindOf('json', null)).map(({ value }) => value)).toEqual(['tree', 'text', 'hex']);
});

test('a charset is read out of a Content-Type', () => {
  expect(
    ['text/html; charset=UTF-8', 'text/html;charset="iso-8859-1"', 'text/html; charset=', 'text/html', null].map(charsetOf),
  ).toEqual(['UTF-8', 'iso-8859-1', null, null, null]);
});

test('sizes are short and say their unit', () => {
  expect(
    [0, 1, 999, 1000, 12_345, 103_400_000, 999_960, 4_000_000_000].map((bytes) => sizeOf(bytes).replace('\u00a0', ' ')),
  ).toEqual(['0 bytes', '1 byte', '999 bytes', '1 kB', '12.3 kB', '103 MB', '1 MB', '4 GB']);
});
