import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestEngine, rows, withRawServer, type TestEngine } from './exchange.test-support';

let engine: TestEngine;
let folder: string;
beforeAll(async () => {
  engine = await createTestEngine();
  folder = await mkdtemp(join(tmpdir(), 'cairn-upload-'));
});
afterAll(async () => {
  await engine.close();
  await rm(folder, { recursive: true });
});

const ok = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok';
const ended = (received: string, length: number) => received.length - received.indexOf('\r\n\r\n') - 4 >= length;

test('a file goes out whole, with its length and a type from its name', async () => {
  const path = join(folder, 'picture.png');
  const bytes = Buffer.from(Array.from({ length: 700_000 }, (_, index) => index % 251));
  await writeFile(path, bytes);
  await withRawServer(
    (socket, index) => socket.on('data', () => ended(server()[index] ?? '', bytes.length) && socket.write(ok)),
    async (raw) => {
      server = () => raw.received;
      const exchange = await engine.send({ url: raw.url, method: 'PUT', body: { kind: 'file', path, mediaType: '' } });
      expect(exchange).toMatchObject({ phase: 'finished', hops: [{ requestBodyBytes: bytes.length }] });
      expect(exchange.hops[0]?.requestHeaders.slice(-2)).toEqual([
        ['Content-Type', 'image/png'],
        ['Content-Length', String(bytes.length)],
      ]);
      const body = Buffer.from((raw.received[0] ?? '').split('\r\n\r\n').slice(1).join('\r\n\r\n'), 'latin1');
      expect(createHash('sha256').update(body).digest('hex')).toBe(createHash('sha256').update(bytes).digest('hex'));
      const sent = engine.context.wireLogs
        .read(exchange.id)
        ?.entries.filter(({ direction, part }) => direction === 'sent' && part === 'body');
      expect(sent?.map(({ bytes: kept, total }) => [kept.length, total])).toEqual([[65536, bytes.length]]);
    },
  );
});
let server: () => string[] = () => [];

test('an answer that comes while the body is still going out is read, and the rest is not sent', async () => {
  await withRawServer(
    (socket) =>
      socket.once('data', () => {
        socket.pause();
        socket.write('HTTP/1.1 413 Content Too Large\r\nContent-Length: 3\r\n\r\nbig');
      }),
    async (raw) => {
      const exchange = await engine.send({
        url: raw.url,
        method: 'POST',
        body: { kind: 'text', text: 'x'.repeat(50_000_000), mediaType: '' },
      });
      expect(exchange).toMatchObject({ phase: 'finished', head: { status: 413 } });
      expect(await engine.bodyText(exchange)).toBe('big');
      expect(engine.context.pool.idle).toBe(0);
    },
  );
});

test('a server that hangs up on a long body is told as such', async () => {
  await withRawServer(
    (socket) => socket.once('data', () => setTimeout(() => socket.resetAndDestroy(), 20)),
    async (raw) => {
      const exchange = await engine.send({
        url: raw.url,
        method: 'POST',
        body: { kind: 'text', text: 'x'.repeat(50_000_000), mediaType: '' },
      });
      expect(exchange).toMatchObject({ phase: 'failed', failure: { kind: 'connectionClosed', when: 'sending' } });
    },
  );
});

test('a long upload tells its progress, at most ten times a second', async () => {
  let total = 0;
  await withRawServer(
    (socket) => {
      socket.on('data', (chunk) => {
        total += chunk.length;
        socket.pause();
        setTimeout(() => socket.resume(), 5);
        if (total > 4_000_000) socket.write(ok);
      });
    },
    async (raw) => {
      const events = await engine.events({
        url: raw.url,
        method: 'POST',
        body: { kind: 'text', text: 'x'.repeat(4_000_000), mediaType: '' },
      });
      const progress = events.filter((event) => event.type === 'progress');
      const seconds = ((events.at(-1)?.at ?? 0) - (events[0]?.at ?? 0)) / 1000;
      expect(progress.length).toBeGreaterThan(0);
      expect(progress.length).toBeLessThanOrEqual(seconds * 10 + 1);
      expect(progress.map(({ sentBytes }) => sentBytes)).toEqual(
        progress.map(({ sentBytes }) => sentBytes).toSorted((a, b) => a - b),
      );
      expect(events.at(-1)?.type).toBe('finished');
    },
  );
});

test('a body waits for 100 Continue where the user asked for it', async () => {
  await withRawServer(
    (socket) => {
      socket.once('data', (head) => {
        expect(head.toString('latin1').endsWith('\r\n\r\n')).toBe(true);
        socket.once('data', (body) => socket.write(body.toString() === 'hello' ? ok : 'no'));
        setTimeout(() => socket.write('HTTP/1.1 100 Continue\r\n\r\n'), 30);
      });
    },
    async (raw) => {
      const exchange = await engine.send({
        url: raw.url,
        method: 'POST',
        headers: rows(['Expect', '100-continue']),
        body: { kind: 'text', text: 'hello', mediaType: '' },
      });
      expect(exchange).toMatchObject({ phase: 'finished', hops: [{ interims: [{ status: 100 }] }] });
    },
  );
});

test('a file that shrinks while it is sent fails by name', async () => {
  const path = join(folder, 'shrinking');
  await writeFile(path, Buffer.alloc(30_000_000));
  await withRawServer(
    (socket) =>
      socket.once('data', () => {
        socket.pause();
        void truncate(path, 1000).then(() => socket.resume());
      }),
    async (raw) => {
      const exchange = await engine.send({ url: raw.url, method: 'POST', body: { kind: 'file', path, mediaType: '' } });
      expect(exchange).toMatchObject({
        phase: 'failed',
        failure: { kind: 'fileUnreadable', path, reason: 'it became shorter while it was sent' },
      });
    },
  );
});
