import { createHash } from 'node:crypto';
import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { ok } from '#shared/result';
import { sendRaw, type RawAnswer } from './raw-request.test-support';
import { createTestServices, storeBody } from '../services/host-parts.test-support';
import { startTestHost, type TestHost } from './test-host.test-support';
import { startWebHost } from './serve';
import { createTestPage } from './test-page.test-support';

const read = (host: TestHost, target: string, headers: [string, string][] = [], method = 'GET'): Promise<RawAnswer> =>
  sendRaw(host.port, { method, target, headers: [['Host', `127.0.0.1:${host.port}`], ...headers] });

test('the address to open carries the token where browsers keep it to themselves', async () => {
  const host = await startTestHost(await createTestServices());
  const { origin, hash, search, pathname } = new URL(host.url);
  expect({ origin, hash, search, pathname }).toEqual({
    origin: `http://127.0.0.1:${host.port}`,
    hash: `#token=${host.token}`,
    search: '',
    pathname: '/',
  });
});

test('a host without a token given makes one of 256 bits, another each time', async () => {
  const services = await createTestServices();
  const hosts = await Promise.all([0, 1].map(() => startWebHost({ services, rendererFolder: '/nowhere' })));
  const tokens = hosts.map(({ url }) => url.split('=')[1]);
  await Promise.all(hosts.map((host) => host.close()));
  expect(new Set(tokens).size).toBe(2);
  expect(tokens.map((token) => Buffer.from(token ?? '', 'base64url').length)).toEqual([32, 32]);
});

test('it listens on 127.0.0.1 alone', async () => {
  const host = await startTestHost(await createTestServices());
  const reached = await new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.2', port: host.port }, () => resolve(true));
    socket.on('error', () => resolve(false));
  });
  expect(reached).toBe(false);
});

test('the page may run its own scripts, reach its own host, and nothing else', async () => {
  const host = await startTestHost(await createTestServices());
  const { status, headers, body } = await read(host, '/');
  expect({ status, body }).toEqual({ status: 200, body: expect.stringContaining('<title>Cairn</title>') });
  expect(headers).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  });
  const policy = Object.fromEntries((headers['content-security-policy'] ?? '').split('; ').map((part) => part.split(/ (.*)/)));
  expect(policy).toMatchObject({
    'default-src': "'none'",
    'script-src': "'self'",
    'connect-src': `'self' ws://127.0.0.1:${host.port} ws://localhost:${host.port}`,
    'frame-src': `http://127.0.0.1:${host.port}/run-frame.html http://localhost:${host.port}/run-frame.html`,
    'object-src': "'none'",
    'base-uri': "'none'",
    'form-action': "'none'",
    'frame-ancestors': "'none'",
  });
});

test('the one frame for code of others is an origin of its own, without network, page or storage', async () => {
  const host = await startTestHost(await createTestServices());
  const { status, headers, body } = await read(host, '/run-frame.html');
  expect(status).toBe(200);
  const script = /<script>([^]*)<\/script>/.exec(body)?.[1] ?? '';
  const hash = createHash('sha256').update(script).digest('base64');
  expect(headers['content-security-policy']?.split('; ')).toEqual([
    'sandbox allow-scripts',
    "default-src 'none'",
    `script-src 'sha256-${hash}' data:`,
    'worker-src data:',
    "frame-ancestors 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ]);
  expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' });
});

test.each([
  '/../package.json',
  '/..%2fpackage.json',
  '/%2e%2e/package.json',
  '/assets/../../package.json',
  '/assets/..%5c..%5cpackage.json',
  '//etc/passwd',
  '/assets//main-1.js',
  '/./index.html',
  '/index.html%00.js',
  '/INDEX.HTML',
  '/assets',
  '/assets/',
  'file:///etc/passwd',
  '\\etc\\passwd',
  '*',
])('%s is no file of the page', async (target) => {
  const host = await startTestHost(await createTestServices());
  expect(await read(host, target)).toMatchObject({
    status: expect.toSatisfy((status: number) => status === 404 || status === 400),
    body: '',
  });
});

test('nothing is ever answered with headers that let another site in', async () => {
  const host = await startTestHost(await createTestServices({ 'settings.read': async () => ok(null as never) }));
  const preflight = await read(
    host,
    '/call/settings.read',
    [
      ['Origin', 'http://evil.example'],
      ['Access-Control-Request-Method', 'POST'],
    ],
    'OPTIONS',
  );
  const answers = [preflight, await read(host, '/', [['Origin', 'http://evil.example']]), await read(host, '/nothing')];
  expect(preflight.status).toBe(403);
  expect(answers.flatMap(({ headers }) => Object.keys(headers)).filter((name) => name.startsWith('access-control'))).toEqual([]);
});

test.each([
  ['another site', 'cross-site'],
  ['another port of this machine', 'same-site'],
  ['the address bar', 'none'],
])('a call that the browser says comes from %s is refused', async (_what, site) => {
  const host = await startTestHost(await createTestServices({ 'settings.read': async () => ok(null as never) }));
  const answer = await sendRaw(host.port, {
    method: 'POST',
    target: '/call/settings.read',
    headers: [
      ['Host', `127.0.0.1:${host.port}`],
      ['Origin', host.origin],
      ['Sec-Fetch-Site', site],
      ['x-cairn-token', host.token],
      ['Content-Type', 'application/json'],
    ],
    body: 'null',
  });
  expect(answer.status).toBe(403);
});

test.each([
  ['a form, which needs no permission across sites', 'application/x-www-form-urlencoded', 'a=b', 415],
  ['text that is no JSON', 'application/json', '{', 400],
  ['another path', 'application/json', 'null', 404],
])('%s is refused', async (what, type, body, status) => {
  const host = await startTestHost(await createTestServices());
  const headers = [
    ['Host', `127.0.0.1:${host.port}`],
    ['Origin', host.origin],
    ['x-cairn-token', host.token],
    ['Content-Type', type],
  ] as const;
  const target = what === 'another path' ? '/calls/settings.read' : '/call/settings.read';
  expect((await sendRaw(host.port, { method: 'POST', target, headers, body })).status).toBe(status);
});

test('a call larger than the host takes is refused, and the next one works', async () => {
  const host = await startTestHost(await createTestServices({ 'app.openExternal': async () => ok(null) }));
  const headers = { 'content-type': 'application/json', origin: host.origin, 'x-cairn-token': host.token };
  const large = await fetch(`${host.origin}/call/app.openExternal`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ url: 'x'.repeat(33 * 1024 * 1024) }),
  });
  expect(large.status).toBe(413);
  expect(await createTestPage(host).call('app.openExternal', { url: 'https://example.org/' })).toEqual(ok(null));
});

