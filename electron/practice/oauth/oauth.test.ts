import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { basicHeader, jsonType } from '../library/examples.ts';
import { send, type RawAnswer } from '../send-raw.test-support.ts';
import { startPracticeServer, type PracticeServer } from '../server.ts';

let practice: PracticeServer;
beforeAll(async () => void (practice = await startPracticeServer()));
beforeEach(() => practice.reset());
afterAll(() => practice.stop());

const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
const callback = 'http://127.0.0.1:4711/callback';

type Tokens = { access_token: string; refresh_token: string; id_token: string; expires_in: number; error: string };

const post = async (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  send(practice, path, { method: 'POST', headers: { ...form, ...headers }, body: new URLSearchParams(fields).toString() });
const token = async (fields: Record<string, string>) => (await post('/oauth/token', fields)).json() as Tokens;
const advance = (seconds: number) =>
  send(practice, '/practice/clock', { method: 'POST', headers: jsonType, body: JSON.stringify({ advance: seconds }) });
const enter = async (value: string, method = 'GET') => {
  const answer = await send(practice, '/auth/oauth2/', { method, headers: { Authorization: `Bearer ${value}` } });
  return [
    answer.status,
    /error="(\w+)", error_description="([^"]+)"/.exec(String(answer.headers['www-authenticate']))?.slice(1),
  ] as const;
};

/** A browser without a screen: keeps cookies, goes where it is sent, stops when it would leave the server. */
function browser() {
  const jar = new Map<string, string>();
  const keep = ({ headers }: RawAnswer): void => {
    for (const cookie of headers['set-cookie'] ?? []) {
      const [pair = ''] = cookie.split(';');
      const at = pair.indexOf('=');
      if (pair.slice(at + 1) === '') jar.delete(pair.slice(0, at));
      else jar.set(pair.slice(0, at), pair.slice(at + 1));
    }
  };
  async function go(path: string, fields?: Record<string, string>): Promise<{ path: string; answer: RawAnswer } | { left: URL }> {
    const cookie = { Cookie: Array.from(jar, ([name, value]) => `${name}=${value}`).join('; ') };
    const answer = fields
      ? await post(path, fields, cookie)
      : await send(practice, path, { headers: { ...cookie, Accept: 'text/html' } });
    keep(answer);
    if (answer.status < 300 || answer.status > 399) return { path, answer };
    const next = new URL(answer.headers.location ?? '', practice.url);
    return next.origin === practice.url ? go(next.pathname + next.search) : { left: next };
  }
  return { go };
}

function pkce() {
  const verifier = randomBytes(32).toString('base64url');
  return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') };
}

const authorize = (fields: Record<string, string>): string =>
  `/oauth/authorize?${new URLSearchParams({ response_type: 'code', client_id: 'practice-app', redirect_uri: callback, state: 's1', ...fields }).toString()}`;

/** Clicks through the pages as alice and comes back with what the program receives. */
async function clickThrough(begin: string, last = 'allow'): Promise<URL> {
  const { go } = browser();
  const login = await go(begin);
  if ('left' in login) return login.left;
  const consent = await go(`${login.path}/login`, { username: 'alice', password: 'practice' });
  if ('left' in consent) return consent.left;
  const end = await go(`${consent.path}/${last}`, {});
  if (!('left' in end)) throw new Error(`still here: ${end.answer.status} ${end.answer.text}`);
  return end.left;
}

async function tokensOfAlice(scope = 'openid profile library.read') {
  const { verifier, challenge } = pkce();
  const back = await clickThrough(authorize({ scope, code_challenge: challenge, code_challenge_method: 'S256' }));
  const exchange = {
    grant_type: 'authorization_code',
    client_id: 'practice-app',
    code: back.searchParams.get('code') ?? '',
    redirect_uri: callback,
  };
  return { back, exchange, verifier, tokens: await token({ ...exchange, code_verifier: verifier }) };
}

