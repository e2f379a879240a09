import { blankAuth, type Auth } from '../model/auth';
import { createDraft } from '../model/request-draft';
import { createRow } from '../model/row';
import { expect, test } from 'vitest';
import { authWarnings } from './auth-warnings';

const bearer: Auth = { kind: 'bearer', token: 'abc', prefix: 'Token' };
const key: Auth = { kind: 'apiKey', name: 'api key', value: 's&cret', placement: 'query' };
const warningsFor = (url: string, auth: Auth) => authWarnings({ ...createDraft(url), auth });

test('credentials over http are warned of, softly on this machine', () => {
  expect(warningsFor('https://x.test', bearer)).toEqual([]);
  expect(warningsFor('x.test', bearer)).toEqual([]);
  expect(warningsFor('http://x.test', bearer)).toEqual([expect.stringContaining('can read this token')]);
  expect(warningsFor('localhost:7070', bearer)).toEqual(['Over http: fine on this machine only.']);
  expect(warningsFor('http://x.test', { kind: 'none' })).toEqual([]);
});

test('a key in the query is warned of', () => {
  expect(warningsFor('https://x.test', key)).toEqual([expect.stringContaining('ends up in logs')]);
});

test('what was typed by hand stands, and that is said', () => {
  const headers = [createRow('authorization', 'mine')];
  expect(authWarnings({ ...createDraft('https://x.test'), headers, auth: bearer })).toEqual([
    'Headers has “Authorization” already, and that is sent instead.',
  ]);
});

test('a password that a form posts, a session and a token are read over http as well; proofs are not', () => {
  const over = (auth: Auth) => warningsFor('http://x.test', auth);
  const reads = (what: string) => [expect.stringContaining(`can read ${what}`)];
  expect(over({ ...blankAuth.session, loginUrl: '/login' })).toEqual(reads('the session’s cookies'));
  expect(over({ ...blankAuth.token, token: 't' })).toEqual(reads('this token'));
  expect(over({ ...blankAuth.apiKey, placement: 'cookie' })).toEqual(reads('this key'));
  expect(over({ ...blankAuth.oauth1, signatureMethod: 'PLAINTEXT' })).toEqual(reads('these secrets'));
  for (const auth of [blankAuth.digest, blankAuth.ntlm, blankAuth.awsSigV4, blankAuth.oauth1]) expect(over(auth)).toEqual([]);
  expect(warningsFor('https://x.test', { ...blankAuth.session, loginUrl: 'http://y.test/login' })).toEqual([
    'The login: over http: everyone on the way can read name and password. Use https.',
  ]);
});

test('what is signed into an address is warned of', () => {
  expect(warningsFor('https://x.test', { ...blankAuth.awsSigV4, placement: 'query' })).toEqual([
    expect.stringContaining('until it ends'),
  ]);
  expect(warningsFor('https://x.test', { ...blankAuth.oauth1, placement: 'query' })).toEqual([expect.stringContaining('logs')]);
});

test('a token that was typed into the address is warned of, whatever the kind; other parameters are not', () => {
  const draft = (name: string, value = 'abc') => ({ ...createDraft('https://x.test'), query: [createRow(name, value)] });
  expect(authWarnings(draft('access_token'))).toEqual([expect.stringContaining('“access_token” stands in the address')]);
  expect(authWarnings(draft('API_KEY'))).toHaveLength(1);
  for (const name of ['page', 'tokens', 'keyword', 'pageToken', 'key']) expect(authWarnings(draft(name))).toEqual([]);
  expect(authWarnings(draft('token', ''))).toEqual([]);
  expect(authWarnings(createDraft('https://ada:pw@x.test'))).toEqual([
    expect.stringContaining('Name and password stand in the address'),
  ]);
});

test('a certificate has no handshake over http', () => {
  expect(warningsFor('http://x.test', blankAuth.clientCertificate)).toEqual([
    'Over http no certificate can be shown. Use https.',
  ]);
  expect(warningsFor('https://x.test', blankAuth.clientCertificate)).toEqual([]);
});
