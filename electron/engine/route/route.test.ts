import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import http from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Server as ProxyServer } from 'proxy-chain';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { RequestOptions } from '#shared/model/request-options';
import { ok } from '#shared/result';
import { isInstalled } from '../../practice/peers/peer.test-support';
import { makeCertificates, type Certificates } from '../../practice/tls/authority';
import { createTestEngine, rows, type TestEngine } from '../exchange.test-support';
import { startSocks } from './socks-server.test-support';

let engine: TestEngine;
let certificates: Certificates;
let folder = '';
const origin = { plain: '', secure: '', seen: [] as http.IncomingMessage[] };
const closing: (() => unknown)[] = [];
const lasting: (() => unknown)[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cairn-route-'));
  certificates = await makeCertificates();
  engine = await createTestEngine({ trust: [certificates.ca] });
  const answer: http.RequestListener = (request, response) => {
    origin.seen.push(request);
    response.end('from the origin');
  };
  const plain = http.createServer(answer);
  const secure = https.createServer(certificates.good, answer);
  for (const server of [plain, secure]) {
    await once(server.listen(0, '127.0.0.1'), 'listening');
    lasting.push(
      () => server.closeAllConnections(),
      () => server.close(),
    );
  }
  origin.plain = `http://127.0.0.1:${(plain.address() as AddressInfo).port}`;
  origin.secure = `https://127.0.0.1:${(secure.address() as AddressInfo).port}`;
});
afterEach(async () => {
  origin.seen.length = 0;
  await Promise.all(closing.splice(0).map((close) => close()));
});
afterAll(async () => {
  await engine.close();
  for (const close of lasting) await close();
  await rm(folder, { recursive: true, force: true });
});

interface Through {
  readonly url: string;
  readonly hosts: (string | null)[];
  readonly authorized: (string | undefined)[];
}

/** A proxy that somebody else wrote. */
async function startProxy(login: { user: string; password: string } | null = null): Promise<Through> {
  const hosts: (string | null)[] = [];
  const authorized: (string | undefined)[] = [];
  const server = new ProxyServer({
    port: 0,
    host: '127.0.0.1',
    prepareRequestFunction: ({ username, password, hostname, request }) => {
      hosts.push(hostname);
      authorized.push(request.headers.authorization);
      return { requestAuthentication: login !== null && (username !== login.user || password !== login.password) };
    },
  });
  await server.listen();
  closing.push(() => server.close(true));
  return { url: `http://127.0.0.1:${server.port}`, hosts, authorized };
}

const fresh = { keepAlive: false } as const;
const text = async (url: string, options: Partial<RequestOptions>) =>
  engine.bodyText(await engine.send({ url }, { ...fresh, ...options }));
const failure = async (url: string, options: Partial<RequestOptions>) => {
  const exchange = await engine.send({ url }, { ...fresh, ...options });
  return exchange.phase === 'failed' ? exchange.failure : exchange.phase;
};

test('an HTTP proxy is told the whole address, and a tunnel is asked for where there is TLS; both are in the wire log', async () => {
  const proxy = await startProxy();
  expect(await text(origin.plain, { proxy: proxy.url })).toBe('from the origin');
  const events = await engine.events({ url: `${origin.secure}/a` }, { ...fresh, proxy: proxy.url });
  expect(proxy.hosts).toEqual(['127.0.0.1', '127.0.0.1']);
  expect(events.find(({ type }) => type === 'connected')).toMatchObject({ connection: { through: proxy.url } });
  expect(events.at(-1)).toMatchObject({ type: 'finished', timings: { proxyMs: expect.any(Number) } });
  const sent = engine.context.wireLogs.read(events[0]?.exchangeId ?? '')?.entries.map(({ bytes }) => bytes.split('\r\n')[0]);
  expect(sent?.[0]).toMatch(/^CONNECT 127\.0\.0\.1:\d+ HTTP\/1\.1$/);
  expect(sent?.[1]).toMatch(/^HTTP\/1\.1 200/);
  expect(sent?.[2]).toBe('GET /a HTTP/1.1');
});

test('what proves who asks goes to the proxy alone, and what is for the server does not stand in the tunnel’s request', async () => {
  const proxy = await startProxy({ user: 'ada', password: 's:e c' });
  const named = proxy.url.replace('http://', 'http://ada:s%3Ae%20c@');
  const headers = rows(['Authorization', 'Bearer for-the-origin']);
  for (const url of [origin.plain, origin.secure]) {
    const exchange = await engine.send({ url, headers }, { ...fresh, proxy: named });
    expect(exchange).toMatchObject({ phase: 'finished', head: { status: 200 } });
  }
  expect(origin.seen.map(({ headers: got }) => got['proxy-authorization'])).toEqual([undefined, undefined]);
  expect(origin.seen.map(({ headers: got }) => got.authorization)).toEqual(['Bearer for-the-origin', 'Bearer for-the-origin']);
  // The request that is passed on has it, since it is the server's; the one that asks for the tunnel has not.
  expect(proxy.authorized).toEqual(['Bearer for-the-origin', undefined]);
});

