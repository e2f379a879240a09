import { describe, expect, test } from 'vitest';
import { headerDictionary } from './http/header-dictionary';
import { methods } from './http/methods';
import { statusCatalog } from './http/status-catalog';
import { findFrames, findOpenings, findTwins, likenessOf, type NamedText } from './text-likeness.test-support';

const statusTexts: readonly NamedText[] = statusCatalog.flatMap(({ code, ...entry }) =>
  [
    entry.meaning,
    entry.paragraph,
    entry.client,
    entry.server,
    entry.retry,
    ...entry.causes,
    ...entry.lookAlikes.map(({ difference }) => difference),
  ].map((text) => ({ name: String(code), text })),
);
const headerTexts: readonly NamedText[] = headerDictionary.map(({ name, meaning, note }) => ({
  name,
  text: `${meaning}. ${note}`,
}));
const methodTexts: readonly NamedText[] = methods.map(({ method, meaning, paragraph, twice }) => ({
  name: method,
  text: `${meaning}. ${paragraph} ${twice}`,
}));

describe.each([
  ['status codes', statusTexts],
  ['headers', headerTexts],
  ['methods', methodTexts],
])('the texts on %s', (_, texts) => {
  test('hold no two sentences that are nearly the same', () => {
    expect(findTwins(texts)).toEqual([]);
  });

  test('are not made from a frame with gaps', () => {
    expect(findFrames(texts)).toEqual([]);
  });

  test('do not begin alike', () => {
    expect(findOpenings(texts)).toEqual([]);
  });
});

describe('the measure', () => {
  const made = [
    { name: 'ETag', text: 'The ETag header is used by the server to tell the client which version it has.' },
    { name: 'Age', text: 'The Age header is used by the server to tell the client how old it is.' },
    { name: '404', text: 'This code means that the server could not find what was asked for at the address.' },
    { name: '410', text: 'This code means that the page could not be what was asked for at the moment.' },
  ];
  const written = [
    { name: 'ETag', text: 'An opaque mark in quotes: two equal marks stand for the same content.' },
    { name: 'Age', text: 'Only caches add it, so its presence gives away that the origin was not asked.' },
    { name: '404', text: 'There is nothing at this address, or the server will not say that there is.' },
    { name: '410', text: 'It was here, was removed on purpose, and will not come back.' },
  ];

  test('finds what a template has filled in, and lets pass what was written', () => {
    expect(findTwins(made).map(({ names }) => names)).toEqual([['ETag', 'Age']]);
    expect(findOpenings(made, 1).map(({ frame }) => frame)).toContain('this code means that');
    expect([...findTwins(written), ...findFrames(written), ...findOpenings(written, 1)]).toEqual([]);
  });

  test('a frame is what is left when its nouns and verbs are taken out', () => {
    const texts = [
      { name: 'a', text: 'The key of the caller that was sent with the request.' },
      { name: 'b', text: 'The age of the copy that was found with the answer.' },
      { name: 'c', text: 'The age of a copy that was found there.' },
    ];
    expect(findFrames(texts)).toEqual([{ frame: 'the * of the * that was * with the *', names: ['a', 'b'] }]);
  });

  test('numbers and names of fields do not make two sentences different', () => {
    expect(likenessOf('With 404 the Content-Type must be sent', 'With 410 the Content-Length must be sent')).toBe(1);
    expect(likenessOf('With 404 the type must be sent', 'Nobody knows what becomes of it')).toBe(0);
  });
});
