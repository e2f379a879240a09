import { viewEndpoint } from '../drf/view-endpoint.ts';
import type { Handler } from '../drf/view.ts';
import type { Endpoint } from '../endpoint.ts';
import type { Ask } from '../frame/ask.ts';
import { granted, refused, type Outcome } from '../frame/outcome.ts';
import { jsonType } from '../library/examples.ts';
import { jwtAuthenticator, makeJwt, readJwt, usedTokens, type Claims } from '../policies/jwt.ts';
import { allowAny } from '../policies/permissions.ts';
import { accounts } from '../world/people.ts';
import { authEndpoint } from './auth-endpoint.ts';
import { smallForm, type SmallForm } from './login-fields.ts';

const login = smallForm('username', 'password');
const refreshForm = smallForm('refresh');
const verifyForm = smallForm('token');

const notValid = (detail: string): Outcome<never> =>
  refused({ status: 401, detail, fields: { detail, code: 'token_not_valid' } });

const create: Handler = async (ask) => {
  const sent = await login.read(ask);
  if (!sent.ok) return sent;
  const account = accounts.find(
    ({ username, password }) => username === sent.value['username'] && password === sent.value['password'],
  );
  if (!account) return refused({ status: 401, detail: 'No active account found with the given credentials' });
  ask.identity = account.username;
  return granted({
    status: 200,
    value: { refresh: makeJwt(ask, 'refresh', account.username), access: makeJwt(ask, 'access', account.username) },
  });
};

/** Each refresh token is good once: using it gives a new one, and using it again shows that somebody else has it. */
const refresh: Handler = async (ask) => {
  const sent = await refreshForm.read(ask);
  if (!sent.ok) return sent;
  const claims = refreshClaims(ask, sent.value['refresh'] ?? '');
  if (!claims.ok) return claims;
  usedTokens(ask).set(claims.value.jti, true);
  const { username } = claims.value;
  return granted({
    status: 200,
    value: { access: makeJwt(ask, 'access', username), refresh: makeJwt(ask, 'refresh', username) },
  });
};

function refreshClaims(ask: Ask, token: string): Outcome<Claims> {
  const claims = readJwt(ask, token);
  if (!claims) return notValid('Token is invalid or expired');
  if (claims.token_type !== 'refresh') return notValid('Token has wrong type');
  return usedTokens(ask).has(claims.jti) ? notValid('Token is blacklisted') : granted(claims);
}

const verify: Handler = async (ask) => {
  const sent = await verifyForm.read(ask);
  if (!sent.ok) return sent;
  return readJwt(ask, sent.value['token'] ?? '') ? granted({ status: 200, value: {} }) : notValid('Token is invalid or expired');
};

interface Desk {
  readonly name: string;
  readonly handler: Handler;
  readonly form: SmallForm;
  readonly summary: string;
  readonly description: string;
  readonly tryIt: Endpoint['tryIt'];
}

const post = (name: string, body: string, expect: number, says: string) => ({
  method: 'POST',
  path: `/auth/jwt/${name}/`,
  headers: jsonType,
  body,
  expect,
  says,
});

const desks: readonly Desk[] = [
  {
    name: 'create',
    handler: create,
    form: login,
    summary: 'A pair of JSON Web Tokens',
    description:
      'Gives an access token for five minutes and a refresh token for a day. A wrong password is 401 here, unlike /api-token-auth/.',
    tryIt: [
      post('create', '{"username":"alice","password":"practice"}', 200, 'both tokens'),
      post('create', '{"username":"alice","password":"guess"}', 401, 'a wrong password'),
    ],
  },
  {
    name: 'refresh',
    handler: refresh,
    form: refreshForm,
    summary: 'A new pair for an old one',
    description: 'Takes a refresh token once and gives a new pair. Used again it is refused as blacklisted.',
    tryIt: [post('refresh', '{"refresh":"made.up.token"}', 401, 'not one of ours'), post('refresh', '{}', 400, 'which one?')],
  },
  {
    name: 'verify',
    handler: verify,
    form: verifyForm,
    summary: 'Whether a token is good',
    description: 'Answers with an empty object for a token that is ours and not expired, and with 401 otherwise.',
    tryIt: [post('verify', '{"token":"made.up.token"}', 401, 'not one of ours')],
  },
];

export const jwtDoors: readonly Endpoint[] = [
  authEndpoint('/auth/jwt/', jwtAuthenticator, {
    summary: 'A JSON Web Token',
    description:
      'Takes Authorization: Bearer with an access token from /auth/jwt/create/. It can be read by anybody and changed by nobody, and after five minutes it is worth nothing; POST /practice/clock makes them pass.',
    tryIt: [
      { method: 'GET', path: '/auth/jwt/', expect: 401, says: 'a challenge' },
      {
        method: 'GET',
        path: '/auth/jwt/',
        headers: { Authorization: 'Bearer made.up.token' },
        expect: 401,
        says: 'with messages that say what is wrong',
      },
    ],
  }),
  ...desks.map(({ name, handler, form, ...words }) => ({
    ...viewEndpoint(
      { authenticators: [jwtAuthenticator], permission: allowAny, handlers: { POST: handler } },
      { path: `/auth/jwt/${name}/`, group: 'Authentication' },
      { ...words, name: words.summary },
    ),
    describes: form.describes,
  })),
];
