import { z } from 'zod';
import { besideKind } from './certificate';
import { rowSchema } from '../row';

const text = z.string().default('');

const { bare: _bare, ...rowFields } = rowSchema.shape;

/** A parameter that a server wants beside those of the standard, and where in the request it goes. */
const extraSchema = z.strictObject({ ...rowFields, placement: z.enum(['query', 'body', 'header']).default('body') });
export type OAuth2Extra = z.infer<typeof extraSchema>;

const extras = z.array(extraSchema).default([]);
/** What the browser opens has a query and nothing else. */
const browserExtras = z.array(z.strictObject({ ...rowFields, placement: z.enum(['query']).default('query') })).default([]);

export const oauth2Grants = ['authorizationCode', 'clientCredentials', 'deviceCode', 'password', 'implicit'] as const;

/** How the client says who it is where tokens are given out (RFC 6749 section 2.3, OpenID Connect Core section 9, RFC 8705 section 2). */
export const oauth2ClientAuths = [
  'none',
  'basic',
  'basicRaw',
  'body',
  'clientSecretJwt',
  'privateKeyJwt',
  'certificate',
] as const;

/** A token of an authorization server, and how to get it. */
export const oauth2Auth = z.strictObject({
  kind: z.literal('oauth2'),
  ...besideKind,
  /** Where the certificate beside it is shown: with the requests the token is for, to the authorization server, or both. */
  certificateTo: z.enum(['resource', 'server', 'both']).default('resource'),
  grant: z.enum(oauth2Grants).default('authorizationCode'),

  /** The issuer, or the whole address of its metadata; empty where the addresses below are typed. They win over it. */
  discovery: text,
  /** The name the server gives itself, where it is not discovered: what `iss` must say. */
  issuer: text,
  authorizationUrl: text,
  tokenUrl: text,
  /** Empty for the token address. */
  refreshUrl: text,
  deviceUrl: text,
  revocationUrl: text,
  introspectionUrl: text,

  clientId: text,
  clientSecret: text,
  /** Both ways of Basic need a secret; without one the client only names itself. */
  clientAuth: z.enum(oauth2ClientAuths).default('basic'),
  /** For `privateKeyJwt`: PKCS#8 in PEM, or a JWK. */
  privateKey: text,
  keyId: text,
  username: text,
  password: text,

  /** Separated by spaces. */
  scope: text,
  audience: text,
  /** RFC 8707; several are separated by spaces. */
  resource: text,

  /** Anything but S256 is unsafe and has to be chosen. */
  pkce: z.enum(['S256', 'plain', 'off']).default('S256'),
  /** Back to a port of this machine, or to an address that the server has fixed and the user pastes. */
  callback: z.enum(['loopback', 'fixed']).default('loopback'),
  /** Which of the two loopback addresses; some servers know only one, and some only the name. */
  callbackHost: z.enum(['127.0.0.1', '[::1]']).default('127.0.0.1'),
  /** What the client is registered with; empty for a new one each time, where the server takes any. */
  callbackPath: z.string().default('/callback'),
  callbackUrl: text,
  extras: z
    .strictObject({ authorization: browserExtras, token: extras, refresh: extras })
    .default({ authorization: [], token: [], refresh: [] }),

  placement: z.enum(['header', 'query', 'body']).default('header'),
  /** The scheme word in the header. */
  prefix: z.string().default('Bearer'),
  /** The header it goes into, or its name in a query or a form (RFC 6750 sections 2.2 and 2.3). */
  headerName: z.string().default('Authorization'),
  parameterName: z.string().default('access_token'),
  use: z.enum(['access', 'id']).default('access'),

  /** Whom the token stands for, so that tokens of several people are kept apart. */
  account: text,
  /** Get a token by itself when none is kept; where a person has to sign in, only when they ask. */
  autoFetch: z.boolean().default(true),
  /** Renew it by itself before it ends, and when it is refused. */
  autoRefresh: z.boolean().default(true),
});
export type OAuth2Auth = z.infer<typeof oauth2Auth>;

export const blankOAuth2: OAuth2Auth = oauth2Auth.parse({ kind: 'oauth2' });

/** Whether a person has to act before there is a token. */
export const needsPerson = ({ grant }: Pick<OAuth2Auth, 'grant'>): boolean =>
  grant === 'authorizationCode' || grant === 'deviceCode' || grant === 'implicit';
