import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isArray, isObject, member, type JsonValue } from './json-value';
import { parseJson } from './parse-json';
import { firstScalar, namesOf, parseList, rawRow } from './parse-list';
import { writeJsonLine } from './write-json';

/** The same value with every object looked into. */
function read(value: JsonValue | undefined): JsonValue | undefined {
  if (isArray(value)) return value.map((item) => read(item) as JsonValue);
  return isObject(value) ? new Map([...value].map(([name, inner]) => [name, read(inner) as JsonValue])) : value;
}

const items = (text: string) => {
  const list = member(parseList(text), 'items');
  return isArray(list) ? list : [];
};

test('finds what the patient reader finds, whatever the text', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 5 }), fc.constantFrom('', ' ', '\n'), (text, space) => {
      const spaced = text.replaceAll(',', `,${space}`).replaceAll(':', `${space}:`);
      expect(read(parseList(spaced))).toEqual(parseJson(spaced));
    }),
  );
});

test('refuses what the patient reader refuses', () => {
  const pieces = fc.constantFrom(
    '{',
    '"\\u00e9"',
    '"\\u00"',
    '-',
    '1.5',
    '1.',
    '2e3',
    '10',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"a"',
    '"',
    '{"\\\\',
    '\n',
    '1',
    '-',
    '01',
    'true',
    'nul',
    ' ',
    '\\',
    '\t',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
      const text = parts.join('');
      expect(parseList(text) === undefined).toBe(parseJson(text) === undefined);
    }),
  );
  for (const broken of ['[{"\\\\\n":1}]', '[{"\\\\', '[{"a":1},{"\\u00', '[{"\\x":1}]'])
    expect([broken, parseList(broken), parseJson(broken)]).toEqual([broken, undefined, undefined]);
  const deep = `{"items":[${'{"a":'.repeat(500)}1${'}'.repeat(500)}]}`;
  expect([parseList(deep), parseJson(deep)]).toEqual([undefined, undefined]);
});

describe('a row', () => {
  test('is passed on as it came, and made one line where it was several', () => {
    const [asItCame, several] = items('{"items":[{"b": 1.0, "b": 2},{\n"a":\n1}]}');
    expect([writeJsonLine(asItCame ?? null), writeJsonLine(several ?? null)]).toEqual(['{"b": 1.0, "b": 2}', '{"a":1}']);
    expect(rawRow(asItCame ?? null)).toBe('{"b": 1.0, "b": 2}');
  });

  test('tells its id without being read, with all its digits', () => {
    const [short, long, word, none, bare] = items('{"items":[{"id":7},{"id":9007199254740993},{"id":"x"},{"id":null},5]}');
    expect([short, long, word, none, bare].map((row) => firstScalar(row ?? null, ['id'])?.text ?? null)).toEqual([
      '7',
      '9007199254740993',
      'x',
      null,
      null,
    ]);
  });

  test('tells its names, whatever they are', () => {
    const [row] = items('{"items":[{"__proto__":1,"hasOwnProperty":2,"a":{"b":[]},"b\\"":"y"}]}');
    expect(namesOf(row ?? null)).toEqual(['__proto__', 'hasOwnProperty', 'a', 'b"']);
    expect(firstScalar(row ?? null, ['x', 'b"', '__proto__'])).toEqual({ name: 'b"', text: 'y' });
  });

  test('of the last of two lists with the same name counts', () => {
    expect(items('{"items":[{"id":1},{"id":2}],"items":[{"id":3}]}').map((row) => firstScalar(row, ['id'])?.text)).toEqual(['3']);
  });

  test('in a list of lists is found in its place', () => {
    const [[row]] = items('{"items":[[{"id":4}]]}') as unknown as [[JsonValue]];
    expect(firstScalar(row, ['id'])?.text).toBe('4');
  });
});
