import { gzipSync, constants } from 'node:zlib';
import type net from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startPracticeServer, type PracticeServer } from '../../practice/server';
import { answerWith, createTestEngine, withRawServer, type TestEngine } from '../exchange.test-support';
import { openEvents, saidIn } from '../socket/socket.test-support';

let engine: TestEngine;
let practice: PracticeServer;
beforeAll(async () => {
  practice = await startPracticeServer({ complain: () => {} });
  engine = await createTestEngine();
});
afterAll(async () => {
  await engine.close();
  await practice.stop();
});

const head = 'HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n';
const closing = `${head}Connection: close\r\n\r\n`;

/** Serves this once, over a connection that then ends. */
const stream =
  (...pieces: (string | Buffer)[]) =>
  (socket: net.Socket) =>
    socket.once('data', () => {
      socket.write(closing);
      for (const piece of pieces) socket.write(piece);
      socket.end();
    });

test('events arrive with type, id and lines, and the end of the stream is its end', async () => {
  const socket = openEvents(engine, `${practice.url}/stream/events?count=5&interval=0`);
  const exchange = await socket.over();
  expect(exchange).toMatchObject({
    phase: 'finished',
    head: { status: 200 },
    socket: {
      kind: 'events',
      tally: { sent: 0, received: 5, lastEventId: '5' },
      closing: { code: null, by: 'server', clean: true },
    },
  });
  expect(saidIn(socket)).toEqual([
    'cairn opened Connected.',
    'server comment events 1 to 5',
    'server event {"tick":1}',
    'server event {"tick":2}',
    'server event {"tick":3}',
    'server event {"tick":4}',
    'server event note every fifth\nhas two lines',
  ]);
  expect(exchange.hops[0]?.requestHeaders.map(([name, value]) => `${name}: ${value}`)).toContain('Accept: text/event-stream');
});

test('cut anywhere, with any line end and a byte order mark, it is the same stream', async () => {
  const bytes = Buffer.from(
    '\ufeffdata: κόσμε\r\n\r\nevent: a\rdata: 1\rdata:2\r\r: hm\nid: 7\ndata\n\ndata: unfinished',
    'utf8',
  );
  for (const size of [1, 2, 3, 7, bytes.length]) {
    const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) => bytes.subarray(at * size, (at + 1) * size));
    const slow = (socket: net.Socket) =>
      socket.once('data', () => {
        socket.setNoDelay(true);
        socket.write(closing);
        const next = () => {
          const piece = pieces.shift();
          if (piece === undefined) socket.end();
          else socket.write(piece, () => setImmediate(next));
        };
        next();
      });
    await withRawServer(slow, async ({ url }) => {
      const socket = openEvents(engine, url);
      await socket.over();
      expect(saidIn(socket).slice(1)).toEqual(['server event κόσμε', 'server event a 1\n2', 'server comment hm', 'server event']);
    });
  }
});

test('it comes back with the last id after the time the server asked for, and a 204 ends that', async () => {
  const url = `${practice.url}/stream/events?count=5&interval=0&drop=2`;
  const socket = openEvents(engine, url, { reconnect: true });
  const exchange = await socket.over();
  expect(exchange).toMatchObject({
    phase: 'finished',
    head: { status: 204 },
    socket: { tally: { received: 5 }, closing: { by: 'server' } },
  });
  expect(exchange.socket?.closing?.reason).toMatch(/204/);
  const asked = exchange.hops.map(({ requestHeaders }) => requestHeaders.find(([name]) => name === 'Last-Event-ID')?.[1]);
  expect(asked).toEqual([undefined, '2', '4', '5']);
  expect(exchange.hops.flatMap(({ parted }) => parted?.againMs ?? [])).toEqual([500, 500, 500]);
});

test('it begins after an event that is known', async () => {
  const socket = openEvents(engine, `${practice.url}/stream/events?count=3&interval=0`, { lastEventId: '2' });
  await socket.over();
  expect(saidIn(socket).filter((line) => line.startsWith('server event'))).toEqual(['server event {"tick":3}']);
});

test('what is no stream of events is shown as the answer it is', async () => {
  const json = await openEvents(engine, `${practice.url}/anything`).over();
  expect(json).toMatchObject({ phase: 'finished', head: { status: 200 } });
  expect(json.socket).toBeUndefined();
  expect(json.bodyBytes).toBeGreaterThan(0);
  expect(await openEvents(engine, `${practice.url}/stream/events?count=3`, { lastEventId: '3' }).over()).toMatchObject({
    head: { status: 204 },
  });
});