test('a secret in the address of a proxy is filled in before it is used, and hidden in the wire log', async () => {
  const proxy = await startProxy({ user: 'ada', password: 's/e@cret' });
  const own = await createTestEngine({
    trust: [certificates.ca],
    resolve: async (draft, note) => {
      note([{ name: 'proxy', text: 's/e@cret', hosts: [] }]);
      return ok({ ...draft, options: { ...draft.options, proxy: draft.options.proxy.replace('{{proxy}}', 's/e@cret') } });
    },
  });
  closing.push(() => own.close());
  const exchange = await own.send({ url: origin.secure }, { proxy: proxy.url.replace('//', '//ada:{{proxy}}@') });
  expect(exchange).toMatchObject({ phase: 'finished', head: { status: 200 } });
  expect(exchange.hops[0]?.way).toMatchObject({ said: proxy.url });
  expect(own.context.wireLogs.read(exchange.id)?.secrets).toEqual(['s/e@cret']);
});

test('a proxy that refuses is named with its reason', async () => {
  const proxy = await startProxy({ user: 'ada', password: 'secret' });
  expect(await failure(origin.secure, { proxy: proxy.url })).toEqual({
    kind: 'proxyFailed',
    proxy: proxy.url,
    status: 407,
    reason: expect.stringContaining('who asks'),
  });
  expect(await failure(origin.secure, { proxy: origin.plain })).toMatchObject({ kind: 'proxyFailed', proxy: origin.plain });
  expect(await failure(origin.secure, { proxy: 'http://127.0.0.1:1' })).toEqual({
    kind: 'proxyUnreachable',
    tried: [{ proxy: 'http://127.0.0.1:1', reason: 'nothing is listening there' }],
  });
  expect(await failure(origin.plain, { proxy: 'ftp://nowhere' })).toMatchObject({ kind: 'badDraft', place: { field: 'proxy' } });
});

test('an HTTPS proxy is spoken to over TLS, and its certificate is judged', async () => {
  const inner = await startProxy();
  const outer = https.createServer(certificates.good);
  outer.on('connect', (request, socket) => {
    const passed = http.request({ host: '127.0.0.1', port: new URL(inner.url).port, method: 'CONNECT', path: request.url ?? '' });
    passed.on('connect', (_answer, onward) => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      onward.pipe(socket).pipe(onward);
    });
    passed.end();
  });
  await once(outer.listen(0, '127.0.0.1'), 'listening');
  closing.push(() => (outer.closeAllConnections(), outer.close()));
  const url = `https://127.0.0.1:${(outer.address() as AddressInfo).port}`;
  const through = await engine.send({ url: origin.secure }, { ...fresh, proxy: url });
  expect(through).toMatchObject({ phase: 'finished' });
  expect(through.hops[0]?.connection).toMatchObject({
    tls: { chain: expect.any(Array) },
    proxyTls: { protocol: 'TLSv1.3', unverified: null, certificates: [{ names: expect.arrayContaining(['127.0.0.1']) }] },
  });
  const strict = await createTestEngine();
  const exchange = await strict.send({ url: origin.secure }, { proxy: url });
  await strict.close();
  expect(exchange).toMatchObject({ phase: 'failed', failure: { kind: 'certificateRejected' } });
});

test('SOCKS: 4 and 5 look names up here, 4a and 5h leave that to the proxy; a login is made; TLS goes through', async () => {
  const socks = await startSocks();
  closing.push(() => socks.close());
  const byName = origin.plain.replace('127.0.0.1', 'localhost');
  for (const kind of ['socks4', 'socks5', 'socks4a', 'socks5h'])
    expect(await text(byName, { proxy: `${kind}://127.0.0.1:${socks.port}`, addressFamily: '4' }), kind).toBe('from the origin');
  expect(socks.asked.map(({ version, host }) => `${version} ${host}`)).toEqual([
    '4 127.0.0.1',
    '5 127.0.0.1',
    '4 localhost',
    '5 localhost',
  ]);
  expect(await text(origin.secure, { proxy: `socks5://127.0.0.1:${socks.port}` })).toBe('from the origin');

  const shut = await startSocks({ login: { user: 'ada', password: 'secret' } });
  closing.push(() => shut.close());
  expect(await text(origin.plain, { proxy: `socks5://ada:secret@127.0.0.1:${shut.port}` })).toBe('from the origin');
  for (const login of ['', 'ada:wrong@'])
    expect(await failure(origin.plain, { proxy: `socks5://${login}127.0.0.1:${shut.port}` })).toMatchObject({
      kind: 'proxyFailed',
      reason: expect.stringContaining('credentials'),
    });
  const refusing = await startSocks({ reply: 5 });
  closing.push(() => refusing.close());
  expect(await failure(origin.plain, { proxy: `socks5://127.0.0.1:${refusing.port}` })).toMatchObject({ kind: 'proxyFailed' });
  expect(await failure(origin.plain, { proxy: origin.plain.replace('http:', 'socks5:') })).toMatchObject({ kind: 'proxyFailed' });
});

