import { blankAuth } from '../model/auth';
import type { Body } from '../model/body';
import { createDraft } from '../model/request-draft';
import { createRow } from '../model/row';
import { expect, test } from 'vitest';
import { bodyOverHttp, headersOverHttp, isReadOnTheWay, oauthOverHttp } from './over-http';
import { redirectWarnings } from './redirect-warnings';

test.each([
  ['http://x.test/', true],
  ['https://x.test/', false],
  ['x.test', false],
  ['http://localhost:80/', false],
  ['http://a.localhost/', false],
  ['http://127.8.9.1/', false],
  ['http://[::1]/', false],
  ['http://localhost.x.test/', true],
  ['http://notlocalhost/', true],
  ['http://127.0.0.1.x.test/', true],
  ['http://192.168.0.1/', true],
  ['http://[::2]/', true],
  ['{{base}}/x', false],
  ['', false],
])('%s can be read on the way: %s', (url, isRead) => {
  expect(isReadOnTheWay(url)).toBe(isRead);
});

const bodyAt = (url: string, body: Body) => bodyOverHttp({ ...createDraft(url), body });
const form = (name: string, value = 'x'): Body => ({ kind: 'form', rows: [createRow(name, value)] });

test('a password in a body is warned of over http, by the name of its field', () => {
  for (const name of ['password', 'Password', 'user[password]', 'new_password1', 'passwd', 'client_secret'])
    expect(bodyAt('http://x.test/', form(name))).toEqual([`Over http: everyone on the way can read “${name}”. Use https.`]);
  expect(bodyAt('http://x.test/', { kind: 'json', text: '{"user": "a", "password" : "b"}' })).toHaveLength(1);
  const graphql = (query: string, variables = '') =>
    bodyAt('http://x.test/', { kind: 'graphql', query, variables, operationName: '' });
  expect(graphql('mutation { login(name: "a", password: "b") { id } }')).toHaveLength(1);
  expect(graphql('mutation ($p: String!) { login(password: $p) { id } }', '{"password": "b"}')).toHaveLength(1);
  expect(graphql('mutation ($p: String!) { login(password: $p) { password } }', '{"p": 1}')).toEqual([]);
  const formText = (text: string, mediaType = 'application/x-www-form-urlencoded'): Body => ({ kind: 'text', text, mediaType });
  expect(bodyAt('http://x.test/', formText('user=a&password=b'))).toHaveLength(1);
  expect(bodyAt('http://x.test/', formText('user=a&password='))).toEqual([]);
  expect(bodyAt('http://x.test/', formText('my password=b', 'text/plain'))).toEqual([]);
  expect(bodyAt('https://x.test/', form('password'))).toEqual([]);
  expect(bodyAt('http://127.0.0.1/', form('password'))).toEqual([]);
  for (const name of ['passport', 'password_hint', 'compass', 'passwordless', 'wordpass', 'secret'])
    expect(bodyAt('http://x.test/', form(name))).toEqual([]);
  expect(bodyAt('http://x.test/', form('password', ''))).toEqual([]);
  expect(bodyAt('http://x.test/', { kind: 'json', text: '{"password": null, "text": "password: x"}' })).toEqual([]);
});

test('credentials in a header typed by hand are warned of over http, and no other header', () => {
  const at = (url: string, name: string, value = 'x') => headersOverHttp({ url, headers: [createRow(name, value)] });
  for (const name of ['authorization', 'Cookie', 'X-Api-Key']) expect(at('http://x.test', name)).toHaveLength(1);
  expect(at('https://x.test', 'Authorization')).toEqual([]);
  expect(at('http://localhost', 'Authorization')).toEqual([]);
  expect(at('http://x.test', 'Authorization', '')).toEqual([]);
  for (const name of ['Accept', 'X-Authorized-By', 'Cookies']) expect(at('http://x.test', name)).toEqual([]);
});

test('an authorization server over http is warned of, address by address', () => {
  const { oauth2 } = blankAuth;
  expect(oauthOverHttp({ ...oauth2, tokenUrl: 'http://x.test/token' })).toEqual([
    'The token address is over http: everyone on the way can read the client’s secret and the token. Use https.',
  ]);
  expect(oauthOverHttp({ ...oauth2, tokenUrl: 'https://x.test/t', discovery: 'http://localhost:1/' })).toEqual([]);
  expect(oauthOverHttp({ ...oauth2, discovery: 'http://x.test', revocationUrl: 'http://x.test/r' })).toHaveLength(2);
});

test('a redirect address with a wildcard is warned of, and one whose query has a star is not', () => {
  const fixed = (callbackUrl: string) => ({ auth: { ...blankAuth.oauth2, callback: 'fixed' as const, callbackUrl }, query: [] });
  for (const url of ['https://*.x.test/back', 'https://x.test/*', 'https://x.test/%2A', '*'])
    expect(redirectWarnings(fixed(url))).toEqual([expect.stringContaining('wildcard')]);
  for (const url of ['https://x.test/back', 'https://x.test/back?a=*', 'app://back', ''])
    expect(redirectWarnings(fixed(url))).toEqual([]);
  expect(redirectWarnings(fixed('http://x.test/back'))).toEqual([expect.stringContaining('over http')]);
  expect(redirectWarnings(fixed('http://127.0.0.1/back'))).toEqual([]);
  const loopback = { ...fixed('https://x.test/*').auth, callback: 'loopback' as const };
  expect(redirectWarnings({ auth: loopback, query: [] })).toEqual([]);
  expect(redirectWarnings({ auth: { ...loopback, callback: 'fixed', grant: 'clientCredentials' }, query: [] })).toEqual([]);
});

test('a redirect address that is typed as a parameter counts as well', () => {
  const typed = (name: string, value: string) => redirectWarnings({ auth: blankAuth.none, query: [createRow(name, value)] });
  expect(typed('redirect_uri', 'https%3A%2F%2F*.x.test%2F')).toHaveLength(1);
  expect(typed('redirect_uri', 'https%3A%2F%2Fx.test%2F')).toEqual([]);
  expect(typed('q', '*')).toEqual([]);
});
