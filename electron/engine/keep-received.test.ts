import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import zlib from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { defaultOptions } from '#shared/model/request-options';
import { createBodyStore, type BodyStore } from '../bodies/body-store';
import { saveBody } from '../bodies/save-body';
import { createTestEngine, withRawServer, type TestEngine } from './exchange.test-support';

let engine: TestEngine;
let received: BodyStore;
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cairn-received-'));
  received = createBodyStore(folder);
  engine = await createTestEngine({ received });
});
afterAll(async () => {
  await engine.close();
  await received.close();
  await rm(folder, { recursive: true, force: true });
});

const sum = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const text = Buffer.from(
  `{"rows":[${Array.from({ length: 3_000 }, (_, at) => `{"n":${at},"x":"${(at * 7919) % 1000}"}`).join()}]}`,
);

const codings: readonly (readonly [name: string, header: string, encode: (bytes: Buffer) => Buffer])[] = [
  ['gzip', 'gzip', (bytes) => zlib.gzipSync(bytes)],
  ['gzip by its old name', 'x-gzip', (bytes) => zlib.gzipSync(bytes, { level: 1 })],
  [
    'several gzip members',
    'gzip',
    (bytes) => Buffer.concat([zlib.gzipSync(bytes.subarray(0, 99)), zlib.gzipSync(bytes.subarray(99))]),
  ],
  ['Brotli', 'br', (bytes) => zlib.brotliCompressSync(bytes)],
  ['deflate', 'deflate', (bytes) => zlib.deflateSync(bytes)],
  ['bare deflate', 'deflate', (bytes) => zlib.deflateRawSync(bytes)],
  ['Zstandard', 'zstd', (bytes) => zlib.zstdCompressSync(bytes)],
  ['two codings', 'br, gzip', (bytes) => zlib.gzipSync(zlib.brotliCompressSync(bytes))],
];

type Framing = 'length' | 'chunked' | 'close';

function answerOf(encoded: Buffer, encoding: string, framing: Framing): Buffer {
  const head = `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Encoding: ${encoding}\r\n`;
  if (framing === 'close') return Buffer.concat([Buffer.from(`${head}Connection: close\r\n\r\n`), encoded]);
  if (framing === 'length') return Buffer.concat([Buffer.from(`${head}Content-Length: ${encoded.length}\r\n\r\n`), encoded]);
  const size = 1_000;
  const chunks = Array.from({ length: Math.ceil(encoded.length / size) }, (_, at) => {
    const chunk = encoded.subarray(at * size, (at + 1) * size);
    return Buffer.concat([Buffer.from(`${chunk.length.toString(16)};x=y\r\n`), chunk, Buffer.from('\r\n')]);
  });
  return Buffer.concat([Buffer.from(`${head}Transfer-Encoding: chunked\r\n\r\n`), ...chunks, Buffer.from('0\r\n\r\n')]);
}

/** Sends to a server that answers so; what is kept as it came is saved, where anything is. */
async function sendTo(answer: Buffer, options: Parameters<TestEngine['send']>[1] = {}) {
  return withRawServer(
    (socket) => void socket.once('data', () => socket.end(answer)),
    async (server) => {
      const exchange = await engine.send({ url: `${server.url}/` }, options);
      const body = exchange.receivedId == null ? undefined : received.get(exchange.receivedId);
      const path = join(folder, 'saved');
      if (body) expect(await saveBody(body, path)).toMatchObject({ ok: true });
      return { exchange, saved: body ? await readFile(path) : null };
    },
  );
}

const framed = codings.flatMap(([name, header, encode]) =>
  (['length', 'chunked', 'close'] as const).map((framing) => [name, framing, header, encode] as const),
);

test.each(framed)('a body in %s is kept decoded and as it came, its end told by %s', async (_, framing, header, encode) => {
  const encoded = encode(text);
  const { exchange, saved } = await sendTo(answerOf(encoded, header, framing));
  expect(sum(await engine.bodyBytes(exchange))).toBe(sum(text));
  expect(sum(saved ?? Buffer.alloc(0))).toBe(sum(encoded));
  expect(exchange).toMatchObject({ phase: 'finished', encodedBytes: encoded.length });
});

