import type { Endpoint, Method, TryIt } from '../endpoint.ts';
import { basicHeader } from '../library/examples.ts';
import type { WholeAnswer } from '../frame/answer.ts';
import type { Ask } from '../frame/ask.ts';
import { cookiesOf } from '../policies/sessions.ts';
import { overPage } from './pages.ts';
import { serveProvider } from './authorization-server.ts';
import { deviceGrant } from './clients.ts';

const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
const asService = { ...form, ...basicHeader('practice-service', 'service-secret') };
const challenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';
const authorize = `/oauth/authorize?response_type=code&client_id=practice-app&redirect_uri=${encodeURIComponent('http://127.0.0.1:9999/callback')}&scope=openid+library.read&state=s1`;

interface Words {
  readonly summary: string;
  readonly description: string;
  readonly tryIt: readonly TryIt[];
}

/** A place that the authorization server answers for. */
function provided(path: string, methods: readonly Method[], words: Words, before?: (ask: Ask) => WholeAnswer | null): Endpoint {
  return {
    path: `/oauth${path}`,
    methods,
    group: 'OAuth',
    ...words,
    handle: (ask) => before?.(ask) ?? { takeOver: (request, response) => serveProvider(ask, request, response) },
  };
}

/** Without a session the provider has nowhere to keep the form that it would show instead, and breaks. */
const withSession = (ask: Ask): WholeAnswer | null => (cookiesOf(ask).has('oauth_session') ? null : overPage());

const get = (path: string, expect: number, says: string): TryIt => ({ method: 'GET', path, expect, says });
const post = (path: string, body: string, [expect, says]: readonly [number, string], headers = form): TryIt => ({
  method: 'POST',
  path: `/oauth${path}`,
  headers,
  body,
  expect,
  says,
});

