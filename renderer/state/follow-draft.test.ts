import { createDraft, type RequestDraft } from '#shared/model/request-draft';
import { defaultOptions } from '#shared/model/request-options';
import { createRow } from '#shared/model/row';
import { describe, expect, test } from 'vitest';
import { followDraft, type FollowTarget, isSameOrigin, withCredentials } from './follow-draft';

const from: RequestDraft = {
  ...createDraft('http://127.0.0.1:7070/library/books/'),
  auth: { kind: 'bearer', token: 'secret', prefix: 'Bearer' },
  headers: [
    createRow('Accept', 'application/json'),
    createRow('X-Team', 'blue'),
    createRow('authorization', 'Basic abc'),
    createRow('COOKIE', 'a=1'),
    createRow('Content-Type', 'application/json'),
    createRow('If-None-Match', '"1"'),
  ],
  body: { kind: 'json', text: '{}' },
  options: { ...defaultOptions, verifyTls: false, trustRedirects: true },
};
const policy = {};
const elsewhere = 'http://127.0.0.1:7071/library/';

const names = (draft: RequestDraft) => draft.headers.map((row) => row.name);

test('a link to the same origin takes credentials and headers along, without what belonged to the body and the answer before', () => {
  const { draft, stayed } = followDraft(from, { url: 'http://127.0.0.1:7070/library/books/?page=2' }, policy);
  expect(names(draft)).toEqual(['Accept', 'X-Team', 'authorization', 'COOKIE']);
  expect(draft).toMatchObject({ method: 'GET', auth: from.auth, body: { kind: 'none' }, options: { verifyTls: false } });
  expect(draft.query.map((row) => row.name)).toEqual(['page']);
  expect(stayed).toBeNull();
});

test.each([
  elsewhere,
  'https://127.0.0.1:7070/library/',
  'http://127.0.0.1.evil.example:7070/',
  'http://127.0.0.1:7070@evil.example/',
  'http://localhost:7070/',
])('another origin (%s) gets nothing that tells who asks, and it is said', (url) => {
  const { draft, stayed } = followDraft(from, { url }, policy);
  expect(names(draft)).toEqual(['Accept']);
  expect(draft.auth).toEqual({ kind: 'none' });
  expect(draft.options).toEqual(defaultOptions);
  expect(stayed).toMatchObject({
    from: 'http://127.0.0.1:7070',
    names: ['the credentials of Auth', 'authorization', 'COOKIE'],
    auth: from.auth,
  });
});

test('what stayed behind can be put back into the draft', () => {
  const { draft, stayed } = followDraft(from, { url: elsewhere }, policy);
  const whole = withCredentials(draft, stayed!);
  expect(names(whole)).toEqual(['Accept', 'authorization', 'COOKIE']);
  expect(whole.auth).toEqual(from.auth);
});

test('credentials lent for one time do not go on, not even within that origin, and are offered again there', () => {
  const { draft, stayed } = followDraft(from, { url: elsewhere }, policy);
  const lent = withCredentials(draft, stayed!);
  const next = followDraft(lent, { url: `${elsewhere}2` }, { ...policy, lent: stayed });
  expect([names(next.draft), next.draft.auth, next.stayed]).toEqual([['Accept'], { kind: 'none' }, stayed]);
  const typed: RequestDraft = { ...lent, auth: { kind: 'basic', username: 'ada', password: 'l' } };
  expect(followDraft(typed, { url: `${elsewhere}2` }, { ...policy, lent: stayed }).draft.auth).toEqual(typed.auth);
});

test('an origin that is trusted gets them, and no other', () => {
  const trusted = [{ from: 'http://127.0.0.1:7070', origin: 'http://127.0.0.1:7071' }];
  expect(followDraft(from, { url: elsewhere }, { ...policy, trusted })).toMatchObject({
    draft: { auth: from.auth },
    stayed: null,
  });
  expect(followDraft(from, { url: 'http://127.0.0.1:7072/' }, { ...policy, trusted }).draft.auth).toEqual({ kind: 'none' });
  const stranger = { ...from, url: 'http://127.0.0.1:7073/' };
  expect(followDraft(stranger, { url: elsewhere }, { ...policy, trusted }).draft.auth).toEqual({ kind: 'none' });
});

test('a method and parts of the draft can be given', () => {
  const target = { url: 'http://127.0.0.1:7070/x', method: 'PATCH', draft: { body: { kind: 'json', text: '[]' } } } as const;
  expect(followDraft(from, target, policy).draft).toMatchObject({ method: 'PATCH', body: { kind: 'json', text: '[]' } });
});

test('an address without scheme has the origin it would be sent to', () => {
  expect(isSameOrigin('127.0.0.1:7070/a', 'http://127.0.0.1:7070/b')).toBe(true);
  expect(isSameOrigin('example.org', 'http://example.org/')).toBe(false);
  expect(isSameOrigin('http://example.org:80/', 'http://EXAMPLE.org/x')).toBe(true);
  expect(isSameOrigin('', '')).toBe(false);
});

describe('another page that is asked for by the body', () => {
  const posted: RequestDraft = { ...from, method: 'POST' };
  const turnTo = (origin: string): FollowTarget => {
    const url = `${origin}/2/files/list_folder/continue`;
    return { url: `${origin}/2/files/list_folder`, turn: { kind: 'body', path: ['cursor'], value: 'x', url } };
  };

  test('has within its origin all that was sent', () => {
    const { draft } = followDraft(posted, turnTo('http://127.0.0.1:7070'), policy);
    expect(names(draft)).toEqual(names(from));
    expect(draft).toMatchObject({ method: 'POST', auth: from.auth, body: { kind: 'json', text: '{\n  "cursor": "x"\n}' } });
  });

  test('gets at another origin, where a redirect has led, nothing that tells who asks, and it is said', () => {
    const { draft, stayed } = followDraft(posted, turnTo('http://127.0.0.1:7071'), policy);
    expect(names(draft)).toEqual(['Accept', 'Content-Type', 'If-None-Match']);
    expect(draft).toMatchObject({ method: 'POST', auth: { kind: 'none' } });
    expect(stayed).toMatchObject({ origin: 'http://127.0.0.1:7071' });
  });

  test('has nothing that was lent for one time', () => {
    const lent = {
      from: elsewhere,
      origin: 'http://127.0.0.1:7070',
      names: ['COOKIE'],
      auth: from.auth,
      headers: [posted.headers[3]!],
    };
    const { draft } = followDraft(posted, turnTo('http://127.0.0.1:7070'), { lent });
    expect(names(draft)).not.toContain('COOKIE');
    expect(draft.auth).toEqual({ kind: 'none' });
  });
});
