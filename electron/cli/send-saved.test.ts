import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { newFolder, runCairn } from './environment.test-support';

let server: Server;
let url = '';
beforeAll(async () => {
  server = createServer((request, response) => {
    const { method, url: target, headers } = request;
    response.setHeader('Content-Type', 'application/json');
    if (target === '/cookie') response.setHeader('Set-Cookie', 'seen=1');
    response.end(
      JSON.stringify({ method, target, auth: headers.authorization, shelf: headers['x-shelf'], cookie: headers.cookie }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => void server.close());

let folder: string;
let home: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cairn-saved-'));
  home = newFolder();
  put('opencollection.yml', 'opencollection: 1.0.0\ninfo:\n  name: Shop\n');
  put('environments/local.yml', `name: local\nvariables:\n  - name: base\n    value: ${url}\n`);
  put(
    'orders/folder.yml',
    'info:\n  name: Orders\n  type: folder\nrequest:\n  headers:\n    - name: X-Shelf\n      value: "7"\n  auth:\n    type: bearer\n    token: "{{token}}"\n',
  );
  put('orders/list.yml', requestOf('List orders', '{{base}}/orders', 'auth: inherit'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function put(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

const requestOf = (name: string, address: string, http = '', more = '') =>
  `info:\n  name: ${name}\n  type: http\nhttp:\n  method: GET\n  url: "${address}"\n${http === '' ? '' : `  ${http}\n`}${more}`;

const send = (...args: string[]) => runCairn(['send', ...args], { cwd: folder, env: { CAIRN_HOME: home, token: 'abc-123-def' } });
const local = ['--env', 'local', '--env-var', 'token'];

test.each([['orders/list.yml'], ['--request', 'orders/List orders'], ['--request', 'orders/list.yml']])(
  'a saved request goes out with what stands above it (%s %s)',
  async (...words) => {
    const ran = await send(...words, ...local);
    expect(ran).toMatchObject({ code: 0 });
    expect(JSON.parse(ran.out)).toMatchObject({ target: '/orders', auth: 'Bearer abc-123-def', shelf: '7' });
  },
);

test('its checks are told beside the answer, and one that fails is an exit code', async () => {
  const checks = 'runtime:\n  assertions:\n    - {expression: res.status, operator: eq, value: "200"}\n';
  put('one.yml', requestOf('One', '{{base}}/one', '', checks));
  put('two.yml', requestOf('Two', '{{base}}/two', '', checks.replace('"200"', '"201"')));
  const fine = await send('one.yml', '--env', 'local');
  expect(fine.code).toBe(0);
  expect(fine.err).toContain('✓ res.status');
  const failed = await send('two.yml', '--env', 'local');
  expect(failed.code).toBe(1);
  expect(failed.err).toContain('but it is 200');
  expect(JSON.parse(failed.out)).toMatchObject({ target: '/two' });
});

test('scripts run where they were allowed, and are refused or left out where not', async () => {
  const scripts =
    "runtime:\n  scripts:\n    - type: before-request\n      code: req.setUrl(req.getUrl() + '?by=script')\n    - type: tests\n      code: test('it came', () => expect(res.body.target).to.include('script'))\n";
  put('scripted.yml', requestOf('Scripted', '{{base}}/s', '', scripts));
  expect(await send('scripted.yml', '--env', 'local')).toMatchObject({ code: 2, out: '' });
  const left = await send('scripted.yml', '--env', 'local', '--no-scripts');
  expect(JSON.parse(left.out)).toMatchObject({ target: '/s' });
  const ran = await send('scripted.yml', '--env', 'local', '--allow-scripts');
  expect(ran).toMatchObject({ code: 0 });
  expect(JSON.parse(ran.out)).toMatchObject({ target: '/s?by=script' });
  expect(ran.err).toContain('✓ it came');
});

test('a variable without a value is refused before anything is sent', async () => {
  expect(await send('orders/list.yml', '--env-var', 'token')).toMatchObject({ code: 2, out: '' });
});

test('what is not there, or not clear, is said', async () => {
  put('orders/again.yml', requestOf('List orders', '{{base}}/again'));
  expect((await send('--request', 'orders/List orders')).err).toContain('orders/again.yml');
  expect((await send('--request', 'orders/Nobody')).err).toContain('Nobody');
  expect((await send('orders/list.yml', '--env', 'far')).err).toContain('there are local');
  expect((await send('orders/list.yml', '-H', 'A: b')).err).toContain('leave --header out');
  expect((await send('GET', url, '--request', 'orders/list.yml')).code).toBe(2);
});

test('secrets that are filled in are not told by checks', async () => {
  const checks = 'runtime:\n  assertions:\n    - {expression: res.body.auth, operator: eq, value: nothing}\n';
  put('orders/told.yml', requestOf('Told', '{{base}}/told', 'auth: inherit', checks));
  const ran = await send('orders/told.yml', '--env', 'local', '--env-var', 'token={{process.env.token}}');
  expect(ran.code).toBe(1);
  expect(ran.err).not.toContain('abc-123-def');
});

test('browse and pages use a jar as send does', async () => {
  const jar = join(folder, 'cookies.txt');
  expect((await runCairn(['browse', `${url}/cookie`, '--cookie-jar', jar], { cwd: folder })).code).toBe(0);
  const seen = await runCairn(['pages', `${url}/list`, '--cookie-jar', jar, '--json'], { cwd: folder });
  expect(seen.err + seen.out).not.toContain('unknown option');
  const browsed = await runCairn(['browse', `${url}/again`, '--cookie-jar', jar], { cwd: folder });
  expect(browsed.out).toContain('seen=1');
});
