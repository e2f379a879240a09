import { describe, expect, test } from 'vitest';
import { blankBody } from '../../model/body';
import { createDraft, type RequestDraft } from '../../model/request-draft';
import { placedBySent } from './place-sent';
import { paging, rows } from './read-paging.test-support';

const posted = (body: RequestDraft['body']): RequestDraft => ({ ...createDraft('http://a.test/', 'POST'), body });
const json = (text: string): RequestDraft => posted({ kind: 'json', text });
const graphql = (query: string, variables: string): RequestDraft => posted({ ...blankBody.graphql, query, variables });

const place = (body: unknown, draft: RequestDraft) => {
  const found = placedBySent(paging('/', body, { method: 'POST' }), draft);
  return found && [found.page, found.range];
};
const [first, unknown] = [
  [1, { from: 1, to: 2 }],
  [null, null],
];

describe('a page that is placed by a body', () => {
  const body = { items: rows(2), next_cursor: 'b' };
  test.each([
    ['no body', posted({ kind: 'none' }), first],
    ['no cursor', json('{"size": 2}'), first],
    ['null for a cursor', json('{"cursor": null, "size": 2}'), first],
    ['a cursor', json('{"cursor": "a", "size": 2}'), unknown],
  ])('asked for with %s', (_name, draft, expected) => {
    expect(place(body, draft)).toEqual(expected);
  });

  test('by a key that is an object', () => {
    const answer = { Items: rows(2), Count: 2, ScannedCount: 2, LastEvaluatedKey: { Id: { N: '1' } } };
    expect(place(answer, json('{"TableName":"T"}'))).toEqual(first);
    expect(place(answer, json('{"TableName":"T","ExclusiveStartKey":{"Id":{"N":"1"}}}'))).toEqual(unknown);
  });

  test.each([
    ['no variables', 'query ($seen: String) { a(after: $seen) }', '', first],
    ['null for a variable', 'query ($seen: String) { a(after: $seen) }', '{"seen": null, "n": 2}', first],
    ['a variable', 'query ($seen: String) { a(after: $seen) }', '{"seen": "x"}', unknown],
    ['null in the query', '{ a(after: null) }', '', first],
    ['a text in the query', '{ a(after: "x") }', '', unknown],
  ])('of a query with %s', (_name, query, variables, expected) => {
    const answer = { data: { a: { nodes: rows(2), pageInfo: { hasNextPage: true, endCursor: 'y' } } } };
    expect(place(answer, graphql(query, variables))).toEqual(expected);
  });
});

test('a page that an address places, or that says its own number, stays where it is', () => {
  const draft = json('{"cursor": "a"}');
  const counted = paging('/', { page: 2, total_pages: 3, items: rows(2) }, { method: 'POST' });
  expect(placedBySent(counted, draft)).toBe(counted);
  expect(placedBySent(null, draft)).toBeNull();
});