test('a call knows which page asked', async () => {
  const asked: unknown[] = [];
  const services = await createTestServices({
    'app.openExternal': async (_input, caller) => {
      asked.push(caller);
      return ok(null);
    },
  });
  const host = await startTestHost(services);
  await createTestPage(host, 'page-7').call('app.openExternal', { url: 'https://example.org/' });
  expect(asked).toEqual([{ windowId: 'page-7' }]);
});

const png = '\x89PNG\r\n\x1a\n0123456789';

async function hostWithBody(content: string) {
  const services = await createTestServices();
  const host = await startTestHost(services);
  const bodyId = await storeBody(services, content);
  const url = await createTestPage(host).bodyUrl(bodyId);
  return { host, services, bodyId, path: url.slice(host.origin.length) };
}

const locked = {
  'content-security-policy': "sandbox; default-src 'none'",
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
  'accept-ranges': 'bytes',
};

test('a body is handed out whole, locked, and as what its bytes are', async () => {
  const { host, path } = await hostWithBody(png);
  expect(path).toMatch(/^\/bodies\/[\w-]{43}$/);
  const answer = await read(host, path, [['Sec-Fetch-Site', 'same-origin']]);
  expect(answer).toMatchObject({
    status: 200,
    headers: { ...locked, 'content-type': 'image/png', 'content-length': '18', 'content-disposition': 'inline' },
    body: png,
  });
});

test('a body that is a page elsewhere is bytes here', async () => {
  const { host, path } = await hostWithBody('<html><script>alert(1)</script></html>');
  expect(await read(host, path)).toMatchObject({
    status: 200,
    headers: { ...locked, 'content-type': 'application/octet-stream', 'content-disposition': 'attachment' },
  });
});

test('a stretch of a body is handed out as one', async () => {
  const { host, path } = await hostWithBody('0123456789');
  const part = await read(host, path, [['Range', 'bytes=2-5']]);
  const outside = await read(host, path, [['Range', 'bytes=10-']]);
  expect(part).toMatchObject({
    status: 206,
    headers: { ...locked, 'content-range': 'bytes 2-5/10', 'content-length': '4' },
    body: '2345',
  });
  expect(outside).toMatchObject({ status: 416, headers: { 'content-range': 'bytes */10' }, body: '' });
});

test('a body that is gone, an unknown ticket, and a fetch by another site get nothing', async () => {
  const { host, path, services, bodyId } = await hostWithBody('0123456789');
  const byOthers = await read(host, path, [['Sec-Fetch-Site', 'cross-site']]);
  await services.bodies.release([bodyId]);
  const answers = [byOthers, await read(host, path), await read(host, `/bodies/${bodyId}`), await read(host, '/bodies/')];
  expect(answers.map(({ status, body }) => ({ status, body }))).toEqual(
    [403, 404, 404, 404].map((status) => ({ status, body: '' })),
  );
});
