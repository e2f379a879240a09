import { expect, test, vi } from 'vitest';
import { createTestServices, makePageFolder, storeBody } from '../services/host-parts.test-support';
import { createPageFiles } from '../services/page-files';
import type { FakeElectron } from './electron.test-support';

const electron: FakeElectron = await vi.hoisted(async () => (await import('./electron.test-support')).createFakeElectron());
vi.mock('electron', () => electron);

const { serveApp } = await import('./app-protocol');
const { serveBodies } = await import('./body-protocol');

/** Requests reach a handler as the browser wrote them: not every address in these tests survives a Request. */
const get = (scheme: string, url: string, headers: Record<string, string> = {}, method = 'GET') =>
  electron.protocol.handlers.get(scheme)?.({ url, method, headers: new Headers(headers) } as Request);

test('the page comes from app://cairn/, under a policy of its own', async () => {
  serveApp(electron.protocol as never, createPageFiles(await makePageFolder()));
  const page = await get('app', 'app://cairn/?theme=dark#x');
  const script = await get('app', 'app://cairn/assets/main-1.js');
  expect([page?.status, await page?.text(), script?.headers.get('content-type')]).toEqual([
    200,
    '<!doctype html><title>Cairn</title>',
    'text/javascript; charset=utf-8',
  ]);
  const policy = page?.headers.get('content-security-policy') ?? '';
  expect(policy.split('; ')).toEqual(
    expect.arrayContaining([
      "default-src 'none'",
      "script-src 'self'",
      "connect-src 'self' body://cairn",
      "object-src 'none'",
      "frame-ancestors 'none'",
    ]),
  );
  expect(policy).not.toMatch(/https?:|unsafe-eval|script-src[^;]*unsafe/);
});

test('code of others has one frame, which the page may show and which may do nothing', async () => {
  serveApp(electron.protocol as never, createPageFiles(await makePageFolder()));
  const page = await get('app', 'app://cairn/');
  expect(page?.headers.get('content-security-policy')).toContain('frame-src app://cairn/run-frame.html;');
  const frame = await get('app', 'app://cairn/run-frame.html');
  const policy = frame?.headers.get('content-security-policy')?.split('; ') ?? [];
  expect(policy).toEqual(expect.arrayContaining(['sandbox allow-scripts', "default-src 'none'", "frame-ancestors 'self'"]));
  expect(await frame?.text()).toContain('<script>');
});

/** Ways out of a folder, as they have been tried on others. */
const escapes = [
  '/../package.json',
  '/../../etc/passwd',
  '/..%2f..%2fetc/passwd',
  '/%2e%2e/package.json',
  '/%2e%2e%2fpackage.json',
  '/..%5cpackage.json',
  '/..\\package.json',
  '/assets/../../package.json',
  '/assets/..%2f..%2fpackage.json',
  '/assets/%2e%2e/%2e%2e/package.json',
  '/./../package.json',
  '/....//package.json',
  '/..;/package.json',
  '/.%00./package.json',
  '/index.html%00',
  '/index.html/',
  '/index.html/..',
  '//index.html',
  '///etc/passwd',
  '//etc/passwd',
  '/etc/passwd',
  '/C:/Windows/win.ini',
  '/c:\\Windows\\win.ini',
  '/file:///etc/passwd',
  '/%252e%252e/package.json',
  '/%c0%ae%c0%ae/package.json',
  '/%ef%bc%8e%ef%bc%8e/package.json',
  '/assets',
  '/assets/',
  '/assets/.',
  '/assets/./main-1.js',
  '/assets//main-1.js',
  '/INDEX.HTML',
  '/index.htm',
  '/index.html ',
  '/ index.html',
  '/~/.ssh/id_rsa',
  '/proc/self/environ',
  '/dev/zero',
  '/__proto__',
];

test.each(escapes)('app://cairn%s is nothing', async (path) => {
  serveApp(electron.protocol as never, createPageFiles(await makePageFolder()));
  const answer = await get('app', `app://cairn${path}`);
  expect([answer?.status, await answer?.text()]).toEqual([404, '']);
});

test.each(['app://evil/', 'app://cairn.evil/index.html', 'app://user@cairn/', 'app://cairn:80/', 'app:index.html'])(
  '%s is not our address',
  async (url) => {
    serveApp(electron.protocol as never, createPageFiles(await makePageFolder()));
    expect((await get('app', url))?.status).toBe(404);
  },
);

test('the page is only read', async () => {
  serveApp(electron.protocol as never, createPageFiles(await makePageFolder()));
  expect((await get('app', 'app://cairn/', {}, 'POST'))?.status).toBe(404);
});

test('a body comes whole or in part, locked, and to our page alone', async () => {
  const services = await createTestServices();
  serveBodies(electron.protocol as never, services.bodies);
  const id = await storeBody(services, '0123456789');
  const [whole, part] = [await get('body', `body://cairn/${id}`), await get('body', `body://cairn/${id}`, { range: 'bytes=-3' })];
  expect([whole?.status, await whole?.text(), part?.status, part?.headers.get('content-range'), await part?.text()]).toEqual([
    200,
    '0123456789',
    206,
    'bytes 7-9/10',
    '789',
  ]);
  expect(Object.fromEntries(whole?.headers ?? [])).toMatchObject({
    'content-type': 'application/octet-stream',
    'content-security-policy': "sandbox; default-src 'none'",
    'x-content-type-options': 'nosniff',
    'access-control-allow-origin': 'app://cairn',
  });
});

test.each(['body://cairn/', 'body://cairn/unknown', 'body://cairn/../b1', 'body://evil/b1'])('%s is no body', async (url) => {
  serveBodies(electron.protocol as never, (await createTestServices()).bodies);
  expect((await get('body', url))?.status).toBe(404);
});

test('a body is only read, and only at its own address', async () => {
  const services = await createTestServices();
  serveBodies(electron.protocol as never, services.bodies);
  const id = await storeBody(services, '0123456789');
  const answers = [await get('body', `body://cairn/${id}`, {}, 'POST'), await get('body', `body://other/${id}`)];
  expect(answers.map((answer) => answer?.status)).toEqual([404, 404]);
});
