import { describe, expect, test } from 'vitest';
import { hideWords, mapTexts, namesHidden, showWords, textsIn } from './hidden-words';

const words = [
  { name: 'tab/1/form/a', text: 'päss "w" <&> \\ €' },
  { name: 'tab/1/form/b', text: 'cat' },
];
const secret = words[0]!.text;
const wordOf = (name: string) => words.find((word) => word.name === name)?.text;

describe('a word is hidden, and shown again as it was,', () => {
  test.each([
    ['alone', secret],
    ['in JSON', `{"user":"ada","password":${JSON.stringify(secret)}}`],
    ['in JSON that is not whole yet', `{"password": "${JSON.stringify(secret).slice(1, -1)}`],
    ['in XML', '<login><password>päss "w" &lt;&amp;&gt; \\ €</password></login>'],
    ['in an attribute', '<login password="päss &quot;w&quot; &lt;&amp;&gt; \\ €"/>'],
    ['in an address', `http://a.test/?p=${encodeURIComponent(secret)}&q=1`],
    ['in a body of a form', new URLSearchParams({ p: secret, q: '1' }).toString()],
    ['twice', `${secret} and ${secret}`],
  ])('%s', (_where, text) => {
    const hidden = hideWords(text, words);
    expect(hidden).not.toMatch(/p(?:ä|%C3%A4)ss/i);
    expect(new Set(namesHidden(hidden))).toEqual(new Set(['tab/1/form/a']));
    expect(showWords(hidden, wordOf)).toBe(text);
  });
});

test('a short word is hidden where it stands alone, and other words keep their letters', () => {
  const text = '{"password":"cat","category":"concatenated"}';
  const hidden = hideWords(text, words);
  expect(hidden.replaceAll(/[\u{E001}-\u{E003}]/gu, '|')).toBe('{"password":"|plain|tab/1/form/b|","category":"concatenated"}');
  expect(showWords(hidden, wordOf)).toBe(text);
});

test('what is kept nowhere any more stays hidden, and a text without words stays itself', () => {
  const hidden = hideWords('cat', words);
  expect(showWords(hidden, () => undefined)).toBe(hidden);
  expect([hideWords('dog', words), hideWords('', words), hideWords('dog', [{ name: 'n', text: '' }])]).toEqual([
    'dog',
    '',
    'dog',
  ]);
});

test('words that are names of ours as well do no harm', () => {
  const odd = [
    { name: 'tab/1/form/x', text: 'sesame' },
    { name: 'tab/1/form/y', text: 'plain' },
    { name: 'tab/1/form/z', text: 'form' },
    { name: 'tab/1/form/k', text: 'json' },
  ];
  const body = { kind: 'json', text: '["sesame", "plain", "form", "json"]' };
  const hidden = mapTexts(body, (text) => hideWords(text, odd));
  expect(hidden.kind).toBe('json');
  expect(hidden.text).not.toContain('sesame');
  expect(mapTexts(hidden, (text) => showWords(text, (name) => odd.find((word) => word.name === name)?.text))).toEqual(body);
});

test('texts are found and replaced however deep they stand', () => {
  const value = { a: ['x', { b: 'y' }], c: 1, d: null };
  expect(textsIn(value)).toEqual(['x', 'y']);
  expect(mapTexts(value, (text) => `${text}!`)).toEqual({ a: ['x!', { b: 'y!' }], c: 1, d: null });
});
