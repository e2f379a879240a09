import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { textMember } from '../hypermedia/json-value';
import { readJwt } from './jwt';

const base64Url = (text: string) => btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
const jwt = (header: object, claims: object, signature = 'c2ln') =>
  `${base64Url(JSON.stringify(header))}.${base64Url(JSON.stringify(claims))}.${signature}`;

describe('reading a JWT', () => {
  // RFC 7519, 3.1.
  const published =
    'eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';

  test('the example of the specification says who, until when, and that it is signed', () => {
    const read = readJwt(published);
    expect(read && textMember(read.claims, 'iss')).toBe('joe');
    expect(read).toMatchObject({ isSigned: true, issuedAt: null, expiresAt: Date.UTC(2011, 2, 22, 18, 43, 0) });
  });

  test('the unsecured example of the specification is signed by nobody', () => {
    // RFC 7519, 6.1.
    const unsecured =
      'eyJhbGciOiJub25lIn0.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.';
    expect(readJwt(unsecured)).toMatchObject({ isSigned: false });
  });

  test('a claim keeps the digits it was written with', () => {
    const claims = base64Url('{"sub":12345678901234567890}');
    const read = readJwt(`${base64Url('{"alg":"HS256"}')}.${claims}.c2ln`);
    expect(read?.claims.get('sub')).toEqual({ number: '12345678901234567890' });
  });

  test('names beyond ASCII are read', () => {
    const claims = base64Url(String.fromCharCode(...new TextEncoder().encode('{"name":"Zoë 山"}')));
    expect(readJwt(`${base64Url('{"alg":"HS256"}')}.${claims}.c2ln`)?.claims.get('name')).toBe('Zoë 山');
  });

  test.each([
    ['an opaque token', '9944b09199c62bcf9418ad846dd0e4bbdfc6ee4b'],
    ['three words with dots', 'not.a.jwt'],
    ['an address', 'www.example.org'],
    ['an encrypted token (RFC 7516, 3.3), which has five parts', 'eyJhbGciOiJSU0EtT0FFUCJ9.a.b.c.d'],
    ['JSON without an algorithm', `${base64Url('{"typ":"JWT"}')}.${base64Url('{}')}.x`],
    ['claims that are a list', jwt({ alg: 'HS256' }, [1])],
  ])('%s is none', (_what, text) => expect(readJwt(text)).toBeNull());

  test.each([
    ['a text', { exp: '1300819380' }],
    ['endless', { exp: 1e300 }],
    ['missing', {}],
  ])('an expiry that is %s is no time', (_what, claims) => {
    expect(readJwt(jwt({ alg: 'HS256' }, claims))).toMatchObject({ expiresAt: null });
  });

  test('nothing that is typed makes it throw', () => {
    fc.assert(fc.property(fc.string(), fc.string(), fc.string(), (a, b, c) => void readJwt(`${a}.${b}.${c}`)));
  });
});
