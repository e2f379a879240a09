import { expect, test } from 'vitest';
import { readOperations } from './read-operations';

const namesIn = (text: string) => readOperations(text).operations.map(({ type, name, line }) => `${line} ${type} ${name}`.trim());

test.each([
  ['{ a }', ['1 query']],
  ['query { a }', ['1 query']],
  [
    '# first\nquery One { a }\n\nmutation Two($x: Int) { b }\nsubscription Three { c }',
    ['2 query One', '4 mutation Two', '5 subscription Three'],
  ],
  ['fragment F on T { a }\nquery One { ...F }', ['2 query One']],
  ['query One { a(id: {{id}}, s: "{{s}}") { {{field}} } }', ['1 query One']],
  ['query {{name}} { a }', ['1 query {{name}}']],
  ['', []],
  [' \n', []],
])('%j has the operations %j', (text, names) => {
  expect([namesIn(text), readOperations(text).problem]).toEqual([names, null]);
});

test.each([
  ['{ a', 1, 4, 'Expected Name, found <EOF>'],
  ['query One {\n  a(id: )\n}', 2, 9, 'Unexpected ")"'],
  ['{ a(s: "b) }', 1, 13, 'Unterminated string'],
  ['{ {{field}} b(id: ) }', 1, 19, 'Unexpected ")"'],
  ['SELECT 1', 1, 1, 'Unexpected Name "SELECT"'],
])('%j is wrong at line %i, column %i: %s', (text, line, column, reason) => {
  expect(readOperations(text)).toEqual({ operations: [], problem: { line, column, reason } });
});

test('what has to be given is what has no default and may not be null', () => {
  const [operation] = readOperations('query ($a: ID!, $b: Int, $c: Int! = 1, $d: [ID!]!) { x }').operations;
  expect(operation?.needs).toEqual(['a', 'd']);
});

test('a document that is too long is not looked into', () => {
  expect(readOperations(`{ ${'a '.repeat(100_001)} }`).operations).toEqual([]);
  expect(readOperations(`{ ${'a'.repeat(2 * 1024 * 1024)}`)).toEqual({ operations: [], problem: null });
});
