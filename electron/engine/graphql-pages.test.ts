import { afterAll, beforeAll, expect, test } from 'vitest';
import { member, textMember } from '#shared/hypermedia/json-value';
import type { Paging } from '#shared/hypermedia/page';
import { blankBody } from '#shared/model/body';
import { createDraft } from '#shared/model/request-draft';
import { startPracticeServer, type PracticeServer } from '../practice/server.ts';
import { createTestEngine, type TestEngine } from './exchange.test-support';
import { nextDraft } from './next-draft';
import { followPages } from './pages';
import { defaultPagesOptions } from './pages-options';

let practice: PracticeServer;
let engine: TestEngine;
beforeAll(async () => {
  [practice, engine] = [await startPracticeServer(), await createTestEngine()];
});
afterAll(async () => {
  await practice.stop();
  await engine.close();
});

test('all pages of a GraphQL query are fetched by the variable that it names for its cursor', async () => {
  const body = {
    ...blankBody.graphql,
    query: `query Books($seen: String) { books(first: 70, after: $seen) { nodes { id } pageInfo { endCursor hasNextPage } totalCount } }
      query Other { categories { id } }`,
    variables: '{"unused": 9007199254740993.0}',
    operationName: 'Books',
  };
  const draft = { ...createDraft(`${practice.url}/pagination/graphql/`, 'POST'), body };
  const ids: string[] = [];
  const reasons: string[] = [];
  const stop = new AbortController().signal;
  for await (const event of followPages(draft, engine, defaultPagesOptions, stop)) {
    if (event.type === 'page') ids.push(...event.rows.map((row) => textMember(row, 'id') ?? JSON.stringify(member(row, 'id'))));
    if (event.type === 'stopped') reasons.push(event.summary.reason);
  }
  expect([ids.length, new Set(ids).size, reasons]).toEqual([240, 240, ['noNext']]);
});

test.each([
  ['a variable', 'query ($seen: String) { books(first: 70, after: $seen)', '{"none": 9007199254740993.0}'],
  ['a text in the query', '{ books(first: 70, after: null)', ''],
])('by GET they are fetched as well, where the cursor is %s', async (_name, start, variables) => {
  const query = `${start} { edges { node { id } } pageInfo { endCursor hasNextPage } totalCount } }`;
  const draft = { ...createDraft(`${practice.url}/graphql`), body: { ...blankBody.graphql, query, variables } };
  const ids: string[] = [];
  for await (const event of followPages(draft, engine, defaultPagesOptions, new AbortController().signal))
    if (event.type === 'page') ids.push(...event.rows.map((row) => textMember(row, 'id') ?? ''));
  expect([ids.length, new Set(ids).size]).toEqual([240, 240]);
});

test('a link is followed as it is, and asks nothing more', () => {
  const draft = { ...createDraft('http://a.test/graphql'), body: { ...blankBody.graphql, query: '{ a }' } };
  // Of a paging the way on alone is looked at.
  const paging = { next: 'http://a.test/graphql?query=x&after=2' } as Paging;
  const turn = nextDraft(draft, paging, { from: 'http://a.test/graphql', trustOrigins: false });
  expect(turn?.draft).toMatchObject({ url: 'http://a.test/graphql?query=x&after=2', body: { kind: 'none' } });
});
