import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createJsonLayout } from './json-layout';

test('what JSON.stringify lays out, this lays out alike, wherever the text is cut', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 5 }), fc.nat(), (text, at) => {
      const layout = createJsonLayout();
      const cut = at % (text.length + 1);
      expect(layout(text.slice(0, cut)) + layout(text.slice(cut))).toBe(JSON.stringify(JSON.parse(text), null, 2));
    }),
  );
});

test('numbers and escapes stay as they came', () => {
  expect(createJsonLayout()(' { "n" : 1.10e+2 , "s" : "\\u00e9 \\" , {" } ')).toBe(
    '{\n  "n": 1.10e+2,\n  "s": "\\u00e9 \\" , {"\n}',
  );
});

test('what is not JSON comes through', () => {
  expect(createJsonLayout()('}}oops')).toBe('\n}\n}oops');
});
