import type { Challenge } from '../http/challenge';
import type { ExplainedPart } from './explanation';

/** What each scheme of the registry (RFC 9110, 16.4.1), and those that frameworks add, wants to see. */
const schemes: Readonly<Record<string, string>> = {
  basic: 'name and password, in Base64',
  bearer: 'a token in the Authorization field',
  digest: 'proof of the password, without the password',
  token: 'a key of Django REST framework, after the word Token',
  negotiate: 'a Kerberos ticket, or NTLM',
  ntlm: 'a Windows login, for the whole connection',
  oauth: 'a request signed as OAuth 1.0a wants it',
  dpop: 'a token bound to a key of the client',
  mutual: 'a password proved by both sides',
  hoba: 'a signature by a key that was registered',
  'aws4-hmac-sha256': 'a request signed with AWS keys',
  jwt: 'a JSON Web Token after the word JWT',
  apikey: 'a key that the API gave out',
};

const params: Readonly<Record<string, string>> = {
  realm: 'the area that the credential opens',
  scope: 'what the token must allow',
  error_description: 'in the server’s own words',
  error_uri: 'where it is explained',
  nonce: 'a number used once, to be hashed with the password',
  opaque: 'to be sent back as it is',
  algorithm: 'how it is hashed',
  qop: 'what is protected: the request line, or the body too',
  stale: 'whether only the nonce was too old',
  userhash: 'whether the name may be hashed as well',
  domain: 'addresses that the same login opens',
  charset: 'how name and password are encoded',
  resource_metadata: 'where the resource describes itself (RFC 9728)',
  authorization_uri: 'where to log in',
  resource_id: 'whom the token must be for',
};

/** RFC 6750, 3.1, and RFC 9470. */
const errors: Readonly<Record<string, string>> = {
  invalid_request: 'the credential was put wrongly into the request',
  invalid_token: 'expired, revoked, malformed, or not for this server',
  insufficient_scope: 'the token is good and does not allow this',
  insufficient_user_authentication: 'the login behind the token was too weak or too long ago',
};

/** A challenge in words: its scheme, then each parameter. */
export function describeChallenge({ scheme, params: given }: Challenge): ExplainedPart[] {
  return [
    { name: 'scheme', value: scheme, meaning: schemes[scheme.toLowerCase()] ?? 'a scheme that Cairn has no words for' },
    ...[...given].map(([name, value]) => ({ name, value, meaning: meaningOf(name.toLowerCase(), value) })),
  ];
}

const meaningOf = (name: string, value: string): string => (name === 'error' ? (errors[value] ?? '') : (params[name] ?? ''));
