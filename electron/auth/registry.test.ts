import { describe, expect, test } from 'vitest';
import { readTypedUrl } from '#shared/http/url-parts';
import type { Auth } from '#shared/model/auth';
import type { HeaderList } from '#shared/model/exchange-event';
import type { WireRequest } from '../engine/wire-request';
import { createAuthenticator } from './registry';

const authenticator = createAuthenticator();
const tools = { signal: new AbortController().signal, environment: '', send: () => Promise.reject(new Error('nothing is sent')) };

async function put(auth: Auth, target = '/x', headers: HeaderList = []): Promise<WireRequest> {
  const url = readTypedUrl('http://localhost/');
  if (!url.ok) throw new Error('unreadable');
  const turn = authenticator.begin(auth, tools);
  const result = await turn.authorize({ method: 'GET', url: url.value, target, headers, body: { kind: 'none' } });
  if (!result.ok) throw new Error('refused');
  return result.value.request;
}
const header = async (auth: Auth) => (await put(auth)).headers;

test('none leaves the request alone', async () => {
  expect(await put({ kind: 'none' }, '/x?y', [['A', '1']])).toMatchObject({ target: '/x?y', headers: [['A', '1']] });
});

test('Basic as in RFC 7617, 2 and its UTF-8 example', async () => {
  expect(await header({ kind: 'basic', username: 'Aladdin', password: 'open sesame' })).toEqual([
    ['Authorization', 'Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=='],
  ]);
  expect(await header({ kind: 'basic', username: 'test', password: '123£' })).toEqual([
    ['Authorization', 'Basic dGVzdDoxMjPCow=='],
  ]);
});

test('bearer with any scheme word, or none', async () => {
  expect(await header({ kind: 'bearer', prefix: 'Bearer', token: 'mF_9.B5f-4.1JqM' })).toEqual([
    ['Authorization', 'Bearer mF_9.B5f-4.1JqM'],
  ]);
  expect(await header({ kind: 'bearer', prefix: 'Token', token: 'abc' })).toEqual([['Authorization', 'Token abc']]);
  expect(await header({ kind: 'bearer', prefix: '', token: 'abc' })).toEqual([['Authorization', 'abc']]);
});

test('what the user typed stands', async () => {
  const typed: HeaderList = [['authorization', 'Own scheme']];
  expect((await put({ kind: 'basic', username: 'a', password: 'b' }, '/', typed)).headers).toEqual(typed);
});

describe('an API key', () => {
  const key = (placement: 'header' | 'query' | 'cookie', value = 'a b&c'): Auth => ({
    kind: 'apiKey',
    name: 'X-Key',
    value,
    placement,
  });

  test('in a header, as typed', async () => {
    expect(await header(key('header'))).toEqual([['X-Key', 'a b&c']]);
  });

  test('in a cookie, beside those that were typed', async () => {
    expect(await header(key('cookie', 'abc'))).toEqual([['Cookie', 'X-Key=abc']]);
    expect((await put(key('cookie', 'abc'), '/', [['cookie', 'a=1']])).headers).toEqual([['cookie', 'a=1; X-Key=abc']]);
    expect((await put(key('cookie', 'abc'), '/', [['Cookie', 'a=1; X-Key=own']])).headers).toEqual([
      ['Cookie', 'a=1; X-Key=own'],
    ]);
  });

  test.each([
    ['/x', '/x?X-Key=a%20b%26c'],
    ['/x?', '/x?X-Key=a%20b%26c'],
    ['/x?y=1', '/x?y=1&X-Key=a%20b%26c'],
    ['/x?y=a?b', '/x?y=a?b&X-Key=a%20b%26c'],
    ['/x?X-Key=own', '/x?X-Key=own'],
  ])('in the query of %s', async (target, expected) => {
    expect((await put(key('query'), target)).target).toBe(expected);
  });
});
