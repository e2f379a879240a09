import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import zlib, { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { blankBody, type GraphqlBody } from '#shared/model/body';
import type { ExchangeEvent } from '#shared/model/exchange-event';
import { createDraft } from '#shared/model/request-draft';
import { createBodyStore } from '../bodies/body-store';
import { startPracticeServer, type PracticeServer } from '../practice/server';
import { createTestEngine, type TestEngine } from './exchange.test-support';
import { sendExchange } from './send-exchange';
import { serve } from './serve.test-support';

let engine: TestEngine;
let practice: PracticeServer;
beforeAll(async () => {
  practice = await startPracticeServer();
  engine = await createTestEngine();
});
beforeEach(() => practice.reset());
afterAll(async () => {
  await engine.close();
  await practice.stop();
});

// printf '%s' '{ book(id: 21) { title } }' | sha256sum
const hash = 'cd5973870f85cf3b7487857db802a38f71684d6eb9bffafbedb33cb822e45e5b';
const asked = (body: Partial<GraphqlBody>, method = 'POST', url = `${practice.url}/graphql`) =>
  engine.send({ ...createDraft(url, method), body: { ...blankBody.graphql, query: '{ book(id: 21) { title } }', ...body } });

type Given = Record<string, unknown>;

/** A server that answers as it is told, and what was asked of it. */
async function answering(
  answers: readonly { readonly status?: number; readonly text: string | Buffer; readonly headers?: Record<string, string> }[],
) {
  const bodies: Given[] = [];
  const url = await serve((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      bodies.push(JSON.parse(Buffer.concat(pieces).toString() || '{}') as Given);
      const { status = 200, text, headers = {} } = answers[bodies.length - 1] ?? { text: '' };
      response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(text);
    });
  });
  return { bodies, url };
}

const salt = '{"data":{"book":{"title":"The Salt Archive"}}}';
const notFound = '{"errors":[{"message":"PersistedQueryNotFound","extensions":{"code":"PERSISTED_QUERY_NOT_FOUND"}}]}';
const extensions = { persistedQuery: { version: 1, sha256Hash: hash } };
const query = '{ book(id: 21) { title } }';

describe('a query that goes by its hash', () => {
  test.each(['POST', 'GET'])('by %s is asked twice the first time, and once from then on', async (method) => {
    const first = await asked({ persisted: 'automatic' }, method);
    expect(first.hops.map(({ head, challenge }) => [head?.status, challenge?.says.slice(0, 36) ?? ''])).toEqual([
      [400, 'The server does not know that hash: '],
      [200, ''],
    ]);
    expect(await engine.bodyText(first)).toBe(salt);
    const second = await asked({ persisted: 'automatic' }, method);
    expect([second.hops.length, await engine.bodyText(second)]).toEqual([1, salt]);
  });

  test('has the hash alone go first, and query and hash together after it', async () => {
    const { bodies, url } = await answering([{ text: notFound }, { text: salt }]);
    const exchange = await asked({ persisted: 'automatic', variables: '{"n": 1.50}', operationName: 'Q' }, 'POST', url);
    expect(bodies).toEqual([
      { variables: { n: 1.5 }, operationName: 'Q', extensions },
      { query, variables: { n: 1.5 }, operationName: 'Q', extensions },
    ]);
    const wire = engine.context.wireLogs.read(exchange.id);
    expect(JSON.stringify(wire)).toContain('PersistedQueryNotFound');
  });

  test.each([
    ['one that is packed', { text: gzipSync(notFound), headers: { 'Content-Encoding': 'gzip' } }],
    ['one that refuses hashes altogether', { text: '{"errors":[{"message":"PersistedQueryNotSupported"}]}' }],
    [
      'one with a code alone',
      { status: 400, text: '{"errors":[{"message":"?","extensions":{"code":"PERSISTED_QUERY_NOT_FOUND"}}]}' },
    ],
  ])('is sent whole after %s', async (_name, answer) => {
    const { bodies, url } = await answering([answer, { text: salt }]);
    const exchange = await asked({ persisted: 'automatic' }, 'POST', url);
    expect([bodies.length, await engine.bodyText(exchange)]).toEqual([2, salt]);
  });

  test.each([
    ['other errors', '{"errors":[{"message":"Cannot query field"}]}'],
    ['data that speaks of it', '{"data":{"a":"PersistedQueryNotFound"},"errors":[{"message":"PersistedQueryNotFound"}]}'],
    ['a text of these words', 'PersistedQueryNotFound'],
    ['no body', ''],
    ['a long answer', JSON.stringify({ data: 'x'.repeat(100_000) })],
  ])('is not sent again after %s, which is the answer as it came', async (_name, text) => {
    const { bodies, url } = await answering([{ text }]);
    const exchange = await asked({ persisted: 'automatic' }, 'POST', url);
    expect([bodies.length, exchange.phase, await engine.bodyText(exchange)]).toEqual([1, 'finished', text]);
  });

  test('and is asked at most twice: a server that never learns has its answer shown', async () => {
    const { bodies, url } = await answering([{ text: notFound }, { text: notFound }]);
    const exchange = await asked({ persisted: 'automatic' }, 'POST', url);
    expect([bodies.length, await engine.bodyText(exchange)]).toEqual([2, notFound]);
  });
});

test('a packed answer that finds no room leaves nothing unpacking behind', async () => {
  const createGunzip = vi.spyOn(zlib, 'createGunzip');
  onTestFinished(() => createGunzip.mockRestore());
  const full = createBodyStore(join(engine.folder, 'full'), { memoryBytes: 10_000, keepFreeBytes: Number.MAX_SAFE_INTEGER });
  onTestFinished(() => full.close());
  const { url } = await answering([{ text: gzipSync(randomBytes(4_000_000)), headers: { 'Content-Encoding': 'gzip' } }]);
  const draft = { ...createDraft(url, 'POST'), body: { ...blankBody.graphql, query, persisted: 'automatic' as const } };
  const context = { ...engine.context, bodies: full };
  const events: ExchangeEvent[] = [];
  for await (const event of sendExchange(crypto.randomUUID(), draft, context, new AbortController().signal)) events.push(event);
  expect(events.at(-1)).toMatchObject({ type: 'failed', failure: { kind: 'limitExceeded', limit: 'diskSpace' } });
  const unpackers = createGunzip.mock.results.map(({ value }) => value as zlib.Gunzip);
  expect(unpackers).toHaveLength(1);
  await expect.poll(() => unpackers.map(({ destroyed }) => destroyed)).toEqual([true]);
});

describe('a document that is named', () => {
  test.each(['POST', 'GET'])('by %s goes by its id, and no query with it', async (method) => {
    const url = `${practice.url}/graphql/trusted`;
    const named = { persisted: 'document', documentId: 'x-one-book', variables: '{"id": 21}' } as const;
    const exchange = await asked(named, method, url);
    expect(await engine.bodyText(exchange)).toContain('The Salt Archive');
    expect(await engine.bodyText(await asked({}, method, url))).toContain('DOCUMENT_REQUIRED');
  });

  test('without an id is not sent', async () => {
    expect(await asked({ persisted: 'document' })).toMatchObject({
      failure: { kind: 'badDraft', place: { field: 'documentId' } },
    });
  });
});