test.skipIf(!isInstalled('curl'))('the SOCKS server of these tests is one that curl can use as well', async () => {
  const socks = await startSocks({ login: { user: 'ada', password: 'secret' } });
  closing.push(() => socks.close());
  const curl = promisify(execFile);
  const { stdout } = await curl('curl', ['-s', '-x', `socks5h://ada:secret@127.0.0.1:${socks.port}`, origin.plain]);
  expect(stdout).toBe('from the origin');
});

test('a connection is used again along the same route only', async () => {
  const proxy = await startProxy();
  const kept = async (options: Partial<RequestOptions>) => {
    const exchange = await engine.send({ url: `${origin.secure}/kept` }, options);
    return exchange.hops[0]?.connection?.reused;
  };
  expect(await kept({})).toBe(false);
  expect(await kept({})).toBe(true);
  const others: Partial<RequestOptions>[] = [
    { proxy: proxy.url },
    { proxy: proxy.url.replace('http://', 'http://ada:x@') },
    { tlsLeast: '1.3' },
    { tlsMost: '1.2' },
    { systemCa: true },
    { addressFamily: '4' },
    { resolve: 'other.test:1:127.0.0.1' },
    { httpVersion: '1.1' },
    { verifyTls: false },
  ];
  for (const options of others) expect(await kept(options), JSON.stringify(options)).toBe(false);
  expect(await kept({})).toBe(true);
});

test('versions of TLS, a file of certificates, a name of one’s own, an address family and a Unix socket do what they say', async () => {
  expect((await engine.send({ url: origin.secure }, { ...fresh, tlsMost: '1.2' })).hops[0]?.connection?.tls?.protocol).toBe(
    'TLSv1.2',
  );
  const own = await createTestEngine();
  closing.push(() => own.close());
  const caFile = join(folder, 'ca.pem');
  await writeFile(caFile, certificates.ca);
  expect(await own.send({ url: origin.secure }, {})).toMatchObject({ phase: 'failed', failure: { kind: 'certificateRejected' } });
  expect(await own.send({ url: origin.secure }, { caFile })).toMatchObject({ phase: 'finished' });
  expect(await own.send({ url: origin.secure }, { caFile: join(folder, 'none.pem') })).toMatchObject({
    failure: { kind: 'fileUnreadable' },
  });

  const { port } = new URL(origin.plain);
  expect(await text(`http://api.example:${port}/`, { resolve: `api.example:${port}:127.0.0.1` })).toBe('from the origin');
  expect(await failure(`http://localhost:${port}/`, { addressFamily: '6', resolve: '' })).toMatchObject({
    kind: expect.stringMatching(/connectionRefused|unreachable/),
  });
  // Written as an address, or named in place of one, it is held to that as well.
  const other = { kind: 'unreachable', reason: 'it has no IPv6 address, and no other was wanted' };
  expect(await failure(origin.plain, { addressFamily: '6', resolve: '' })).toMatchObject(other);
  expect(await failure(`http://api.example:${port}/`, { addressFamily: '6', resolve: 'api.example:*:127.0.0.1' })).toMatchObject(
    other,
  );

  const path = join(folder, 'server.sock');
  const server = http.createServer((request, response) => response.end(`by socket as ${request.headers.host}`));
  await once(server.listen(path), 'listening');
  closing.push(() => (server.closeAllConnections(), server.close()));
  expect(await text('http://docker.local/v1/info', { unixSocket: path })).toBe('by socket as docker.local');
  const none = join(folder, 'no.sock');
  expect(await failure('http://docker.local/', { unixSocket: none })).toEqual({
    kind: 'unreachable',
    host: 'docker.local',
    reason: 'there is no such socket on this machine',
    socket: none,
  });
  expect(await failure('http://docker.local/', { unixSocket: caFile })).toMatchObject({
    kind: 'unreachable',
    reason: 'nobody listens on it',
    socket: caFile,
  });
});
