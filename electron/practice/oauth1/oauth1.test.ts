import { createHmac, createSign, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { jsonType } from '../library/examples.ts';
import { send } from '../send-raw.test-support.ts';
import { startPracticeServer, type PracticeServer } from '../server.ts';

let practice: PracticeServer;
beforeAll(async () => void (practice = await startPracticeServer()));
beforeEach(() => practice.reset());
afterAll(() => practice.stop());

interface Keys {
  readonly consumer: string;
  readonly consumerSecret?: string;
  readonly token?: string;
  readonly tokenSecret?: string;
  readonly method?: string;
  readonly privateKey?: string;
}

const consumer = { consumer: 'practice-consumer', consumerSecret: 'consumer-secret' };
const alice = { ...consumer, token: 'alice-token', tokenSecret: 'alice-token-secret' };
const encode = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

/** Signs by the text of RFC 5849, written apart from the server's code. */
function header(
  verb: string,
  path: string,
  keys: Keys,
  { oauth: more = {}, form = [] }: { oauth?: Record<string, string>; form?: [string, string][] } = {},
): string {
  const { consumerSecret = '', tokenSecret = '', method = 'HMAC-SHA1' } = keys;
  const oauth: Record<string, string> = {
    oauth_consumer_key: keys.consumer,
    oauth_signature_method: method,
    oauth_timestamp: String(Math.floor(Date.now() / 1000)),
    oauth_nonce: randomBytes(8).toString('hex'),
    ...(keys.token !== undefined && { oauth_token: keys.token }),
    ...more,
  };
  const url = new URL(path, practice.url);
  const all = [...Object.entries(oauth), ...url.searchParams, ...form]
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort();
  const base = [verb, url.origin + url.pathname, all.join('&')].map(encode).join('&');
  const key = `${encode(consumerSecret)}&${encode(tokenSecret)}`;
  const signature = keys.privateKey
    ? createSign('RSA-SHA1').update(base).sign(keys.privateKey, 'base64')
    : createHmac(method === 'HMAC-SHA256' ? 'sha256' : 'sha1', key)
        .update(base)
        .digest('base64');
  const pairs = Object.entries({ ...oauth, oauth_signature: signature }).map(
    ([name, value]) => `${encode(name)}="${encode(value)}"`,
  );
  return `OAuth realm="api", ${pairs.join(', ')}`;
}

const enter = async (authorization: string, path = '/auth/oauth1/', more: object = {}) => {
  const answer = await send(practice, path, { headers: { Authorization: authorization }, ...more });
  return { status: answer.status, ...(answer.json() as { username?: string; oauth_problem?: string; base_string?: string }) };
};
const advance = (seconds: number) =>
  send(practice, '/practice/clock', { method: 'POST', headers: jsonType, body: JSON.stringify({ advance: seconds }) });

test.each(['HMAC-SHA1', 'HMAC-SHA256'])('%s lets alice in, with query and form signed too', async (method) => {
  const path = '/auth/oauth1/?b=2%20x&a=1&a=0';
  expect(await enter(header('GET', path, { ...alice, method }), path)).toMatchObject({ status: 200, username: 'alice' });
  const sent = { method: 'POST', body: 'title=Two+Words&c%40=', headers: {} };
  const authorization = header(
    'POST',
    '/auth/oauth1/',
    { ...alice, method },
    {
      form: [
        ['title', 'Two Words'],
        ['c@', ''],
      ],
    },
  );
  const headers = { Authorization: authorization, 'Content-Type': 'application/x-www-form-urlencoded' };
  expect(await enter('', '/auth/oauth1/', { ...sent, headers })).toMatchObject({ status: 200 });
  expect(await enter('', '/auth/oauth1/', { ...sent, headers, body: 'title=Other' })).toMatchObject({
    status: 401,
    oauth_problem: 'signature_invalid',
  });
});

test('RSA-SHA1 is checked with the public key alone', async () => {
  const { consumers } = (await send(practice, '/oauth1/consumers')).json() as {
    consumers: { key: string; privateKey?: string }[];
  };
  const own = consumers.find(({ privateKey }) => privateKey !== undefined);
  const keys = { consumer: own?.key ?? '', token: `${own?.key}-token`, method: 'RSA-SHA1', privateKey: own?.privateKey ?? '' };
  expect(await enter(header('GET', '/auth/oauth1/', keys))).toMatchObject({ status: 200, username: 'alice' });
  const forged = header('GET', '/auth/oauth1/', keys)
    .replace(/oauth_nonce="."/, 'oauth_nonce="x"')
    .replace(/oauth_nonce="./, 'oauth_nonce="x');
  expect(await enter(forged)).toMatchObject({ status: 401, oauth_problem: 'signature_invalid' });
});

test('a secret cannot be used for RSA-SHA1, nor an RSA consumer without its key for HMAC', async () => {
  expect(await enter(header('GET', '/auth/oauth1/', { ...alice, method: 'RSA-SHA1' }))).toMatchObject({ status: 401 });
  const empty = { consumer: 'practice-rsa-consumer', consumerSecret: '', token: 'practice-rsa-consumer-token', tokenSecret: '' };
  expect(await enter(header('GET', '/auth/oauth1/', empty))).toMatchObject({
    status: 401,
    oauth_problem: 'signature_method_rejected',
  });
});

test('a request works once, near its time, and says what the server signed', async () => {
  const first = header('GET', '/auth/oauth1/', alice);
  expect([(await enter(first)).status, await enter(first)]).toMatchObject([200, { oauth_problem: 'nonce_used' }]);
  const late = header('GET', '/auth/oauth1/', alice, { oauth: { oauth_timestamp: '137131202' } });
  expect(await enter(late)).toMatchObject({ status: 401, oauth_problem: 'timestamp_refused' });
  const wrong = await enter(header('GET', '/auth/oauth1/', { ...alice, tokenSecret: 'guess' }));
  expect(wrong.base_string).toMatch(/^GET&http%3A%2F%2F127\.0\.0\.1%3A\d+%2Fauth%2Foauth1%2F&oauth_consumer_key%3D/);
});

test('three steps make a token that lives an hour', async () => {
  const post = async (path: string, keys: Keys, more: Record<string, string>) => {
    const answer = await send(practice, path, {
      method: 'POST',
      headers: { Authorization: header('POST', path, keys, { oauth: more }) },
    });
    return { status: answer.status, fields: new URLSearchParams(answer.text) };
  };
  const request = await post('/oauth1/request-token', consumer, { oauth_callback: 'http://127.0.0.1:4711/back?x=1' });
  const keys = {
    ...consumer,
    token: request.fields.get('oauth_token') ?? '',
    tokenSecret: request.fields.get('oauth_token_secret') ?? '',
  };
  expect((await post('/oauth1/access-token', keys, { oauth_verifier: '' })).status).toBe(401);

  expect((await send(practice, `/oauth1/authorize?oauth_token=${keys.token}`)).text).toContain(
    '<strong>practice-consumer</strong> wants to act for you',
  );
  const yes = await send(practice, '/oauth1/authorize', {
    method: 'POST',
    body: `oauth_token=${keys.token}&username=bert&password=practice`,
  });
  const back = new URL(yes.headers.location ?? '');
  expect([yes.status, back.origin, back.searchParams.get('x')]).toEqual([302, 'http://127.0.0.1:4711', '1']);

  const access = await post('/oauth1/access-token', keys, { oauth_verifier: back.searchParams.get('oauth_verifier') ?? '' });
  const bert = {
    ...consumer,
    token: access.fields.get('oauth_token') ?? '',
    tokenSecret: access.fields.get('oauth_token_secret') ?? '',
  };
  expect(await enter(header('GET', '/auth/oauth1/', bert))).toMatchObject({ status: 200, username: 'bert' });
  await advance(3601);
  expect(await enter(header('GET', '/auth/oauth1/', bert))).toMatchObject({ status: 401, oauth_problem: 'token_expired' });
});

test('nobody is sent to another machine', async () => {
  const authorization = header('POST', '/oauth1/request-token', consumer, {
    oauth: { oauth_callback: 'https://elsewhere.example/' },
  });
  expect(
    (await send(practice, '/oauth1/request-token', { method: 'POST', headers: { Authorization: authorization } })).status,
  ).toBe(400);
});
