import { onlyWith } from '../security-schemes.ts';
import type { Endpoint } from '../endpoint.ts';
import { json, type WholeAnswer } from '../frame/answer.ts';
import type { Ask } from '../frame/ask.ts';
import type { Refusal } from '../frame/outcome.ts';
import { refuse } from '../frame/refuse.ts';
import { grantStoreOf } from './authorization-server.ts';

const realm = 'Bearer realm="api"';
const writeScope = 'library.write';

interface Token {
  readonly clientId: string;
  /** Left out where the program acts for itself. */
  readonly accountId?: string;
  readonly scope: readonly string[];
  readonly expiresInSeconds: number;
}

/** A resource behind the tokens of the authorization server. */
export const oauthDoor: Endpoint = {
  path: '/auth/oauth2/',
  access: onlyWith('oauth2', 'openid'),
  methods: ['GET', 'POST'],
  group: 'Authentication',
  summary: 'An OAuth 2 access token',
  description: `Takes Authorization: Bearer with an access token from /oauth/token. The challenge tells what is wrong (RFC 6750): nothing for a stranger, invalid_token for one that expired, was revoked or never was, insufficient_scope where POST needs ${writeScope}, invalid_request for a token in the address.`,
  tryIt: [
    { method: 'GET', path: '/auth/oauth2/', expect: 401, says: 'a challenge without an error' },
    { method: 'GET', path: '/auth/oauth2/', headers: { Authorization: 'Bearer old' }, expect: 401, says: 'invalid_token' },
    { method: 'GET', path: '/auth/oauth2/?access_token=old', expect: 400, says: 'a token does not belong in an address' },
  ],
  handle(ask) {
    const token = readToken(ask);
    if ('status' in token) return refuse(ask, token);
    ask.identity = token.accountId ?? token.clientId;
    if (ask.method === 'POST' && !token.scope.includes(writeScope)) return refuse(ask, insufficient);
    return welcome(token);
  },
};

function welcome({ accountId, clientId, scope, expiresInSeconds }: Token): WholeAnswer {
  const body = {
    username: accountId ?? null,
    client: clientId,
    scope: scope.join(' '),
    expires_in: expiresInSeconds,
    authenticated_by: 'oauth2',
  };
  return json(200, body, [
    ['Cache-Control', 'private, no-store'],
    ['Vary', 'Authorization'],
  ]);
}

function readToken(ask: Ask): Token | Refusal {
  if (ask.query.has('access_token'))
    return challenged(
      400,
      'invalid_request',
      'The token belongs into the Authorization header.',
      'An address ends up in logs and histories.',
    );
  const match = /^Bearer +(\S+)$/i.exec(ask.headers.authorization ?? '');
  if (!match) return { status: 401, detail: notProvided, headers: [['WWW-Authenticate', realm]] };
  return findToken(ask, match[1] ?? '');
}

const notProvided = 'Authentication credentials were not provided.';

function findToken(ask: Ask, value: string): Token | Refusal {
  const store = grantStoreOf(ask.world);
  const found = store.find('AccessToken', value) ?? store.find('ClientCredentials', value);
  if (!found) return invalid('The access token is unknown or was revoked.');
  const expiresInSeconds = (found.exp ?? 0) - Math.floor(Date.now() / 1000);
  if (expiresInSeconds <= 0) return invalid('The access token expired.');
  // A token does not outlive the consent it came from, for instance when a refresh token was used twice.
  if (found.grantId !== undefined && !store.find('Grant', found.grantId)) return invalid('The access token was revoked.');
  return {
    clientId: found.clientId ?? '',
    ...(found.accountId !== undefined && { accountId: found.accountId }),
    scope: (found.scope ?? '').split(' ').filter((each) => each !== ''),
    expiresInSeconds,
  };
}

const invalid = (description: string): Refusal => challenged(401, 'invalid_token', description);

function challenged(status: number, error: string, description: string, help = 'POST /oauth/token gives tokens.'): Refusal {
  const challenge = `${realm}, error="${error}", error_description="${description}"`;
  return { status, detail: description, help, headers: [['WWW-Authenticate', challenge]] };
}

const insufficient: Refusal = {
  status: 403,
  detail: `The token does not have the scope ${writeScope}.`,
  help: 'Ask for it when you ask for the token.',
  headers: [
    [
      'WWW-Authenticate',
      `${realm}, error="insufficient_scope", error_description="More rights are needed.", scope="${writeScope}"`,
    ],
  ],
};
