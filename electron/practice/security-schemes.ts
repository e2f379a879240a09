import type { Access } from './endpoint.ts';
import { lifetimes, scopes } from './oauth/settings.ts';

/** The ways to say who is asking, by the names that authenticators have. */
const described = {
  basic: { type: 'http', scheme: 'basic', description: 'alice, bert or dora with the password practice.' },
  token: {
    type: 'apiKey',
    in: 'header',
    name: 'Authorization',
    description: 'The word Token, a space, and a token from /whoami/accounts or POST /api-token-auth/, as DRF has it.',
  },
  bearer: { type: 'http', scheme: 'bearer', description: 'The same token under the standard scheme (RFC 6750).' },
  'api-key': {
    type: 'apiKey',
    in: 'header',
    name: 'X-API-Key',
    description: 'A key from /whoami/accounts, or one that was issued.',
  },
  session: {
    type: 'apiKey',
    in: 'cookie',
    name: 'sessionid',
    description: 'The cookie of a login; what changes something wants X-CSRFToken too.',
  },
  jwt: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description: 'A token from POST /auth/jwt/create; it lives for minutes.',
  },
  digest: { type: 'http', scheme: 'digest', description: 'Name and password are proved, not sent (RFC 7616).' },
  oauth1: {
    type: 'http',
    scheme: 'oauth',
    description: 'A signature over the request (RFC 5849); /oauth1/consumers has keys and secrets.',
  },
  mtls: { type: 'mutualTLS', description: 'A certificate of the caller; the server must run with --tls.' },
  swift: { type: 'apiKey', in: 'header', name: 'X-Auth-Token', description: 'A token from /swift/auth/v1.0.' },
} as const;

export type SchemeName = keyof typeof described | 'oauth2' | 'openid';

const said: Readonly<Record<string, string>> = {
  openid: 'who somebody is',
  profile: 'their name',
  email: 'their address',
  offline_access: 'a refresh token',
  'library.read': 'reading the library',
  'library.write': 'changing it',
};

/** What stands under `securitySchemes` of the OpenAPI document; addresses are made from the origin. */
export function securitySchemes(origin: string): Record<SchemeName, Record<string, unknown>> {
  const asked = Object.fromEntries(scopes.map((scope) => [scope, said[scope] ?? scope]));
  const authorizationUrl = `${origin}/oauth/authorize`;
  const tokenUrl = `${origin}/oauth/token`;
  return {
    ...described,
    oauth2: {
      type: 'oauth2',
      description: `Tokens live for ${lifetimes.AccessToken} seconds. The programs that are known are at /oauth/clients.`,
      flows: {
        authorizationCode: { authorizationUrl, tokenUrl, refreshUrl: tokenUrl, scopes: asked },
        clientCredentials: { tokenUrl, scopes: asked },
      },
    },
    openid: {
      type: 'openIdConnect',
      openIdConnectUrl: `${origin}/oauth/.well-known/openid-configuration`,
    },
  };
}

/** For an endpoint that lets nobody in without one of these. */
export const onlyWith =
  (...schemes: readonly SchemeName[]) =>
  (): Access => ({ schemes, open: false });
