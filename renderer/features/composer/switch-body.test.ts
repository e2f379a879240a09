import { expect, test } from 'vitest';
import { blankBody, type Body } from '#shared/model/body';
import { bodyFromOther } from './switch-body';

const graphql: Body = { kind: 'graphql', query: '{ a }', variables: '{"n": 1.50}', operationName: '' };
const text = '{"query":"{ a }","variables":{"n": 1.50}}';

test('GraphQL becomes the JSON that it is sent as, and such JSON GraphQL again', () => {
  expect(bodyFromOther(graphql, 'json')).toEqual({ kind: 'json', text });
  expect(bodyFromOther(graphql, 'text')).toEqual({ kind: 'text', text, mediaType: 'application/json' });
  expect(bodyFromOther({ kind: 'json', text }, 'graphql')).toEqual(graphql);
});

test('what cannot be carried over begins empty', () => {
  expect(bodyFromOther(blankBody.graphql, 'json')).toEqual(blankBody.json);
  expect(bodyFromOther({ kind: 'json', text: '{"title": "Dune"}' }, 'graphql')).toEqual(blankBody.graphql);
  expect(bodyFromOther({ kind: 'file', path: '/a', mediaType: '' }, 'graphql')).toEqual(blankBody.graphql);
});
