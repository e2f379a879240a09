import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { blankAuth, type Auth, type AuthKind } from '#shared/model/auth';
import { checkAuth } from '#shared/model/check-auth';
import { readTypedUrl } from '#shared/http/url-parts';
import type { WireRequest } from '../../engine/wire-request';
import { createAuthenticator } from '../registry';
import { createTestEngine, type TestEngine } from '../../engine/exchange.test-support';
import {
  makeTestCertificate,
  startRecordingServer,
  type Answered,
  type Recorded,
  type RecordingServer,
} from '../recording-server.test-support';

let folder: string;
let engine: TestEngine;
let home: RecordingServer;
let other: RecordingServer;
let certificate: object;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cairn-beside-'));
  const made = await makeTestCertificate();
  const path = join(folder, 'client.pem');
  await writeFile(path, made.cert + made.key);
  const { kind: _kind, ...blank } = blankAuth.clientCertificate;
  certificate = { ...blank, certificatePath: path };
  const answer = ({ target, headers }: Recorded): Answered => {
    if (target === '/away') return { status: 307, headers: { Location: `https://localhost:${other.port}/there` } };
    if (target === '/near') return { status: 307, headers: { Location: '/here' } };
    if (target === '/login') return { status: 200, headers: { 'Set-Cookie': 'sid=1' }, body: '{"token":"t"}' };
    const isAsked = headers['x-wants'] === 'digest' && headers.authorization?.startsWith('Digest') !== true;
    return isAsked
      ? { status: 401, headers: { 'WWW-Authenticate': 'Digest realm="r", nonce="n", qop="auth"' } }
      : { status: 200 };
  };
  home = await startRecordingServer(answer, made);
  other = await startRecordingServer(answer, made);
  engine = await createTestEngine({ trust: [made.cert] });
});
afterAll(async () => {
  await Promise.all([engine.close(), home.close(), other.close()]);
  await rm(folder, { recursive: true });
});
beforeEach(() => {
  home.seen.length = 0;
  other.seen.length = 0;
});

const beside = <K extends AuthKind>(auth: Extract<Auth, { kind: K }>): Auth => ({ ...auth, certificate }) as Auth;
const bearer = () => beside({ ...blankAuth.bearer, token: 't' });
const at = (path: string, { port } = home) => `https://localhost:${port}${path}`;
const shown = ({ seen }: RecordingServer) =>
  seen.map(({ target, hasCertificate, headers }) => [target, hasCertificate, headers.authorization ?? headers.cookie ?? null]);

describe('a client certificate beside another kind', () => {
  test('is shown in the handshake, and the credentials go with the request', async () => {
    await engine.send({ url: at('/x'), auth: bearer() });
    await engine.send({ url: at('/x'), auth: beside({ kind: 'basic', username: 'a', password: 'b' }) });
    expect(shown(home)).toEqual([
      ['/x', true, 'Bearer t'],
      ['/x', true, 'Basic YTpi'],
    ]);
  });

  test('is shown again when a challenge is answered', async () => {
    const headers = [{ id: '1', enabled: true, name: 'X-Wants', value: 'digest', description: '' }];
    await engine.send({ url: at('/x'), headers, auth: beside({ kind: 'digest', username: 'a', password: 'b' }) });
    expect(shown(home)).toEqual([
      ['/x', true, null],
      ['/x', true, expect.stringMatching(/^Digest /)],
    ]);
  });

  test('stays at its origin, with the credentials, when a redirect leads away', async () => {
    const exchange = await engine.send({ url: at('/away'), auth: bearer() });
    expect(shown(home)).toEqual([['/away', true, 'Bearer t']]);
    expect(shown(other)).toEqual([['/there', false, null]]);
    expect(exchange.hops[0]?.redirect?.dropped).toEqual(expect.arrayContaining(['Authorization', 'the client certificate']));
    await engine.send({ url: at('/near'), auth: bearer() });
    expect(shown(home).at(-1)).toEqual(['/here', true, 'Bearer t']);
  });

  test('is shown to a login at the same origin, and to none at another', async () => {
    const session = (loginUrl: string) => beside({ ...blankAuth.token, source: 'login', loginUrl, username: 'a', password: 'b' });
    await engine.send({ url: at('/x'), auth: session('/login') });
    expect(shown(home)).toEqual([
      ['/login', true, null],
      ['/x', true, 'Token t'],
    ]);
    home.seen.length = 0;
    await engine.send({ url: at('/x'), auth: session(at('/login', other)) });
    expect(shown(other)).toEqual([['/login', false, null]]);
    expect(shown(home)).toEqual([['/x', true, 'Token t']]);
  });

  test('is foreseen, with both in words', async () => {
    const url = readTypedUrl(at('/x'));
    if (!url.ok) throw new Error('no address');
    const turn = createAuthenticator().begin(bearer(), {
      signal: new AbortController().signal,
      environment: '',
      send: () => Promise.reject(new Error()),
    });
    const request: WireRequest = { method: 'GET', url: url.value, target: '/x', headers: [], body: { kind: 'none' } };
    expect(await turn.foresee?.(request)).toMatchObject({
      value: {
        says: expect.stringContaining('Shows CN=localhost'),
        authorized: { request: { headers: [['Authorization', 'Bearer t']] } },
      },
    });
    expect(home.seen).toEqual([]);
  });

  test('that cannot be read is said, and nothing is sent', async () => {
    const auth = { ...blankAuth.bearer, token: 't', certificate: { ...certificate, certificatePath: '/nowhere.pem' } } as Auth;
    expect(await engine.send({ url: at('/x'), auth })).toMatchObject({ failure: { kind: 'authFailed' } });
    expect(home.seen).toEqual([]);
  });

  test('needs a file', () => {
    const auth = { ...blankAuth.bearer, token: 't', certificate: { ...certificate, certificatePath: '' } } as Auth;
    expect(checkAuth(auth)).toMatchObject([{ kind: 'badDraft', place: { part: 'auth', field: 'certificatePath' } }]);
  });
});
