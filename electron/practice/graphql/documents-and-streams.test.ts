import { createHash } from 'node:crypto';
import { createClient } from 'graphql-sse';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { asAlice, jsonType } from '../library/examples.ts';
import { send } from '../send-raw.test-support.ts';
import { startPracticeServer, type PracticeServer } from '../server.ts';

let practice: PracticeServer;
beforeAll(async () => void (practice = await startPracticeServer()));
beforeEach(() => practice.reset());
afterAll(() => practice.stop());

const query = '{ book(id: 21) { title } }';
const salt = { data: { book: { title: 'The Salt Archive' } } };
const hashed = (text: string) => ({
  persistedQuery: { version: 1, sha256Hash: createHash('sha256').update(text).digest('hex') },
});

async function post(path: string, body: object, headers: Record<string, string> = {}) {
  const answer = await send(practice, path, { method: 'POST', headers: { ...jsonType, ...headers }, body: JSON.stringify(body) });
  return answer.json() as { data?: unknown; errors?: { message: string; extensions?: { code?: string } }[] };
}
const codeOf = (answer: Awaited<ReturnType<typeof post>>) => answer.errors?.[0]?.extensions?.code;

describe('a persisted query', () => {
  test('is not known until it was sent whole with its hash, and after a reset again not', async () => {
    const brief = { extensions: hashed(query) };
    expect((await post('/graphql', brief)).errors?.[0]?.message).toBe('PersistedQueryNotFound');
    expect(await post('/graphql', { query, ...brief })).toEqual(salt);
    expect(await post('/graphql', brief)).toEqual(salt);
    const inAddress = `/graphql?extensions=${encodeURIComponent(JSON.stringify(brief.extensions))}`;
    expect((await send(practice, inAddress)).json()).toEqual(salt);
    practice.reset();
    expect(codeOf(await post('/graphql', brief))).toBe('PERSISTED_QUERY_NOT_FOUND');
  });

  test('with the hash of another is refused', async () => {
    const answer = await post('/graphql', { query, extensions: hashed('{ other }') });
    expect(answer).toMatchObject({ errors: [{ message: 'The hash is not that of the query.' }] });
    expect(codeOf(await post('/graphql', { extensions: { persistedQuery: { version: 2 } } }))).toBe('BAD_USER_INPUT');
  });
});

describe('a trusted document', () => {
  test('is run by its id and by its hash, and nothing else is', async () => {
    const byId = await post('/graphql/trusted', { documentId: 'x-one-book', variables: { id: 21 } });
    expect(byId).toMatchObject({ data: { book: { title: 'The Salt Archive' } } });
    expect(codeOf(await post('/graphql/trusted', { query }))).toBe('DOCUMENT_REQUIRED');
    expect(codeOf(await post('/graphql/trusted', { documentId: 'toString' }))).toBe('DOCUMENT_NOT_FOUND');
  });
});

describe('a stream that is reserved', () => {
  test('is understood by the client of graphql-sse in single connection mode, two operations at once', async () => {
    const client = createClient({
      url: `${practice.url}/graphql/stream`,
      singleConnection: true,
      retryAttempts: 0,
      headers: asAlice,
    });
    const count = async (from: number) => {
      const results: unknown[] = [];
      for await (const { data } of client.iterate({ query: `subscription { countdown(from: ${from}, everyMs: 10) { left } }` }))
        results.push(data?.['countdown'] as { left: number } | undefined);
      return results;
    };
    expect(await Promise.all([count(2), count(1)])).toEqual([
      [2, 1, 0].map((left) => ({ left })),
      [1, 0].map((left) => ({ left })),
    ]);
    client.dispose();
  });

  test('is opened once, and only by its token', async () => {
    const token = (await send(practice, '/graphql/stream', { method: 'PUT' })).text;
    const stream = await fetch(`${practice.url}/graphql/stream?token=${token}`, { headers: { Accept: 'text/event-stream' } });
    expect(stream.status).toBe(200);
    const asked = { headers: { Accept: 'text/event-stream', 'X-GraphQL-Event-Stream-Token': token } };
    expect((await send(practice, '/graphql/stream', asked)).status).toBe(409);
    expect((await send(practice, '/graphql/stream?token=none')).status).toBe(404);
    await stream.body?.cancel();
  });

  test('gives way when a hundred were reserved after it', async () => {
    const reserve = async () => (await send(practice, '/graphql/stream', { method: 'PUT' })).text;
    const first = await reserve();
    for (let at = 0; at < 100; at++) await reserve();
    expect((await send(practice, `/graphql/stream?token=${first}`)).status).toBe(404);
  });
});
