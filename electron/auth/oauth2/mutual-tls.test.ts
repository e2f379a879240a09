import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { blankAuth } from '#shared/model/auth';
import { blankOAuth2, type OAuth2Auth } from '#shared/model/auth/oauth2';
import { createTestEngine, type TestEngine } from '../../engine/exchange.test-support';
import { makeTestCertificate, startRecordingServer, type Recorded, type RecordingServer } from '../recording-server.test-support';
import { createAuthenticator } from '../registry';
import { createOAuth2 } from './oauth2';
import { createTokenKeeper, type TokenKeeper } from './token-keeper';
import { createMemoryVault, createTokenStore } from './token-store';

let folder: string;
let certificate: NonNullable<OAuth2Auth['certificate']>;
let trust: string;
let engine: TestEngine;
let keeper: TokenKeeper;
/** Gives out tokens, also at addresses for clients with a certificate. */
let server: RecordingServer;
let api: RecordingServer;

const at = ({ port }: RecordingServer, path: string) => `https://localhost:${port}${path}`;
const json = { 'Content-Type': 'application/json' };

/** Knows its client by the certificate of the handshake alone (RFC 8705 section 2.1 and 2.2). */
function giveTokens({ target, hasCertificate }: Recorded) {
  if (target.startsWith('/.well-known/')) return { status: 200, headers: json, body: JSON.stringify(metadata()) };
  if (target.startsWith('/revoke') || target.startsWith('/mtls/revoke')) return { status: hasCertificate ? 200 : 401 };
  if (!hasCertificate) return { status: 401, headers: json, body: '{"error":"invalid_client"}' };
  const tokens = { access_token: `t${server.seen.length}`, token_type: 'Bearer', expires_in: 3600, refresh_token: 'r' };
  return { status: 200, headers: json, body: JSON.stringify(tokens) };
}

const metadata = () => ({
  issuer: at(server, ''),
  token_endpoint: at(server, '/token'),
  revocation_endpoint: at(server, '/revoke'),
  mtls_endpoint_aliases: { token_endpoint: at(server, '/mtls/token'), revocation_endpoint: at(server, '/mtls/revoke') },
});

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cairn-mtls-'));
  const made = await makeTestCertificate();
  trust = made.cert;
  const path = join(folder, 'client.pem');
  await writeFile(path, made.cert + made.key);
  const { kind: _kind, ...blank } = blankAuth.clientCertificate;
  certificate = { ...blank, certificatePath: path };
  server = await startRecordingServer(giveTokens, made);
  api = await startRecordingServer(() => ({ status: 200 }), made);
});
afterAll(async () => {
  await Promise.all([engine.close(), server.close(), api.close()]);
  await rm(folder, { recursive: true });
});
beforeEach(async () => {
  server.seen.length = 0;
  api.seen.length = 0;
  await engine?.close();
  keeper = createTokenKeeper(createTokenStore(createMemoryVault()));
  engine = await createTestEngine({ trust: [trust], authenticator: createAuthenticator({ oauth2: createOAuth2({ keeper }) }) });
});

const form = (fields: Partial<OAuth2Auth>): OAuth2Auth => ({
  ...blankOAuth2,
  grant: 'clientCredentials',
  clientId: 'known by its certificate',
  clientAuth: 'certificate',
  certificate,
  certificateTo: 'server',
  tokenUrl: at(server, '/token'),
  ...fields,
});
const send = (fields: Partial<OAuth2Auth>) => engine.send({ url: at(api, '/books'), auth: form(fields) });
const shown = ({ seen }: RecordingServer) => seen.map(({ target, hasCertificate }) => [target, hasCertificate]);

test('a client is known by the certificate it shows at the token address, and by nothing else', async () => {
  expect(await send({})).toMatchObject({ phase: 'finished' });
  expect(shown(server)).toEqual([['/token', true]]);
  const [asked] = server.seen;
  expect(Object.fromEntries(new URLSearchParams(asked?.body))).toEqual({
    grant_type: 'client_credentials',
    client_id: 'known by its certificate',
  });
  expect(asked?.headers.authorization).toBeUndefined();
});

test('the API at another origin sees the certificate only where it is meant for both', async () => {
  await send({});
  expect(shown(api)).toEqual([['/books', false]]);
  api.seen.length = 0;
  await send({ certificateTo: 'both', account: 'other' });
  expect(shown(api)).toEqual([['/books', true]]);
  expect(shown(server)).toEqual([
    ['/token', true],
    ['/token', true],
  ]);
});

test('a certificate that is for the API alone is not shown where tokens are given out', async () => {
  const exchange = await send({ certificateTo: 'resource', clientAuth: 'body', clientSecret: 's' });
  expect(exchange).toMatchObject({ phase: 'failed', failure: { kind: 'oauthRefused', error: 'invalid_client' } });
  expect(shown(server)).toEqual([['/token', false]]);
  expect(shown(api)).toEqual([]);
});

test('another way of client authentication may have a certificate beside it', async () => {
  expect(await send({ clientAuth: 'body', clientSecret: 's' })).toMatchObject({ phase: 'finished' });
  expect(new URLSearchParams(server.seen[0]?.body).get('client_secret')).toBe('s');
  expect(shown(server)).toEqual([['/token', true]]);
});

test('addresses for clients with a certificate are used, for what comes later too; a typed one wins', async () => {
  const discovery = at(server, '');
  await send({ discovery, tokenUrl: '' });
  expect(shown(server)).toEqual([
    ['/.well-known/openid-configuration', false],
    ['/mtls/token', true],
  ]);
  const purpose = { boundTo: at(api, ''), environment: '' };
  const auth = form({ discovery, tokenUrl: '' });
  const kept = await keeper.peek({ auth, purpose });
  if (!kept.ok || kept.value === null) throw new Error('nothing is kept');
  server.seen.length = 0;
  const tools = { signal: new AbortController().signal, send: sendWhole };
  expect(await keeper.refresh(kept.value.tokenId, auth, tools)).toMatchObject({ ok: true });
  expect(await keeper.revoke(kept.value.tokenId, auth, tools)).toMatchObject({ ok: true });
  expect(shown(server)).toEqual([
    ['/mtls/token', true],
    ['/mtls/revoke', true],
    ['/mtls/revoke', true],
  ]);
  server.seen.length = 0;
  await send({ discovery });
  expect(shown(server).at(-1)).toEqual(['/token', true]);
});

test('a server that asks for no certificate is asked at its usual addresses', async () => {
  await send({ discovery: at(server, ''), tokenUrl: '', certificateTo: 'resource', clientAuth: 'none' });
  expect(shown(server).at(-1)).toEqual(['/token', false]);
});

test('without a certificate, or without a handshake, nothing is sent', async () => {
  const problem = (fields: Partial<OAuth2Auth>) => send(fields).then(({ phase, ...rest }) => [phase, rest]);
  expect(await problem({ certificate: undefined })).toMatchObject(['failed', { failure: { problem: 'noCertificate' } }]);
  expect(await problem({ certificateTo: 'resource' })).toMatchObject(['failed', { failure: { problem: 'noCertificate' } }]);
  const plain = { tokenUrl: `http://localhost:${server.port}/token` };
  expect(await problem(plain)).toMatchObject(['failed', { failure: { problem: 'noHandshake' } }]);
  expect([server.seen, api.seen]).toEqual([[], []]);
});

async function sendWhole({ id: _id, ...draft }: Parameters<TestEngine['send']>[0] & { id?: string }) {
  const exchange = await engine.send(draft, draft.options ?? {});
  return { exchange, text: exchange.bodyId === null ? null : await engine.bodyText(exchange) };
}
