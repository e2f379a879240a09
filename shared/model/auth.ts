import { z } from 'zod';
import { sessionAuth, tokenAuth } from './auth/login';
import { blankOAuth2, oauth2Auth } from './auth/oauth2';
import { awsSigV4Auth, oauth1Auth } from './auth/signed';
import {
  apiKeyAuth,
  basicAuth,
  bearerAuth,
  clientCertificateAuth,
  digestAuth,
  inheritAuth,
  noneAuth,
  ntlmAuth,
} from './auth/simple';

/**
 * How a request says who is asking. One variant for each auth kind; `kind` names the provider and the form.
 * Every other field has a default, so that what older versions have kept still opens.
 */
export const authSchema = z.discriminatedUnion('kind', [
  noneAuth,
  inheritAuth,
  basicAuth,
  bearerAuth,
  apiKeyAuth,
  tokenAuth,
  sessionAuth,
  digestAuth,
  oauth1Auth,
  oauth2Auth,
  awsSigV4Auth,
  ntlmAuth,
  clientCertificateAuth,
]);
export type Auth = z.infer<typeof authSchema>;
export type AuthKind = Auth['kind'];
export type AuthOf<K extends AuthKind> = Extract<Auth, { kind: K }>;

/** A certificate that is shown beside credentials of another kind; null where there is none. */
export function certificateBeside(auth: Auth): AuthOf<'clientCertificate'> | null {
  return 'certificate' in auth && auth.certificate ? { kind: 'clientCertificate', ...auth.certificate } : null;
}

/** The certificate that is shown where the request goes; null for none, and for one that only the authorization server is shown. */
export const certificateForRequest = (auth: Auth): AuthOf<'clientCertificate'> | null =>
  auth.kind === 'oauth2' && auth.certificateTo === 'server' ? null : certificateBeside(auth);

/** The certificate that an authorization server is shown; null for none. */
export const certificateForServer = (auth: AuthOf<'oauth2'>): AuthOf<'clientCertificate'> | null =>
  auth.certificateTo === 'resource' ? null : certificateBeside(auth);

/** An empty form of each kind. */
export const blankAuth: { readonly [K in AuthKind]: AuthOf<K> } = {
  none: { kind: 'none' },
  inherit: { kind: 'inherit' },
  basic: basicAuth.parse({ kind: 'basic' }),
  bearer: bearerAuth.parse({ kind: 'bearer' }),
  apiKey: apiKeyAuth.parse({ kind: 'apiKey', name: 'X-Api-Key' }),
  token: tokenAuth.parse({ kind: 'token' }),
  session: sessionAuth.parse({ kind: 'session' }),
  digest: digestAuth.parse({ kind: 'digest' }),
  oauth1: oauth1Auth.parse({ kind: 'oauth1' }),
  oauth2: blankOAuth2,
  awsSigV4: awsSigV4Auth.parse({ kind: 'awsSigV4' }),
  ntlm: ntlmAuth.parse({ kind: 'ntlm' }),
  clientCertificate: clientCertificateAuth.parse({ kind: 'clientCertificate' }),
};

/** What each kind is called. */
export const authNames: { readonly [K in AuthKind]: string } = {
  none: 'none',
  inherit: 'inherited',
  basic: 'Basic',
  bearer: 'Bearer',
  apiKey: 'API key',
  token: 'Token',
  session: 'Session',
  digest: 'Digest',
  oauth1: 'OAuth 1.0a',
  oauth2: 'OAuth 2',
  awsSigV4: 'AWS SigV4',
  ntlm: 'NTLM',
  clientCertificate: 'Client certificate',
};
