import { execFileSync } from 'node:child_process';
import { createHash, X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { blankAuth } from '#shared/model/auth';
import { createTestEngine, type TestEngine } from '../../engine/exchange.test-support';
import { makeTestCertificate, type TestCertificate } from '../recording-server.test-support';
import { bindingOf, channelBinding, endPointHash } from './channel-binding';
import { hmacMd5, passwordKey } from './ntlm-crypto';

test('the binding of a known hash is the known one', () => {
  const hash = Buffer.from('e3ca49271e5089cc48ce82109f1324f41dbeddc29a777410c738f7868c4ff405', 'hex');
  expect(bindingOf(hash).toString('hex')).toBe('6ea19df066da4622051f9c4f92c6df74');
});

describe('a certificate is hashed as it is signed (RFC 5929, 4.1)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cairn-binding-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const rsa = ['-newkey', 'rsa:2048'];
  const pss = [...rsa, '-sigopt', 'rsa_padding_mode:pss', '-sigopt', 'rsa_pss_saltlen:32'];
  const ec = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256'];
  test.each([
    ['RSA with SHA-1', [...rsa, '-sha1'], 'sha256'],
    ['RSA with SHA-256', [...rsa, '-sha256'], 'sha256'],
    ['RSA with SHA-384', [...rsa, '-sha384'], 'sha384'],
    ['RSA with SHA-512', [...rsa, '-sha512'], 'sha512'],
    ['PSS with SHA-256', [...pss, '-sha256'], 'sha256'],
    ['PSS with SHA-512', [...pss, '-sha512'], 'sha512'],
    ['ECDSA with SHA-256', [...ec, '-sha256'], 'sha256'],
    ['ECDSA with SHA-384', [...ec, '-sha384'], 'sha384'],
    ['Ed25519', ['-newkey', 'ed25519'], null],
  ] as const)('%s', (_, options, hash) => {
    const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
    const common = ['-x509', '-nodes', '-subj', '/CN=x', '-days', '1', '-keyout', key, '-out', cert];
    execFileSync('openssl', ['req', ...common, ...options], { stdio: 'pipe' });
    const { raw } = new X509Certificate(execFileSync('openssl', ['x509', '-in', cert]));
    const expected = hash && createHash(hash).update(raw).digest('hex');
    expect(endPointHash(raw)?.toString('hex') ?? null).toBe(expected);
  });

  test('what is no certificate has no hash', () => {
    for (const bytes of [Buffer.alloc(0), Buffer.from('3003020101', 'hex'), Buffer.from('nonsense')])
      expect(channelBinding(bytes)).toBeNull();
  });
});

describe('over TLS', () => {
  const [username, password, domain] = ['Ada', 'Pässword', 'D'];
  const serverChallenge = Buffer.from('0123456789abcdef', 'hex');
  let certificate: TestCertificate;
  let server: Server;
  let engine: TestEngine;
  let url = '';
  /** Whether the server tells its time, as those since Windows Vista do. */
  let isTimed = true;
  /** What each last message says of the connection; null where it says nothing. */
  let bindings: (string | null)[] = [];

  /** [MS-NLMP], 2.2.1.2, with a domain's name, and the time where it is told. */
  function challengeMessage(): Buffer {
    const time = Buffer.from('070008000000009f6fd50100', 'hex').subarray(0, 12);
    const info = Buffer.concat([
      Buffer.from('0200020044 00'.replace(' ', ''), 'hex'),
      ...(isTimed ? [time] : []),
      Buffer.alloc(4),
    ]);
    const head = Buffer.from('4e544c4d535350000200000000000000300000003382 8ae2'.replace(' ', ''), 'hex');
    const lengths = Buffer.alloc(8);
    lengths.writeUInt16LE(info.length, 0);
    lengths.writeUInt16LE(info.length, 2);
    lengths.writeUInt32LE(48, 4);
    return Buffer.concat([head, serverChallenge, Buffer.alloc(8), lengths, info]);
  }

  /** The response of NTLMv2, when it proves the password. */
  function provedResponse(message: Buffer): Buffer | null {
    const at = message.readUInt32LE(24);
    const nt = message.subarray(at, at + message.readUInt16LE(20));
    const proof = hmacMd5(passwordKey({ username, password, domain }), serverChallenge, nt.subarray(16));
    return proof.equals(nt.subarray(0, 16)) ? nt : null;
  }

  /** The pair 10 of [MS-NLMP], 2.2.2.1, behind the 28 bytes of the client's challenge. */
  function bindingIn(nt: Buffer): string | null {
    for (let at = 16 + 28; at + 4 <= nt.length;) {
      const [id, length] = [nt.readUInt16LE(at), nt.readUInt16LE(at + 2)];
      if (id === 0) return null;
      if (id === 10) return nt.subarray(at + 4, at + 4 + length).toString('hex');
      at += 4 + length;
    }
    return null;
  }

  beforeAll(async () => {
    certificate = await makeTestCertificate();
    engine = await createTestEngine({ trust: [certificate.cert] });
    const own = bindingOf(createHash('sha256').update(new X509Certificate(certificate.cert).raw).digest()).toString('hex');
    const began = new WeakSet<Socket>();
    server = createServer(certificate, (request, response) => {
      const message = Buffer.from(request.headers.authorization?.replace('NTLM ', '') ?? '', 'base64');
      const type = message.length > 12 ? message.readUInt32LE(8) : 0;
      const nt = type === 3 && began.has(request.socket) ? provedResponse(message) : null;
      if (nt) bindings.push(bindingIn(nt));
      if (type === 1) began.add(request.socket);
      // Extended protection: who is bound to another connection, or to none, has been led astray.
      if (nt && bindingIn(nt) === own) return response.end('welcome');
      response
        .writeHead(401, { 'WWW-Authenticate': type === 1 ? `NTLM ${challengeMessage().toString('base64')}` : 'NTLM' })
        .end();
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    url = `https://localhost:${(server.address() as AddressInfo).port}/`;
  });
  afterAll(async () => {
    await engine.close();
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  });

  test.each([true, false])('a server that insists on its own certificate lets one in; it tells its time: %s', async (timed) => {
    [isTimed, bindings] = [timed, []];
    const exchange = await engine.send({ url, auth: { ...blankAuth.ntlm, username, password, domain } });
    expect(exchange.hops.map(({ head }) => head?.status)).toEqual([401, 200]);
    expect(exchange.hops[0]?.challenge?.says).toContain('bound to its certificate');
    expect(bindings).toHaveLength(1);
  });
});
