import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { aliceSendsJson } from '../library/examples.ts';
import { send } from '../send-raw.test-support.ts';
import { startPracticeServer, type PracticeServer } from '../server.ts';

let practice: PracticeServer;
beforeAll(async () => void (practice = await startPracticeServer()));
beforeEach(() => practice.reset());
afterAll(() => practice.stop());

const body = '{"title":"Étude","isbn":"9781234567897","author":"/library/authors/2/","price":"18.40"}';

test('a write explains its stages, from the bytes to the statement, and is done all the same', async () => {
  const made = await send(practice, '/library/books/?explain=1', { method: 'POST', headers: aliceSendsJson, body });
  const said = made.json() as { stored: { id: number }; statements: { sql: string }[] };
  expect([made.status, made.headers.location]).toEqual([201, `${practice.url}/library/books/${said.stored.id}/`]);
  expect(said).toMatchObject({
    status: 201,
    bytes: { contentType: 'application/json', length: Buffer.byteLength(body) },
    parsed: { title: 'Étude', price: '18.40' },
    validated: { title: 'Étude', price: 1840, author_id: 2, in_stock: 1 },
    stored: { title: 'Étude', price: 1840 },
    returned: { title: 'Étude', price: '18.40' },
  });
  expect(said.statements.map(({ sql }) => sql.split(' ').slice(0, 3).join(' '))).toContain('insert into books');
  expect((await send(practice, `/library/books/${said.stored.id}/`)).status).toBe(200);
});

test('a write that is refused explains how far it came', async () => {
  const refused = await send(practice, '/library/books/?explain=1', {
    method: 'POST',
    headers: aliceSendsJson,
    body: '{"title":"x"}',
  });
  expect([refused.status, refused.json()]).toMatchObject([
    400,
    { parsed: { title: 'x' }, validated: null, stored: null, returned: { isbn: ['This field is required.'] } },
  ]);
});

test('links shown whole cost a statement each, and a read says so', async () => {
  const count = async (path: string) => ((await send(practice, path)).json() as { statements: unknown[] }).statements.length;
  expect([await count('/library/books/?explain=1'), await count('/library/books/?explain=1&expand=author')]).toEqual([2, 22]);
});

test('the same books, with twenty-one statements and with one', async () => {
  const [each, join] = [await send(practice, '/queries/books/each'), await send(practice, '/queries/books/join')];
  const { count, books } = each.json() as { count: number; books: unknown[] };
  expect([count, books.length, join.json()]).toMatchObject([21, 20, { count: 1, books }]);
});

test('two requests at once do not see each other’s statements', async () => {
  const answers = await Promise.all(Array.from({ length: 8 }, () => send(practice, '/library/books/3/?explain=1')));
  expect(answers.map((answer) => (answer.json() as { statements: unknown[] }).statements.length)).toEqual(Array(8).fill(1));
});

test('every answer of the library names its view and says where the time went', async () => {
  const { headers } = await send(practice, '/library/books/');
  expect(headers['x-view']).toBe('Book List');
  expect(headers['server-timing']).toMatch(/^auth;dur=[\d.]+, authz;dur=[\d.]+, app;dur=[\d.]+, render;dur=[\d.]+$/);
});

test('what is remembered of a book never outlives a change to it or to its author', async () => {
  const name = async () => (await send(practice, '/library/books/21/')).json() as { author_name: string; price: string };
  const before = await name();
  const author = new URL((before as unknown as { author: string }).author).pathname;
  await send(practice, author, { method: 'PATCH', headers: aliceSendsJson, body: '{"name":"Somebody Else"}' });
  await send(practice, '/library/books/21/', { method: 'PATCH', headers: aliceSendsJson, body: '{"price":"1.00"}' });
  expect(await name()).toMatchObject({ author_name: 'Somebody Else', price: '1.00' });
  const other = await send(practice, '/library/books/21/', { headers: { Host: `localhost:${practice.port}` } });
  expect(other.text).toContain(`http://localhost:${practice.port}/library/books/21/`);
});
