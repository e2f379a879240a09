import { expect, test } from 'vitest';
import { parseSource } from './parse-source.ts';

const read = (text: string) => parseSource({ name: 'a.yml', text });

test.each([
  ['at the top', 'a: 1\nb: 2\na: 3\n', 'line 3, column 1'],
  ['in quotes', 'a: 1\n"a": 3\n', 'line 2, column 1'],
  ['inside', 'x:\n  - b: 1\n    b: 2\n', 'line 3, column 5'],
  ['in a map on one line', 'x: {b: 1, b: 2}\n', 'line 1, column 11'],
])('two members of one name are told, with their place: %s', (_name, text, place) => {
  expect(read(text)).toMatchObject({ value: undefined, trouble: `its YAML has a mistake: Map keys must be unique at ${place}` });
});

test.each([
  ['the same name in two maps', 'a: {x: 1}\nb: {x: 2}\n', { a: { x: 1 }, b: { x: 2 } }],
  ['names that differ in case', 'x: 1\nX: 2\n', { x: 1, X: 2 }],
  [
    'several maps merged into one',
    'p: &p {a: 1}\nq: &q {b: 2}\nz:\n  <<: *p\n  <<: *q\n',
    expect.objectContaining({ z: { a: 1, b: 2 } }),
  ],
])('is no mistake: %s', (_name, text, value) => {
  expect(read(text)).toMatchObject({ trouble: '', value });
});

test('a map of very many names takes no longer than its length', () => {
  const names = Array.from({ length: 60_000 }, (_, at) => `key${at}: ${at}`);
  const began = performance.now();
  expect(read(names.join('\n')).trouble).toBe('');
  // Each name compared with all before it takes a minute.
  expect(performance.now() - began).toBeLessThan(15_000);
  expect(read([...names, 'key17: again'].join('\n')).trouble).toContain('at line 60001');
});
