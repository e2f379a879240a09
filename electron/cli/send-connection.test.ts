import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { createPrivateKey, X509Certificate } from 'node:crypto';
import http from 'node:http';
import https from 'node:https';
import type tls from 'node:tls';
import http2 from 'node:http2';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import net, { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Server as ProxyServer } from 'proxy-chain';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeCertificates } from '../practice/tls/authority';
import { runCairn } from './environment.test-support';

let folder = '';
let ca = '';
let secure = '';
let plain = '';
let certificates: Awaited<ReturnType<typeof makeCertificates>>;
const closing: (() => unknown)[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cairn-cli-connection-'));
  certificates = await makeCertificates();
  ca = join(folder, 'ca.pem');
  await writeFile(ca, certificates.ca);
  const both = http2.createSecureServer({ ...certificates.good, allowHTTP1: true }, (request, response) => {
    response.end(`spoken: ${request.httpVersion}`);
  });
  const first = http.createServer((request, response) => response.end(`${request.httpVersion} ${request.headers.host}`));
  for (const server of [both, first]) {
    await once(server.listen(0, '127.0.0.1'), 'listening');
    closing.push(() => server.close());
  }
  secure = `https://localhost:${(both.address() as AddressInfo).port}/`;
  plain = `http://localhost:${(first.address() as AddressInfo).port}/`;
});
afterAll(async () => {
  for (const close of closing) await close();
  await rm(folder, { recursive: true, force: true });
});

const send = async (...args: string[]) => (await runCairn(['send', ...args])).out.trim();

test('the version that is spoken is the server’s choice, or the one that is named', async () => {
  const trusting = ['--cacert', ca];
  expect(await send(secure, ...trusting)).toBe('spoken: 2.0');
  expect(await send(secure, ...trusting, '--http1.1')).toBe('spoken: 1.1');
  expect(await send(secure, ...trusting, '--http1.0')).toBe('spoken: 1.0');
  expect((await runCairn(['send', secure, '--http2', '--http1.1'])).code).toBe(2);
  expect((await runCairn(['send', secure])).code).toBe(3);
});

test('the version that was asked for is told with the request, beside the one that was got', async () => {
  const told = async (...args: string[]) =>
    [...(await runCairn(['send', '-v', ...args])).err.matchAll(/^(?:> GET \S+ (.*)|< (\S+) 200.*)$/gm)].map(
      ([, ours, its]) => ours ?? its,
    );
  expect(await told(secure, '--cacert', ca)).toEqual(['HTTP/2', 'HTTP/2']);
  expect(await told(plain)).toEqual(['HTTP/1.1', 'HTTP/1.1']);
  expect(await told(plain, '--http1.0')).toEqual(['HTTP/1.0', 'HTTP/1.1']);
  const { request } = JSON.parse((await runCairn(['send', plain, '--http1.0', '--json'])).out) as { request: object };
  expect(request).toMatchObject({ httpVersion: '1.0' });
});

test('-v tells of each certificate for whom it is, from whom, how long, and by what it is known', async () => {
  const { err } = await runCairn(['send', secure, '--cacert', ca, '-v']);
  expect(err).toMatch(/^\* Certificate 1 of \d$/m);
  expect(err).toMatch(/^\* {3}Issuer: .*CN=/m);
  expect(err).toMatch(/^\* {3}Valid: \d{4}-\d\d-\d\d [\d:]{8} to \d{4}-\d\d-\d\d [\d:]{8} UTC, \d+ \w+ left$/m);
  expect(err).toMatch(/^\* {3}For: .*localhost/m);
  expect(err).toContain(`*   SHA-256: ${new X509Certificate(certificates.good.cert).fingerprint256}`);
  const refused = await runCairn(['send', secure, '-v']);
  expect(refused.err).toContain(new X509Certificate(certificates.good.cert).fingerprint256);
  expect((await runCairn(['send', secure])).err).not.toContain('Certificate 1');
});

test('a proxy, a name of one’s own and a Unix socket are used', async () => {
  const asked: string[] = [];
  const proxy = new ProxyServer({
    port: 0,
    host: '127.0.0.1',
    prepareRequestFunction: ({ hostname }) => (asked.push(hostname), {}),
  });
  await proxy.listen();
  expect(await send(plain, '--proxy', `http://127.0.0.1:${proxy.port}`)).toMatch(/^1\.1 localhost:/);
  expect(asked).toEqual(['localhost']);
  await proxy.close(true);

  const { port } = new URL(plain);
  expect(await send(`http://api.test:${port}/`, '--resolve', `api.test:${port}:127.0.0.1`)).toBe(`1.1 api.test:${port}`);
  const path = join(folder, 'my.sock');
  const server = http.createServer((request, response) => response.end(`over a socket: ${request.url}`));
  await once(server.listen(path), 'listening');
  expect(await send('http://docker/info', '--unix-socket', path)).toBe('over a socket: /info');
  server.close();
});

