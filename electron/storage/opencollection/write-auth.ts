import type { AuthApiKey, AuthAwsV4, AuthBasic, AuthBearer, AuthDigest, AuthNTLM } from '@opencollection/types/requests/http';
import type { AuthOAuth1 } from '@opencollection/types/common/auth-oauth1';
import type { Auth, AuthKind, AuthOf } from '#shared/model/auth';
import { writeOAuth2 } from './write-oauth2.ts';
import { isEqual } from './is-same.ts';
import { isWantedMap, Whole, type Wanted, type WantedMap } from '../yaml/wanted.ts';

type OpenAuth = WantedMap | 'inherit' | undefined;

/** How OpenCollection writes each kind. What is missing here it has no word for: that stands beside the request's file. */
const writers: { readonly [K in AuthKind]?: (auth: AuthOf<K>) => OpenAuth } = {
  inherit: () => 'inherit',
  basic: ({ username, password }) => ({ type: 'basic', username, password }) satisfies AuthBasic,
  bearer: ({ token }) => ({ type: 'bearer', token }) satisfies AuthBearer,
  apiKey: ({ name, value, placement }) =>
    placement === 'cookie' ? undefined : ({ type: 'apikey', key: name, value, placement } satisfies AuthApiKey),
  digest: ({ username, password }) => ({ type: 'digest', username, password }) satisfies AuthDigest,
  ntlm: ({ username, password, domain }) =>
    ({ type: 'ntlm', username, password, domain: orAbsent(domain) }) satisfies Loose<AuthNTLM>,
  awsSigV4: (auth) =>
    ({
      type: 'awsv4',
      accessKeyId: orAbsent(auth.accessKeyId),
      secretAccessKey: orAbsent(auth.secretAccessKey),
      sessionToken: orAbsent(auth.sessionToken),
      service: orAbsent(auth.service),
      region: orAbsent(auth.region),
      profileName: orAbsent(auth.profile),
    }) satisfies Loose<AuthAwsV4>,
  oauth1: writeOAuth1,
  oauth2: writeOAuth2,
};

/** The types say that a field may be missing; here it is then undefined. */
type Loose<T> = { readonly [F in keyof T]: T[F] | undefined };

/** What is empty is not written. */
const orAbsent = (text: string): string | undefined => (text === '' ? undefined : text);

function writeOAuth1(auth: AuthOf<'oauth1'>): WantedMap {
  return {
    type: 'oauth1',
    consumerKey: orAbsent(auth.consumerKey),
    consumerSecret: orAbsent(auth.consumerSecret),
    accessToken: orAbsent(auth.token),
    accessTokenSecret: orAbsent(auth.tokenSecret),
    callbackUrl: orAbsent(auth.callbackUrl),
    verifier: orAbsent(auth.verifier),
    signatureMethod: auth.signatureMethod,
    privateKey: auth.privateKey === '' ? undefined : { type: auth.privateKeyFrom, value: auth.privateKey },
    timestamp: orAbsent(auth.timestamp),
    nonce: orAbsent(auth.nonce),
    version: auth.version,
    realm: orAbsent(auth.realm),
    placement: auth.placement,
    includeBodyHash: auth.includeBodyHash || undefined,
  } satisfies Loose<AuthOAuth1>;
}

/** Whether OpenCollection has a word for these credentials. */
export const isOpen = (auth: Auth): boolean => auth.kind === 'none' || wantedAuth(auth) !== undefined;

/** The field `auth` of a file; undefined takes it away. */
export function wantedAuth(auth: Auth): OpenAuth {
  // The table is keyed by the same kinds, which TypeScript cannot follow through a union.
  return (writers[auth.kind] as ((auth: Auth) => OpenAuth) | undefined)?.(auth);
}

/** The change that makes a file hold these credentials: inside of what stands there when they are of the same kind. */
export function changedAuth(auth: Auth, before: Auth): Wanted {
  const wanted = wantedAuth(auth);
  if (typeof wanted !== 'object') return wanted;
  const old = wantedAuth(before);
  return auth.kind === before.kind && typeof old === 'object' ? differing(wanted, old) : new Whole(wanted);
}

/** Only the fields that say something else than before: what a file leaves unsaid stays unsaid. */
const differing = (wanted: WantedMap, before: WantedMap): WantedMap =>
  Object.fromEntries(
    Object.entries(wanted).flatMap(([field, value]): [string, Wanted][] => {
      const old = before[field];
      if (isEqual(value, old)) return [];
      return [[field, isWantedMap(value) && old !== undefined && isWantedMap(old) ? differing(value, old) : value]];
    }),
  );
