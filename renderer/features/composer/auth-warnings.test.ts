import type { Auth } from '#shared/model/auth';
import { createDraft } from '#shared/model/request-draft';
import { createRow } from '#shared/model/row';
import { expect, test } from 'vitest';
import { authWarnings } from './auth-warnings';
import { previewAuth } from './preview-auth';

const bearer: Auth = { kind: 'bearer', token: 'abc', prefix: 'Token' };
const key: Auth = { kind: 'apiKey', name: 'api key', value: 's&cret', placement: 'query' };
const warningsFor = (url: string, auth: Auth) => authWarnings({ ...createDraft(url), auth });

test('credentials over http are warned of, softly on this machine', () => {
  expect(warningsFor('https://x.test', bearer)).toEqual([]);
  expect(warningsFor('x.test', bearer)).toEqual([]);
  expect(warningsFor('http://x.test', bearer)).toEqual([expect.stringContaining('can read these credentials')]);
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

test('the preview is what the request gets', () => {
  expect(previewAuth({ kind: 'none' })).toBeNull();
  expect(previewAuth(bearer)).toEqual({ place: 'header', before: 'Authorization: Token ', secret: 'abc' });
  expect(previewAuth({ kind: 'basic', username: 'ada', password: 'é:' })).toEqual({
    place: 'header',
    before: 'Authorization: Basic ',
    secret: 'YWRhOsOpOg==',
  });
  expect(previewAuth(key)).toEqual({ place: 'query', before: 'api%20key=', secret: 's%26cret' });
});