describe('a code with PKCE', () => {
  test('comes back after login and consent, and becomes tokens that open the door', async () => {
    const { back, tokens } = await tokensOfAlice();
    expect([back.searchParams.get('state'), back.searchParams.get('iss')]).toEqual(['s1', `${practice.url}/oauth`]);
    expect(tokens).toMatchObject({ token_type: 'Bearer', expires_in: 120, scope: 'openid profile library.read' });
    expect(await enter(tokens.access_token)).toEqual([200, undefined]);
    const claims = await send(practice, '/oauth/userinfo', { headers: { Authorization: `Bearer ${tokens.access_token}` } });
    expect(claims.json()).toEqual({ sub: 'alice', name: 'Alice Ferreira', preferred_username: 'alice' });
    const payload = JSON.parse(Buffer.from(tokens.id_token.split('.')[1] ?? '', 'base64url').toString()) as object;
    expect(payload).toMatchObject({ sub: 'alice', aud: 'practice-app', iss: `${practice.url}/oauth` });
  });

  test('works once; the second use ends what the first one gave', async () => {
    const { exchange, verifier, tokens } = await tokensOfAlice();
    expect(await token({ ...exchange, code_verifier: verifier })).toMatchObject({ error: 'invalid_grant' });
    expect(await enter(tokens.access_token)).toEqual([401, ['invalid_token', 'The access token is unknown or was revoked.']]);
  });

  test('is nothing without the verifier, and expires after a minute', async () => {
    const { verifier, challenge } = pkce();
    const back = await clickThrough(authorize({ scope: 'openid', code_challenge: challenge, code_challenge_method: 'S256' }));
    const exchange = {
      grant_type: 'authorization_code',
      client_id: 'practice-app',
      code: back.searchParams.get('code') ?? '',
      redirect_uri: callback,
    };
    expect(await token({ ...exchange, code_verifier: 'x'.repeat(43) })).toMatchObject({ error: 'invalid_grant' });
    await advance(61);
    expect(await token({ ...exchange, code_verifier: verifier })).toMatchObject({ error: 'invalid_grant' });
  });

  test('is refused without a challenge, and when the person says no', async () => {
    const { challenge } = pkce();
    const plain = await clickThrough(authorize({ scope: 'openid' }));
    const no = await clickThrough(
      authorize({ scope: 'openid', code_challenge: challenge, code_challenge_method: 'S256' }),
      'refuse',
    );
    expect([plain.searchParams.get('error'), no.searchParams.get('error'), no.searchParams.get('state')]).toEqual([
      'invalid_request',
      'access_denied',
      's1',
    ]);
  });

  test('a wrong password shows the page again', async () => {
    const { challenge } = pkce();
    const { go } = browser();
    const login = await go(authorize({ scope: 'openid', code_challenge: challenge, code_challenge_method: 'S256' }));
    if ('left' in login) throw new Error('sent away');
    const again = await go(`${login.path}/login`, { username: 'alice', password: 'guess' });
    expect('answer' in again && [again.answer.status, again.answer.text.includes('role="alert"')]).toEqual([401, true]);
  });
});

