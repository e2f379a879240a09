import { describe, expect, test } from 'vitest';
import type { HeaderList } from '#shared/model/exchange-event';
import { pickDigestChallenge, type DigestChallenge } from './digest-challenge';
import { digestAuthorization } from './digest-response';

const challengeIn = (...values: string[]): DigestChallenge => {
  const headers: HeaderList = values.map((value) => ['WWW-Authenticate', value]);
  const challenge = pickDigestChallenge(headers);
  if (challenge === null) throw new Error('no challenge');
  return challenge;
};
const none = { kind: 'none' } as const;
const bytes = (text: string) => ({ kind: 'bytes', length: text.length, bytes: Buffer.from(text) }) as const;

describe('RFC 7616, 3.9.1', () => {
  const challenges = [
    'Digest realm="http-auth@example.org", qop="auth, auth-int", algorithm=SHA-256, nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"',
    'Digest realm="http-auth@example.org", qop="auth, auth-int", algorithm=MD5, nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"',
  ];
  const request = { method: 'GET', target: '/dir/index.html', body: none };
  const mufasa = { username: 'Mufasa', password: 'Circle of Life' };
  const count = { cnonce: 'f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ', count: 1 };

  test('MD5', async () => {
    expect(await digestAuthorization(request, challengeIn(challenges[1]!), mufasa, count)).toBe(
      'Digest username="Mufasa", realm="http-auth@example.org", nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", uri="/dir/index.html", algorithm=MD5, qop=auth, nc=00000001, cnonce="f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ", response="8ca523f5e9506fed4657c9700eebdbec", opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"',
    );
  });

  test('SHA-256, which is taken when both are offered', async () => {
    const picked = challengeIn(...challenges.toReversed());
    expect(picked.algorithm).toBe('SHA-256');
    expect(await digestAuthorization(request, picked, mufasa, count)).toContain(
      'response="753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1"',
    );
  });
});

/** What is printed there is of another hash (RFC errata 4897); these are of SHA-512/256. */
test('RFC 7616, 3.9.2: SHA-512-256, a hashed name, UTF-8', async () => {
  const challenge = challengeIn(
    'Digest realm="api@example.org", qop="auth", algorithm=SHA-512-256, nonce="5TsQWLVdgBdmrQ0XsxbDODV+57QdFR34I9HAbC/RVvkK", opaque="HRPCssKJSGjCrkzDg8OhwpzCiGPChXYjwrI2QmXDnsOS", charset=UTF-8, userhash=true',
  );
  const value = await digestAuthorization(
    { method: 'GET', target: '/doe.json', body: none },
    challenge,
    { username: 'J\u{e4}s\u{f8}n Doe', password: 'Secret, or not?' },
    { cnonce: 'NTg6RKcb9boFIAS3KrFK9BGeh+iDa/sm6jUMp2wds69v', count: 1 },
  );
  expect(value).toContain('username="793263caabb707a56211940d90411ea4a575adeccb7e360aeb624ed06ece9b0b"');
  expect(value).toContain('userhash=true');
  expect(value).toContain('response="3798d4131c277846293534c3edc11bd8a5e4cdcbff78b05db9d95eeb1cec68a5"');
});

test('the example of RFC 2617, 3.5, and the older form of RFC 2069 without qop', async () => {
  const request = { method: 'GET', target: '/dir/index.html', body: none };
  const who = { username: 'Mufasa', password: 'Circle Of Life' };
  const base =
    'Digest realm="testrealm@host.com", nonce="dcd98b7102dd2f0e8b11d0f600bfb0c093", opaque="5ccc069c403ebaf9f0171e9517f40e41"';
  const now = await digestAuthorization(request, challengeIn(`${base}, qop="auth,auth-int"`), who, {
    cnonce: '0a4f113b',
    count: 1,
  });
  expect(now).toContain('response="6629fae49393a05397450978507c4ef1"');
  expect(now).not.toContain('algorithm');
  const old = await digestAuthorization(request, challengeIn(base), who, { cnonce: '0a4f113b', count: 1 });
  expect(old).toContain('response="670fd8c2df070c60b045671b8b24ff02"');
  expect(old).not.toMatch(/qop|nc=|cnonce/);
});

test('auth-int hashes the body, wherever it is, and is used only where nothing less will do', async () => {
  const challenge = challengeIn('Digest realm="r", nonce="n", qop="auth-int", algorithm=MD5-sess');
  const who = { username: 'a', password: 'b' };
  const count = { cnonce: 'c', count: 16 };
  const ask = { method: 'POST', target: '/x' };
  const whole = await digestAuthorization({ ...ask, body: bytes('hello world') }, challenge, who, count);
  async function* pieces() {
    yield Buffer.from('hello ');
    yield Buffer.from('world');
  }
  const streamed = await digestAuthorization(
    { ...ask, body: { kind: 'stream', length: 11, open: pieces } },
    challenge,
    who,
    count,
  );
  expect(streamed).toBe(whole);
  expect(whole).toContain('qop=auth-int, nc=00000010, cnonce="c"');
  expect(challengeIn('Digest realm="r", nonce="n", qop="auth-int, auth"').qop).toBe('auth');
});

describe('challenges', () => {
  test('several in one header, among others, with commas and quotes inside', () => {
    const challenge = challengeIn(
      'Basic realm="a, Digest realm=\\"no\\"", Digest realm="b, \\"c\\"", nonce="1",domain="/x /y" , stale=TRUE, qop="auth", Bearer',
    );
    expect(challenge).toMatchObject({ realm: 'b, "c"', nonce: '1', domain: ['/x', '/y'], isStale: true, algorithm: null });
  });

  test('the strongest known one is taken, wherever it stands; unknown ones are passed over', () => {
    const one = (algorithm: string, nonce: string, qop = 'auth') =>
      `Digest realm="r", nonce="${nonce}", qop="${qop}", algorithm=${algorithm}`;
    expect(challengeIn(one('MD5', '1'), one('SHA-512-256-sess', '2'), one('SHA-256', '3'))).toMatchObject({
      nonce: '2',
      isSession: true,
    });
    expect(challengeIn(`${one('SHA-1', '1')}, ${one('md5', '2')}`)).toMatchObject({ nonce: '2' });
    expect(challengeIn(one('SHA-256', '1', 'auth-conf'), one('MD5', '2'))).toMatchObject({ nonce: '2' });
    expect(pickDigestChallenge([['WWW-Authenticate', one('ROT13', '1')]])).toBeNull();
    expect(pickDigestChallenge([['WWW-Authenticate', 'Digest realm="r"']])).toBeNull();
  });

  test('a name that a quoted string cannot hold goes in the extended form, where UTF-8 is understood', async () => {
    const sent = (more: string, username: string) =>
      digestAuthorization(
        { method: 'GET', target: '/', body: none },
        challengeIn(`Digest realm="r", nonce="n"${more}`),
        { username, password: '' },
        { cnonce: '', count: 1 },
      );
    expect(await sent(', charset=UTF-8', 'Jäsøn Doe')).toContain("username*=UTF-8''J%C3%A4s%C3%B8n%20Doe,");
    expect(await sent('', 'Jäsøn')).toContain('username="Jäsøn",');
    expect(await sent('', 'a "b\\c')).toContain('username="a \\"b\\\\c",');
  });
});
