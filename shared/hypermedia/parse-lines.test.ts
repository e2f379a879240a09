import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pageOf } from './kinds/kinds.test-support';
import type { JsonArray } from './json-value';
import { parseLines, parseUnnamedLines, saysLines } from './parse-lines';
import { writeJsonLine } from './write-json';

const written = (rows: JsonArray | undefined) => rows?.map(writeJsonLine);

describe('a text that is called lines of JSON', () => {
  test.each([
    ['objects', '{"a":1}\n{"b":1.0}\n', ['{"a":1}', '{"b":1.0}']],
    ['any values, and empty lines between them', '1\r\n\r\n"a"\n[1, 2]\nnull', ['1', '"a"', '[1,2]', 'null']],
    ['nothing', '', []],
    ['a mark of the byte order', '\ufeff{"a":1}\n', ['{"a":1}']],
    ['records behind their marks (RFC 7464)', '\u001e{"a":1}\n\u001e{"a":2}\n', ['{"a":1}', '{"a":2}']],
    ['an object over several lines', '{"a":\n1}\n{"a":2}\n', ['{"a":1}', '{"a":2}']],
    ...['{', '{"a', '{"a":', '{"a":tr', '{"a":-', '{"a":"\\', '{"a":[1, {"b":"x"}, ', '"x', 'nul', '['].map(
      (cut): [string, string, string[]] => [
        `a last line that is cut off: ${cut}`,
        `{"a":1}\n{"a":2}\n${cut}`,
        ['{"a":1}', '{"a":2}'],
      ],
    ),
  ])('may hold %s', (_name, text, expected) => {
    expect(written(parseLines(text))).toEqual(expected);
  });

  test.each([
    ['a line that is no JSON', '{"a":1}\nwarning\n{"a":2}\n'],
    ['two values on a line', '{"a":1} {"a":2}\n'],
    ['a sentence at its end', '{"id":1}\nInternal error'],
    ['a line of a log at its end', '{"id":1}\n[12:30:01] error'],
    ['a value and a word at its end', '{"id":1}\n{"id":2} done'],
    ['what only begins like a word of JSON at its end', '{"id":1}\ntrace'],
    ['an object of something else at its end', '{"id":1}\n{error: "x'],
    ['nothing but half a value', '{"a":'],
    ['commas at the ends of lines', '{"a":1},\n{"a":2}\n'],
  ])('is none with %s', (_name, text) => {
    expect(parseLines(text)).toBeUndefined();
  });
});

describe('a text that nobody calls so', () => {
  test('is lines where each is an object, and there are two', () => {
    expect(written(parseUnnamedLines('{"a":1}\r\n{"a":2}'))).toEqual(['{"a":1}', '{"a":2}']);
  });

  test.each([
    ['one line', '{"a":1}\n'],
    ['a line that is no object', '{"a":1}\n2\n'],
    ['lists', '[1,2]\n[3,4]\n'],
    ['a log in between', '{"a":1}\nGET /a\n'],
    ['a line that is cut off', '{"a":1}\n{"a"'],
    ['JSON over several lines that is broken', '{\n "a": 1,\n}\n'],
    ['lines that only look so', '{a}\n{b}\n'],
  ])('is none with %s', (_name, text) => {
    expect(parseUnnamedLines(text)).toBeUndefined();
  });
});

test('the names under which lines of JSON go', () => {
  const types = ['application/x-ndjson; charset=utf-8', 'application/jsonl', 'text/x-ndjson', 'application/json-seq'];
  expect(types.map(saysLines)).toEqual(types.map(() => true));
  expect([null, 'application/json', 'application/geo+json', 'text/plain'].map(saysLines)).toEqual([false, false, false, false]);
});

test('lines are a list that is not found in the body by a pointer, and one line that says what went wrong is none', () => {
  expect(pageOf('{"a":1}\n{"a":2}', { type: 'text/plain' })).toMatchObject({
    framing: 'lines',
    table: { isMade: true, rowCount: 2 },
  });
  expect(pageOf('{"detail":"No."}\n', { type: 'application/x-ndjson', status: 404 })).toMatchObject({
    table: null,
    framing: null,
    description: 'No.',
  });
});

test('one list by itself is that list, by whatever name, and two are rows of one', () => {
  const named = (body: string) => pageOf(body, { type: 'application/x-ndjson' });
  expect(named('[{"a":1},{"a":2}]\n')).toMatchObject({ framing: null, table: { rowCount: 2, columns: [{ name: 'a' }] } });
  expect(named('[1,2]\n[3,4]\n')).toMatchObject({ framing: 'lines', table: { rowCount: 2 } });
  expect(named('[1,2]\n[3,')).toMatchObject({ framing: 'lines', table: { rowCount: 1 } });
});

test('any values that are written a line each are read again, and any text is read without harm', () => {
  fc.assert(
    fc.property(fc.array(fc.jsonValue()), (values) => {
      const lines = values.map((value) => JSON.stringify(value));
      expect(parseLines(lines.join('\n'))?.length).toBe(lines.length);
    }),
  );
  fc.assert(
    fc.property(fc.array(fc.constantFrom('{"a":1}', '{', '}', '\n', '\u001e', '[', '"', '1', ' ')), (parts) => {
      parseLines(parts.join(''));
      parseUnnamedLines(parts.join(''));
    }),
  );
});