test('a PAC file, the environment and the system name the way as well, and hosts can be left out; -v tells who decided', async () => {
  const asked: string[] = [];
  const proxy = new ProxyServer({
    port: 0,
    host: '127.0.0.1',
    prepareRequestFunction: ({ hostname }) => (asked.push(hostname), {}),
  });
  await proxy.listen();
  const place = `127.0.0.1:${proxy.port}`;
  await writeFile(join(folder, 'proxy.pac'), `function FindProxyForURL() { return "PROXY 127.0.0.1:1; PROXY ${place}"; }`);
  for (const name of ['pac+file:proxy.pac', 'pac+proxy.pac', `pac+${join(folder, 'proxy.pac')}`]) {
    const sent = await runCairn(['send', plain, '--proxy', name, '-v'], { cwd: folder });
    expect(sent.out).toMatch(/^1\.1 localhost:/);
    expect(sent.err).toContain(`proxy.pac says “PROXY 127.0.0.1:1; PROXY ${place}”`);
    expect(sent.err).toContain(`It went through http://${place}, number 2 of 2`);
  }
  expect(asked).toHaveLength(3);
  const past = await runCairn(['send', plain, '--proxy', place, '--noproxy', 'localhost', '-v']);
  expect(past.err).toContain('Options leave this host out.');
  const named = await runCairn(['send', plain, '--proxy', 'env', '-v'], { env: { http_proxy: `http://${place}` } });
  expect([asked.length, named.err]).toEqual([4, expect.stringContaining(`http_proxy names the proxy http://${place}.`)]);
  const missing = await runCairn(['send', plain, '--proxy', 'pac+file:nowhere.pac'], { cwd: folder });
  expect([missing.code, missing.err]).toEqual([
    3,
    expect.stringMatching(/PAC file .*nowhere\.pac cannot be had: it is not there/),
  ]);
  await proxy.close(true);
});

test('a proxy that cannot be read is a wrong usage of the request, with a reason; its password is never told', async () => {
  const wrong = await runCairn(['send', plain, '--proxy', 'ftp://ada:hushhush@nowhere']);
  expect(wrong.code).not.toBe(0);
  expect(wrong.err).toMatch(/no kind of proxy/);
  const refused = await runCairn(['send', plain, '--proxy', 'http://ada:hushhush@127.0.0.1:1', '--json', '-v']);
  expect(refused.code).toBe(3);
  expect(refused.out + refused.err + wrong.err).not.toContain('hushhush');
});

test('a client certificate is shown: in PEM, in PKCS#12, beside other credentials; what contradicts itself is refused', async () => {
  const { good, ca: authority, alice } = await makeCertificates();
  const at = (name: string) => join(folder, name);
  const locked = createPrivateKey(alice.key).export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'open' });
  await Promise.all([
    writeFile(at('own.pem'), authority),
    writeFile(at('alice.crt'), alice.cert),
    writeFile(at('alice.key'), alice.key),
    writeFile(at('locked.key'), locked),
  ]);
  const server = https.createServer(
    { ...good, ca: authority, requestCert: true, rejectUnauthorized: true },
    (request, response) => {
      const { subject } = (request.socket as tls.TLSSocket).getPeerCertificate();
      response.end(`${String(subject.CN)} ${request.headers.authorization ?? 'alone'}`);
    },
  );
  await once(server.listen(0, '127.0.0.1'), 'listening');
  closing.push(
    () => server.closeAllConnections(),
    () => server.close(),
  );
  const to = [`https://localhost:${(server.address() as AddressInfo).port}/`, '--cacert', at('own.pem')];
  const certificate = ['--cert', at('alice.crt')];
  expect(await send(...to, ...certificate, '--key', at('alice.key'))).toBe('alice alone');
  expect(await send(...to, ...certificate, '--key', at('alice.key'), '--bearer', 'abc')).toBe('alice Bearer abc');
  expect(await send(...to, ...certificate, '--key', at('locked.key'), '--cert-pass', 'open')).toBe('alice alone');
  const packed = ['pkcs12', '-export', '-in', at('alice.crt'), '-inkey', at('alice.key'), '-passout', 'pass:box'];
  execFileSync('openssl', [...packed, '-out', at('alice.p12')]);
  expect(await send(...to, '--cert', at('alice.p12'), '--cert-pass', 'box')).toBe('alice alone');
  expect((await runCairn(['send', ...to])).code).toBe(3);
  const keyAlone = await runCairn(['send', ...to, '--key', at('alice.key')]);
  expect([keyAlone.code, keyAlone.err]).toEqual([2, expect.stringContaining('--cert names it')]);
  const unset = await runCairn(['send', ...to, ...certificate, '--cert-pass', 'env:NO_SUCH_NAME']);
  expect([unset.code, unset.err]).toEqual([2, expect.stringContaining('NO_SUCH_NAME, which is not set')]);
});

