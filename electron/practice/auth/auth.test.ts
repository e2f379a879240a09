import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { jsonType } from '../library/examples.ts';
import { digestAlgorithms, digestRealm, readDigest } from '../policies/digest.ts';
import { curlStatus, hasCurl } from '../curl.test-support.ts';
import { send } from '../send-raw.test-support.ts';
import { startPracticeServer, type PracticeServer } from '../server.ts';

let practice: PracticeServer;
beforeAll(async () => void (practice = await startPracticeServer()));
beforeEach(() => practice.reset());
afterAll(() => practice.stop());

const advance = (seconds: number) =>
  send(practice, '/practice/clock', { method: 'POST', headers: jsonType, body: JSON.stringify({ advance: seconds }) });
const post = (path: string, value: unknown, headers: Record<string, string> = {}) =>
  send(practice, path, { method: 'POST', headers: { ...jsonType, ...headers }, body: JSON.stringify(value) });

describe('digest', () => {
  const nodeHash: Record<string, string> = { MD5: 'md5', 'SHA-256': 'sha256', 'SHA-512-256': 'sha512-256' };

  /** The answer to a challenge, computed here by the text of RFC 7616 and not by the server's code. */
  function answerTo(
    challenge: string,
    {
      path,
      method,
      body,
      qop,
      nc = '00000001',
      password = 'practice',
    }: { path: string; method: string; body: string; qop: string; nc?: string; password?: string },
  ): string {
    const { nonce = '', algorithm = '' } = readDigest(challenge) ?? {};
    const hash = (text: string) =>
      createHash(nodeHash[algorithm.replace('-sess', '')] ?? '')
        .update(text)
        .digest('hex');
    const plain = hash(`alice:${digestRealm}:${password}`);
    const a1 = algorithm.endsWith('-sess') ? hash(`${plain}:${nonce}:c1`) : plain;
    const a2 = hash(qop === 'auth-int' ? `${method}:${path}:${hash(body)}` : `${method}:${path}`);
    const response = hash([a1, nonce, nc, 'c1', qop, a2].join(':'));
    return `Digest username="alice", realm="${digestRealm}", nonce="${nonce}", uri="${path}", algorithm=${algorithm}, qop=${qop}, nc=${nc}, cnonce="c1", response="${response}"`;
  }

  const cases = digestAlgorithms.flatMap((algorithm) => ['auth', 'auth-int'].map((qop) => [algorithm, qop] as const));

  test.each(cases)('%s with %s lets alice in, and nobody with another password or body', async (algorithm, qop) => {
    const path = `/auth/digest/${algorithm}/${qop}/`;
    const challenge = String((await send(practice, path)).headers['www-authenticate']);
    const sent = { path, method: 'POST', body: 'hello', qop };
    const enter = async (authorization: string, body = 'hello') =>
      (await send(practice, path, { method: 'POST', headers: { Authorization: authorization }, body })).status;
    expect(await enter(answerTo(challenge, { ...sent, password: 'guess' }))).toBe(401);
    expect(await enter(answerTo(challenge, sent))).toBe(200);
    expect(await enter(answerTo(challenge, { ...sent, nc: '00000002' }), 'changed')).toBe(qop === 'auth-int' ? 401 : 200);
  });

  test('a counter is used once and a nonce for a minute; both are only stale', async () => {
    const path = '/auth/digest/SHA-256/auth/';
    const challenge = String((await send(practice, path)).headers['www-authenticate']);
    const enter = (nc: string) =>
      send(practice, path, {
        headers: { Authorization: answerTo(challenge, { path, method: 'GET', body: '', qop: 'auth', nc }) },
      });
    expect((await enter('00000001')).headers['authentication-info']).toMatch(/^rspauth="[0-9a-f]{64}"/);
    const replay = await enter('00000001');
    expect([replay.status, String(replay.headers['www-authenticate']).includes('stale=true')]).toEqual([401, true]);
    await advance(61);
    expect((await enter('00000002')).status).toBe(401);
  });

  test.skipIf(!hasCurl)('curl comes in by itself', async () => {
    expect(await curlStatus('--digest', '-u', 'alice:practice', `${practice.url}/auth/digest/MD5/auth/`)).toBe(200);
  });
});