describe('tokens', () => {
  test('the access token expires after two minutes and says so; the refresh token brings another', async () => {
    const { tokens } = await tokensOfAlice();
    await advance(121);
    expect(await enter(tokens.access_token)).toEqual([401, ['invalid_token', 'The access token expired.']]);
    const fresh = await token({ grant_type: 'refresh_token', client_id: 'practice-app', refresh_token: tokens.refresh_token });
    expect(await enter(fresh.access_token)).toEqual([200, undefined]);
  });

  test('a refresh token is replaced, and used again it ends them all', async () => {
    const { tokens } = await tokensOfAlice();
    const refresh = { grant_type: 'refresh_token', client_id: 'practice-app', refresh_token: tokens.refresh_token };
    const fresh = await token(refresh);
    expect(fresh.refresh_token).not.toBe(tokens.refresh_token);
    expect(await token(refresh)).toMatchObject({ error: 'invalid_grant' });
    expect((await enter(fresh.access_token))[0]).toBe(401);
    await expect(token({ ...refresh, refresh_token: fresh.refresh_token })).resolves.toMatchObject({ error: 'invalid_grant' });
  });

  test('a program that acts for itself may do what its scope says', async () => {
    const forItself = { grant_type: 'client_credentials', client_id: 'practice-service', client_secret: 'service-secret' };
    const reader = await token({ ...forItself, scope: 'library.read' });
    const writer = await token({ ...forItself, scope: 'library.write' });
    expect([
      await enter(reader.access_token),
      (await enter(reader.access_token, 'POST'))[0],
      await enter(writer.access_token, 'POST'),
    ]).toEqual([[200, undefined], 403, [200, undefined]]);
    expect(reader.refresh_token).toBeUndefined();
  });

  test('introspection tells how long, revocation ends it', async () => {
    const { access_token } = await token({
      grant_type: 'password',
      client_id: 'practice-password',
      client_secret: 'password-secret',
      username: 'bert',
      password: 'practice',
    });
    const asPassword = basicHeader('practice-password', 'password-secret');
    const look = async () => (await post('/oauth/introspect', { token: access_token }, asPassword)).json();
    expect(await look()).toMatchObject({ active: true, sub: 'bert', client_id: 'practice-password', scope: 'library.read' });
    expect((await post('/oauth/revoke', { token: access_token }, asPassword)).status).toBe(200);
    expect([await look(), (await enter(access_token))[0]]).toEqual([{ active: false }, 401]);
  });

  test('the implicit grant puts the token behind the #', async () => {
    const back = await clickThrough(
      authorize({ client_id: 'practice-implicit', response_type: 'id_token token', scope: 'openid', nonce: 'n1' }),
    );
    const fragment = new URLSearchParams(back.hash.slice(1));
    expect([back.search, fragment.get('state')]).toEqual(['', 's1']);
    expect(await enter(fragment.get('access_token') ?? '')).toEqual([200, undefined]);
  });
});

describe('a device', () => {
  const ask = (device_code: string) =>
    token({ grant_type: 'urn:ietf:params:oauth:grant-type:device_code', client_id: 'practice-device', device_code });
  const begin = async () =>
    (await post('/oauth/device_authorization', { client_id: 'practice-device', scope: 'openid' })).json() as {
      device_code: string;
      user_code: string;
    };
  const xsrfOf = (text: string): string => /name="xsrf" value="([^"]+)"/.exec(text)?.[1] ?? '';

  test('waits until a person has typed its code', async () => {
    const { device_code, user_code } = await begin();
    expect(await ask(device_code)).toMatchObject({ error: 'authorization_pending' });
    const { go } = browser();
    const read = async (path: string, fields?: Record<string, string>) => {
      const place = await go(path, fields);
      if ('left' in place) throw new Error('sent away');
      return { path: place.path, text: place.answer.text };
    };
    const xsrf = xsrfOf((await read('/oauth/device')).text);
    expect((await read('/oauth/device', { xsrf, user_code })).text).toContain(user_code);
    const login = await read('/oauth/device', { xsrf, user_code, confirm: 'yes' });
    const consent = await read(`${login.path}/login`, { username: 'alice', password: 'practice' });
    expect((await read(`${consent.path}/allow`, {})).text).toContain('The device goes on by itself');
    expect(await enter((await ask(device_code)).access_token)).toEqual([200, undefined]);
  });

  test('is told when its code is too old', async () => {
    const { device_code } = await begin();
    await advance(301);
    expect(await ask(device_code)).toMatchObject({ error: 'expired_token' });
  });
});

test('the first request of all, which loads the authorization server, takes less than a second', async () => {
  const another = await startPracticeServer();
  const startedAt = performance.now();
  await send(another, '/oauth/.well-known/openid-configuration');
  expect(performance.now() - startedAt).toBeLessThan(1000);
  await another.stop();
});
