import { createHash } from 'node:crypto';
import { connect } from 'node:net';
import { brotliDecompressSync, gunzipSync, inflateSync, zstdDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { send, sendRaw } from '../send-raw.test-support.ts';
import { startPracticeServer, type PracticeServer } from '../server.ts';

let practice: PracticeServer;
beforeAll(async () => void (practice = await startPracticeServer()));
afterAll(() => practice.stop());

const part = (range: string, more: Record<string, string> = {}) =>
  send(practice, '/stream/bytes/3000000', { headers: { Range: range, ...more } });

test('any part equals the same bytes of the whole', async () => {
  const whole = (await send(practice, '/stream/bytes/3000000')).bytes;
  expect(whole.length).toBe(3_000_000);
  for (const [from, to] of [
    [0, 9],
    [1_048_570, 1_048_590],
    [2_999_990, 2_999_999],
  ] as const) {
    const { status, bytes, headers } = await part(`bytes=${from}-${to}`);
    expect([status, headers['content-range'], bytes.equals(whole.subarray(from, to + 1))]).toEqual([
      206,
      `bytes ${from}-${to}/3000000`,
      true,
    ]);
  }
});

test('the end can be asked for, and what begins after it cannot', async () => {
  expect((await part('bytes=-5')).headers['content-range']).toBe('bytes 2999995-2999999/3000000');
  expect((await part('bytes=2999999-9999999')).headers['content-range']).toBe('bytes 2999999-2999999/3000000');
  const after = await part('bytes=3000000-');
  expect([after.status, after.headers['content-range']]).toEqual([416, 'bytes */3000000']);
});

test('a range that is not understood, or no longer true, gives the whole', async () => {
  expect((await part('lines=1-2')).status).toBe(200);
  expect((await part('bytes=0-9', { 'If-Range': '"another"' })).status).toBe(200);
  expect((await part('bytes=0-9', { 'If-Range': '"seeded-3000000"' })).status).toBe(206);
});

test('several ranges come as parts, and their length is told right', async () => {
  const { headers, text, bytes } = await send(practice, '/stream/bytes/1000', { headers: { Range: 'bytes=0-4,-5' } });
  expect(headers['content-type']).toContain('multipart/byteranges');
  expect(bytes.length).toBe(Number(headers['content-length']));
  expect(text.match(/Content-Range: bytes \d+-\d+\/1000/g)).toEqual([
    'Content-Range: bytes 0-4/1000',
    'Content-Range: bytes 995-999/1000',
  ]);
});

test('a long list is one JSON array', async () => {
  const rows = (await send(practice, '/stream/json/1501')).json() as { id: number }[];
  expect([rows.length, rows.at(-1)?.id]).toEqual([1501, 1501]);
});

test.each([
  ['gzip', gunzipSync],
  ['br', brotliDecompressSync],
  ['deflate', inflateSync],
  ['zstd', zstdDecompressSync],
])('%s unpacks to what was packed', async (name, unpack) => {
  const { headers, bytes } = await send(practice, `/stream/encoding/${name}`);
  expect(headers['content-encoding']).toBe(name);
  expect(JSON.parse(unpack(bytes).toString())).toMatchObject({ codings: [name] });
});

test('interim answers come before the final one, as often as asked', async () => {
  const { interim, status } = await send(practice, '/stream/interim/102?times=3');
  expect([interim, status]).toEqual([[102, 102, 102], 200]);
  expect((await send(practice, '/stream/interim/199')).interim).toEqual([199]);
});

test('the trailer section holds the digest of the body', async () => {
  const raw = await readWire('GET /stream/trailers HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n');
  const lines = 'The digest of these lines\nstands after them,\nbecause only then is it known.\n';
  expect(raw).toContain(`Repr-Digest: sha-256=:${createHash('sha256').update(lines).digest('base64')}:`);
  expect(raw).toContain('\r\nTrailer: Repr-Digest, X-Lines\r\n');
});

test('a fault harms nobody else', async () => {
  await Promise.all(
    ['reset', 'garbage', 'drop', 'endless-head', 'half-head'].map((kind) => sendRaw(practice, { path: `/stream/fault/${kind}` })),
  );
  expect((await send(practice, '/library/books/1/')).status).toBe(200);
});

function readWire(request: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    const socket = connect(practice.port, '127.0.0.1', () => socket.write(request));
    socket.setEncoding('latin1').on('data', (chunk: string) => (text += chunk));
    socket.on('error', reject).on('end', () => resolve(text));
  });
}

test('the same rows come in pages', async () => {
  interface Page {
    readonly count: number;
    readonly next: string | null;
    readonly previous: string | null;
    readonly results: readonly { readonly id: number }[];
  }
  const read = async (path: string) => (await send(practice, path)).json() as Page;
  const page = await read('/stream/pages/1501/?page=2&page_size=1000');
  expect([page.count, page.results.length, page.results[0]?.id, page.next]).toEqual([1501, 501, 1001, null]);
  expect(page.previous).toMatch(/\/stream\/pages\/1501\/\?page_size=1000$/);
  const first = await read('/stream/pages/1000000/');
  expect([first.results.length, first.next]).toEqual([100, expect.stringMatching(/\?page=2$/)]);
  expect(await read('/stream/pages/0/')).toEqual({ count: 0, next: null, previous: null, results: [] });
});
