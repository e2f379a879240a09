import { createPrivateKey } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import http from 'node:http';
import net, { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import tls from 'node:tls';
import { Server as ProxyServer } from 'proxy-chain';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { blankAuth } from '#shared/model/auth';
import type { RequestDraft } from '#shared/model/request-draft';
import type { RequestOptions } from '#shared/model/request-options';
import { makeCertificates } from '../practice/tls/authority';
import { createTestEngine, type TestEngine } from './exchange.test-support';

let engine: TestEngine;
let folder = '';
let authority = '';
const proxies: ProxyServer[] = [];
const servers: { port: number; server: net.Server; sockets: Set<net.Socket> }[] = [];
/** For each connection that reached a server: whether its TLS was begun anew, or taken up from another one. */
const secured: boolean[] = [];
let connections = 0;

/** A server that speaks TLS and plain HTTP on one port, so that nothing but the scheme need differ. */
async function startServer(identity: tls.SecureContextOptions & tls.TlsOptions): Promise<void> {
  const pages = http.createServer({ keepAliveTimeout: 60_000 }, (_request, response) => response.end('ok'));
  const secure = tls.createServer({ ...identity, ALPNProtocols: ['http/1.1'] }, (socket) => {
    secured.push(!socket.isSessionReused());
    socket.on('error', () => undefined);
    pages.emit('connection', socket);
  });
  const sockets = new Set<net.Socket>();
  const server = net.createServer((socket) => {
    connections++;
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('readable', () => {
      const first = socket.read() as Buffer | null;
      if (first === null) return socket.destroy();
      socket.unshift(first);
      (first[0] === 0x16 ? secure : pages).emit('connection', socket);
    });
  });
  await once(server.listen(0, '::'), 'listening');
  servers.push({ port: (server.address() as AddressInfo).port, server, sockets });
}

async function startProxy(): Promise<string> {
  const server = new ProxyServer({ port: 0, host: '127.0.0.1' });
  await server.listen();
  proxies.push(server);
  return `http://ada:one@127.0.0.1:${server.port}`;
}

const at = (name: string) => join(folder, name);
const port = (index: number) => servers[index]?.port ?? 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cairn-pools-'));
  const { ca, good, alice, stranger } = await makeCertificates();
  authority = ca;
  await startServer({ ...good, requestCert: true, rejectUnauthorized: false });
  await startServer(good);
  await startProxy();
  await startProxy();
  const locked = createPrivateKey(alice.key).export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'open' });
  await Promise.all([
    writeFile(at('ca.pem'), ca),
    writeFile(at('alice.pem'), alice.cert + alice.key),
    writeFile(at('stranger.pem'), stranger.cert + stranger.key),
    writeFile(at('locked.pem'), `${alice.cert}${locked.toString()}`),
  ]);
});
afterEach(() => engine.close());
afterAll(async () => {
  for (const { server, sockets } of servers) {
    for (const socket of sockets) socket.destroy();
    server.close();
  }
  await Promise.all(proxies.map((proxy) => proxy.close(true)));
  await rm(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  engine = await createTestEngine({ trust: [authority] });
  connections = 0;
  secured.length = 0;
});

interface Way {
  readonly draft?: Partial<RequestDraft>;
  readonly options?: Partial<RequestOptions>;
}
const url = (address = `https://localhost:${port(0)}/`): Way => ({ draft: { url: address } });
const withCertificate = (certificatePath: string, passphrase = ''): Way => ({
  draft: { auth: { ...blankAuth.clientCertificate, certificatePath, passphrase } },
});
const throughProxy = (index: number, login = 'ada:one'): Way => ({
  options: { proxy: `http://${login}@127.0.0.1:${proxies[index]?.port ?? 0}` },
});

async function send({ draft, options }: Way): Promise<boolean> {
  const exchange = await engine.send({ url: `https://localhost:${port(0)}/`, ...draft }, options);
  if (exchange.phase === 'failed') throw new Error(JSON.stringify(exchange.failure));
  return exchange.hops.at(-1)?.connection?.reused ?? false;
}

/** Two ways that differ in one part of what decides where a connection leads and whom it trusts. */
const parts: [name: string, one: () => Way, other: () => Way][] = [
  ['scheme', () => url(), () => url(`http://localhost:${port(0)}/`)],
  ['host', () => url(), () => url(`https://127.0.0.1:${port(0)}/`)],
  ['port', () => url(), () => url(`https://localhost:${port(1)}/`)],
  ['address family', () => url(), () => ({ options: { addressFamily: '4' } })],
  ['address of the name', () => url(), () => ({ options: { resolve: `localhost:${port(0)}:127.0.0.1` } })],
  ['proxy', () => throughProxy(0), () => throughProxy(1)],
  ['credentials to the proxy', () => throughProxy(0), () => throughProxy(0, 'ada:two')],
  ['authorities', () => url(), () => ({ options: { caFile: at('ca.pem') } })],
  ['verification', () => url(), () => ({ options: { verifyTls: false } })],
  ['client certificate', () => withCertificate(at('alice.pem')), () => withCertificate(at('stranger.pem'))],
  ['certificate or none', () => url(), () => withCertificate(at('alice.pem'))],
  ['least version of TLS', () => url(), () => ({ options: { tlsLeast: '1.3' } })],
  ['highest version of TLS', () => url(), () => ({ options: { tlsMost: '1.2' } })],
  ['versions of HTTP offered', () => url(), () => ({ options: { httpVersion: '1.1' } })],
];

test.each(parts)('another %s is another connection, with TLS begun anew', async (_name, one, other) => {
  expect([await send(one()), await send(one())], 'the first way, twice').toEqual([false, true]);
  const before = connections;
  expect(await send(other()), 'the other way').toBe(false);
  expect(connections - before, 'connections that reached a server').toBe(1);
  expect([await send(other()), await send(one()), await send(other())], 'each has its own from now on').toEqual([
    true,
    true,
    true,
  ]);
  expect(secured).not.toContain(false);
});

test('a passphrase that does not open the key is refused, although a connection made with the right one is open', async () => {
  expect(await send(withCertificate(at('locked.pem'), 'open'))).toBe(false);
  expect(await send(withCertificate(at('locked.pem'), 'open'))).toBe(true);
  await expect(send(withCertificate(at('locked.pem'), 'wrong'))).rejects.toThrow(/passphrase/);
});