test('what nobody decoded is kept once', async () => {
  const plain = answerOf(text, 'identity', 'length');
  expect((await sendTo(plain)).saved).toBe(null);
  const encoded = zlib.gzipSync(text);
  const { exchange, saved } = await sendTo(answerOf(encoded, 'gzip', 'length'), { decodeBody: false });
  expect(saved).toBe(null);
  expect(sum(await engine.bodyBytes(exchange))).toBe(sum(encoded));
  const part = Buffer.from(answerOf(encoded, 'gzip', 'length').toString('latin1').replace('200 OK', '206 Part'), 'latin1');
  expect((await sendTo(part)).saved).toBe(null);
});

test('what cannot be decoded is kept as it came, to be looked at', async () => {
  const broken = zlib.gzipSync(text).subarray(0, 4_000);
  const { exchange, saved } = await sendTo(answerOf(broken, 'gzip', 'length'));
  expect(exchange).toMatchObject({ phase: 'failed', failure: { kind: 'badEncoding' } });
  expect(sum(saved ?? Buffer.alloc(0))).toBe(sum(broken));
});

test('where there is no room for it as it came, the exchange goes on without', async () => {
  const store = createBodyStore(folder);
  const full: typeof store = {
    ...store,
    create() {
      const writer = store.create();
      return { id: writer.id, bytes: 0, write: async () => Promise.reject(new Error('full')), end: () => writer.end() };
    },
  };
  const other = await createTestEngine({ received: full });
  await withRawServer(
    (socket) => void socket.once('data', () => socket.end(answerOf(zlib.gzipSync(text), 'gzip', 'length'))),
    async (server) => {
      const exchange = await other.send({ url: `${server.url}/` });
      expect([exchange.phase, exchange.receivedId]).toEqual(['finished', null]);
      expect(sum(await other.bodyBytes(exchange))).toBe(sum(text));
    },
  );
  await other.close();
  await store.close();
});

const outgrown = { limits: { ...defaultOptions.limits, decodedBytes: 1_000 } };

test.each(framed)(
  'a body in %s, its end told by %s, that outgrows the limit is received to its end all the same',
  async (...row) => {
    const [, framing, header, encode] = row;
    const encoded = encode(text);
    const { exchange, saved } = await sendTo(answerOf(encoded, header, framing), outgrown);
    expect(exchange).toMatchObject({
      phase: 'failed',
      failure: { kind: 'limitExceeded', limit: 'decodedBytes' },
      packed: { encodedBytes: encoded.length, stop: null, mostBytes: defaultOptions.limits.bodyBytes },
    });
    expect((await engine.bodyBytes(exchange)).length).toBeLessThanOrEqual(1_000);
    expect(sum(saved ?? Buffer.alloc(0))).toBe(sum(encoded));
  },
);

test('one that outgrew the limit and never came to its end is not said to be all there', async () => {
  const encoded = zlib.gzipSync(text);
  const whole = answerOf(encoded, 'gzip', 'length');
  const { exchange } = await sendTo(whole.subarray(0, whole.length - 10), outgrown);
  expect(exchange).toMatchObject({ phase: 'failed', failure: { limit: 'decodedBytes' } });
  expect(exchange).not.toHaveProperty('packed');
});

test('while the rest of it is awaited, the exchange can be cancelled', async () => {
  const whole = answerOf(zlib.gzipSync(text), 'gzip', 'length');
  await withRawServer(
    (socket) => void socket.once('data', () => socket.write(whole.subarray(0, whole.length - 10))),
    async (server) => {
      const exchange = await engine.send({ url: `${server.url}/` }, outgrown, AbortSignal.timeout(200));
      expect(exchange).toMatchObject({ phase: 'failed', failure: { kind: 'cancelled' } });
    },
  );
});
