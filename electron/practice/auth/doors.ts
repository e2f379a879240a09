import { asAlice, basicHeader } from '../library/examples.ts';
import {
  apiKeyAuthenticator,
  basicAuthenticator,
  bearerAuthenticator,
  plainTokenAuthenticator,
} from '../policies/authentication.ts';
import { accountOf } from '../world/people.ts';
import { authEndpoint } from './auth-endpoint.ts';

const alice = accountOf('alice');

export const basicDoor = authEndpoint('/auth/basic/', basicAuthenticator, {
  summary: 'Name and password',
  description:
    'Takes Authorization: Basic with name and password in base64 (RFC 7617). Without it the answer is 401 with a challenge that a browser turns into a dialog.',
  tryIt: [
    { method: 'GET', path: '/auth/basic/', expect: 401, says: 'a challenge' },
    { method: 'GET', path: '/auth/basic/', headers: basicHeader('alice'), expect: 200, says: 'alice came in' },
    { method: 'GET', path: '/auth/basic/', headers: basicHeader('alice', 'wrong'), expect: 401, says: 'a wrong password' },
    { method: 'GET', path: '/auth/basic/', headers: { Authorization: 'Basic %%%' }, expect: 401, says: 'not base64' },
    { method: 'GET', path: '/auth/basic/', headers: asAlice, expect: 401, says: 'another scheme is as good as none' },
  ],
});

export const tokenDoor = authEndpoint('/auth/token/', plainTokenAuthenticator, {
  summary: 'A token, as DRF takes it',
  description:
    'Takes Authorization: Token with a token from POST /api-token-auth/ or /whoami/accounts. The word Token is DRF’s own; the standard one is Bearer.',
  tryIt: [
    { method: 'GET', path: '/auth/token/', expect: 401, says: 'a challenge that says Token' },
    { method: 'GET', path: '/auth/token/', headers: asAlice, expect: 200, says: 'alice came in' },
    { method: 'GET', path: '/auth/token/', headers: { Authorization: 'Token nobody' }, expect: 401, says: 'a token nobody has' },
  ],
});

export const bearerDoor = authEndpoint('/auth/bearer/', bearerAuthenticator, {
  summary: 'A bearer token',
  description: 'Takes Authorization: Bearer (RFC 6750). Whoever holds the token is let in, which is why it must not leak.',
  tryIt: [
    { method: 'GET', path: '/auth/bearer/', expect: 401, says: 'a challenge with a realm' },
    {
      method: 'GET',
      path: '/auth/bearer/',
      headers: { Authorization: `Bearer ${alice.token}` },
      expect: 200,
      says: 'alice came in',
    },
    {
      method: 'GET',
      path: '/auth/bearer/',
      headers: { Authorization: 'Bearer a b' },
      expect: 401,
      says: 'a token has no spaces',
    },
  ],
});

export const apiKeyDoor = authEndpoint('/auth/api-key/', apiKeyAuthenticator, {
  summary: 'An API key',
  description:
    'Takes a key in X-API-Key, in Authorization: Api-Key, or as ?api_key=. API keys have no challenge in HTTP, so a stranger is told 403. A key in the address ends up in logs and histories; prefer the header.',
  tryIt: [
    { method: 'GET', path: '/auth/api-key/', expect: 403, says: 'no challenge, so 403' },
    { method: 'GET', path: '/auth/api-key/', headers: { 'X-API-Key': alice.apiKey }, expect: 200, says: 'in a header' },
    {
      method: 'GET',
      path: '/auth/api-key/',
      headers: { Authorization: `Api-Key ${alice.apiKey}` },
      expect: 200,
      says: 'as a scheme of its own',
    },
    { method: 'GET', path: `/auth/api-key/?api_key=${alice.apiKey}`, expect: 200, says: 'in the address' },
    { method: 'GET', path: '/auth/api-key/', headers: { 'X-API-Key': 'nobody.key' }, expect: 403, says: 'a key nobody has' },
  ],
});
