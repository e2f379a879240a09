import { expect, test } from 'vitest';
import { BodyStoreError } from '../bodies/body-store-error';
import { classifyFailure } from './classify-failure';
import { Stopped } from './stopped';

const error = (code: string) => Object.assign(new Error('words of Node that nobody reads'), { code });
const host = 'a.test';

test.each([
  ['ENOTFOUND', { kind: 'hostNotFound', host }],
  ['EAI_AGAIN', { kind: 'hostNotFound', host }],
  ['ECONNREFUSED', { kind: 'connectionRefused', host }],
  ['EHOSTUNREACH', { kind: 'unreachable', host, reason: 'there is no way to that machine' }],
  ['ETIMEDOUT', { kind: 'unreachable', host, reason: 'it does not answer' }],
  ['ERR_SSL_WRONG_VERSION_NUMBER', { kind: 'tlsFailed', host, reason: 'the server does not speak TLS on this port' }],
  ['ERR_SSL_SOME_NEW_ALERT', { kind: 'tlsFailed', host, reason: 'the two sides could not agree (some new alert)' }],
  ['EPROTO', { kind: 'tlsFailed', host, reason: 'the two sides could not agree (eproto)' }],
  ['E_UNHEARD_OF', { kind: 'bug', message: 'words of Node that nobody reads' }],
])('%s is told by its cause', (code, failure) => {
  expect(classifyFailure(error(code), host)).toEqual(failure);
});

test('of several addresses that failed, a refusal says most', () => {
  const all = new AggregateError([error('ENETUNREACH'), error('ECONNREFUSED')]);
  expect(classifyFailure(all, host)).toEqual({ kind: 'connectionRefused', host });
});

test('what has its failure already keeps it', () => {
  expect(classifyFailure(new Stopped({ kind: 'cancelled' }), host)).toEqual({ kind: 'cancelled' });
  const full = { kind: 'limitExceeded', limit: 'diskSpace', allowed: 5 } as const;
  expect(classifyFailure(new BodyStoreError(full), host)).toEqual(full);
});
