import net from 'node:net';
import { afterEach, expect, test } from 'vitest';
import type { UrlParts } from '#shared/http/url-parts';
import { createConnectionPool } from './connection-pool';
import { connectionKey, type Destination, type OpenConnection } from './dial';
import { startRawServer, type RawServer } from './exchange.test-support';

const servers: RawServer[] = [];
afterEach(() => Promise.all(servers.splice(0).map((server) => server.close())));

async function connect(server: RawServer): Promise<OpenConnection> {
  const socket = net.connect(server.port, '127.0.0.1');
  socket.on('error', () => undefined);
  await new Promise((resolve) => socket.once('connect', resolve));
  return { socket, protocol: 'http/1.1', facts: {} as OpenConnection['facts'] };
}
async function start(): Promise<RawServer> {
  const server = await startRawServer(() => undefined);
  servers.push(server);
  return server;
}
const settle = () => new Promise((resolve) => setTimeout(resolve, 30));

test('every part that decides where a connection leads is in its key', () => {
  const url: UrlParts = { scheme: 'https', host: 'a.test', port: 443, userinfo: null, target: '/' };
  const plain: Destination = {
    url,
    verifyTls: true,
    route: { kind: 'direct' },
    decidedBy: null,
    tunnels: false,
    tls: { least: '1.2', most: '1.3', ca: '', systemCa: false },
    names: { resolve: '', addressFamily: 'any' },
    offers: ['http/1.1'],
    client: null,
    boundTo: null,
  };
  const keys = [
    plain,
    { ...plain, verifyTls: false },
    { ...plain, url: { ...url, scheme: 'http' as const } },
    { ...plain, url: { ...url, host: 'b.test' } },
    { ...plain, url: { ...url, port: 444 } },
    { ...plain, client: { id: 'a', secure: {} } },
    { ...plain, client: { id: 'b', secure: {} } },
    { ...plain, decidedBy: ['pac', 'pac+file:///a.pac'] },
    { ...plain, decidedBy: ['pac', 'pac+file:///b.pac'] },
    { ...plain, tunnels: true },
    { ...plain, boundTo: 'a' },
    { ...plain, boundTo: 'b' },
  ].map(connectionKey);
  expect(new Set(keys).size).toBe(keys.length);
  const same = { ...url, target: '/other', userinfo: { username: 'a', password: 'b' } };
  expect(connectionKey({ ...plain, url: same })).toBe(keys[0]);
});

test('what is put under one key is not found under another', async () => {
  const pool = createConnectionPool();
  const connection = await connect(await start());
  pool.put('a', connection, 1000);
  expect([pool.idle, pool.take('b'), pool.take('a'), pool.take('a'), pool.idle]).toEqual([
    1,
    undefined,
    connection,
    undefined,
    0,
  ]);
  connection.socket.destroy();
});

test('one that the server closes, or says something on, is thrown away', async () => {
  const pool = createConnectionPool();
  const server = await start();
  pool.put('a', await connect(server), 1000);
  pool.put('a', await connect(server), 1000);
  await settle();
  const [first, second] = [...server.sockets];
  first?.end();
  second?.write('unasked');
  await settle();
  expect(pool.idle).toBe(0);
});

test('one that nobody uses is closed after a while, and the oldest when there are too many', async () => {
  const pool = createConnectionPool({ perKey: 2 });
  const server = await start();
  for (let index = 0; index < 3; index++) pool.put('a', await connect(server), 60);
  await settle();
  expect(pool.idle).toBe(2);
  await settle();
  await settle();
  expect(pool.idle).toBe(0);
  pool.close();
});
