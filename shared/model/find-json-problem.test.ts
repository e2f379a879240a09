import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findJsonProblem } from './find-json-problem';

const isJson = (text: string) => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

describe('the first fault of a text that is no JSON', () => {
  const cases: [text: string, line: number, column: number, reason: string][] = [
    ['', 1, 1, 'it ends where a value should be'],
    ['{\n  "a": 1,\n}', 3, 1, 'there is a comma after the last entry'],
    ['[1, 2', 1, 6, 'it ends before the closing ]'],
    ['{"a": 1 "b": 2}', 1, 9, 'a comma or } is missing'],
    ['{"a" 1}', 1, 6, 'a colon is missing after the key'],
    ['{a: 1}', 1, 2, 'a key in double quotes is expected'],
    ["['x']", 1, 2, 'JSON uses double quotes'],
    ['[01]', 1, 2, '“01” is not a JSON value'],
    ['[1.]', 1, 2, '“1.” is not a JSON value'],
    ['[-]', 1, 2, 'this is not a number'],
    ['[truest]', 1, 2, '“truest” is not a JSON value'],
    ['[undefined]', 1, 2, '“undefined” is not a JSON value'],
    ['{"a": 1} x', 1, 10, '“x” follows the end of the value'],
    ['["a\nb"]', 1, 4, 'the text in quotes is not closed on its line'],
    ['["a\tb"]', 1, 4, 'a control character must be escaped'],
    ['["\\x"]', 1, 3, '“\\x” is not an escape JSON knows'],
    ['["\\u12g4"]', 1, 3, '“\\u” is not an escape JSON knows'],
    ['["abc', 1, 2, 'the text in quotes is not closed'],
    ['{"a":', 1, 6, 'it ends where a value should be'],
    ['\ufeff{}', 1, 1, '“\ufeff” is not a JSON value'],
    ['// comment\n{}', 1, 1, '“/” is not a JSON value'],
  ];
  test.each(cases)('%j', (text, line, column, reason) => {
    expect(findJsonProblem(text)).toMatchObject({ line, column, reason });
  });
});

test('duplicate keys, long numbers and any depth are fine', () => {
  expect(findJsonProblem('{"a":1,"a":12345678901234567890123.1E400}')).toBeNull();
  expect(findJsonProblem('['.repeat(200_000) + ']'.repeat(200_000))).toBeNull();
});

test('it agrees with JSON.parse on any JSON, and on JSON with a character changed', () => {
  fc.assert(
    fc.property(
      fc.json(),
      fc.nat(),
      fc.constantFrom('"', '{', '}', '[', ']', ',', ':', '\\', '\n', '0', '-', '.', 'e', 't', ' ', ''),
      (text, at, other) => {
        expect(findJsonProblem(text)).toBeNull();
        const place = at % (text.length + 1);
        const changed = text.slice(0, place) + other + text.slice(place + 1);
        expect(findJsonProblem(changed) === null).toBe(isJson(changed));
      },
    ),
    { numRuns: 2000 },
  );
});
