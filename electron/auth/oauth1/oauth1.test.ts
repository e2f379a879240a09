import { createVerify, generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { readTypedUrl } from '#shared/http/url-parts';
import { blankAuth, type AuthOf } from '#shared/model/auth';
import type { HeaderList } from '#shared/model/exchange-event';
import type { WireRequest } from '../../engine/wire-request';
import { baseString, readForm } from './base-string';
import { oauth1 } from './oauth1';

type OAuth1 = AuthOf<'oauth1'>;
const formType: HeaderList = [['Content-Type', 'application/x-www-form-urlencoded']];

function ask(method: string, address: string, form?: string): WireRequest {
  const url = readTypedUrl(address);
  if (!url.ok) throw new Error('unreadable');
  const bytes = Buffer.from(form ?? '');
  return {
    method,
    url: url.value,
    target: url.value.target,
    headers: form === undefined ? [] : formType,
    body: form === undefined ? { kind: 'none' } : { kind: 'bytes', length: bytes.length, bytes },
  };
}

const tools = { signal: new AbortController().signal, environment: '', send: () => Promise.reject(new Error('nothing is sent')) };

async function signed(request: WireRequest, change: Partial<OAuth1>): Promise<WireRequest> {
  const result = await oauth1.begin({ ...blankAuth.oauth1, version: '', ...change }, tools).authorize(request);
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value.request;
}
const header = async (request: WireRequest, change: Partial<OAuth1>) => (await signed(request, change)).headers.at(-1)?.[1];

describe('the three steps of RFC 5849, 1.2', () => {
  const client = { consumerKey: 'dpf43f3p2l4k3l03', consumerSecret: 'kd94hf93k423kf44', realm: 'Photos' };

  test('temporary credentials', async () => {
    const value = await header(ask('POST', 'https://photos.example.net/initiate'), {
      ...client,
      timestamp: '137131200',
      nonce: 'wIjqoS',
      callbackUrl: 'http://printer.example.com/ready',
    });
    expect(value).toContain('oauth_signature="74KNZJeDHnMBp0EMJ9ZHt%2FXKycU%3D"');
  });

  test('token credentials', async () => {
    const value = await header(ask('POST', 'https://photos.example.net/token'), {
      ...client,
      token: 'hh5s93j4hdidpola',
      tokenSecret: 'hdhd0244k9j7ao03',
      timestamp: '137131201',
      nonce: 'walatlh',
      verifier: 'hfdp7dh39dks9884',
    });
    expect(value).toContain('oauth_signature="gKgrFCywp7rO0OXSjdot%2FIHF7IU%3D"');
  });

  test('the photo', async () => {
    const value = await header(ask('GET', 'http://photos.example.net/photos?file=vacation.jpg&size=original'), {
      ...client,
      token: 'nnch734d00sl2jdk',
      tokenSecret: 'pfkkdhi9sl3r4s00',
      timestamp: '137131202',
      nonce: 'chapoH',
    });
    expect(value).toContain('oauth_signature="MdpQcU8iPSUjWoN%2FUDMsK2sui9I%3D"');
  });
});

describe('RFC 5849, 3.4.1', () => {
  const request = ask('post', 'http://EXAMPLE.COM:80/request?b5=%3D%253D&a3=a&c%40=&a2=r%20b', 'c2&a3=2+q');

  test('parameters of query and form, decoded, duplicates kept', () => {
    expect([...readForm('b5=%3D%253D&a3=a&c%40=&a2=r%20b'), ...readForm('c2&a3=2+q')]).toEqual([
      ['b5', '=%3D'],
      ['a3', 'a'],
      ['c@', ''],
      ['a2', 'r b'],
      ['c2', ''],
      ['a3', '2 q'],
    ]);
  });

  test('the base string', () => {
    expect(
      baseString(request, [
        ...readForm('c2&a3=2+q'),
        ['oauth_consumer_key', '9djdj82h48djs9d2'],
        ['oauth_token', 'kkk9d7dh3k39sjv7'],
        ['oauth_signature_method', 'HMAC-SHA1'],
        ['oauth_timestamp', '137131201'],
        ['oauth_nonce', '7d8f3e4a'],
      ]),
    ).toBe(
      'POST&http%3A%2F%2Fexample.com%2Frequest&a2%3Dr%2520b%26a3%3D2%2520q%26a3%3Da%26b5%3D%253D%25253D%26c%2540%3D%26c2%3D%26oauth_consumer_key%3D9djdj82h48djs9d2%26oauth_nonce%3D7d8f3e4a%26oauth_signature_method%3DHMAC-SHA1%26oauth_timestamp%3D137131201%26oauth_token%3Dkkk9d7dh3k39sjv7',
    );
  });

  test('the two addresses of 3.4.1.2', () => {
    expect(baseString(ask('GET', 'http://EXAMPLE.COM:80/r%20v/X?id=123'), [])).toBe(
      'GET&http%3A%2F%2Fexample.com%2Fr%2520v%2FX&id%3D123',
    );
    expect(baseString(ask('GET', 'https://www.example.net:8080/?q=1'), [])).toBe(
      'GET&https%3A%2F%2Fwww.example.net%3A8080%2F&q%3D1',
    );
  });
});

describe('where it goes', () => {
  const keys = { consumerKey: 'k&', consumerSecret: 's', timestamp: '1', nonce: 'n' };

  test('the query keeps what was typed', async () => {
    const { target } = await signed(ask('GET', 'http://x.test/a?b=c%20d'), { ...keys, placement: 'query' });
    expect(target).toMatch(/^\/a\?b=c%20d&oauth_consumer_key=k%26&oauth_signature_method=HMAC-SHA1&.*&oauth_signature=[\w%]+$/);
  });

  test('the body, which must be a form', async () => {
    const { body } = await signed(ask('POST', 'http://x.test/a', 'b=c+d'), { ...keys, placement: 'body' });
    expect(body.kind === 'bytes' && body.bytes.toString()).toMatch(/^b=c\+d&oauth_consumer_key=k%26&/);
    expect(body.kind === 'bytes' && body.bytes.length).toBe(body.kind === 'bytes' && body.length);
    const none = await signed(ask('GET', 'http://x.test/'), { ...keys, placement: 'body' });
    expect(none.headers.at(-1)?.[1]).toMatch(/^OAuth /);
    const json: WireRequest = { ...ask('POST', 'http://x.test/', '{}'), headers: [['Content-Type', 'application/json']] };
    const refused = await oauth1.begin({ ...blankAuth.oauth1, ...keys, placement: 'body' }, tools).authorize(json);
    expect(refused).toMatchObject({ ok: false, failure: { kind: 'authFailed' } });
  });
});

test('a body hash stands for a body that is no form', async () => {
  const request: WireRequest = {
    ...ask('PUT', 'http://www.example.com/resource'),
    headers: [['Content-Type', 'text/plain']],
    body: { kind: 'bytes', length: 12, bytes: Buffer.from('Hello World!') },
  };
  const auth = {
    consumerKey: 'consumer',
    token: 'token',
    timestamp: '1236874236',
    nonce: '10369470270925',
    version: '1.0',
    includeBodyHash: true,
  };
  expect(await header(request, auth)).toContain('oauth_body_hash="Lve95gjOVATpfV8EL5X4nxwjKHE%3D"');
});

test('PLAINTEXT, RFC 5849, 3.4.4', async () => {
  const secrets = { consumerKey: 'a', consumerSecret: 'djr9rjt0jd78jf88', tokenSecret: 'jjd999tj88uiths3' };
  const value = await header(ask('GET', 'https://x.test/'), { ...secrets, token: 'b', signatureMethod: 'PLAINTEXT' });
  expect(value).toContain('oauth_signature="djr9rjt0jd78jf88%26jjd999tj88uiths3"');
});

test.each(['RSA-SHA1', 'RSA-SHA256', 'RSA-SHA512'] as const)('%s is verified by the public key', async (signatureMethod) => {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const given = { consumerKey: 'k', timestamp: '1', nonce: 'n', signatureMethod };
  const request = ask('GET', 'http://x.test/?a=1');
  const value = await header(request, { ...given, privateKey: pem });
  expect(await header(request, { ...given, privateKey: pem.replaceAll('\n', ' ') })).toBe(value);
  const signature = decodeURIComponent(/oauth_signature="([^"]+)"/.exec(value ?? '')?.[1] ?? '');
  const text = baseString(request, [
    ['oauth_consumer_key', 'k'],
    ['oauth_signature_method', signatureMethod],
    ['oauth_timestamp', '1'],
    ['oauth_nonce', 'n'],
  ]);
  expect(createVerify(signatureMethod).update(text).verify(publicKey, signature, 'base64')).toBe(true);
  const refused = await oauth1.begin({ ...blankAuth.oauth1, ...given, privateKey: 'none' }, tools).authorize(request);
  expect(refused).toMatchObject({ ok: false, failure: { kind: 'authFailed' } });
});
