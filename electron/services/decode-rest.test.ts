import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import zlib from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { advance, isOver, type Exchange, type FailedExchange } from '#shared/model/exchange';
import { defaultOptions } from '#shared/model/request-options';
import { createBodyStore, type BodyStore } from '../bodies/body-store';
import { createTestEngine, type TestEngine } from '../engine/exchange.test-support';
import { decodeRest } from './decode-rest';

const text = Buffer.from(Array.from({ length: 40_000 }, (_, at) => `row ${at} of ${(at * 7919) % 1000}\n`).join(''));
const gzipped = zlib.gzipSync(text);
const damaged = Buffer.concat([gzipped.subarray(0, gzipped.length - 3_000), Buffer.alloc(3_000, 0xff)]);
const bodies: Readonly<Record<string, readonly [coding: string, body: Buffer]>> = {
  '/gzip': ['gzip', gzipped],
  '/twice': ['br, gzip', zlib.gzipSync(zlib.brotliCompressSync(text))],
  '/damaged': ['gzip', damaged],
};

let server: Server;
let engine: TestEngine;
let store: BodyStore;
let folder = '';
beforeAll(async () => {
  server = createServer((request, response) => {
    const [coding, body] = bodies[request.url ?? ''] ?? ['identity', Buffer.alloc(0)];
    response.writeHead(200, { 'Content-Encoding': coding, 'Transfer-Encoding': 'chunked', Trailer: 'X-Sum' });
    response.write(body);
    response.addTrailers({ 'X-Sum': 'abc' });
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  folder = await mkdtemp(join(tmpdir(), 'cairn-rest-'));
  store = createBodyStore(folder);
  // What is shown and what was received stand in one store, as in the host.
  engine = await createTestEngine({ bodies: store, received: store });
});
afterAll(async () => {
  await engine.close();
  await store.close();
  await rm(folder, { recursive: true, force: true });
  server.closeAllConnections();
  server.close();
});

async function bytesOf(exchange: Exchange | undefined): Promise<Buffer> {
  const body = exchange && isOver(exchange) && exchange.bodyId !== null ? store.get(exchange.bodyId) : undefined;
  return body ? Buffer.from(await body.read(0, body.bytes)) : Buffer.alloc(0);
}

const never = new AbortController().signal;

async function outgrown(path: string): Promise<FailedExchange> {
  const { port } = server.address() as AddressInfo;
  const limits = { ...defaultOptions.limits, decodedBytes: 1_000 };
  const exchange = await engine.send({ url: `http://127.0.0.1:${port}${path}` }, { limits });
  if (exchange.phase !== 'failed') throw new Error('it was to outgrow the limit');
  return exchange;
}

const over = async (exchange: FailedExchange, signal = never): Promise<Exchange | undefined> => {
  const end = await decodeRest(exchange, store, signal);
  return end ? advance(exchange, end) : undefined;
};

test.each(['/gzip', '/twice'])('what outgrew the limit is decoded to its end, and the exchange is finished: %s', async (path) => {
  const exchange = await over(await outgrown(path));
  expect(exchange).toMatchObject({
    phase: 'finished',
    head: { status: 200 },
    bodyBytes: text.length,
    encodedBytes: bodies[path]?.[1].length,
    trailers: [['X-Sum', 'abc']],
    stop: null,
  });
  expect((await bytesOf(exchange)).equals(text)).toBe(true);
});

test('where it is damaged further on, as much as can be decoded is kept, and why there is no more', async () => {
  const before = await outgrown('/damaged');
  const exchange = await over(before);
  expect(exchange).toMatchObject({ phase: 'failed', failure: { kind: 'badEncoding', encoding: 'gzip' } });
  expect(exchange).not.toHaveProperty('packed');
  expect((await bytesOf(exchange)).length).toBeGreaterThan(before.bodyBytes);
});

test('beyond what a body may be at all, decoding stops as well', async () => {
  const exchange = await outgrown('/gzip');
  const narrow = { ...exchange, packed: { ...exchange.packed!, mostBytes: 5_000 } };
  expect(await over(narrow)).toMatchObject({
    phase: 'failed',
    bodyBytes: 5_000,
    failure: { kind: 'limitExceeded', limit: 'decodedBytes', allowed: 5_000 },
  });
});

test('it is stopped without a trace, and nothing is decoded of a body that is not there any more', async () => {
  const exchange = await outgrown('/gzip');
  let created = '';
  const watched: BodyStore = {
    ...store,
    create() {
      const writer = store.create();
      created = writer.id;
      return writer;
    },
  };
  expect(await decodeRest(exchange, watched, AbortSignal.abort())).toBe(null);
  expect(created).not.toBe('');
  expect(store.get(created)).toBeUndefined();
  await store.release([exchange.receivedId!]);
  expect(await decodeRest(exchange, store, never)).toBe(null);
});
