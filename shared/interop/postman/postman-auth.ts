import type { Auth } from '../../model/auth';
import { authWith } from '../build-draft';
import type { ImportNotes } from '../import-notes';
import { asText, field, isRecord, textIn, type Loose } from '../loose';

interface Place {
  readonly place: string;
  readonly notes: ImportNotes;
}

type ReadAuth = (fields: Loose, place: Place) => Auth;

const t = textIn;

const readers: Readonly<Record<string, ReadAuth>> = {
  noauth: () => ({ kind: 'none' }),
  basic: (f) => authWith({ kind: 'basic', username: t(f, 'username'), password: t(f, 'password') }),
  bearer: (f) => authWith({ kind: 'bearer', token: t(f, 'token') }),
  apikey: (f) =>
    authWith({
      kind: 'apiKey',
      name: t(f, 'key'),
      value: t(f, 'value'),
      placement: t(f, 'in') === 'query' ? 'query' : 'header',
    }),
  digest: (f) => authWith({ kind: 'digest', username: t(f, 'username'), password: t(f, 'password') }),
  ntlm: (f) =>
    authWith({
      kind: 'ntlm',
      username: t(f, 'username'),
      password: t(f, 'password'),
      domain: t(f, 'domain'),
      workstation: t(f, 'workstation'),
    }),
  awsv4: (f) =>
    authWith({
      kind: 'awsSigV4',
      accessKeyId: t(f, 'accessKey'),
      secretAccessKey: t(f, 'secretKey'),
      sessionToken: t(f, 'sessionToken'),
      region: t(f, 'region'),
      service: t(f, 'service'),
      placement: field(f, 'addAuthDataToQuery') === true ? 'query' : 'header',
    }),
  oauth1: (f) =>
    authWith({
      kind: 'oauth1',
      consumerKey: t(f, 'consumerKey'),
      consumerSecret: t(f, 'consumerSecret'),
      token: t(f, 'token'),
      tokenSecret: t(f, 'tokenSecret'),
      signatureMethod: t(f, 'signatureMethod') || undefined,
      privateKey: t(f, 'privateKey'),
      realm: t(f, 'realm'),
      callbackUrl: t(f, 'callback'),
      verifier: t(f, 'verifier'),
      timestamp: t(f, 'timestamp'),
      nonce: t(f, 'nonce'),
      version: t(f, 'version') || undefined,
      includeBodyHash: field(f, 'includeBodyHash') === true,
      placement: field(f, 'addParamsToHeader') === false ? 'query' : 'header',
    }),
  oauth2: readOAuth2,
};

const grants = new Map([
  ['authorization_code', 'authorizationCode'],
  ['authorization_code_with_pkce', 'authorizationCode'],
  ['client_credentials', 'clientCredentials'],
  ['password_credentials', 'password'],
  ['implicit', 'implicit'],
]);

function readOAuth2(f: Loose): Auth {
  const token = t(f, 'accessToken');
  // With a token and no way to get another, it is a bearer token.
  if (token !== '' && t(f, 'accessTokenUrl') === '') return authWith({ kind: 'bearer', token });
  const grant = t(f, 'grant_type');
  return authWith({
    kind: 'oauth2',
    grant: grants.get(grant),
    authorizationUrl: t(f, 'authUrl'),
    tokenUrl: t(f, 'accessTokenUrl'),
    refreshUrl: t(f, 'refreshTokenUrl'),
    clientId: t(f, 'clientId'),
    clientSecret: t(f, 'clientSecret'),
    clientAuth: t(f, 'client_authentication') === 'body' ? 'body' : 'basic',
    username: t(f, 'username'),
    password: t(f, 'password'),
    scope: t(f, 'scope'),
    audience: t(f, 'audience'),
    resource: t(f, 'resource'),
    pkce: pkceOf(grant, t(f, 'challengeAlgorithm')),
    ...(t(f, 'redirect_uri') !== '' && { callback: 'fixed', callbackUrl: t(f, 'redirect_uri') }),
    placement: t(f, 'addTokenTo') === 'queryParams' ? 'query' : 'header',
    prefix: t(f, 'headerPrefix').trim() || undefined,
  });
}

function pkceOf(grant: string, algorithm: string): string {
  if (grant === 'authorization_code') return 'off';
  return algorithm === 'plain' ? 'plain' : 'S256';
}

/** The credentials of an item; where it says nothing those above it count. */
export function readPostmanAuth(value: unknown, silent: Auth, at: Place): Auth {
  if (!isRecord(value)) return silent;
  const type = textIn(value, 'type');
  if (Object.hasOwn(readers, type)) return readers[type]?.(fieldsOf(field(value, type)), at) ?? silent;
  if (type === '') return silent;
  at.notes.lose(at.place, `credentials of the kind “${type}”`, 'Cairn has no such kind');
  return { kind: 'none' };
}

/** Version 2.1 has a list of keys and values, 2.0 the fields themselves. Later keys of a name count. */
function fieldsOf(value: unknown): Loose {
  if (!Array.isArray(value)) return isRecord(value) ? value : {};
  return Object.fromEntries(value.filter(isRecord).map((row) => [asText(row['key']), row['value']]));
}
