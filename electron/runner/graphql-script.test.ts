import { expect, test } from 'vitest';
import { blankBody } from '#shared/model/body';
import { createDraft } from '#shared/model/request-draft';
import { changeDraft } from './change-draft';
import { unsentSubject } from './script-subject';

const draft = {
  ...createDraft('http://a.test/graphql', 'POST'),
  body: { ...blankBody.graphql, query: '{ a }', variables: '{"n": 1.50}' },
};
const bodyAfter = (text: string, json = true) => changeDraft(draft, [{ set: 'body', text, json }]).body;

test('to a script a GraphQL request is the JSON that it is sent as', () => {
  expect(unsentSubject(draft, 'One').request([]).body).toEqual({
    kind: 'json',
    text: '{"query":"{ a }","variables":{"n": 1.50}}',
  });
});

test('what a script makes of it stays GraphQL as long as it is', () => {
  expect(bodyAfter('{"query":"{ b }","variables":{"n":2}}')).toEqual({
    kind: 'graphql',
    query: '{ b }',
    variables: '{"n":2}',
    operationName: '',
  });
  expect(bodyAfter('{"title":"Dune"}')).toEqual({ kind: 'json', text: '{"title":"Dune"}' });
  expect(bodyAfter('words', false)).toEqual({ kind: 'text', text: 'words', mediaType: 'text/plain' });
});
