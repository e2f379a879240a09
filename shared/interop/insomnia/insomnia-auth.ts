import type { Auth } from '../../model/auth';
import { authWith } from '../build-draft';
import type { ImportNotes } from '../import-notes';
import { field, flagIn, isRecord, textIn } from '../loose';

const t = textIn;

const grants: Readonly<Record<string, string>> = {
  authorization_code: 'authorizationCode',
  client_credentials: 'clientCredentials',
  password: 'password',
  implicit: 'implicit',
};

const readers: Readonly<Record<string, (f: unknown) => Auth>> = {
  none: () => ({ kind: 'none' }),
  basic: (f) => authWith({ kind: 'basic', username: t(f, 'username'), password: t(f, 'password') }),
  bearer: (f) => authWith({ kind: 'bearer', token: t(f, 'token'), prefix: t(f, 'prefix') || undefined }),
  apikey: (f) =>
    authWith({
      kind: 'apiKey',
      name: t(f, 'key'),
      value: t(f, 'value'),
      placement: t(f, 'addTo') === 'queryParams' ? 'query' : t(f, 'addTo') === 'cookie' ? 'cookie' : 'header',
    }),
  digest: (f) => authWith({ kind: 'digest', username: t(f, 'username'), password: t(f, 'password') }),
  ntlm: (f) => authWith({ kind: 'ntlm', username: t(f, 'username'), password: t(f, 'password') }),
  iam: (f) =>
    authWith({
      kind: 'awsSigV4',
      accessKeyId: t(f, 'accessKeyId'),
      secretAccessKey: t(f, 'secretAccessKey'),
      sessionToken: t(f, 'sessionToken'),
      region: t(f, 'region'),
      service: t(f, 'service'),
    }),
  oauth1: (f) =>
    authWith({
      kind: 'oauth1',
      consumerKey: t(f, 'consumerKey'),
      consumerSecret: t(f, 'consumerSecret'),
      token: t(f, 'tokenKey'),
      tokenSecret: t(f, 'tokenSecret'),
      signatureMethod: t(f, 'signatureMethod') || undefined,
      privateKey: t(f, 'privateKey'),
      realm: t(f, 'realm'),
      callbackUrl: t(f, 'callback'),
      verifier: t(f, 'verifier'),
      timestamp: t(f, 'timestamp'),
      nonce: t(f, 'nonce'),
      version: t(f, 'version') || undefined,
      includeBodyHash: flagIn(f, 'includeBodyHash'),
    }),
  oauth2: (f) => {
    const grant = t(f, 'grantType');
    return authWith({
      kind: 'oauth2',
      grant: Object.hasOwn(grants, grant) ? grants[grant] : undefined,
      authorizationUrl: t(f, 'authorizationUrl'),
      tokenUrl: t(f, 'accessTokenUrl'),
      clientId: t(f, 'clientId'),
      clientSecret: t(f, 'clientSecret'),
      clientAuth: flagIn(f, 'credentialsInBody') ? 'body' : 'basic',
      username: t(f, 'username'),
      password: t(f, 'password'),
      scope: t(f, 'scope'),
      audience: t(f, 'audience'),
      resource: t(f, 'resource'),
      pkce: flagIn(f, 'usePkce') ? (t(f, 'pkceMethod') === 'plain' ? 'plain' : 'S256') : 'off',
      ...(t(f, 'redirectUrl') !== '' && { callback: 'fixed', callbackUrl: t(f, 'redirectUrl') }),
      prefix: t(f, 'tokenPrefix') || undefined,
    });
  },
};

/** The credentials of a request or a folder; what says nothing has those above it. */
export function readInsomniaAuth(value: unknown, place: string, notes: ImportNotes): Auth {
  const type = textIn(value, 'type');
  if (!isRecord(value) || type === '' || field(value, 'disabled') === true)
    return { kind: isRecord(value) && type !== '' ? 'none' : 'inherit' };
  if (Object.hasOwn(readers, type)) return readers[type]?.(value) ?? { kind: 'inherit' };
  notes.lose(place, `credentials of the kind “${type}”`, 'Cairn has no such kind');
  return { kind: 'none' };
}
