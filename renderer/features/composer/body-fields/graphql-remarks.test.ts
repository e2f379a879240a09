import { expect, test } from 'vitest';
import { readOperations } from '#shared/graphql/read-operations';
import { blankBody, type GraphqlBody } from '#shared/model/body';
import { remarksOn } from './graphql-remarks';

const said = (fields: Partial<GraphqlBody>, method = 'POST') => {
  const body = { ...blankBody.graphql, ...fields };
  const { operations } = readOperations(body.query);
  return remarksOn(body, operations, { isInAddress: method === 'GET', method }).map(({ text }) => text);
};

const one = 'query One($id: ID!, $n: Int = 1) { a }';
const two = `${one} query Two { b }`;

test.each<[string, Partial<GraphqlBody>, RegExp]>([
  ['several operations and none named', { query: two, variables: '{"id": 1}' }, /several operations/],
  ['one that is not there', { query: two, operationName: 'Three' }, /No operation of the query is called Three/],
  ['one without a name beside others', { query: `${one} { b }`, variables: '{"id": 1}' }, /without a name/],
  ['two of one name', { query: `${one} query One { b }`, operationName: 'One', variables: '{"id": 1}' }, /called One/],
  ['a variable that is needed and not there', { query: one, variables: '{"n": 2}' }, /needs \$id, and Variables does not/],
  ['no variables at all', { query: one }, /needs \$id/],
  ['a list of variables', { query: '{ a }', variables: '[1]' }, /an object by their names/],
])('%s is remarked on', (_name, body, words) => {
  expect(said(body)).toEqual([expect.stringMatching(words)]);
});

test.each<[string, Partial<GraphqlBody>]>([
  ['nothing', {}],
  ['one operation', { query: '{ a }' }],
  ['all that is needed', { query: one, variables: '{"id": null}' }],
  ['what is needed by a name', { query: one, variables: '{"id": {{id}}}' }],
  ['all of the variables by one name', { query: one, variables: '{{all}}' }],
  ['variables that are no JSON yet', { query: one, variables: '{"id": ' }],
  ['an operation by a name', { query: two, operationName: '{{which}}' }],
  ['a query that is broken', { query: 'query {', operationName: 'One' }],
  ['one of several', { query: two, operationName: 'Two' }],
])('%s is not', (_name, body) => expect(said(body)).toEqual([]));

test('by GET it is said where the query goes, and that a mutation must not', () => {
  expect(said({ query: '{ a }' }, 'GET')).toEqual([expect.stringContaining('in the address')]);
  expect(said({ query: 'mutation { a }' }, 'GET')).toEqual([expect.stringContaining('405')]);
});
