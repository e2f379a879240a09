import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Body } from '../model/body';
import { createRow } from '../model/row';
import { graphqlAccept, graphqlText } from './graphql-text';
import { graphqlWhereSaid, readGraphqlText } from './read-graphql';

test.each([
  ['{"query":"{ a }"}', '{ a }', '', ''],
  [
    '{"operationName":"Q","variables":{"n":1.50,"big":12345678901234567890},"query":"query Q { a }"}',
    'query Q { a }',
    '{\n  "n": 1.50,\n  "big": 12345678901234567890\n}',
    'Q',
  ],
  ['{"operationName":null,"variables":null,"query":"{ a }"}', '{ a }', '', ''],
  ['{"query":"{ a }","variables":"{\\"x\\": 1}"}', '{ a }', '{"x": 1}', ''],
  ['{"query":"{ a }","variables":{ "x" : 1e3 }}', '{ a }', '{ "x" : 1e3 }', ''],
])('%s is GraphQL', (text, query, variables, operationName) => {
  expect(readGraphqlText(text)).toEqual({ kind: 'graphql', query, variables, operationName });
});

test.each([
  ['{"query":"{ a }","extensions":{"persistedQuery":{}}}', 'more than a GraphQL body holds'],
  ['[{"query":"{ a }"}]', 'several at once'],
  ['{"query":{"match":{}}}', 'a search of another kind'],
  ['{"variables":{}}', 'no query'],
  ['{"query":"{ a }","variables":[1]}', 'variables without names'],
  ['{"query":"{ a }","operationName":1}', 'a number for a name'],
  ['{"query":"{ a }"', 'no JSON'],
])('%s is none: %s', (text) => expect(readGraphqlText(text)).toBeNull());

test('what is written as GraphQL is read again, byte for byte', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }),
      fc.oneof(
        fc.constant(''),
        fc.dictionary(fc.string(), fc.jsonValue()).map((value) => JSON.stringify(value, null, 1)),
      ),
      fc.oneof(fc.constant(''), fc.string()),
      (query, variables, operationName) => {
        const body = { kind: 'graphql' as const, query, variables, operationName };
        expect(readGraphqlText(graphqlText(body))).toEqual(body);
      },
    ),
  );
});

test('JSON becomes GraphQL where its headers say so, and nowhere else', () => {
  const body: Body = { kind: 'json', text: '{"query":"{ a }"}' };
  const said = (accept: string, method = 'POST', other: Body = body) =>
    graphqlWhereSaid({ method, headers: [createRow('accept', accept), createRow('X', '1')], body: other });
  const names = ({ headers, body: { kind } }: ReturnType<typeof said>) => [kind, ...headers.map(({ name }) => name)];
  expect(names(said(graphqlAccept))).toEqual(['graphql', 'X']);
  expect(names(said('application/graphql-response+json;q=0.9'))).toEqual(['graphql', 'accept', 'X']);
  expect(names(said('application/json'))).toEqual(['json', 'accept', 'X']);
  expect(names(said(graphqlAccept, 'GET'))).toEqual(['json', 'accept', 'X']);
  expect(names(said(graphqlAccept, 'POST', { kind: 'json', text: '{"a":1}' }))).toEqual(['json', 'accept', 'X']);
  expect(names(said(graphqlAccept, 'POST', { kind: 'none' }))).toEqual(['none', 'accept', 'X']);
});
