import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isArray, isObject, member, type JsonValue } from './json-value';
import { parseJson } from './parse-json';
import { ListMemory, parseList, parseListBytes } from './parse-list';
import { firstScalar, namesOf, placeOfRow, rawRow } from './unread-row';
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

const asBytes = (text: string) => Buffer.from(text).toString('latin1');
const asText = (bytes: string) => Buffer.from(bytes, 'latin1').toString();

/** Rows with the same names, nearly always: what is read at one step, and what only looks like it. */
const likeRows = fc
  .tuple(
    fc.uniqueArray(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 4 }),
    fc.array(fc.array(fc.jsonValue({ maxDepth: 3 })), { maxLength: 40 }),
  )
  .map(([names, rows]) =>
    JSON.stringify(rows.map((values) => Object.fromEntries(names.map((name, at) => [name, values[at] ?? at])))),
  );

test('finds the same in rows that are like each other, by their text and by their bytes', () => {
  fc.assert(
    fc.property(likeRows, fc.constantFrom('', ' ', '\n'), (text, space) => {
      const spaced = text.replaceAll(/(?<=[\]}]),/g, `,${space}`);
      expect(read(parseList(spaced))).toEqual(parseJson(spaced));
      expect(read(parseListBytes(asBytes(spaced), asText))).toEqual(parseJson(spaced));
    }),
  );
});

test('finds the same in the pages of a list that are read one after the other, whatever the pages before held', () => {
  const pages = fc.array(fc.oneof(likeRows, fc.json({ maxDepth: 4 })), { minLength: 2, maxLength: 6 });
  fc.assert(
    fc.property(pages, fc.nat(), (texts, at) => {
      const memory = new ListMemory();
      for (const text of [...texts, ...texts]) {
        expect(read(parseListBytes(asBytes(text), asText, memory))).toEqual(parseJson(text));
        const broken = `${text.slice(0, at % text.length)}${text.slice((at % text.length) + 1)}`.toWellFormed();
        expect(read(parseListBytes(asBytes(broken), asText, memory))).toEqual(parseJson(broken));
      }
    }),
  );
});

test('rows of a page that are laid out as those of the page before are known by how those were', () => {
  const page = (from: number) => JSON.stringify(Array.from({ length: 50 }, (_, at) => ({ id: from + at, name: `n${at}` })));
  const memory = new ListMemory();
  parseListBytes(asBytes(page(1)), asText, memory);
  const [first] = memory.known;
  const next = parseListBytes(asBytes(page(51)), asText, memory);
  expect(memory.known).toEqual([first]);
  expect(memory.known[0]?.pattern).toBe(first?.pattern);
  expect(read(next)).toEqual(parseJson(page(51)));
});

test('refuses rows that are like each other but for one character', () => {
  fc.assert(
    fc.property(
      likeRows,
      fc.nat(),
      fc.constantFrom('', '"', '\\', '\n', '}', '{', ',', '1', '.', '-', 'e', '\0'),
      (text, at, put) => {
        const place = at % text.length;
        const broken = text.slice(0, place) + put + text.slice(place + 1);
        expect(read(parseList(broken))).toEqual(parseJson(broken));
      },
    ),
    { numRuns: 400 },
  );
});

test('a row is found again among the bytes it came in', () => {
  const text = '{"title":"“Many”","items":[{"id":1,"é":"“one”"}, {"id":2,"é":"ß"},\n{"id":"🪨"}]}';
  const list = member(parseListBytes(asBytes(text), asText), 'items') as readonly JsonValue[];
  const places = list.map((row) => placeOfRow(row) ?? { from: 0, to: 0 });
  expect(places.map(({ from, to }) => Buffer.from(text).subarray(from, to).toString())).toEqual([
    '{"id":1,"é":"“one”"}',
    '{"id":2,"é":"ß"}',
    '{"id":"🪨"}',
  ]);
  expect(list.map(rawRow)).toEqual(['{"id":1,"é":"“one”"}', '{"id":2,"é":"ß"}', '{"id":"🪨"}']);
  expect(list.map(namesOf)).toEqual([['id', 'é'], ['id', 'é'], ['id']]);
  expect(list.map((row) => firstScalar(row, ['é'])?.text ?? null)).toEqual(['“one”', 'ß', null]);
});

test('a row that was read from text has no place among bytes', () => {
  const [row = null] = parseList('[{"id":1}]') as readonly JsonValue[];
  expect(placeOfRow(row)).toBeNull();
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
