import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { blankAuth, type AuthOf } from '#shared/model/auth';
import type { Exchange } from '#shared/model/exchange';
import { createTestEngine, type TestEngine } from '../../engine/exchange.test-support';
import { startPracticeServer, type PracticeServer } from '../../practice/server';

const hasOpenssl = existsSync('/usr/bin/openssl');
const passphrase = 'geheim';

let folder: string;
let practice: PracticeServer;
let engine: TestEngine;
const at = (name: string) => join(folder, name);
const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cairn-certificates-'));
  practice = await startPracticeServer({ tls: true });
  const described = (await (await fetch(`${practice.url}/tls/`)).json()) as {
    clientCertificates: { alice: { cert: string; key: string }; stranger: { cert: string; key: string } };
  };
  const { alice } = described.clientCertificates;
  await writeFile(at('alice.pem'), alice.cert);
  await writeFile(at('alice.key'), alice.key);
  await writeFile(at('both.pem'), `${alice.key}\n${alice.cert}`);
  const authority = await (await fetch(`${practice.url}/tls/authority.pem`)).text();
  await writeFile(at('authority.pem'), authority);
  if (hasOpenssl) makeFiles();
  engine = await createTestEngine({ trust: [authority] });
}, 60_000);
afterAll(async () => {
  await engine.close();
  await practice.stop();
  await rm(folder, { recursive: true });
});

function makeFiles() {
  const own = ['-in', 'alice.pem', '-inkey', 'alice.key', '-passout', `pass:${passphrase}`];
  openssl('pkcs12', '-export', ...own, '-out', 'new.p12');
  openssl('pkcs12', '-export', '-legacy', ...own, '-out', 'rc2.p12');
  openssl('pkcs12', '-export', '-legacy', '-certpbe', 'PBE-SHA1-3DES', '-keypbe', 'PBE-SHA1-3DES', ...own, '-out', 'des.p12');
  openssl('pkey', '-in', 'alice.key', '-aes256', '-passout', `pass:${passphrase}`, '-out', 'locked.key');
  openssl('ecparam', '-name', 'prime256v1', '-genkey', '-noout', '-out', 'other.key');
}

const certificate = (change: Partial<AuthOf<'clientCertificate'>>): AuthOf<'clientCertificate'> => {
  const paths = Object.entries(change).map(([field, value]) => [field, field.endsWith('Path') ? at(String(value)) : value]);
  return { ...blankAuth.clientCertificate, ...(Object.fromEntries(paths) as typeof change) };
};
const url = () => `${practice.tls?.urls.clientCertificate}/auth/mtls/`;
const ask = async (change: Partial<AuthOf<'clientCertificate'>>) => engine.send({ url: url(), auth: certificate(change) });
const reason = (exchange: Exchange) =>
  exchange.phase === 'failed' && 'reason' in exchange.failure ? exchange.failure.reason : exchange.phase;

describe('on a port that insists on a certificate', () => {
  test('without one the handshake is all there is', async () => {
    expect(await engine.send({ url: url() })).toMatchObject({ phase: 'failed' });
  });

  test('PEM, in one file or in two', async () => {
    const two = await ask({ certificatePath: 'alice.pem', keyPath: 'alice.key' });
    const one = await ask({ certificatePath: 'both.pem' });
    for (const exchange of [two, one]) {
      expect(exchange).toMatchObject({ phase: 'finished', head: { status: 200 } });
      expect(await engine.bodyText(exchange)).toContain('alice');
    }
  });

  test.skipIf(!hasOpenssl)('a key that a passphrase locks (openssl)', async () => {
    const exchange = await ask({ certificatePath: 'alice.pem', keyPath: 'locked.key', passphrase });
    expect(exchange).toMatchObject({ phase: 'finished', head: { status: 200 } });
  });

  test.skipIf(!hasOpenssl).each(['new.p12', 'rc2.p12', 'des.p12'])('PKCS#12 as in %s (openssl)', async (file) => {
    const exchange = await ask({ format: 'pkcs12', pkcs12Path: file, passphrase });
    expect(exchange).toMatchObject({ phase: 'finished', head: { status: 200 } });
    expect(await engine.bodyText(exchange)).toContain('alice');
  });
});

