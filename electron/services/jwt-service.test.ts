import { generateKeyPairSync, sign } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { JwtKey } from '#shared/model/jwt';
import { createTestEngine, type TestEngine } from '../engine/exchange.test-support';
import { createJwtService } from './jwt-service';

const own = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
const other = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
const keySet = { keys: [{ ...own.publicKey.export({ format: 'jwk' }), kid: 'one', use: 'sig', alg: 'ES256' }] };

let engine: TestEngine;
let server: Server;
let issuer = '';
/** What the issuer calls itself in its metadata. */
let callsItself = '';
const asked: string[] = [];
beforeAll(async () => {
  engine = await createTestEngine();
  server = createServer((request, response) => {
    asked.push(request.url ?? '');
    const answers: Record<string, object> = {
      '/.well-known/openid-configuration': { issuer: callsItself, jwks_uri: `${issuer}/keys` },
      '/keys': keySet,
    };
    const answer = answers[request.url ?? ''];
    response.writeHead(answer ? 200 : 404, { 'Content-Type': 'application/json' }).end(JSON.stringify(answer ?? {}));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await engine.close();
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
});
beforeEach(() => {
  callsItself = issuer;
  asked.length = 0;
});

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
function tokenOf(claims: object, pair = own): string {
  const signed = `${encode({ alg: 'ES256', kid: 'one' })}.${encode(claims)}`;
  return `${signed}.${sign('sha256', Buffer.from(signed), { key: pair.privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
}

function service() {
  const made = createJwtService({
    exchanges: { run: ({ draft }, signal) => engine.send(draft, draft.options, signal) },
    readText: async (bodyId) => {
      const body = engine.bodies.get(bodyId);
      return body ? Buffer.from(await body.read(0, body.bytes)).toString() : null;
    },
  });
  return async (token: string, key: JwtKey) => {
    const verdict = await made['jwt.verify']({ token, key }, { windowId: null });
    return verdict.ok ? verdict.value : verdict.failure;
  };
}

test('nothing is sent for a token whose key is not known, until its issuer is asked', async () => {
  const verify = service();
  const token = tokenOf({ iss: issuer, sub: 'alice' });
  expect(await verify(token, { kind: 'known' })).toEqual({ state: 'unknown', says: 'Its key is not known here.' });
  expect(asked).toEqual([]);
  const verified = { state: 'verified', says: `Its signature (ES256) is that of ${issuer}, key one.` };
  expect(await verify(token, { kind: 'issuer' })).toEqual(verified);
  expect(asked).toEqual(['/.well-known/openid-configuration', '/keys']);

  expect(await verify(tokenOf({ iss: issuer, sub: 'bob' }), { kind: 'known' })).toEqual(verified);
  expect(await verify(tokenOf({ iss: issuer }, other), { kind: 'known' })).toMatchObject({ state: 'refused' });
  expect(await verify(tokenOf({ iss: `${issuer}/other` }), { kind: 'known' })).toMatchObject({ state: 'unknown' });
  expect(asked).toHaveLength(2);
});

test('metadata that belong to another issuer are not believed', async () => {
  callsItself = 'http://127.0.0.1:1';
  expect(await service()(tokenOf({ iss: issuer }), { kind: 'issuer' })).toMatchObject({
    state: 'unknown',
    says: expect.stringContaining('The keys could not be fetched.'),
  });
  expect(asked).not.toContain('/keys');
});

test('an issuer that is no address, or cannot be reached, is told', async () => {
  expect(await service()(tokenOf({ iss: 'joe' }), { kind: 'issuer' })).toMatchObject({ state: 'unknown' });
  expect(await service()(tokenOf({ iss: 'http://127.0.0.1:1' }), { kind: 'issuer' })).toMatchObject({ state: 'unknown' });
});

test('a key that was pasted and fits is remembered; one that does not is not', async () => {
  const verify = service();
  const pem = (pair: typeof own) => pair.publicKey.export({ type: 'spki', format: 'pem' }) as string;
  const token = tokenOf({ iss: 'joe' });
  expect(await verify(token, { kind: 'pasted', text: pem(other) })).toMatchObject({ state: 'refused' });
  expect(await verify(token, { kind: 'known' })).toMatchObject({ state: 'unknown' });
  expect(await verify(token, { kind: 'pasted', text: pem(own) })).toMatchObject({ state: 'verified' });
  expect(await verify(token, { kind: 'known' })).toMatchObject({ state: 'verified' });
});
