import { certificateBeside, type Auth, type AuthKind, type AuthOf } from './auth';

/** The fields of each kind that are never shown unasked, and never told in notes, exports or logs. */
export const secretFields: { readonly [K in AuthKind]: readonly (keyof AuthOf<K>)[] } = {
  none: [],
  inherit: [],
  basic: ['password'],
  bearer: ['token'],
  apiKey: ['value'],
  token: ['token', 'password'],
  session: ['password'],
  digest: ['password'],
  oauth2: ['clientSecret', 'privateKey', 'password'],
  oauth1: ['consumerSecret', 'token', 'tokenSecret', 'privateKey', 'verifier'],
  awsSigV4: ['secretAccessKey', 'sessionToken'],
  ntlm: ['password'],
  clientCertificate: ['passphrase'],
};

/** The secrets that an auth holds, as typed; empty ones left out. */
export function secretsIn(auth: Auth): string[] {
  const secret: readonly string[] = secretFields[auth.kind];
  const own = Object.entries(auth).flatMap(([field, value]) =>
    secret.includes(field) && typeof value === 'string' && value !== '' ? [value] : [],
  );
  const beside = certificateBeside(auth);
  return beside ? [...own, ...secretsIn(beside)] : own;
}
