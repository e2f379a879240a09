import { once } from 'node:events';
import http from 'node:http';
import https from 'node:https';
import net, { type AddressInfo } from 'node:net';
import { Server as ProxyServer } from 'proxy-chain';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { explainExchange } from '#shared/explain/explain-exchange';
import type { FailedExchange, FinishedExchange } from '#shared/model/exchange';
import { createDraft } from '#shared/model/request-draft';
import { defaultOptions, type RequestOptions } from '#shared/model/request-options';
import { makeCertificates, type Certificates } from '../../practice/tls/authority';
import { createTestEngine, rows, type TestEngine } from '../exchange.test-support';
import type { SystemSettings } from './system/system-settings';

let engine: TestEngine;
let certificates: Certificates;
const origin = { plain: '', secure: '', seen: [] as http.IncomingMessage[] };
const lasting: (() => unknown)[] = [];
const closing: (() => unknown)[] = [];

async function listen(server: http.Server | https.Server | net.Server, kept = closing): Promise<number> {
  await once(server.listen(0, '127.0.0.1'), 'listening');
  kept.push(() => ('closeAllConnections' in server && server.closeAllConnections(), server.close()));
  return (server.address() as AddressInfo).port;
}

beforeAll(async () => {
  certificates = await makeCertificates();
  const answer: http.RequestListener = (request, response) => {
    origin.seen.push(request);
    response.end('from the origin');
  };
  origin.plain = `http://127.0.0.1:${await listen(http.createServer(answer), lasting)}`;
  origin.secure = `https://127.0.0.1:${await listen(https.createServer(certificates.good, answer), lasting)}`;
});
beforeEach(async () => {
  engine = await createTestEngine({ trust: [certificates.ca], guides: { env: {} } });
});
afterEach(async () => {
  origin.seen.length = 0;
  await engine.close();
  await Promise.all(closing.splice(0).map((close) => close()));
});
afterAll(async () => {
  for (const close of lasting) await close();
});

interface Through {
  /** As a PAC file names it. */
  readonly place: string;
  readonly hosts: string[];
}

/** A proxy that somebody else wrote. */
async function startProxy(login: string | null = null): Promise<Through> {
  const hosts: string[] = [];
  const server = new ProxyServer({
    port: 0,
    host: '127.0.0.1',
    prepareRequestFunction: ({ hostname, username, password }) => {
      hosts.push(hostname);
      return { requestAuthentication: login !== null && `${username}:${password}` !== login };
    },
  });
  await server.listen();
  closing.push(() => server.close(true));
  return { place: `127.0.0.1:${server.port}`, hosts };
}

/** A PAC file that stands in the option itself. */
const pac = (body: string): Partial<RequestOptions> => ({
  proxy: `pac+data:,${encodeURIComponent(`function FindProxyForURL(url, host) { ${body} }`)}`,
});
const send = (url: string, options: Partial<RequestOptions>) => engine.send({ url }, options);
const wayOf = (exchange: FinishedExchange | FailedExchange) => exchange.hops.at(-1)?.way;
const waysOf = (exchange: FinishedExchange | FailedExchange) =>
  wayOf(exchange)?.ways.map(({ way, outcome, reason }) => [way, outcome, reason].filter(Boolean).join(' '));
const titles = (exchange: FinishedExchange | FailedExchange) =>
  explainExchange({ exchange, draft: { ...createDraft(exchange.url), options: defaultOptions }, page: null }).steps.map(
    ({ title, detail }) => `${title}. ${detail}`,
  );

