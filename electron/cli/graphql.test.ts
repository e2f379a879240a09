import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startPracticeServer, type PracticeServer } from '../practice/server';
import { newFolder, runCairn } from './environment.test-support';

let practice: PracticeServer;
beforeAll(async () => void (practice = await startPracticeServer()));
afterAll(() => practice.stop());

const one = 'query One($id: ID!) { book(id: $id) { title } }';
const salt = { data: { book: { title: 'The Salt Archive' } } };

const answerOf = async (args: readonly string[], cwd?: string): Promise<unknown> => {
  const { code, out, err } = await runCairn(args, cwd === undefined ? {} : { cwd });
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return JSON.parse(out);
};

test.each([[[]], [['POST']], [['GET']]])('cairn send %j URL --graphql asks', async (method) => {
  const args = ['send', ...method, `${practice.url}/graphql`, '--graphql', one, '--variables', '{"id": 21}'];
  expect(await answerOf(args)).toEqual(salt);
});

test('query and variables may stand in files, and an operation is named', async () => {
  const cwd = newFolder();
  writeFileSync(join(cwd, 'books.graphql'), `${one}\nquery Two { categories { id } }\n`);
  writeFileSync(join(cwd, 'book.json'), '{"id": "21"}');
  const flags = ['--graphql', '@books.graphql', '--variables', '@book.json', '--operation', 'One'];
  expect(await answerOf(['send', `${practice.url}/graphql`, ...flags], cwd)).toEqual(salt);
});

test('a query goes by its hash, or by the id of a document, and is told of as it went', async () => {
  const first = ['send', `${practice.url}/graphql`, '--graphql', '{ book(id: 21) { title } }', '--persisted'];
  const { out } = await runCairn([...first, '--json']);
  expect(JSON.parse(out)).toMatchObject({ hops: [{ status: 400, challenge: 'the query' }], response: { status: 200 } });
  expect(await answerOf(first)).toEqual(salt);
  const named = ['send', `${practice.url}/graphql/trusted`, '--document-id', 'x-one-book', '--variables', '{"id": 21}'];
  expect(await answerOf(named)).toMatchObject({ data: { book: { title: 'The Salt Archive' } } });
});

test.each([
  ['variables without a query', ['--variables', '{}'], '--graphql says it'],
  ['variables that are no JSON', ['--graphql', '{ a }', '--variables', '{"a": 1,}'], 'Line 1, column 9'],
  ['a query beside another body', ['--graphql', '{ a }', '-d', 'x'], 'cannot be used with'],
  ['a file that is not there', ['--graphql', '@none.graphql'], 'none.graphql cannot be read'],
])('%s is refused before anything is sent', async (_name, flags, words) => {
  const { code, out, err } = await runCairn(['send', `${practice.url}/graphql`, ...flags]);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain(words);
});

test('a saved request of the type graphql is sent and run, with its variables and the operation beside it', async () => {
  const cwd = newFolder();
  writeFileSync(join(cwd, 'opencollection.yml'), 'opencollection: 1.0.0\ninfo:\n  name: Shop\n');
  writeFileSync(
    join(cwd, 'book.yml'),
    `info:
  name: A book
  type: graphql
  seq: 1

graphql:
  method: POST
  url: ${practice.url}/graphql
  body:
    query: |-
      ${one}
      query Two { categories { id } }
    variables: '{"id": {{id}}}'

runtime:
  variables:
    - name: id
      value: "21"
  assertions:
    - expression: res.body.data.book.title
      operator: eq
      value: The Salt Archive
`,
  );
  mkdirSync(join(cwd, '.cairn'));
  writeFileSync(join(cwd, '.cairn', 'book.yaml'), 'body:\n  operationName: One\n');
  expect(JSON.parse((await runCairn(['send', 'book.yml'], { cwd })).out)).toEqual(salt);
  const run = await runCairn(['run', '.'], { cwd });
  expect([run.code, run.out]).toEqual([0, expect.stringContaining('1 passed')]);
});

test('cairn code writes what goes over the wire', async () => {
  const { out } = await runCairn(['code', 'a.test/graphql', '--graphql', '{ a }', '--variables', '{"n": 1.50}', '--as', 'curl']);
  expect(out).toContain(`'{"query":"{ a }","variables":{"n": 1.50}}'`);
  expect(out).toContain('application/graphql-response+json');
  const get = await runCairn(['code', 'GET', 'a.test/graphql', '--graphql', '{ a }', '--as', 'curl']);
  expect(get.out).toContain('a.test/graphql?query=%7B+a+%7D');
});

test('a later page of a query is not said to be the first', async () => {
  const query = 'query ($seen: String) { books(first: 70, after: $seen) { nodes { id } pageInfo { endCursor hasNextPage } } }';
  const ask = (variables: string) =>
    answerOf([
      'browse',
      `${practice.url}/pagination/graphql/`,
      '--graphql',
      query,
      '--variables',
      variables,
      '--json',
      '--no-options',
    ]);
  const first = (await ask('{"seen": null}')) as { paging: { page: number; requests: { next: { value: string } } } };
  expect(first.paging.page).toBe(1);
  const second = await ask(JSON.stringify({ seen: first.paging.requests.next.value }));
  expect(second).toMatchObject({ paging: { page: null, requests: { first: { value: null } } } });
});