export const providerEndpoints: readonly Endpoint[] = [
  provided('/.well-known/openid-configuration', ['GET'], {
    summary: 'Discovery',
    description: 'Where everything is and what it can do (OpenID Connect Discovery).',
    tryIt: [get('/oauth/.well-known/openid-configuration', 200, 'all addresses')],
  }),
  provided('/.well-known/oauth-authorization-server', ['GET'], {
    summary: 'Discovery for OAuth alone',
    description: 'The same document, where RFC 8414 has it for servers that were there before it.',
    tryIt: [get('/oauth/.well-known/oauth-authorization-server', 200, 'all addresses')],
  }),
  provided('/authorize', ['GET', 'POST'], {
    summary: 'The authorization endpoint',
    description:
      'A browser begins here; it is sent on to log in and to consent, and then back to the program with a code (RFC 6749 section 4.1). Every code needs PKCE (RFC 7636) and works once, for a minute. practice-implicit may ask for response_type=id_token token instead, which is unsafe: the token then stands in an address.',
    tryIt: [
      get(`${authorize}&code_challenge=${challenge}&code_challenge_method=S256`, 303, 'on to the login page'),
      get(authorize, 303, 'no PKCE: back to the program with an error'),
      get('/oauth/authorize?client_id=nobody&response_type=code', 400, 'an unknown program is not sent anything'),
      get(`${authorize.replace('%2Fcallback', '%2Felsewhere')}&code_challenge=${challenge}`, 400, 'an address nobody registered'),
    ],
  }),
  provided('/authorize/{uid}', ['GET'], {
    summary: 'Back from the login page',
    description: 'Where the pages send the browser when the person has answered. It goes on with 303.',
    tryIt: [get('/oauth/authorize/nobody', 400, 'no such request')],
  }),
  provided('/token', ['POST'], {
    summary: 'The token endpoint',
    description:
      'Gives tokens for a code with its verifier, for a refresh token (it is replaced each time; using an old one again ends all of them), for a device code, for the program itself, and, unsafe, for a password. Access tokens live two minutes. Programs show who they are by Basic or in the body.',
    tryIt: [
      post('/token', 'grant_type=client_credentials&scope=library.read', [200, 'a token for the program itself'], asService),
      post('/token', 'grant_type=client_credentials&client_id=practice-service&client_secret=service-secret', [
        200,
        'the secret in the body',
      ]),
      post('/token', 'grant_type=client_credentials', [401, 'a wrong secret'], {
        ...form,
        ...basicHeader('practice-service', 'guess'),
      }),
      post(
        '/token',
        'grant_type=password&client_id=practice-password&client_secret=password-secret&username=alice&password=practice',
        [200, 'unsafe: the program had the password'],
      ),
      post(
        '/token',
        'grant_type=password&client_id=practice-password&client_secret=password-secret&username=alice&password=guess',
        [400, 'a wrong password'],
      ),
      post('/token', 'grant_type=authorization_code&client_id=practice-app&code=old&redirect_uri=http://127.0.0.1/callback', [
        400,
        'no such code',
      ]),
      post('/token', 'grant_type=magic&client_id=practice-app', [400, 'no such grant']),
    ],
  }),
  provided('/userinfo', ['GET', 'POST'], {
    summary: 'Who the token is about',
    description: 'The claims of the person, as far as the scopes profile and email let the program see them (OpenID Connect).',
    tryIt: [
      get('/oauth/userinfo', 401, 'no token'),
      { method: 'GET', path: '/oauth/userinfo', headers: { Authorization: 'Bearer old' }, expect: 401, says: 'no such token' },
    ],
  }),
  provided('/introspect', ['POST'], {
    summary: 'What a token is worth',
    description: 'Tells a program with a secret whether a token is active, whose it is and for how long (RFC 7662).',
    tryIt: [
      post('/introspect', 'token=old', [200, 'not active'], asService),
      post('/introspect', 'token=old', [400, 'who asks?']),
    ],
  }),
  provided('/revoke', ['POST'], {
    summary: 'Giving a token back',
    description: 'Ends a token (RFC 7009). A token nobody knows is as good as ended, so that is 200 too.',
    tryIt: [post('/revoke', 'token=old&client_id=practice-app', [200, 'nothing to end, which is fine'])],
  }),
  provided('/device_authorization', ['POST'], {
    summary: 'A device asks for a code',
    description:
      'For devices without a browser (RFC 8628): gives a code to show and an address to type it at; meanwhile the device asks the token endpoint, every five seconds, with the device_code.',
    tryIt: [
      post('/device_authorization', 'client_id=practice-device&scope=openid', [200, 'two codes']),
      post('/device_authorization', 'client_id=practice-app', [400, 'this program may not']),
    ],
  }),
  provided('/device', ['GET', 'POST'], {
    summary: 'Where the code is typed',
    description: `A person types the code here and then logs in. The device gets its tokens from the token endpoint with grant_type=${deviceGrant}.`,
    tryIt: [get('/oauth/device', 200, 'a form')],
  }),
  provided(
    '/device/{uid}',
    ['GET'],
    {
      summary: 'Back from the login page, for a device',
      description: 'Where the pages send the browser when the person has answered for a device.',
      tryIt: [get('/oauth/device/nobody', 400, 'no such request')],
    },
    withSession,
  ),
  provided('/jwks', ['GET'], {
    summary: 'The keys that ID tokens are signed with',
    description: 'Public keys as JWK Set (RFC 7517): one for RS256, one for ES256. New at each start.',
    tryIt: [get('/oauth/jwks', 200, 'two keys')],
  }),
  provided('/logout', ['GET', 'POST'], {
    summary: 'Logging out',
    description:
      'Ends the session of the browser with the authorization server (OpenID Connect RP-Initiated Logout). Tokens go on until they expire.',
    tryIt: [get('/oauth/logout', 200, 'a page that asks')],
  }),
  provided('/logout/confirm', ['POST'], {
    summary: 'Logging out, for sure',
    description: 'Takes the form of the page above; without its token it is refused.',
    tryIt: [post('/logout/confirm', 'logout=yes', [400, 'not from the page'])],
  }),
  provided('/logout/success', ['GET'], {
    summary: 'Logged out',
    description: 'Where the browser ends up when it asked for no other address.',
    tryIt: [get('/oauth/logout/success', 200, 'nobody is logged in')],
  }),
];