test('some hosts go through a proxy and others straight, as the file says, and each exchange tells which and why', async () => {
  const proxy = await startProxy();
  const options = pac(`return isInNet(dnsResolve(host), "127.0.0.0", "255.0.0.0") && shExpMatch(url, "https:*") ? "PROXY ${proxy.place}" : "DIRECT";`); // prettier-ignore
  const through = await send(`${origin.secure}/a`, options);
  expect(through).toMatchObject({ phase: 'finished', timings: { routeMs: expect.any(Number), proxyMs: expect.any(Number) } });
  expect(wayOf(through)).toMatchObject({
    by: 'pac',
    source: 'data:…',
    said: `PROXY ${proxy.place}`,
    ways: [{ way: `http://${proxy.place}`, outcome: 'used' }],
  });
  expect(titles(through)[0]).toBe(`The PAC file data:… says “PROXY ${proxy.place}”. It went through http://${proxy.place}.`);
  const straight = await send(`${origin.plain}/a`, options);
  expect(waysOf(straight)).toEqual(['DIRECT used']);
  expect(titles(straight)[0]).toBe('The PAC file data:… says “DIRECT”. It went straight to the server.');
  expect(proxy.hosts).toEqual(['127.0.0.1']);
});

test('over TLS a file learns the host and nothing of path and query; without, no name and password; never a fragment', async () => {
  const echo = pac('alert(url); return "DIRECT";');
  const told = async (url: string) => wayOf(await send(url, echo))?.notes;
  expect(await told(`${origin.secure.replace('//', '//ada:secret@')}/private/path?token=hidden#part`)).toEqual([
    `It says “${origin.secure}/”.`,
  ]);
  expect(await told(`${origin.plain.replace('//', '//ada:secret@')}/open/path?a=b#part`)).toEqual([
    `It says “${origin.plain}/open/path?a=b”.`,
  ]);
});

test('the next way is taken where one is dead, silent or nowhere, and the time it took is shown', async () => {
  const proxy = await startProxy();
  // A port that takes connections and says nothing, spoken to as to a proxy over TLS, is none that answers.
  const options = pac(
    `return "PROXY 127.0.0.1:1; SOCKS5 nowhere.invalid:1080; HTTPS 127.0.0.1:1; PROXY ${proxy.place}; DIRECT";`,
  );
  const exchange = await send(origin.secure, options);
  expect(exchange.phase).toBe('finished');
  expect(waysOf(exchange)).toEqual([
    'http://127.0.0.1:1 failed nothing is listening there',
    'socks5h://nowhere.invalid:1080 failed no machine is called so',
    'https://127.0.0.1:1 failed nothing is listening there',
    `http://${proxy.place} used`,
    'DIRECT left',
  ]);
  expect(exchange.hops[0]?.connection?.through).toBe(`http://${proxy.place}`);
  expect(titles(exchange)[0]).toMatch(
    /number 4 of 5, since those before could not be reached: http:\/\/127\.0\.0\.1:1 \(nothing is listening there\)/,
  );
  expect(proxy.hosts).toEqual(['127.0.0.1']);
});

test('where none can be reached all are named; straight on is only gone where the file says so', async () => {
  const dead = await send(origin.plain, pac('return "PROXY 127.0.0.1:1; SOCKS 127.0.0.1:2";'));
  expect(dead).toMatchObject({
    phase: 'failed',
    failure: {
      kind: 'proxyUnreachable',
      tried: [
        { proxy: 'http://127.0.0.1:1', reason: 'nothing is listening there' },
        { proxy: 'socks4://127.0.0.1:2', reason: 'nothing is listening there' },
      ],
    },
  });
  expect(origin.seen).toHaveLength(0);
  expect(waysOf(dead)).toEqual([
    'http://127.0.0.1:1 failed nothing is listening there',
    'socks4://127.0.0.1:2 failed nothing is listening there',
  ]);
  const last = await send('http://127.0.0.1:1/', pac('return "PROXY 127.0.0.1:2; DIRECT";'));
  expect(last).toMatchObject({ phase: 'failed', failure: { kind: 'connectionRefused' } });
});

test('what a proxy answers stands: one that refuses, and one that is not to be trusted, are not gone past', async () => {
  const strict = await startProxy('ada:secret');
  const refused = await send(origin.secure, pac(`return "PROXY ${strict.place}; DIRECT";`));
  expect(refused).toMatchObject({ phase: 'failed', failure: { kind: 'proxyFailed', status: 407 } });
  expect(waysOf(refused)).toEqual([expect.stringMatching(/failed it wants to know who asks/), 'DIRECT left']);
  const stranger = https.createServer(certificates.selfSigned);
  const port = await listen(stranger);
  const untrusted = await send(origin.secure, pac(`return "HTTPS 127.0.0.1:${port}; DIRECT";`));
  expect(untrusted).toMatchObject({ phase: 'failed', failure: { kind: 'certificateRejected' } });
  expect(origin.seen).toHaveLength(0);
});

