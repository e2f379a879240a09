import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type net from 'node:net';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { WebSocketServer, type ServerOptions, type WebSocket } from 'ws';
import { blankAuth } from '#shared/model/auth';
import { startPracticeServer, type PracticeServer } from '../../practice/server';
import { createTestEngine, rows, type TestEngine } from '../exchange.test-support';
import { closeWaitMs } from './conversation';
import { openWebSocket, saidIn, type TestSocket } from '../socket/socket.test-support';

let engine: TestEngine;
let practice: PracticeServer;
beforeAll(async () => {
  practice = await startPracticeServer({ complain: () => {}, tls: true });
  engine = await createTestEngine({ trust: [practice.tls?.certificates.ca ?? ''] });
});
afterAll(async () => {
  await engine.close();
  await practice.stop();
});

const servers: WebSocketServer[] = [];
afterEach(() =>
  servers
    .splice(0)
    .forEach((server) => [...server.clients, server].forEach((part) => ('terminate' in part ? part.terminate() : part.close()))),
);

/** The server of ws itself. */
async function serve(onSocket: (socket: WebSocket, heads: string[]) => void, options: ServerOptions = {}): Promise<string> {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0, ...options });
  servers.push(server);
  server.on('connection', (socket, request) => {
    socket.on('error', () => undefined);
    onSocket(socket, request.rawHeaders);
  });
  await once(server, 'listening');
  return `ws://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

const echo = (socket: WebSocket) => socket.on('message', (data, isBinary) => socket.send(data, { binary: isBinary }));
const echoUrl = () => `${practice.url.replace('http', 'ws')}/stream/websocket/echo`;
const heard = (socket: TestSocket, count: number) =>
  socket.until(({ entries }) => entries.filter(({ from, kind }) => from === 'server' && kind !== 'pong').length >= count);

test('text and bytes go out and come back, and a close ends it in order', async () => {
  const socket = openWebSocket(engine, echoUrl(), { subprotocols: 'practice.v1, other' });
  await socket.opened();
  expect(await socket.text('κόσμε')).toEqual({ ok: true, value: null });
  await socket.say({ kind: 'binary', base64: Buffer.from([0, 255]).toString('base64') });
  await heard(socket, 2);
  await socket.say({ kind: 'close', code: 4001, reason: 'enough' });
  const exchange = await socket.over();
  expect(exchange).toMatchObject({
    phase: 'finished',
    url: echoUrl(),
    head: { status: 101 },
    socket: {
      kind: 'websocket',
      subprotocol: 'practice.v1',
      tally: { sent: 2, received: 2, sentBytes: 12, receivedBytes: 12 },
      closing: { code: 4001, reason: 'enough', by: 'client', clean: true },
    },
  });
  // An echo may come before the next thing is said, or after it.
  const by = (who: string) => saidIn(socket).filter((line) => line.startsWith(who));
  expect(saidIn(socket)[0]).toBe('cairn opened Connected: practice.v1.');
  expect(by('client')).toEqual(['client text κόσμε', 'client binary AP8=', 'client close 4001 enough']);
  expect(by('server')).toEqual(['server text κόσμε', 'server binary AP8=', 'server close 4001 enough']);
  const lines = (await engine.bodyText(exchange)).trimEnd().split('\n');
  expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(socket.entries);
});

test('the handshake is an exchange like any other: head, wire, time and connection', async () => {
  const socket = openWebSocket(
    engine,
    echoUrl(),
    {},
    { draft: { headers: rows(['X-Mine', 'yes'], ['Origin', 'https://elsewhere.example']) } },
  );
  await socket.opened();
  await socket.say({ kind: 'close', code: 1000, reason: '' });
  const exchange = await socket.over();
  const [hop] = exchange.hops;
  expect(hop?.requestHeaders.map(([name]) => name)).toEqual([
    'Host',
    'User-Agent',
    'Connection',
    'Upgrade',
    'Sec-WebSocket-Version',
    'Sec-WebSocket-Key',
    'X-Mine',
    'Origin',
  ]);
  expect(hop?.timings?.tcpMs).not.toBeNull();
  const { entries = [] } = engine.context.wireLogs.read(exchange.id) ?? {};
  expect(entries.map(({ direction, part }) => `${direction} ${part}`)).toEqual([
    'sent head',
    'received head',
    'sent body',
    'received body',
  ]);
  // A masked close without a body but for its code (RFC 6455, 5.5.1).
  expect(Buffer.from(entries[2]?.bytes ?? '', 'latin1').subarray(0, 2)).toEqual(Buffer.from([0x88, 0x82]));
});

test('over TLS, with the certificate checked as ever', async () => {
  const tls = practice.tls?.urls;
  const good = openWebSocket(engine, `${(tls?.good ?? '').replace('https', 'wss')}/stream/websocket/echo`);
  await good.opened();
  await good.say({ kind: 'close', code: null, reason: '' });
  expect(await good.over()).toMatchObject({ phase: 'finished', socket: { closing: { code: 1005, by: 'client' } } });
  const bad = openWebSocket(engine, (tls?.expired ?? '').replace('https', 'wss'));
  expect(await bad.over()).toMatchObject({ phase: 'failed', failure: { kind: 'certificateRejected' } });
});

test('an answer that is no 101 is shown as the answer it is', async () => {
  const plain = await openWebSocket(engine, `${practice.url}/status/200`).over();
  expect(plain).toMatchObject({ phase: 'finished', head: { status: 200 } });
  expect(plain.socket).toBeUndefined();
  expect(await openWebSocket(engine, `${practice.url}/auth/basic/`).over()).toMatchObject({
    phase: 'finished',
    head: { status: 401 },
  });
  expect(await openWebSocket(engine, `${practice.url}/status/302`).over()).toMatchObject({
    head: { status: 302 },
    hops: { length: 1 },
  });
});

test('credentials go along as with any request', async () => {
  let heads: string[] = [];
  const url = await serve((socket, raw) => {
    heads = raw;
    socket.close(1000);
  });
  await openWebSocket(engine, url, {}, { draft: { auth: { ...blankAuth.basic, username: 'alice', password: 'pw' } } }).over();
  expect(heads[heads.indexOf('Authorization') + 1]).toBe(`Basic ${Buffer.from('alice:pw').toString('base64')}`);
});

test('packed messages, both ways, where both agree', async () => {
  const url = await serve(echo, { perMessageDeflate: { threshold: 0 } });
  const socket = openWebSocket(engine, url, { compress: true });
  await socket.opened();
  const long = 'all the same '.repeat(1000);
  await socket.text(long);
  await heard(socket, 1);
  await socket.say({ kind: 'close', code: 1000, reason: '' });
  const exchange = await socket.over();
  expect(exchange.socket?.extensions).toMatch(/^permessage-deflate/);
  expect(socket.entries.find(({ from, kind }) => from === 'server' && kind === 'text')?.text).toBe(long);
  const wire = engine.context.wireLogs.read(exchange.id)?.entries ?? [];
  for (const { part, total } of wire) if (part === 'body') expect(total).toBeLessThan(1000);
});

test('a ping is answered and told, and pings of ours have their pongs', async () => {
  const url = await serve((socket) => {
    socket.ping('are you there');
    socket.on('pong', () => socket.send('heard you'));
  });
  const socket = openWebSocket(engine, url);
  await heard(socket, 2);
  await socket.say({ kind: 'ping', text: 'and you' });
  await socket.until(({ entries }) => entries.some(({ from, kind }) => from === 'server' && kind === 'pong'));
  await socket.say({ kind: 'close', code: 1000, reason: '' });
  await socket.over();
  expect(saidIn(socket).slice(1)).toEqual([
    'server ping are you there',
    'client pong are you there',
    'server text heard you',
    'client ping and you',
    'server pong and you',
    'client close 1000',
    'server close 1000',
  ]);
});

test('a server that does not answer pings is given up', async () => {
  const url = await serve(() => undefined, { autoPong: false });
  const socket = openWebSocket(engine, url, { pingEverySeconds: 1 });
  expect(await socket.over()).toMatchObject({ phase: 'failed', failure: { kind: 'timedOut', phase: 'idle', limitMs: 1000 } });
  expect(saidIn(socket)).toContain('client ping');
});

test('pings that are wished for once in months are not sent at once', async () => {
  const socket = openWebSocket(engine, await serve(() => undefined), { pingEverySeconds: 9_999_999 });
  await socket.opened();
  await new Promise((resolve) => setTimeout(resolve, 100));
  await socket.say({ kind: 'close', code: 1000, reason: '' });
  expect(await socket.over()).toMatchObject({ phase: 'finished' });
  expect(saidIn(socket)).not.toContain('client ping');
});

test('a server that is still saying something long is not given up, though its pong waits behind that', async () => {
  const url = await serve(
    (socket) => {
      const { _socket: bare } = socket as unknown as { readonly _socket: net.Socket };
      const piece = Buffer.alloc(1000, 'x');
      bare.write(Buffer.from([0x82, 126, 0x75, 0x30]));
      let left = 30;
      const timer = setInterval(() => {
        bare.write(piece);
        left -= 1;
        if (left > 0) return;
        clearInterval(timer);
        socket.close(1000, 'done');
      }, 100);
    },
    { autoPong: false },
  );
  const socket = openWebSocket(engine, url, { pingEverySeconds: 1 });
  expect(await socket.over()).toMatchObject({
    phase: 'finished',
    socket: { tally: { receivedBytes: 30_000 }, closing: { code: 1000 } },
  });
});

test('the server closes with a code and a reason', async () => {
  const url = await serve((socket) => socket.close(1013, 'too many of you'));
  expect(await openWebSocket(engine, url).over()).toMatchObject({
    phase: 'finished',
    socket: { closing: { code: 1013, reason: 'too many of you', by: 'server', clean: true } },
  });
});

test('a connection that ends without a close is a failure, and what was said is kept', async () => {
  const url = await serve((socket) => socket.send('one', () => socket.terminate()));
  const exchange = await openWebSocket(engine, url).over();
  expect(exchange).toMatchObject({ phase: 'failed', failure: { kind: 'connectionClosed', when: 'open' }, head: { status: 101 } });
  expect(await engine.bodyText(exchange)).toContain('"text":"one"');
});

test('it connects again where that is wished, and the transcript goes on', async () => {
  let connections = 0;
  const url = await serve((socket) => {
    connections++;
    if (connections === 1) socket.send('first', () => socket.terminate());
    else socket.send('second', () => socket.close(1000, 'done'));
  });
  const socket = openWebSocket(engine, url, { reconnect: true });
  const exchange = await socket.over();
  expect(exchange).toMatchObject({ phase: 'finished', hops: { length: 2 }, socket: { closing: { code: 1000 } } });
  expect(exchange.hops[0]?.parted).toMatchObject({ againMs: 1000 });
  expect(saidIn(socket).filter((line) => line.startsWith('server'))).toEqual([
    'server text first',
    'server text second',
    'server close 1000 done',
  ]);
});

test('a close while it waits to connect again ends it', async () => {
  const url = await serve((socket) => socket.send('one', () => socket.terminate()));
  const socket = openWebSocket(engine, url, { reconnect: true });
  await socket.until(({ events }) => events.some(({ type }) => type === 'parted'));
  await new Promise((resolve) => setImmediate(resolve));
  await socket.say({ kind: 'close', code: null, reason: '' });
  expect(await socket.over()).toMatchObject({ phase: 'finished', head: { status: 101 }, socket: { closing: { by: 'client' } } });
});

test('a cancel ends it within 200 ms and leaves no connection', async () => {
  const url = await serve((socket) => {
    const timer = setInterval(() => socket.send('tick'), 5);
    socket.on('close', () => clearInterval(timer));
  });
  const socket = openWebSocket(engine, url);
  await heard(socket, 3);
  const before = performance.now();
  socket.cancel();
  expect(await socket.over()).toMatchObject({ phase: 'failed', failure: { kind: 'cancelled' } });
  expect(performance.now() - before).toBeLessThan(200);
  const [server] = servers;
  for (let waited = 0; server?.clients.size !== 0 && waited < 100; waited++)
    await new Promise((resolve) => setTimeout(resolve, 10));
  expect(server?.clients.size).toBe(0);
  expect(await socket.text('late')).toMatchObject({ ok: false, failure: { kind: 'notFound' } });
});

test('what is said goes out in its order, and before a close that is said at once', async () => {
  const got: string[] = [];
  const url = await serve((socket) => {
    socket.on('message', (data: Buffer) => got.push(data.toString('utf8').slice(0, 5)));
    socket.on('close', (code) => got.push(String(code)));
  });
  const socket = openWebSocket(engine, url);
  await socket.opened();
  const said = [
    socket.say({ kind: 'binary', base64: Buffer.alloc(1_000_000, 'a').toString('base64') }),
    socket.text('words'),
    socket.say({ kind: 'file', path: fileURLToPath(import.meta.url) }),
    socket.say({ kind: 'close', code: 1000, reason: '' }),
  ];
  expect(await Promise.all(said)).toEqual(said.map(() => ({ ok: true, value: null })));
  await socket.over();
  await expect.poll(() => got).toEqual(['aaaaa', 'words', 'impor', '1000']);
});

test('a server that takes nothing any more is left all the same, also where something is still on its way to it', async () => {
  const url = await serve((socket) => socket.pause());
  const socket = openWebSocket(engine, url);
  await socket.opened();
  const saying = socket.say({ kind: 'binary', base64: randomBytes(30_000_000).toString('base64') });
  await socket.until(({ entries }) => entries.some(({ kind }) => kind === 'binary'));
  const began = performance.now();
  const closing = socket.say({ kind: 'close', code: 1000, reason: 'enough' });
  expect(await socket.say({ kind: 'close', code: 1000, reason: 'again' })).toMatchObject({ failure: { kind: 'notFound' } });
  expect(await socket.over()).toMatchObject({
    phase: 'finished',
    socket: { closing: { code: 1000, reason: 'enough', by: 'client', clean: false } },
  });
  expect(performance.now() - began).toBeLessThan(closeWaitMs * 2);
  for (const said of [await saying, await closing])
    expect(said).toMatchObject({ ok: false, failure: { kind: 'connectionClosed', when: 'open' } });
}, 20_000);

test('a message above the limit ends it, and the server is told 1009', async () => {
  const codes: number[] = [];
  const url = await serve((socket) => {
    socket.on('close', (code) => codes.push(code));
    socket.send('x'.repeat(2000));
  });
  const exchange = await openWebSocket(engine, url, { messageBytes: 1000 }).over();
  expect(exchange).toMatchObject({ phase: 'failed', failure: { kind: 'limitExceeded', limit: 'messageBytes', allowed: 1000 } });
  for (let waited = 0; codes.length === 0 && waited < 100; waited++) await new Promise((resolve) => setTimeout(resolve, 10));
  expect(codes).toEqual([1009]);
});
