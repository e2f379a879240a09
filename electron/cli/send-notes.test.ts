import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import tls from 'node:tls';
import { generate } from 'selfsigned';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startPracticeServer, type PracticeServer } from '../practice/server';
import { runCairn } from './environment.test-support';

let practice: PracticeServer;
beforeAll(async () => void (practice = await startPracticeServer()));
afterAll(() => practice.stop());

test('redirects are told beside the result, with what was not carried on', async () => {
  const { out, err } = await runCairn([
    'send',
    `${practice.url}/redirect/to?url=http://localhost:${practice.port}/anything&status=303`,
    '-d',
    'a',
    '--bearer',
    'T',
  ]);
  expect(JSON.parse(out)).toMatchObject({ method: 'GET' });
  expect(err).toBe(
    `303: on to GET http://localhost:${practice.port}/anything, no longer POST; the body stays behind\nNot carried on to another origin: Authorization.\n`,
  );
});

test('a POST that is sent elsewhere stops and says what can be done', async () => {
  const to = `${practice.url}/redirect/to?url=/anything&status=301`;
  const { code, out, err } = await runCairn(['send', to, '-d', 'a']);
  expect({ code, location: JSON.parse(out) as object }).toMatchObject({ code: 0, location: { location: '/anything' } });
  expect(err).toContain('--redirects repeat');
  expect(JSON.parse((await runCairn(['send', to, '-d', 'a', '--redirects', 'repeat'])).out)).toMatchObject({
    method: 'POST',
    body: { text: 'a' },
  });
  expect(JSON.parse((await runCairn(['send', to, '-d', 'a', '--redirects', 'get'])).out)).toMatchObject({ method: 'GET' });
});

test('--no-follow shows the redirect itself', async () => {
  expect((await runCairn(['send', '-i', '--no-follow', `${practice.url}/redirect/1`])).out).toMatch(/^HTTP\/1\.1 302 /);
});

test('-v tells the way, and keeps secrets out of it', async () => {
  const url = `${practice.url}/anything?api_key=hidden1&q=shown`;
  const { err } = await runCairn([
    'send',
    '-v',
    url,
    '-u',
    'alice:hidden2',
    '-H',
    'X-Auth-Token: hidden3',
    '-H',
    'Cookie: a=hidden4',
    '-H',
    'X-Plain: shown',
  ]);
  expect(err).not.toMatch(/hidden|YWxpY2U/);
  expect(err).toMatch(
    /^Warning: “api_key” stands in the address, [^\n]+\n\* Connected to 127\.0\.0\.1 port \d+\n> GET \/anything\?api_key=\(not shown\)&q=shown HTTP\/1\.1\n/,
  );
  expect(err).toContain('> Authorization: (not shown)\n');
  expect(err).toContain('> X-Plain: shown\n');
  expect(err).toContain('< HTTP/1.1 200 OK\n');
  expect(err).toMatch(/\* [\d.]+ ms in all: /);
});

test.each([
  ['stall', 'total', '--max-time'],
  ['broken-gzip', 'gzip', '--no-decode'],
])('%s: a failure says why, and what can be done here', async (fault, why, hint) => {
  const { code, err } = await runCairn(['send', `${practice.url}/stream/fault/${fault}`, '--timeout', '400']);
  expect({ code, lines: err.trimEnd().split('\n').length }).toEqual({ code: 3, lines: 2 });
  expect(err).toContain(hint);
  expect(err).toContain(why === 'total' ? '400 ms' : why);
});

test.each([
  ['/anything', ['--limit-head', '20'], '--limit-head allows more.'],
  ['/anything', ['--limit-head-lines', '2'], '--limit-head-lines allows more.'],
  ['/anything', ['--limit-body', '2'], '--limit-body allows more.'],
  ['/delay/5', ['--limit-first-byte', '0.2'], 'The server may be busy; --limit-first-byte allows more.'],
  ['/stream/fault/stall', ['--limit-idle', '0.2'], 'The server may be busy; --limit-idle allows more.'],
  ['/delay/5', ['--max-time', '0.2'], 'Allow more with --max-time.'],
])('a limit on %s names the option that allows more: %j', async (path, flags, hint) => {
  const { code, err } = await runCairn(['send', `${practice.url}${path}`, ...flags]);
  expect({ code, hint: err.trimEnd().split('\n').at(-1) }).toEqual({ code: 3, hint });
});

test('redirects are followed as often as is said', async () => {
  const { err } = await runCairn(['send', `${practice.url}/redirect/5`, '--limit-redirects', '2']);
  expect(err).toContain('2 redirects were followed');
  expect(await runCairn(['send', `${practice.url}/redirect/5`, '--limit-redirects', '101'])).toMatchObject({ code: 2 });
});

test('Ctrl+C cancels, which is no usable response', async () => {
  const stop = new AbortController();
  const began = Date.now();
  const sending = runCairn(['send', `${practice.url}/delay/10`], { stop: stop.signal });
  setTimeout(() => stop.abort(), 200);
  expect(await sending).toMatchObject({ code: 3, out: '', err: 'You cancelled this request.\n' });
  expect(Date.now() - began).toBeLessThan(2_000);
});

test('a certificate nobody vouches for is refused, and accepted with -k', async () => {
  const made = await generate([{ name: 'commonName', value: 'localhost' }], { keyType: 'ec', algorithm: 'sha256' });
  const server = tls.createServer({ cert: made.cert, key: made.private }, (socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok'));
  });
  server.on('tlsClientError', () => undefined);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const url = `https://localhost:${(server.address() as AddressInfo).port}/`;
  expect(await runCairn(['send', url])).toMatchObject({ code: 3, out: '', err: expect.stringContaining('-k accepts') as string });
  const { err } = await runCairn(['send', '--why', url]);
  expect(err).toMatch(
    /^ {4}Certificate CN=localhost\n {4}Issuer CN=localhost \(itself\)\n {4}Valid \d{4}-.* UTC, \d+ days left$/m,
  );
  expect(await runCairn(['send', '-k', url])).toMatchObject({ code: 0, out: 'ok', err: '' });
  server.close();
});

test('--why says why the answer came and what to try, beside the body and without the secret', async () => {
  const { code, out, err } = await runCairn(['send', '--why', `${practice.url}/auth/basic/`, '-u', 'alice:hidden-password']);
  expect(code).toBe(0);
  expect(() => JSON.parse(out) as unknown).not.toThrow();
  expect(err).toContain('✓ A credential was sent\n    Authorization: Basic for alice.');
  expect(err).toContain('So the server asked who this is');
  expect(err).toContain('What to try:\n  - Renew the credential');
  expect(err).not.toMatch(/hidden-password|YWxpY2U/);
});

test('--why tells of a failure how far it came', async () => {
  const { code, err } = await runCairn(['send', '--why', 'http://127.0.0.1:1/']);
  expect(code).toBe(3);
  expect(err).toContain('✗ 127.0.0.1 is there, but nothing is listening on that port.');
});
