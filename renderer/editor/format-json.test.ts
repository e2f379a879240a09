import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compactJson, formatJson } from './format-json';

test('lays out levels, and leaves empty containers on one line', () => {
  expect(formatJson('{"a":[1,{"b":{}}],"c":[ ]}')).toBe('{\n  "a": [\n    1,\n    {\n      "b": {}\n    }\n  ],\n  "c": []\n}');
});

test('keeps numbers, escapes and duplicate keys as typed', () => {
  const text = '{"n":12345678901234567890.10,"n":1.00E-1,"s":"\\u00e9 \\/ {,:["}';
  expect(compactJson(formatJson(text) ?? '')).toBe(text);
});

test('keeps variables whole, in and outside of strings', () => {
  expect(formatJson('{"id":{{id}},"who":"{{user}}"}')).toBe('{\n  "id": {{id}},\n  "who": "{{user}}"\n}');
});

test.each(['{"a":1', '[1}', '"open', '{"a":"b}'])('leaves alone what it cannot pair: %s', (text) => {
  expect(formatJson(text)).toBeNull();
});

test('does not join what the writer kept apart', () => {
  expect(compactJson('[1 2]')).toBe('[1 2]');
});

test('says the same as before, whatever the value', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = JSON.stringify(value);
      const formatted = formatJson(text) ?? '';
      expect(compactJson(formatted)).toBe(text);
      expect(formatJson(formatted)).toBe(formatted);
      expect(JSON.parse(formatted)).toEqual(JSON.parse(text));
    }),
  );
});

test('copes with deep and long text', () => {
  const deep = '['.repeat(20_000) + ']'.repeat(20_000);
  expect(compactJson(deep)).toBe(deep);
  const long = JSON.stringify('x'.repeat(3_000_000));
  expect(formatJson(long)).toBe(long);
});