describe.skipIf(!hasOpenssl)('what is wrong is said (openssl)', () => {
  test.each([
    [{ certificatePath: 'alice.pem', keyPath: 'locked.key', passphrase: 'guess' }, 'does not open the key'],
    [{ certificatePath: 'alice.pem', keyPath: 'locked.key' }, 'does not open the key'],
    [{ certificatePath: 'alice.pem', keyPath: 'other.key' }, 'does not belong to the certificate'],
    [{ certificatePath: 'alice.pem' }, 'holds no private key'],
    [{ certificatePath: 'alice.key', keyPath: 'alice.key' }, 'holds no certificate'],
    [{ certificatePath: 'nowhere.pem' }, 'cannot be read'],
    [{ format: 'pkcs12', pkcs12Path: 'rc2.p12', passphrase: 'guess' }, 'the passphrase does not open'],
    [{ format: 'pkcs12', pkcs12Path: 'alice.pem', passphrase }, 'is not a PKCS#12 file'],
  ] as const)('%j', async (change, words) => {
    expect(reason(await ask(change))).toContain(words);
  });
});

test('connections are never shared between certificates, nor with nobody’s', async () => {
  const good = `${practice.tls?.urls.good}/anything`;
  const alice = certificate({ certificatePath: 'alice.pem', keyPath: 'alice.key' });
  const withOther = { ...alice, passphrase: 'another' };
  const ports = [];
  for (const auth of [alice, blankAuth.none, withOther, alice, blankAuth.none]) {
    const exchange = await engine.send({ url: good, auth });
    ports.push(exchange.hops[0]?.connection?.localPort);
  }
  expect(new Set(ports).size).toBe(3);
  expect([ports[3], ports[4]]).toEqual([ports[0], ports[1]]);
});

test('over http nothing is shown, and nothing fails', async () => {
  const exchange = await engine.send({ url: `${practice.url}/anything`, auth: certificate({ certificatePath: 'both.pem' }) });
  expect(exchange).toMatchObject({ phase: 'finished', head: { status: 200 } });
});

describe.skipIf(!hasOpenssl)('openssl s_server', () => {
  let peer: ChildProcess;
  let port: number;
  beforeAll(async () => {
    port = await freePort();
    openssl(
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-keyout',
      's.key',
      '-out',
      's.pem',
      '-days',
      '2',
      '-subj',
      '/CN=localhost',
      '-addext',
      'subjectAltName=DNS:localhost',
    );
    peer = spawn(
      'openssl',
      [
        's_server',
        '-accept',
        String(port),
        '-cert',
        's.pem',
        '-key',
        's.key',
        '-CAfile',
        'authority.pem',
        '-Verify',
        '2',
        '-www',
        '-quiet',
      ],
      { cwd: folder, stdio: 'ignore' },
    );
    await untilOpen(port);
  }, 30_000);
  afterAll(() => void peer.kill());

  test('sees the certificate', async () => {
    const trusting = await createTestEngine({ trust: [await readFile(at('s.pem'), 'utf8')] });
    const exchange = await trusting.send({
      url: `https://localhost:${port}/`,
      auth: certificate({ format: 'pkcs12', pkcs12Path: 'rc2.p12', passphrase }),
    });
    expect(exchange).toMatchObject({ phase: 'finished', head: { status: 200 } });
    expect(await trusting.bodyText(exchange)).toMatch(/Client certificate[^]*alice/);
    await trusting.close();
  });
});

async function freePort(): Promise<number> {
  const server = net.createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as net.AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function untilOpen(port: number): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    const isOpen = await new Promise<boolean>((resolve) => {
      const socket = net.connect(port, '127.0.0.1', () => resolve(true));
      socket.on('error', () => resolve(false));
      socket.on('connect', () => socket.destroy());
    });
    if (isOpen) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
