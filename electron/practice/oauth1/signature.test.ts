import { expect, test } from 'vitest';
import { baseString, percentEncode, sign, type Parameter } from './signature.ts';

/** The values of RFC 5849 section 1.2. */
const consumer = 'kd94hf93k423kf44';
const common: readonly Parameter[] = [
  ['realm', 'Photos'],
  ['oauth_consumer_key', 'dpf43f3p2l4k3l03'],
  ['oauth_signature_method', 'HMAC-SHA1'],
];

test('the token request of RFC 5849 section 1.2 has its signature', () => {
  const text = baseString({
    method: 'POST',
    url: new URL('https://photos.example.net/token'),
    parameters: [
      ...common,
      ['oauth_token', 'hh5s93j4hdidpola'],
      ['oauth_timestamp', '137131201'],
      ['oauth_nonce', 'walatlh'],
      ['oauth_verifier', 'hfdp7dh39dks9884'],
    ],
  });
  expect(sign('HMAC-SHA1', text, { consumer, token: 'hdhd0244k9j7ao03' })).toBe('gKgrFCywp7rO0OXSjdot/IHF7IU=');
});

test('the request for a photo of RFC 5849 section 1.2 has its signature', () => {
  const text = baseString({
    method: 'get',
    url: new URL('http://photos.example.net/photos?file=vacation.jpg&size=original'),
    parameters: [
      ...common,
      ['file', 'vacation.jpg'],
      ['size', 'original'],
      ['oauth_token', 'nnch734d00sl2jdk'],
      ['oauth_timestamp', '137131202'],
      ['oauth_nonce', 'chapoH'],
      ['oauth_signature', 'anything'],
    ],
  });
  expect(sign('HMAC-SHA1', text, { consumer, token: 'pfkkdhi9sl3r4s00' })).toBe('MdpQcU8iPSUjWoN/UDMsK2sui9I=');
});

test('the base string of RFC 5849 section 3.4.1.1 keeps duplicates, drops port 80 and encodes once', () => {
  const parameters: readonly Parameter[] = [
    ['b5', '=%3D'],
    ['a3', 'a'],
    ['c@', ''],
    ['a2', 'r b'],
    ['oauth_consumer_key', '9djdj82h48djs9d2'],
    ['oauth_token', 'kkk9d7dh3k39sjv7'],
    ['oauth_signature_method', 'HMAC-SHA1'],
    ['oauth_timestamp', '137131201'],
    ['oauth_nonce', '7d8f3e4a'],
    ['c2', ''],
    ['a3', '2 q'],
  ];
  expect(baseString({ method: 'POST', url: new URL('http://EXAMPLE.COM:80/request'), parameters })).toBe(
    'POST&http%3A%2F%2Fexample.com%2Frequest&a2%3Dr%2520b%26a3%3D2%2520q%26a3%3Da%26b5%3D%253D%25253D%26c%2540%3D%26c2%3D%26oauth_consumer_key%3D9djdj82h48djs9d2%26oauth_nonce%3D7d8f3e4a%26oauth_signature_method%3DHMAC-SHA1%26oauth_timestamp%3D137131201%26oauth_token%3Dkkk9d7dh3k39sjv7',
  );
});

test('the secrets themselves are encoded, and stand as they are in PLAINTEXT', () => {
  expect(sign('PLAINTEXT', '', { consumer: 'djr9rjt0jd78jf88', token: 'jjd999tj88uiths3' })).toBe(
    'djr9rjt0jd78jf88&jjd999tj88uiths3',
  );
  expect(sign('PLAINTEXT', '', { consumer: 'djr9rjt0jd78jf88', token: 'jjd99$tj88uiths3' })).toBe(
    'djr9rjt0jd78jf88&jjd99%24tj88uiths3',
  );
  expect(percentEncode("☃ !'()*~-._")).toBe('%E2%98%83%20%21%27%28%29%2A~-._');
});
