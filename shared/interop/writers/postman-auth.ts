import type { Auth, AuthKind, AuthOf } from '../../model/auth';
import { blankOAuth2 } from '../../model/auth/oauth2';

interface Attribute {
  readonly key: string;
  readonly value: string | boolean;
  readonly type: 'string' | 'boolean';
}

/** Credentials as Postman 2.1 lists them; undefined for what is inherited, null where it has no word for the kind. */
export type PostmanAuth = Readonly<Record<string, unknown>> | undefined | null;

const attributes = (values: Readonly<Record<string, string | boolean | undefined>>): Attribute[] =>
  Object.entries(values).flatMap(([key, value]): Attribute[] =>
    value === undefined || value === '' ? [] : [{ key, value, type: typeof value === 'boolean' ? 'boolean' : 'string' }],
  );

const of = (type: string, values: Readonly<Record<string, string | boolean | undefined>>): PostmanAuth => ({
  type,
  [type]: attributes(values),
});

const writers: { readonly [K in AuthKind]: (auth: AuthOf<K>) => PostmanAuth } = {
  none: () => ({ type: 'noauth' }),
  inherit: () => undefined,
  basic: ({ username, password }) => of('basic', { username, password }),
  bearer: ({ token, prefix }) =>
    prefix === 'Bearer'
      ? of('bearer', { token })
      : of('apikey', { key: 'Authorization', value: `${prefix} ${token}`, in: 'header' }),
  apiKey: ({ name, value, placement }) => (placement === 'cookie' ? null : of('apikey', { key: name, value, in: placement })),
  token: ({ source, keyword, token }) =>
    source === 'typed' ? of('apikey', { key: 'Authorization', value: `${keyword} ${token}`, in: 'header' }) : null,
  session: () => null,
  digest: ({ username, password }) => of('digest', { username, password }),
  oauth1: (auth) =>
    of('oauth1', {
      consumerKey: auth.consumerKey,
      consumerSecret: auth.consumerSecret,
      token: auth.token,
      tokenSecret: auth.tokenSecret,
      signatureMethod: auth.signatureMethod,
      privateKey: auth.privateKeyFrom === 'text' ? auth.privateKey : undefined,
      callback: auth.callbackUrl,
      verifier: auth.verifier,
      timestamp: auth.timestamp,
      nonce: auth.nonce,
      version: auth.version,
      realm: auth.realm,
      includeBodyHash: auth.includeBodyHash || undefined,
      addParamsToHeader: auth.placement === 'header',
    }),
  oauth2: writeOAuth2,
  awsSigV4: (auth) =>
    of('awsv4', {
      accessKey: auth.accessKeyId,
      secretKey: auth.secretAccessKey,
      sessionToken: auth.sessionToken,
      region: auth.region,
      service: auth.service,
      addAuthDataToQuery: auth.placement === 'query' || undefined,
    }),
  ntlm: ({ username, password, domain, workstation }) => of('ntlm', { username, password, domain, workstation }),
  clientCertificate: () => null,
};

/** What Postman calls each grant; it has none for devices. */
const grants = {
  authorizationCode: 'authorization_code',
  clientCredentials: 'client_credentials',
  password: 'password_credentials',
  implicit: 'implicit',
} as const;

function writeOAuth2(auth: AuthOf<'oauth2'>): PostmanAuth {
  if (auth.grant === 'deviceCode') return null;
  const usesPkce = auth.grant === 'authorizationCode' && auth.pkce !== 'off';
  return of('oauth2', {
    grant_type: usesPkce ? 'authorization_code_with_pkce' : grants[auth.grant],
    challengeAlgorithm: usesPkce ? (auth.pkce === 'S256' ? 'S256' : 'plain') : undefined,
    authUrl: auth.authorizationUrl,
    accessTokenUrl: auth.tokenUrl,
    refreshTokenUrl: auth.refreshUrl,
    clientId: auth.clientId,
    clientSecret: auth.clientSecret,
    username: auth.grant === 'password' ? auth.username : undefined,
    password: auth.grant === 'password' ? auth.password : undefined,
    scope: auth.scope,
    audience: auth.audience,
    resource: auth.resource,
    redirect_uri: auth.callbackUrl,
    client_authentication: auth.clientAuth === 'body' ? 'body' : 'header',
    addTokenTo: auth.placement === 'query' ? 'queryParams' : 'header',
    headerPrefix: auth.prefix,
  });
}

export const postmanAuth = (auth: Auth): PostmanAuth =>
  // The table is keyed by the same kinds, which TypeScript cannot follow through a union.
  (writers[auth.kind] as (auth: Auth) => PostmanAuth)(auth);

/** What of credentials that Postman has a word for it still cannot say, in words. */
export function leftOfAuth(auth: Auth): string[] {
  const certificate = 'certificate' in auth && auth.certificate ? ['its client certificate'] : [];
  if (auth.kind === 'oauth1' && auth.privateKeyFrom === 'file' && auth.privateKey !== '')
    return ['the file of its private key', ...certificate];
  if (auth.kind === 'awsSigV4' && auth.source === 'profile') return [`the AWS profile ${auth.profile}`, ...certificate];
  return auth.kind === 'oauth2' ? [...leftOfOAuth2(auth), ...certificate] : certificate;
}

function leftOfOAuth2(auth: AuthOf<'oauth2'>): string[] {
  const extras = [...auth.extras.authorization, ...auth.extras.token, ...auth.extras.refresh];
  return [
    ...(auth.discovery === '' ? [] : ['the address it is discovered at']),
    ...(auth.clientAuth.endsWith('Jwt') ? ['a client that signs a JWT'] : []),
    ...(extras.length > 0 ? ['its extra parameters'] : []),
    ...(auth.placement === 'body' || auth.headerName !== blankOAuth2.headerName ? ['where its token goes'] : []),
  ];
}
