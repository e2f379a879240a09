import type net from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDraft } from '#shared/model/request-draft';
import { createTestEngine, startRawServer, withRawServer, type TestEngine } from './exchange.test-support';
import { sendExchange } from './send-exchange';

let engine: TestEngine;
beforeAll(async () => void (engine = await createTestEngine()));
afterAll(() => engine.close());

/** Answers slowly in every phase, so that a cancel can fall into each. */
function answerSlowly(socket: net.Socket): void {
  const steps = [
    'HTTP/1.1 103 Early Hints\r\n\r\n',
    'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n',
    '\r\n',
    '5\r\nhello\r\n',
    '5\r\nhello\r\n',
    '0\r\n\r\n',
  ];
  socket.on('data', () => {
    const timer = setInterval(() => {
      const step = steps.shift();
      if (step === undefined) clearInterval(timer);
      else if (!socket.destroyed) socket.write(step);
    }, 5);
  });
}

async function until(condition: () => boolean): Promise<void> {
  for (let waited = 0; !condition() && waited < 100; waited++) await new Promise((resolve) => setTimeout(resolve, 10));
}

test('cancelled at a hundred moments, it ends at once and leaves no connection', async () => {
  const server = await startRawServer(answerSlowly);
  const kinds = new Set<string>();
  for (let round = 0; round < 100; round++) {
    const abort = new AbortController();
    const timer = setTimeout(() => abort.abort(), (round * 40) / 100);
    let aborted = Infinity;
    abort.signal.addEventListener('abort', () => (aborted = performance.now()));
    const exchange = await engine.send({ url: server.url }, { keepAlive: false }, abort.signal);
    clearTimeout(timer);
    if (exchange.phase === 'failed') {
      expect(exchange.failure).toEqual({ kind: 'cancelled' });
      expect(performance.now() - aborted).toBeLessThan(200);
    }
    kinds.add(exchange.phase === 'failed' ? (exchange.head ? 'in the body' : 'before the head') : 'too late');
  }
  expect(kinds.size).toBeGreaterThanOrEqual(2);
  await until(() => server.sockets.size === 0);
  expect(server.sockets.size).toBe(0);
  expect(engine.context.pool.idle).toBe(0);
  await server.close();
});

test('what had arrived when it was cancelled is kept', async () => {
  await withRawServer(
    (socket) => socket.once('data', () => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhello')),
    async (server) => {
      const abort = new AbortController();
      setTimeout(() => abort.abort(), 50);
      const exchange = await engine.send({ url: server.url }, {}, abort.signal);
      expect(exchange).toMatchObject({ phase: 'failed', failure: { kind: 'cancelled' }, head: { status: 200 }, bodyBytes: 5 });
      expect(await engine.bodyText(exchange)).toBe('hello');
    },
  );
});

test('cancelled before it begins, nothing is sent', async () => {
  await withRawServer(
    () => undefined,
    async (server) => {
      expect(await engine.send({ url: server.url }, {}, AbortSignal.abort())).toMatchObject({ failure: { kind: 'cancelled' } });
      expect(server.received).toEqual([]);
    },
  );
});

test('a reader that goes away in the middle closes the connection and its body', async () => {
  const server = await startRawServer((socket) =>
    socket.once('data', () => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhello')),
  );
  for await (const event of sendExchange(
    crypto.randomUUID(),
    createDraft(server.url),
    engine.context,
    new AbortController().signal,
  )) {
    if (event.type === 'head') break;
  }
  await until(() => server.sockets.size === 0);
  expect(server.sockets.size).toBe(0);
  await server.close();
});

test('a hundred exchanges at once do not disturb each other', async () => {
  await withRawServer(
    (socket) =>
      socket.on('data', (chunk) => {
        const path = chunk.toString('latin1').split(' ')[1] ?? '';
        setTimeout(() => socket.write(`HTTP/1.1 200 OK\r\nContent-Length: ${path.length}\r\n\r\n${path}`), Math.random() * 20);
      }),
    async (server) => {
      const bodies = await Promise.all(
        Array.from({ length: 100 }, async (_, index) => engine.bodyText(await engine.send({ url: `${server.url}/${index}` }))),
      );
      expect(bodies).toEqual(Array.from({ length: 100 }, (_, index) => `/${index}`));
    },
  );
  engine.context.pool.close();
});

test('limits of months are as good as none', async () => {
  const slow = (socket: net.Socket) =>
    socket.once('data', () => setTimeout(() => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok'), 200));
  await withRawServer(slow, async (server) => {
    const months = 10_000_000_000;
    const limits = {
      connectTimeoutMs: months,
      firstByteTimeoutMs: months,
      idleTimeoutMs: months,
      totalTimeoutMs: months,
    };
    expect(await engine.send({ url: server.url }, limits)).toMatchObject({ phase: 'finished', bodyBytes: 2 });
  });
});