test('a silent proxy has its share of the time to connect, and cancelling ends all of it', async () => {
  const stop = new AbortController();
  let isCancelling = false;
  const silent = net.createServer((socket) => {
    socket.on('error', () => undefined);
    if (isCancelling) stop.abort();
  });
  const place = `127.0.0.1:${await listen(silent)}`;
  const options = { ...pac(`return "PROXY ${place}; DIRECT";`), connectTimeoutMs: 800 };
  const exchange = await send(origin.secure, options);
  expect(exchange.phase).toBe('finished');
  expect(waysOf(exchange)).toEqual([`http://${place} failed no connection was made within 400 ms`, 'DIRECT used']);
  expect(exchange.timings.routeMs).toBeGreaterThan(390);
  isCancelling = true;
  const cancelled = await engine.send(
    { url: origin.secure },
    { ...options, connectTimeoutMs: 60_000, keepAlive: false },
    stop.signal,
  );
  expect(cancelled).toMatchObject({ phase: 'failed', failure: { kind: 'cancelled' } });
  expect(waysOf(cancelled)).toEqual([`http://${place} left`, 'DIRECT left']);
});

test.each([
  ['a file that is no script', 'pac+data:,<html>', 'broken'],
  ['one without the function', 'pac+data:,var a;', 'missing'],
  ['one that throws', 'pac+data:,function FindProxyForURL() { throw new Error("no"); }', 'threw'],
  ['one without end', 'pac+data:,function FindProxyForURL() { for (;;); }', 'endless'],
  ['one that answers nonsense', 'pac+data:,function FindProxyForURL() { return "yes, please"; }', 'nonsense'],
  ['one that answers a number', 'pac+data:,function FindProxyForURL() { return 1; }', 'nonsense'],
  ['one that is not there', 'pac+file:///nowhere/proxy.pac', 'unreadable'],
])('%s is a failure of its own, and nothing is sent', async (_what, proxy, problem) => {
  expect(await send(origin.plain, { proxy })).toMatchObject({ phase: 'failed', failure: { kind: 'pacFailed', problem } });
  expect(origin.seen).toHaveLength(0);
});

test('a PAC file of a server is fetched straight, once, on the side, without what is for others', async () => {
  const proxy = await startProxy();
  const fetched: http.IncomingMessage[] = [];
  const server = http.createServer((request, response) => {
    fetched.push(request);
    if (request.headers['if-none-match'] === '"a"') return void response.writeHead(304).end();
    response.setHeader('ETag', '"a"').setHeader('Cache-Control', request.url === '/kept' ? 'max-age=60' : 'no-cache');
    response.end(`function FindProxyForURL() { return "PROXY ${proxy.place}"; }`);
  });
  const base = `pac+http://127.0.0.1:${await listen(server)}`;
  const options = { proxy: `${base}/kept`, noProxy: 'other.test' };
  const headers = rows(['Authorization', 'Bearer secret'], ['Cookie', 'a=b']);
  const first = await engine.send({ url: origin.secure, headers }, options);
  expect(first.hops[0]?.sides).toMatchObject([{ method: 'GET', status: 200, says: expect.stringMatching(/PAC file/) }]);
  const second = await engine.send({ url: origin.secure, headers }, { ...options, keepAlive: false });
  expect(second.hops[0]?.sides).toEqual([]);
  expect(wayOf(second)?.notes[0]).toMatch(/is still good/);
  expect(fetched).toHaveLength(1);
  expect([fetched[0]?.headers.authorization, fetched[0]?.headers.cookie]).toEqual([undefined, undefined]);
  await send(origin.plain, { proxy: `${base}/asked` });
  expect(wayOf(await send(origin.plain, { proxy: `${base}/asked` }))?.notes[0]).toBe('Its server says that it did not change.');
  expect(proxy.hosts).toHaveLength(4);
});

