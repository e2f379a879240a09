import { once } from 'node:events';
import { X509Certificate } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import tls from 'node:tls';
import { generate, type CertificateExtension } from 'selfsigned';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestEngine, withRawServer, type TestEngine } from './exchange.test-support';

type Options = NonNullable<Parameters<typeof generate>[1]>;
interface Issued {
  readonly cert: string;
  readonly key: string;
}

const day = 86_400_000;
const ca: CertificateExtension[] = [
  { name: 'basicConstraints', cA: true, critical: true },
  { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
];
const names = (...altNames: string[]): CertificateExtension => ({
  name: 'subjectAltName',
  altNames: altNames.map((name) => (/^[\d.]+$/.test(name) ? { type: 7, ip: name } : { type: 2, value: name })),
});
const leaf = (...altNames: string[]): CertificateExtension[] => [{ name: 'basicConstraints', cA: false }, names(...altNames)];

async function issue(commonName: string, issuer: Issued | null, options: Options): Promise<Issued> {
  const made = await generate([{ name: 'commonName', value: commonName }], {
    keyType: 'ec',
    algorithm: 'sha256',
    notBeforeDate: new Date(Date.now() - 30 * day),
    notAfterDate: new Date(Date.now() + 30 * day),
    ...(issuer ? { ca: issuer } : {}),
    ...options,
  });
  return { cert: `${made.cert.trim()}\n`, key: made.private };
}

let root: Issued;
let rsaRoot: Issued;
let middle: Issued;
let engine: TestEngine;
beforeAll(async () => {
  root = await issue('Test Root', null, { extensions: ca });
  middle = await issue('Test Middle', root, { extensions: ca });
  rsaRoot = await issue('Test RSA Root', null, { extensions: ca, keyType: 'rsa' });
  engine = await createTestEngine({ trust: [root.cert, rsaRoot.cert] });
});
afterAll(() => engine.close());

/** Asks a server with this certificate for `host`. */
async function ask(host: string, options: tls.TlsOptions, verifyTls = true) {
  const server = tls.createServer(options, (socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok'));
  });
  server.on('tlsClientError', () => undefined);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  try {
    return await engine.send({ url: `https://${host}:${(server.address() as AddressInfo).port}/` }, { verifyTls });
  } finally {
    server.close();
  }
}

describe('a certificate that is to be trusted', () => {
  test('one with the right name, through an intermediate', async () => {
    const good = await issue('whatever', middle, { extensions: leaf('cairn.localhost') });
    const exchange = await ask('cairn.localhost', { cert: good.cert + middle.cert, key: good.key });
    expect(exchange).toMatchObject({
      phase: 'finished',
      hops: [{ connection: { tls: { protocol: 'TLSv1.3', unverified: null, chain: ['whatever', 'Test Middle', 'Test Root'] } } }],
    });
    expect(exchange.timings).toMatchObject({ dnsMs: null, tcpMs: expect.any(Number), tlsMs: expect.any(Number), reused: false });
  });

  test('each is told with all that people look for in it', async () => {
    const good = await issue('Tarn', middle, { extensions: leaf('cairn.localhost', '127.0.0.1') });
    const exchange = await ask('cairn.localhost', { cert: good.cert + middle.cert, key: good.key });
    const certificates = exchange.hops[0]?.connection?.tls?.certificates ?? [];
    const own = new X509Certificate(good.cert);
    expect(certificates[0]).toEqual({
      subject: 'CN=Tarn',
      issuer: 'CN=Test Middle',
      validFrom: Date.parse(own.validFrom),
      validTo: Date.parse(own.validTo),
      names: ['cairn.localhost', '127.0.0.1'],
      moreNames: 0,
      key: 'EC, P-256',
      signature: 'ecdsa-with-SHA256',
      serial: own.serialNumber.match(/../g)?.join(':'),
      sha256: own.fingerprint256,
      pem: own.toString().trim(),
    });
    expect(certificates[1]).toMatchObject({ subject: 'CN=Test Middle', issuer: 'CN=Test Root', names: [] });
  });

  test.each([
    ['an address', '127.0.0.1', ['127.0.0.1']],
    ['a wildcard for one label', 'a.cairn.localhost', ['*.cairn.localhost']],
    ['one name among others', 'b.localhost', ['a.localhost', 'b.localhost']],
    ['a name in punycode, asked for in Unicode', 'grüße.localhost', [new URL('http://grüße.localhost').hostname]],
    [
      '90 KB of names',
      'last.localhost',
      [...Array.from({ length: 3000 }, (_, index) => `name-number-${index}.localhost`), 'last.localhost'],
    ],
  ])('%s', async (_name, host, altNames) => {
    const good = await issue('whatever', root, { extensions: leaf(...altNames) });
    expect(await ask(host, good)).toMatchObject({ phase: 'finished', head: { status: 200 } });
  });

  test('the chain in the wrong order', async () => {
    const lower = await issue('Test Lower', middle, { extensions: ca });
    const good = await issue('whatever', lower, { extensions: leaf('cairn.localhost') });
    expect(await ask('cairn.localhost', { cert: good.cert + middle.cert + lower.cert, key: good.key })).toMatchObject({
      phase: 'finished',
    });
  });
});

describe('a certificate that is refused', () => {
  const date = (days: number) => new Date(Date.now() + days * day).toISOString().slice(0, 10);
  const cases: [name: string, make: () => Promise<Issued>, reason: string | RegExp, host?: string][] = [
    [
      'expired',
      () => issue('x', root, { extensions: leaf('cairn.localhost'), notAfterDate: new Date(Date.now() - 2 * day) }),
      `it expired on ${date(-2)}`,
    ],
    [
      'not valid yet',
      () => issue('x', root, { extensions: leaf('cairn.localhost'), notBeforeDate: new Date(Date.now() + 2 * day) }),
      `it is not valid before ${date(2)}`,
    ],
    [
      'for another host',
      () => issue('x', root, { extensions: leaf('other.localhost') }),
      'it is for other.localhost, not for cairn.localhost',
    ],
    [
      'with the name as common name beside other names',
      () => issue('cairn.localhost', root, { extensions: leaf('other.localhost') }),
      'it is for other.localhost, not for cairn.localhost',
    ],
    [
      'for another address',
      () => issue('x', root, { extensions: leaf('127.0.0.2') }),
      'it is for 127.0.0.2, not for 127.0.0.1',
      '127.0.0.1',
    ],
    [
      'for a name, asked for by address',
      () => issue('127.0.0.1', root, { extensions: leaf('cairn.localhost') }),
      'it is for cairn.localhost, not for 127.0.0.1',
      '127.0.0.1',
    ],
    [
      'self-signed',
      () => issue('x', null, { extensions: leaf('cairn.localhost') }),
      'it is signed by itself, not by an authority this machine trusts',
    ],
    [
      'with the name as common name only',
      () => issue('cairn.localhost', root, { extensions: [{ name: 'basicConstraints', cA: false }] }),
      'it names no host (only a common name, which no longer counts)',
    ],
    [
      'a wildcard for two labels',
      () => issue('x', root, { extensions: leaf('*.cairn.localhost') }),
      'it is for *.cairn.localhost, not for a.b.cairn.localhost',
      'a.b.cairn.localhost',
    ],
    ['a wildcard for none', () => issue('x', root, { extensions: leaf('*.cairn.localhost') }), /not for cairn\.localhost$/],
    [
      'a partial wildcard',
      () => issue('x', root, { extensions: leaf('a*.cairn.localhost') }),
      /not for ab\.cairn\.localhost$/,
      'ab.cairn.localhost',
    ],
    [
      'for many other names',
      () => issue('x', root, { extensions: leaf('a.test', 'b.test', 'c.test', 'd.test', 'e.test') }),
      'it is for a.test, b.test, c.test and 2 more, not for cairn.localhost',
    ],
    [
      'without the certificates in between',
      () => issue('x', middle, { extensions: leaf('cairn.localhost') }),
      'its issuer, Test Middle, is not known here; the server may not send the certificates in between',
    ],
    [
      'not made for servers',
      () => issue('x', root, { extensions: [...leaf('cairn.localhost'), { name: 'extKeyUsage', clientAuth: true }] }),
      'it is not made for servers',
    ],
    [
      'with a key of 1024 bits',
      () => issue('x', rsaRoot, { extensions: leaf('cairn.localhost'), keyType: 'rsa', keySize: 1024 }),
      'its key has only 1024 bits',
    ],
  ];
  test.each(cases)('%s', async (_name, make, reason, host = 'cairn.localhost') => {
    const made = await make();
    const exchange = await ask(host, { ...made, ciphers: 'DEFAULT@SECLEVEL=0' });
    expect(exchange).toMatchObject({
      phase: 'failed',
      failure: { kind: 'certificateRejected', host, reason: typeof reason === 'string' ? reason : expect.stringMatching(reason) },
    });
    expect(
      exchange.phase === 'failed' && exchange.failure.kind === 'certificateRejected' && exchange.failure.chain.length,
    ).toBeGreaterThan(0);
    expect(exchange.wireBytes).toBe(0);
  });

  test('an unknown root', async () => {
    const stranger = await issue('Strange Root', null, { extensions: ca });
    const made = await issue('x', stranger, { extensions: leaf('cairn.localhost') });
    expect(await ask('cairn.localhost', { cert: made.cert + stranger.cert, key: made.key })).toMatchObject({
      failure: {
        kind: 'certificateRejected',
        reason: 'it goes back to an authority this machine does not trust',
        chain: ['x', 'Strange Root'],
        certificates: [{ subject: 'CN=x' }, { subject: 'CN=Strange Root', issuer: 'CN=Strange Root' }],
      },
    });
  });

  test('signed by one that is no authority', async () => {
    const notAuthority = await issue('No Authority', root, { extensions: leaf('x.localhost') });
    const made = await issue('x', notAuthority, { extensions: leaf('cairn.localhost') });
    expect(await ask('cairn.localhost', { cert: made.cert + notAuthority.cert, key: made.key })).toMatchObject({
      failure: { kind: 'certificateRejected', reason: 'a certificate that is no authority has signed it' },
    });
  });
});

describe('without verifying', () => {
  test('the exchange goes on and says what is wrong', async () => {
    const made = await issue('x', null, { extensions: leaf('other.localhost') });
    expect(await ask('cairn.localhost', made, false)).toMatchObject({
      phase: 'finished',
      hops: [
        { connection: { tls: { unverified: 'it is signed by itself, not by an authority this machine trusts', chain: ['x'] } } },
      ],
    });
  });

  test('a connection made so is not used by one that verifies', async () => {
    const made = await issue('x', null, { extensions: leaf('cairn.localhost') });
    const server = tls.createServer(made, (socket) => {
      socket.on('error', () => undefined);
      socket.on('data', () => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok'));
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const url = `https://cairn.localhost:${(server.address() as AddressInfo).port}/`;
    expect(await engine.send({ url }, { verifyTls: false })).toMatchObject({ phase: 'finished' });
    expect(await engine.send({ url }, { verifyTls: false })).toMatchObject({ phase: 'finished', timings: { reused: true } });
    expect(await engine.send({ url })).toMatchObject({ failure: { kind: 'certificateRejected' } });
    engine.context.pool.close();
    server.close();
  });

  test('for one host that the user believes: by each of its names’ spellings, and no longer than that', async () => {
    const made = await issue('x', null, { extensions: leaf('elsewhere.test') });
    const { unverified } = engine.context;
    const told = {
      phase: 'finished',
      hops: [{ connection: { tls: { unverified: expect.stringContaining('signed by itself') } } }],
    };
    const refused = { failure: { kind: 'certificateRejected' } };
    expect(await ask('cairn.localhost', made, true)).toMatchObject(refused);
    unverified.allow('Cairn.localhost.');
    expect(await ask('cairn.localhost', made, true)).toMatchObject(told);
    expect(await ask('other.localhost', made, true)).toMatchObject(refused);
    unverified.revoke('cairn.localhost');
    expect(await ask('cairn.localhost', made, true)).toMatchObject(refused);
    expect(unverified.list()).toEqual([]);
  });
});

describe('TLS itself', () => {
  test('a server that speaks plain HTTP on this port', async () => {
    await withRawServer(
      (socket) => socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')),
      async (server) =>
        expect(await engine.send({ url: server.url.replace('http:', 'https:') })).toMatchObject({
          failure: { kind: 'tlsFailed', reason: 'the server does not speak TLS on this port' },
        }),
    );
  });

  test('a server that hangs up', async () => {
    await withRawServer(
      (socket) => socket.once('data', () => socket.destroy()),
      async (server) =>
        expect(await engine.send({ url: server.url.replace('http:', 'https:') })).toMatchObject({
          failure: { kind: 'tlsFailed', reason: 'the server closed the connection during the handshake' },
        }),
    );
  });

  test('a server that says nothing', async () => {
    await withRawServer(
      () => undefined,
      async (server) =>
        expect(await engine.send({ url: server.url.replace('http:', 'https:') }, { connectTimeoutMs: 80 })).toMatchObject({
          failure: { kind: 'timedOut', phase: 'tls', limitMs: 80 },
        }),
    );
  });

  test('a server of old versions only', async () => {
    const made = await issue('x', root, { extensions: leaf('cairn.localhost') });
    const exchange = await ask('cairn.localhost', {
      ...made,
      minVersion: 'TLSv1',
      maxVersion: 'TLSv1.1',
      ciphers: 'DEFAULT@SECLEVEL=0',
    });
    expect(exchange).toMatchObject({
      failure: { kind: 'tlsFailed', reason: 'the server only offers a TLS version that is no longer safe' },
    });
  });

  test('a server that wants a client certificate', async () => {
    const made = await issue('x', root, { extensions: leaf('cairn.localhost') });
    const exchange = await ask('cairn.localhost', { ...made, requestCert: true, rejectUnauthorized: true });
    expect(exchange).toMatchObject({ failure: { kind: 'tlsFailed', reason: 'the server asks for a client certificate' } });
  });

  test('https asked of it in plain HTTP', async () => {
    const made = await issue('x', root, { extensions: leaf('cairn.localhost') });
    const server = tls.createServer(made);
    server.on('tlsClientError', (_error, socket) => socket.destroy());
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const exchange = await engine.send({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` });
    expect(exchange).toMatchObject({ phase: 'failed' });
    expect(exchange.phase === 'failed' && exchange.failure.kind).toMatch(/^(?:badResponse|connectionClosed)$/);
    server.close();
  });
});
