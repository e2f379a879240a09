import { createSign, generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { readKeys } from './read-keys';
import { verifyJwt } from './verify-jwt';

/** RFC 7519, 3.1, and RFC 7515, A.1 to A.3: the same claims under three signatures. */
const claims = 'eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ';
const published = {
  HS256: {
    token: `eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.${claims}.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk`,
    jwk: { kty: 'oct', k: 'AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow' },
  },
  RS256: {
    token:
      `eyJhbGciOiJSUzI1NiJ9.${claims}.cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_` +
      'O8W2Fp5jujGbds9uJdbF9CUAr7t1dnZcAcQjbKBYNX4BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07Qe7K0GarZRmB_' +
      'eSN9383LcOLn6_dO--xi12jzDwusC-eOkHWEsqtFZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rqVt5AXLIhWkWywlVmt' +
      'VrBp0igcN_IoypGlUPQGe77Rw',
    jwk: {
      kty: 'RSA',
      n:
        'ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26mPddxHmfHQp-Vaw-4qPCJrcS2mJPMEzP1Pt0Bm4d4QlL-yRT-SFd2lZS-pCgNMs' +
        'D1W_YpRPEwOWvG6b32690r2jZ47soMZo9wGzjb_7OMg0LOL-bSf63kpaSHSXndS5z5rexMdbBYUsLA9e-KXBdQOS-UTo7WTBEMa2R2CapHg665xsmtdV' +
        'MTBQY4uDZlxvb3qCo5ZwKh9kG4LT6_I5IhlJH7aGhyxXFvUK-DWNmoudF8NAco9_h9iaGNj8q2ethFkMLs91kzk2PAcDTW9gb54h4FRWyuXpoQ',
      e: 'AQAB',
    },
  },
  ES256: {
    token: `eyJhbGciOiJFUzI1NiJ9.${claims}.DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q`,
    jwk: {
      kty: 'EC',
      crv: 'P-256',
      x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU',
      y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0',
    },
  },
};
type Published = keyof typeof published;
const names = Object.keys(published) as Published[];
const keysOf = (jwk: object) => readKeys(JSON.stringify(jwk));
const verdict = (token: string, keyText: string) => verifyJwt(token, readKeys(keyText), 'this key');

describe.each(names)('RFC 7515, %s', (name) => {
  const { token, jwk } = published[name];
  test('is verified with its key, alone or in a set', () => {
    expect(verifyJwt(token, keysOf(jwk), 'this key')).toEqual({
      state: 'verified',
      says: `Its signature (${name}) is that of this key.`,
    });
    const set = { keys: [{ kty: 'future' }, ...names.filter((one) => one !== name).map((one) => published[one].jwk), jwk] };
    expect(verifyJwt(` ${token}\n`, keysOf(set), 'this key').state).toBe('verified');
  });

  test('is refused when a letter of claims, head or signature is another', () => {
    for (const at of [10, token.indexOf('.') + 20, token.lastIndexOf('.') + 5]) {
      const other = token[at] === 'A' ? 'B' : 'A';
      expect(verifyJwt(token.slice(0, at) + other + token.slice(at + 1), keysOf(jwk), 'this key').state).toBe('refused');
    }
    expect(verifyJwt(token.slice(0, -4), keysOf(jwk), 'this key').state).toBe('refused');
  });

  test('is refused with the keys of the others', () => {
    for (const other of names.filter((one) => one !== name))
      expect(verifyJwt(token, keysOf(published[other].jwk), 'this key')).toMatchObject({
        state: 'refused',
        says: `This key has no key for ${name}, which the token is signed with.`,
      });
  });
});

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pem = (key: typeof rsa.publicKey) => key.export({ type: 'spki', format: 'pem' }) as string;

test('a public key is no shared secret: a token signed with its letters is refused', async () => {
  const { createHmac } = await import('node:crypto');
  const head = `${encode({ alg: 'HS256' })}.${encode({ sub: 'root' })}`;
  const forged = `${head}.${createHmac('sha256', pem(rsa.publicKey)).update(head).digest('base64url')}`;
  expect(verdict(forged, pem(rsa.publicKey))).toMatchObject({ state: 'refused' });
});

test.each(['none', 'None', 'NONE'])('alg %s is refused, with and without a signature', (alg) => {
  for (const end of ['', 'AAAA'])
    expect(verdict(`${encode({ alg })}.${encode({ sub: 'root' })}.${end}`, 'secret').state).toBe('refused');
});

test('what the head demands and Cairn does not know is refused', () => {
  const head = `${encode({ alg: 'RS256', crit: ['exp2'], exp2: 1 })}.${encode({})}`;
  const token = `${head}.${createSign('sha256').update(head).sign(rsa.privateKey, 'base64url')}`;
  expect(verdict(token, pem(rsa.publicKey)).says).toContain('crit');
});

test.each([
  ['PS256', 'rsa', { padding: 6, saltLength: 32 }],
  ['ES384', 'secp384r1', {}],
  ['ES512', 'secp521r1', {}],
  ['EdDSA', 'ed25519', {}],
] as const)('%s is verified with a key in PEM, and not with another of its kind', (alg, kind, padding) => {
  const pair = () =>
    (kind === 'rsa'
      ? generateKeyPairSync('rsa', { modulusLength: 2048 })
      : kind === 'ed25519'
        ? generateKeyPairSync('ed25519')
        : generateKeyPairSync('ec', { namedCurve: kind })) as typeof rsa;
  const [own, other] = [pair(), pair()];
  const hash = { PS256: 'sha256', ES384: 'sha384', ES512: 'sha512', EdDSA: null }[alg];
  const head = `${encode({ alg })}.${encode({ sub: 'a' })}`;
  const signature = sign(hash, Buffer.from(head), { key: own.privateKey, dsaEncoding: 'ieee-p1363', ...padding });
  const token = `${head}.${signature.toString('base64url')}`;
  expect(verdict(token, pem(own.publicKey)).state).toBe('verified');
  expect(verdict(token, pem(other.publicKey)).state).toBe('refused');
});

test('of a set the key that the token names counts, and one for another use does not', () => {
  const [one, two] = [
    generateKeyPairSync('ec', { namedCurve: 'prime256v1' }),
    generateKeyPairSync('ec', { namedCurve: 'prime256v1' }),
  ];
  const jwk = (pair: typeof one, more: object) => ({ ...pair.publicKey.export({ format: 'jwk' }), ...more });
  const head = `${encode({ alg: 'ES256', kid: '2' })}.${encode({})}`;
  const token = `${head}.${sign('sha256', Buffer.from(head), { key: two.privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
  const check = (...keys: object[]) => verifyJwt(token, keysOf({ keys }), 'the issuer');
  expect(check(jwk(one, { kid: '1' }), jwk(two, { kid: '2' })).says).toBe('Its signature (ES256) is that of the issuer, key 2.');
  expect(check(jwk(two, { kid: '1' }), jwk(one, { kid: '2' })).state).toBe('refused');
  expect(check(jwk(two, { kid: '1' })).says).toBe('The issuer has no key called “2”, which the token names.');
  expect(check(jwk(two, { kid: '2', use: 'enc' })).state).toBe('refused');
  expect(check(jwk(two, {})).state).toBe('verified');
});

test('a shared secret is taken by its letters, and by its bytes when it is written in Base64', async () => {
  const { createHmac } = await import('node:crypto');
  const head = `${encode({ alg: 'HS512' })}.${encode({})}`;
  const signed = (key: string | Buffer) => `${head}.${createHmac('sha512', key).update(head).digest('base64url')}`;
  expect(verdict(signed('not so secret'), 'not so secret\n').state).toBe('verified');
  const bytes = Buffer.from('0123456789abcdef0123456789abcdef');
  expect(verdict(signed(bytes), bytes.toString('base64')).state).toBe('verified');
  expect(verdict(signed(bytes), 'another').state).toBe('refused');
});

test.each(['', '-----BEGIN PUBLIC KEY-----\nnonsense\n-----END PUBLIC KEY-----', '{"keys":[{"kty":"RSA"}]}', '{'])(
  'a key that cannot be read verifies nothing: %j',
  (text) => {
    for (const name of names) expect(verdict(published[name].token, text).state).toBe('refused');
  },
);