test.each([
  ['a page that is missing', '/404', { problem: 'unreadable', detail: 'the server answered 404 Not Found' }],
  ['a file without end', '/large', { problem: 'tooLarge' }],
])('a server that gives %s is told of as such', async (_what, path, failure) => {
  const server = http.createServer((request, response) => {
    if (request.url === '/404') return void response.writeHead(404).end();
    response.on('close', () => clearInterval(timer));
    const timer = setInterval(() => response.write('x'.repeat(256 * 1024)), 1);
  });
  const proxy = `pac+http://127.0.0.1:${await listen(server)}${path}`;
  expect(await send(origin.plain, { proxy })).toMatchObject({ phase: 'failed', failure: { kind: 'pacFailed', ...failure } });
});

test('a connection is used again only where the same one chose the same way', async () => {
  const [one, other] = [await startProxy(), await startProxy()];
  const reused = async (options: Partial<RequestOptions>) =>
    (await send(`${origin.secure}/`, options)).hops[0]?.connection?.reused;
  const through = (proxy: Through) => `PROXY ${proxy.place}`;
  const choices: Partial<RequestOptions>[] = [
    { proxy: '' },
    pac(`return "${through(one)}";`),
    pac(`return "${through(other)}";`),
    pac('return "DIRECT";'),
    { proxy: `http://${one.place}` },
    { proxy: `http://${one.place}`, noProxy: '127.0.0.0/8' },
    { proxy: 'env' },
    { proxy: 'system' },
  ];
  for (const options of choices) expect(await reused(options), JSON.stringify(options)).toBe(false);
  for (const options of choices) expect(await reused(options), JSON.stringify(options)).toBe(true);
});

test('the system’s settings are asked, and a PAC file that they name', async () => {
  const proxy = await startProxy();
  const settings = (change: Partial<SystemSettings>): SystemSettings => ({
    source: 'GNOME',
    pac: '',
    searches: false,
    proxies: { http: '', https: `http://${proxy.place}`, other: '' },
    exempt: ['*.test'],
    elseEnvironment: false,
    ...change,
  });
  const by = async (change: Partial<SystemSettings>, url: string) => {
    const own = await createTestEngine({
      trust: [certificates.ca],
      guides: { env: {}, readSystem: async () => settings(change) },
    });
    closing.push(() => own.close());
    return own.send({ url }, { proxy: 'system' });
  };
  const through = await by({}, origin.secure);
  expect(wayOf(through)).toMatchObject({
    by: 'system',
    source: 'GNOME',
    said: `http://${proxy.place}`,
    ways: [{ outcome: 'used' }],
  });
  expect(waysOf(await by({}, origin.plain))).toEqual(['DIRECT used']);
  const script = 'function FindProxyForURL() { return "DIRECT"; }';
  const asked = await by({ pac: `data:,${encodeURIComponent(script)}` }, origin.secure);
  expect(wayOf(asked)).toMatchObject({
    by: 'system',
    said: 'DIRECT',
    notes: [expect.stringMatching(/GNOME names the PAC file/)],
  });
  expect(proxy.hosts).toHaveLength(1);
});

test('a socket and a plain request that switches protocols go through a tunnel, also without TLS (RFC 6455, 4.1)', async () => {
  const proxy = await startProxy();
  await engine.send(
    { url: origin.plain, headers: rows(['Connection', 'Upgrade'], ['Upgrade', 'websocket']) },
    { proxy: `http://${proxy.place}` },
  );
  expect(origin.seen[0]?.url).toBe('/');
  const events = await engine.events({ url: origin.plain, headers: rows(['Connection', 'Upgrade'], ['Upgrade', 'websocket']) }, { proxy: `http://${proxy.place}`, keepAlive: false }); // prettier-ignore
  const sent = engine.context.wireLogs.read(events[0]?.exchangeId ?? '')?.entries[0]?.bytes;
  expect(sent).toMatch(/^CONNECT 127\.0\.0\.1:\d+ HTTP\/1\.1/);
});