test('any method and body will do, and redirects are followed', async () => {
  const redirect = (socket: net.Socket, connection: number) =>
    connection === 0
      ? answerWith('HTTP/1.1 307 Temporary Redirect\r\nLocation: /there\r\nContent-Length: 0\r\nConnection: close\r\n\r\n')(
          socket,
        )
      : stream('data: hi\n\n')(socket);
  await withRawServer(redirect, async ({ url, received }) => {
    const socket = openEvents(
      engine,
      url,
      {},
      {
        draft: { method: 'POST', body: { kind: 'text', text: 'ask', mediaType: 'text/plain' } },
        options: { redirectOtherMethods: 'repeat' },
      },
    );
    expect(await socket.over()).toMatchObject({ phase: 'finished', hops: { length: 2 }, socket: { tally: { received: 1 } } });
    expect(received[1]).toMatch(/^POST \/there HTTP\/1\.1\r\n[^]*ask$/);
  });
});

test('a packed stream is unpacked while it comes', async () => {
  const packed = gzipSync('data: one\n\ndata: two\n\n', { finishFlush: constants.Z_SYNC_FLUSH });
  const serve = (socket: net.Socket) =>
    socket.once('data', () => socket.write(Buffer.concat([Buffer.from(`${head}Content-Encoding: gzip\r\n\r\n`), packed])));
  await withRawServer(serve, async ({ url }) => {
    const socket = openEvents(engine, url);
    await socket.until(({ entries }) => entries.length === 3);
    expect(saidIn(socket).slice(1)).toEqual(['server event one', 'server event two']);
    await socket.say({ kind: 'close', code: null, reason: '' });
    expect(await socket.over()).toMatchObject({ phase: 'finished', socket: { closing: { by: 'client', clean: false } } });
  });
});

test('an event above the limit ends it, and what came before is kept', async () => {
  await withRawServer(stream('data: small\n\n', `data: ${'x'.repeat(3000)}`), async ({ url }) => {
    const exchange = await openEvents(engine, url, { messageBytes: 1000 }).over();
    expect(exchange).toMatchObject({ phase: 'failed', failure: { kind: 'limitExceeded', limit: 'messageBytes' } });
    expect(await engine.bodyText(exchange)).toContain('"text":"small"');
  });
});

test('a stream that breaks off in a chunk is a failure, and a cancel ends one that does not', async () => {
  const broken = (socket: net.Socket) =>
    socket.once('data', () => socket.end(`${head}Transfer-Encoding: chunked\r\n\r\n10\r\ndata: 1\n\n`));
  await withRawServer(broken, async ({ url }) => {
    const exchange = await openEvents(engine, url).over();
    expect(exchange).toMatchObject({
      phase: 'failed',
      failure: { kind: 'connectionClosed', when: 'inBody' },
      socket: { tally: { received: 1 } },
    });
  });
  await withRawServer(
    (socket) => socket.once('data', () => socket.write(`${head}\r\ndata: 1\n\n`)),
    async ({ url, sockets }) => {
      const socket = openEvents(engine, url);
      await socket.until(({ entries }) => entries.length === 2);
      const before = performance.now();
      socket.cancel();
      expect(await socket.over()).toMatchObject({ phase: 'failed', failure: { kind: 'cancelled' } });
      expect(performance.now() - before).toBeLessThan(200);
      for (let waited = 0; sockets.size > 0 && waited < 100; waited++) await new Promise((resolve) => setTimeout(resolve, 10));
      expect(sockets.size).toBe(0);
    },
  );
});

test('a server that is gone is asked as often as wished, and then it is a failure', async () => {
  await withRawServer(
    (socket, connection) => (connection === 0 ? stream('retry: 1\ndata: 1\n\n')(socket) : void socket.destroy()),
    async ({ url, received }) => {
      const exchange = await openEvents(engine, url, { reconnect: true, reconnectAtMost: 3 }).over();
      expect(exchange).toMatchObject({
        phase: 'failed',
        failure: { kind: 'connectionClosed' },
        socket: { tally: { received: 1 } },
      });
      expect(received.length).toBeLessThanOrEqual(9);
      expect(exchange.hops.filter(({ parted }) => parted).length).toBeGreaterThanOrEqual(3);
    },
  );
});

test('a server that wants to be left alone for weeks is not asked again at once', async () => {
  await withRawServer(stream('retry: 3000000000\ndata: a\n\n'), async (server) => {
    const socket = openEvents(engine, server.url, { reconnect: true });
    await socket.until(({ events }) => events.some(({ type }) => type === 'parted'));
    expect(socket.events.at(-1)).toMatchObject({ type: 'parted', againMs: 2 ** 31 - 1 });
    await new Promise((resolve) => setTimeout(resolve, 300));
    await socket.say({ kind: 'close', code: null, reason: '' });
    expect(await socket.over()).toMatchObject({ phase: 'finished', hops: { length: 1 } });
    expect(server.received).toHaveLength(1);
  });
});
