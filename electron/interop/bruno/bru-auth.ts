import type { Auth } from '#shared/model/auth';
import { authWith } from '#shared/interop/build-draft';
import type { ImportNotes } from '#shared/interop/import-notes';
import { field, flagIn, recordIn, textIn } from '#shared/interop/loose';

const t = textIn;

const grants: Readonly<Record<string, string>> = {
  authorization_code: 'authorizationCode',
  client_credentials: 'clientCredentials',
  password: 'password',
  implicit: 'implicit',
};

const readers: Readonly<Record<string, (f: unknown) => Auth>> = {
  none: () => ({ kind: 'none' }),
  inherit: () => ({ kind: 'inherit' }),
  basic: (f) => authWith({ kind: 'basic', username: t(f, 'username'), password: t(f, 'password') }),
  bearer: (f) => authWith({ kind: 'bearer', token: t(f, 'token') }),
  digest: (f) => authWith({ kind: 'digest', username: t(f, 'username'), password: t(f, 'password') }),
  ntlm: (f) => authWith({ kind: 'ntlm', username: t(f, 'username'), password: t(f, 'password'), domain: t(f, 'domain') }),
  apikey: (f) =>
    authWith({
      kind: 'apiKey',
      name: t(f, 'key'),
      value: t(f, 'value'),
      placement: t(f, 'placement').startsWith('query') ? 'query' : 'header',
    }),
  awsv4: (f) =>
    authWith({
      kind: 'awsSigV4',
      source: t(f, 'profileName') !== '' && t(f, 'accessKeyId') === '' ? 'profile' : 'typed',
      accessKeyId: t(f, 'accessKeyId'),
      secretAccessKey: t(f, 'secretAccessKey'),
      sessionToken: t(f, 'sessionToken'),
      service: t(f, 'service'),
      region: t(f, 'region'),
      profile: t(f, 'profileName'),
    }),
  oauth1: (f) =>
    authWith({
      kind: 'oauth1',
      consumerKey: t(f, 'consumerKey'),
      consumerSecret: t(f, 'consumerSecret'),
      token: t(f, 'accessToken') || t(f, 'token'),
      tokenSecret: t(f, 'accessTokenSecret') || t(f, 'tokenSecret'),
      signatureMethod: t(f, 'signatureMethod') || undefined,
    }),
  oauth2: (f) =>
    authWith({
      kind: 'oauth2',
      grant: grants[t(f, 'grantType')],
      authorizationUrl: t(f, 'authorizationUrl'),
      tokenUrl: t(f, 'accessTokenUrl'),
      refreshUrl: t(f, 'refreshTokenUrl'),
      clientId: t(f, 'clientId'),
      clientSecret: t(f, 'clientSecret'),
      clientAuth: t(f, 'credentialsPlacement') === 'basic_auth_header' ? 'basic' : 'body',
      username: t(f, 'username'),
      password: t(f, 'password'),
      scope: t(f, 'scope'),
      pkce: flagIn(f, 'pkce') ? 'S256' : 'off',
      ...(t(f, 'callbackUrl') !== '' && { callback: 'fixed', callbackUrl: t(f, 'callbackUrl') }),
      placement: t(f, 'tokenPlacement') === 'url' ? 'query' : 'header',
      prefix: t(f, 'tokenHeaderPrefix') || undefined,
      parameterName: t(f, 'tokenQueryKey') || undefined,
      autoFetch: field(f, 'autoFetchToken') !== false,
      autoRefresh: field(f, 'autoRefreshToken') !== false,
    }),
};

/** Credentials of a `.bru` file: a mode, and the fields of each kind that was ever filled in. */
export function readBruAuth(mode: string, fields: unknown, at: { readonly place: string; readonly notes: ImportNotes }): Auth {
  if (Object.hasOwn(readers, mode)) return readers[mode]?.(recordIn(fields, mode)) ?? { kind: 'none' };
  if (mode !== '') at.notes.lose(at.place, `credentials of the kind “${mode}”`, 'Cairn has no such kind');
  return { kind: 'none' };
}