describe('JSON Web Tokens', () => {
  const create = async () =>
    (await post('/auth/jwt/create/', { username: 'alice', password: 'practice' })).json() as { access: string; refresh: string };
  const enter = async (token: string) =>
    (await send(practice, '/auth/jwt/', { headers: { Authorization: `Bearer ${token}` } })).status;

  test('the access token opens the door for five minutes, the refresh token never', async () => {
    const { access, refresh } = await create();
    expect([await enter(access), await enter(refresh)]).toEqual([200, 401]);
    await advance(301);
    expect(await enter(access)).toBe(401);
  });

  test('a refresh token is good once', async () => {
    const { refresh } = await create();
    const second = (await post('/auth/jwt/refresh/', { refresh })).json() as { access: string };
    expect(await enter(second.access)).toBe(200);
    const again = await post('/auth/jwt/refresh/', { refresh });
    expect([again.status, again.json()]).toEqual([401, { detail: 'Token is blacklisted', code: 'token_not_valid' }]);
  });

  test('a token that was changed, or says it needs no signature, is refused with the reason', async () => {
    const { access } = await create();
    const [header, payload = '', signature] = access.split('.');
    const claims = Buffer.from(payload, 'base64url').toString().replace('alice', 'dora');
    const forged = Buffer.from(claims).toString('base64url');
    const none = Buffer.from('{"alg":"none"}').toString('base64url');
    expect([
      await enter(`${header}.${forged}.${signature}`),
      await enter(`${none}.${forged}.`),
      (await post('/auth/jwt/verify/', { token: access })).json(),
    ]).toEqual([401, 401, {}]);
    const wrong = await send(practice, '/auth/jwt/', { headers: { Authorization: 'Bearer x.y.z' } });
    expect([wrong.headers['www-authenticate'], wrong.json()]).toMatchObject([
      'Bearer realm="api"',
      { code: 'token_not_valid', messages: [{ token_class: 'AccessToken' }] },
    ]);
  });
});

describe('a session', () => {
  const cookieOf = (headers: { 'set-cookie'?: string[] | undefined }, name: string) =>
    headers['set-cookie']?.map((each) => each.split(';')[0] ?? '').find((each) => each.startsWith(`${name}=`)) ?? '';

  async function login() {
    const page = await send(practice, '/auth/session/login/');
    const csrf = cookieOf(page.headers, 'csrftoken');
    const body = `csrfmiddlewaretoken=${csrf.split('=')[1]}&username=alice&password=practice`;
    const answer = await send(practice, '/auth/session/login/', {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', Cookie: csrf },
      body,
    });
    return {
      status: answer.status,
      session: cookieOf(answer.headers, 'sessionid'),
      csrf: cookieOf(answer.headers, 'csrftoken'),
      oldCsrf: csrf,
    };
  }

  test('reads with the cookie, and writes with the new token as well', async () => {
    const { status, session, csrf, oldCsrf } = await login();
    const write = (token: string) => post('/auth/session/', {}, { Cookie: session, 'X-CSRFToken': token });
    expect([status, (await send(practice, '/auth/session/', { headers: { Cookie: session } })).status]).toEqual([302, 200]);
    const without = await write(oldCsrf.split('=')[1] ?? '');
    expect([without.status, without.json()]).toEqual([403, { detail: 'CSRF Failed: CSRF token missing or incorrect.' }]);
    expect((await write(csrf.split('=')[1] ?? '')).status).toBe(200);
  });

  test('ends on the server too', async () => {
    const { session } = await login();
    await send(practice, '/auth/session/logout/', { method: 'POST', headers: { Cookie: session } });
    expect((await send(practice, '/auth/session/', { headers: { Cookie: session } })).status).toBe(403);
  });
});
