import { expect, test } from 'vitest';
import { parseHttpDate } from './http-date';
import { readSetCookie } from './set-cookie';

const blank = {
  expires: null,
  maxAge: null,
  domain: null,
  path: null,
  secure: false,
  httpOnly: false,
  sameSite: null,
  partitioned: false,
};

test('a cookie is read with all it says of itself', () => {
  expect(
    readSetCookie(
      'sid=a=b; Expires=Wed, 21 Oct 2026 07:28:00 GMT; Max-Age=60; Domain=.Example.com; Path=/api; Secure; HttpOnly; SameSite=Lax; Partitioned',
    ),
  ).toEqual({
    name: 'sid',
    value: 'a=b',
    expires: Date.UTC(2026, 9, 21, 7, 28),
    maxAge: 60,
    domain: 'example.com',
    path: '/api',
    secure: true,
    httpOnly: true,
    sameSite: 'lax',
    partitioned: true,
  });
});

test('what cannot be understood is left out, not guessed', () => {
  expect(readSetCookie('  csrftoken=x; Max-Age=soon; SameSite=Maybe; Expires=tomorrow')).toEqual({
    ...blank,
    name: 'csrftoken',
    value: 'x',
  });
  expect([readSetCookie(''), readSetCookie('novalue'), readSetCookie('=x')]).toEqual([null, null, null]);
});

test.each(['Sun, 06 Nov 1994 08:49:37 GMT', 'Sunday, 06-Nov-94 08:49:37 GMT', 'Sun Nov  6 08:49:37 1994'])(
  'the date %j is one moment in all three forms',
  (text) => {
    expect(parseHttpDate(text)).toBe(Date.UTC(1994, 10, 6, 8, 49, 37));
  },
);

test.each([
  '',
  '0',
  'Mon, 31 Feb 2026 00:00:00 GMT',
  'Mon, 01 Xyz 2026 00:00:00 GMT',
  'Mon, 01 Jan 2026 25:00:00 GMT',
  '2026-01-01',
])('the date %j is none', (text) => {
  expect(parseHttpDate(text)).toBeNull();
});