test('a certificate that cannot be used is a mistake of the line: nothing was sent', async () => {
  const { alice } = await makeCertificates();
  const [shown, locked] = [join(folder, 'shown.crt'), join(folder, 'shut.key')];
  await writeFile(shown, alice.cert);
  const pem = createPrivateKey(alice.key).export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'open' });
  await writeFile(locked, pem);
  for (const command of ['send', 'browse']) {
    const shut = await runCairn([command, secure, '--cacert', ca, '--cert', shown, '--key', locked, '--cert-pass', 'shut']);
    expect([command, shut.code, shut.err]).toEqual([command, 2, expect.stringContaining('the passphrase does not open')]);
    const none = await runCairn([command, secure, '--cacert', ca, '--cert', join(folder, 'none.pem')]);
    expect([command, none.code, none.err]).toEqual([command, 2, expect.stringContaining('none.pem cannot be read')]);
  }
});

test('of an HTTPS proxy -v tells what was agreed on with it, and its certificates as those of the server', async () => {
  const outer = https.createServer(certificates.good);
  outer.on('connect', ({ url = '' }, socket) => {
    const onward = net.connect(Number(url.split(':').at(-1)), 'localhost', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      onward.pipe(socket).pipe(onward);
    });
    onward.on('error', () => socket.destroy());
    socket.on('error', () => onward.destroy());
  });
  await once(outer.listen(0, '127.0.0.1'), 'listening');
  closing.push(
    () => outer.closeAllConnections(),
    () => outer.close(),
  );
  const proxy = `https://127.0.0.1:${(outer.address() as AddressInfo).port}`;
  const { code, out, err } = await runCairn(['send', secure, '--cacert', ca, '--proxy', proxy, '-v']);
  expect([code, out]).toEqual([0, 'spoken: 2.0']);
  expect(err).toMatch(/^\* Connected to 127\.0\.0\.1 port \d+, TLS 1\.3, TLS_\w+\n\* With the proxy: TLS 1\.3, TLS_\w+\n/m);
  expect(err).toMatch(/^\* Certificate 1 of \d of the proxy\n\* {3}Subject: .*\n\* {3}Issuer: .*CN=.*\n\* {3}Valid: /m);
  expect(err.indexOf(' of the proxy')).toBeLessThan(err.search(/Certificate 1 of \d\n/));
  expect((await runCairn(['send', secure, '--cacert', ca, '--proxy', proxy])).err).toBe('');
});

test('a socket and a proxy contradict each other: either is used by itself, and no proxy is none', async () => {
  const path = join(folder, 'past.sock');
  const server = http.createServer((_request, response) => response.end('over a socket'));
  await once(server.listen(path), 'listening');
  closing.push(() => server.close());
  const both = await runCairn(['send', 'http://docker/info', '--unix-socket', path, '--proxy', '127.0.0.1:1']);
  expect([both.code, both.out, both.err]).toEqual([2, '', expect.stringContaining('leave it out, or --proxy')]);
  expect(await send('http://docker/info', '--unix-socket', path, '--proxy', '')).toBe('over a socket');
});

test('times and limits have flags of their own, and each its failure', async () => {
  const server = http.createServer((request, response) => {
    if (request.url === '/slow') return;
    response.setHeader('X-Long', 'x'.repeat(4000));
    response.end('y'.repeat(5000));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  closing.push(
    () => server.closeAllConnections(),
    () => server.close(),
  );
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const failed = async (...args: string[]) => {
    const { code, err } = await runCairn(['send', ...args]);
    return `${code} ${err}`;
  };
  expect(await failed(`${url}/slow`, '--max-time', '0.2')).toMatch(/^3 .*200 ms/s);
  expect(await failed(url, '--limit-head', '2k')).toMatch(/^3 .*head/s);
  expect(await failed(url, '--limit-body', '4000')).toMatch(/^3 .*body/s);
  expect(await send(url, '--limit-head', '8k', '--limit-body', '1M')).toBe('y'.repeat(5000));
  expect(await failed(url, '--limit-body', 'much')).toMatch(/^2 .*such as 500, 64k/s);
  expect(await failed(url, '--max-time', '0')).toMatch(/^2 .*from 0.001/s);
});
