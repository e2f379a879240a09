import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import tls from 'node:tls';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { blankAuth } from '#shared/model/auth';
import { isInstalled } from '../practice/peers/peer.test-support';
import { createTestEngine, type TestEngine } from './exchange.test-support';

const host = 'cairn.localhost';

/** Certificates that only OpenSSL's own program makes: signed with hashes of yesterday, with names that are traps. */
describe.skipIf(!isInstalled('openssl'))('certificates that libraries do not make', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cairn-odd-certificates-'));
  const at = (name: string) => join(folder, name);
  const text = (name: string) => readFileSync(at(name), 'utf8');
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });
  let engine: TestEngine;

  /** An authority of its own, trusted by the engine unless it is signed by another. */
  function makeAuthority(name: string, extensions: string, by?: string): void {
    writeFileSync(at(`${name}.cnf`), `[e]\nbasicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign\n${extensions}\n`);
    sign(name, `${name}.cnf`, { by, key: 'rsa:2048', hash: 'sha256' });
  }

  interface Made {
    readonly by?: string | undefined;
    readonly key?: string;
    readonly hash?: string;
  }

  function sign(name: string, config: string, { by, key = 'rsa:2048', hash = 'sha256' }: Made): void {
    openssl(
      'req',
      '-new',
      '-newkey',
      key,
      '-nodes',
      '-keyout',
      `${name}.key`,
      '-out',
      `${name}.csr`,
      '-subj',
      `/CN=${name}`,
      '-sha256',
    );
    const issuer =
      by === undefined ? ['-signkey', `${name}.key`] : ['-CA', `${by}.pem`, '-CAkey', `${by}.key`, '-CAcreateserial'];
    const how = ['-in', `${name}.csr`, '-days', '30', `-${hash}`, '-extfile', config, '-extensions', 'e', '-out', `${name}.pem`];
    openssl('x509', '-req', ...issuer, ...how);
  }

  /** A server's certificate with these names, written as OpenSSL's configuration has them. */
  function makeServer(name: string, altNames: string, made: Made = {}): void {
    writeFileSync(at(`${name}.cnf`), `[e]\nbasicConstraints=CA:FALSE\nsubjectAltName=${altNames}\n`);
    sign(name, `${name}.cnf`, { by: 'root', ...made });
  }

  async function ask(name: string, { chain = '', options = {} }: { chain?: string; options?: tls.TlsOptions } = {}, draft = {}) {
    const identity = { cert: text(`${name}.pem`) + chain, key: text(`${name}.key`) };
    const server = tls.createServer({ ...identity, ciphers: 'DEFAULT@SECLEVEL=0', ...options }, (socket) => {
      socket.on('error', () => undefined);
      socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok'));
    });
    server.on('tlsClientError', () => undefined);
    await once(server.listen(0, '127.0.0.1'), 'listening');
    try {
      return await engine.send({ url: `https://${host}:${(server.address() as AddressInfo).port}/`, ...draft });
    } finally {
      server.close();
    }
  }

  beforeAll(async () => {
    makeAuthority('root', '');
    engine = await createTestEngine({ trust: [text('root.pem')] });
  });
  afterAll(async () => {
    await engine.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('a plain one of the same making is accepted, so that what follows is refused for its own fault', async () => {
    makeServer('plain', `DNS:${host}`);
    expect(await ask('plain')).toMatchObject({ phase: 'finished', head: { status: 200 } });
  });

  test('what it is for is told name by name, also where a name holds a comma, with the kind of others', async () => {
    makeServer(
      'many',
      `@n\n[n]\nDNS.1=${host}\nDNS.2=a.example\\,DNS:b.example\nIP.1=127.0.0.1\nIP.2=::1\nemail.1=a@b.example\nURI.1=http://b.example/`,
    );
    expect((await ask('many')).hops[0]?.connection?.tls?.certificates?.[0]).toMatchObject({
      names: [host, 'a.example,DNS:b.example', '127.0.0.1', '::1', 'email:a@b.example', 'URI:http://b.example/'],
      key: 'RSA, 2048 bits',
      signature: 'sha256WithRSAEncryption',
    });
  });

  test.each(['sha1', 'md5'])('signed with %s', async (hash) => {
    makeServer(`by-${hash}`, `DNS:${host}`, { hash });
    expect(await ask(`by-${hash}`)).toMatchObject({
      failure: {
        kind: expect.stringMatching(/certificateRejected|tlsFailed/),
        reason: expect.stringMatching(/sha-?1|md5|weak|digest/i),
      },
    });
  });

  test('with a key of 512 bits', async () => {
    makeServer('tiny', `DNS:${host}`, { key: 'rsa:512' });
    expect(await ask('tiny', { options: { maxVersion: 'TLSv1.2' } })).toMatchObject({
      failure: { kind: expect.stringMatching(/certificateRejected|tlsFailed/), reason: expect.stringMatching(/bits|key/) },
    });
  });

  test('with a NUL behind the name it wants to be taken for', async () => {
    const trap = Buffer.from(`${host}\0.evil.test`, 'latin1');
    const names = Buffer.concat([Buffer.from([0x30, trap.length + 2, 0x82, trap.length]), trap]);
    makeServer('nul', `DER:${names.toString('hex').replaceAll(/(..)(?=.)/g, '$1:')}`);
    expect(await ask('nul')).toMatchObject({ failure: { kind: 'certificateRejected', host } });
  });

  test('for a name that its authority may not vouch for', async () => {
    makeAuthority('bound', 'nameConstraints=critical,permitted;DNS:allowed.localhost', 'root');
    makeServer('beyond', `DNS:${host}`, { by: 'bound' });
    expect(await ask('beyond', { chain: text('bound.pem') })).toMatchObject({
      failure: { kind: 'certificateRejected', reason: expect.stringMatching(/authority|vouch|allowed/) },
    });
  });

  test('for a name in Unicode that only looks the same', async () => {
    makeServer('look-alike', `DNS:${new URL('http://cаirn.localhost').hostname}`);
    expect(await ask('look-alike')).toMatchObject({
      failure: { kind: 'certificateRejected', reason: expect.stringContaining('xn--') },
    });
  });

  test('a server that offers no encryption', async () => {
    makeServer('null', `DNS:${host}`);
    const options = { ciphers: 'NULL-SHA256:@SECLEVEL=0', maxVersion: 'TLSv1.2' as const };
    expect(await ask('null', { options })).toMatchObject({ failure: { kind: 'tlsFailed' } });
  });

  test('a client certificate that the server does not take', async () => {
    makeServer('stranger', `DNS:${host}`, { by: undefined });
    makeServer('strict', `DNS:${host}`);
    const certificate = { ...blankAuth.clientCertificate, certificatePath: at('stranger.pem'), keyPath: at('stranger.key') };
    // Node's own server hangs up without a word; OpenSSL's says why.
    const own = ['-accept', '127.0.0.1:0', '-cert', 'strict.pem', '-key', 'strict.key', '-naccept', '2', '-www'];
    const server = spawn('openssl', ['s_server', ...own, '-CAfile', 'root.pem', '-Verify', '1', '-verify_return_error'], {
      cwd: folder,
    });
    try {
      const port = await new Promise<string>((resolve) => {
        let said = '';
        server.stdout.on('data', (chunk: Buffer) => {
          said += chunk.toString();
          const [, found] = /ACCEPT \S+:(\d+)/.exec(said) ?? [];
          if (found !== undefined) resolve(found);
        });
      });
      expect(await engine.send({ url: `https://${host}:${port}/`, auth: certificate })).toMatchObject({
        failure: { kind: 'tlsFailed', reason: 'the server does not know who signed the client certificate' },
      });
    } finally {
      server.kill();
    }
  });
});
