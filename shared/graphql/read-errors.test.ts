import { expect, test } from 'vitest';
import { parseJson } from '../hypermedia/parse-json';
import { readQueryErrors } from './read-errors';

const read = (text: string) => readQueryErrors(parseJson(text));

test('an error is told with its field, its kind and its place in the query', () => {
  const text = `{"data": {"book": null}, "errors": [
    {"message": "No.", "path": ["books", 0, "loans"], "locations": [{"line": 2, "column": 5}], "extensions": {"code": "FORBIDDEN"}},
    {"message": "Also no."}
  ]}`;
  expect(read(text)).toEqual({
    hasData: true,
    errors: [
      { message: 'No.', path: ['books', '0', 'loans'], code: 'FORBIDDEN', places: [{ line: 2, column: 5 }] },
      { message: 'Also no.', path: [], code: '', places: [] },
    ],
  });
});

test.each([
  ['{"data": null, "errors": [{"message": "x"}]}', false],
  ['{"errors": [{"message": "x"}, 7, {"no": "message"}]}', false],
  ['{"data": {}, "errors": [{"message": "x"}]}', true],
])('%s is an answer with one error', (text, hasData) => {
  expect(read(text)).toMatchObject({ hasData, errors: [{ message: 'x' }] });
});

test.each([
  '{"data": {"a": 1}}',
  '{"data": {"a": 1}, "errors": []}',
  '{"errors": {"title": ["required"]}}',
  '{"errors": ["words"]}',
  '[{"message": "x"}]',
  'null',
])('%s has no errors of a query', (text) => expect(read(text)).toBeNull());

test('places that are none are left out', () => {
  const text =
    '{"errors": [{"message": "x", "locations": [{"line": 0, "column": 1}, {"line": 1.5, "column": 2}, null, {"line": 3, "column": 4}], "path": [null, "a"]}]}';
  expect(read(text)?.errors).toEqual([{ message: 'x', path: ['a'], code: '', places: [{ line: 3, column: 4 }] }]);
});
