import { isArray, isNumber, isObject, type JsonObject, type JsonValue } from '../hypermedia/json-value';
import { writeJson } from '../hypermedia/write-json';
import type { Jwt } from '../http/jwt';
import type { ExplainedPart } from './explanation';

/** RFC 7515, 4.1. */
const headerNames: Readonly<Record<string, string>> = {
  alg: 'how it is signed',
  typ: 'what it is',
  kid: 'which key signed it',
  cty: 'what it holds',
  jku: 'where the keys are said to be; to be believed only for known servers',
  jwk: 'the key itself; to be believed only when it is known already',
  x5t: 'fingerprint of the certificate of the key',
  x5c: 'certificates of the key',
  crit: 'what must be understood',
};

/** RFC 7519, 4.1; RFC 9068, 2.2; OpenID Connect Core, 2 and 5.1. */
const claimNames: Readonly<Record<string, string>> = {
  iss: 'who issued it',
  sub: 'whom it is about',
  aud: 'for whom it is meant',
  exp: 'when it ends',
  nbf: 'when it begins',
  iat: 'when it was issued',
  jti: 'its own number',
  scope: 'what it allows',
  scp: 'what it allows',
  client_id: 'which client got it',
  azp: 'which client it was issued to',
  nonce: 'repeats what the client sent',
  acr: 'how strongly the user logged in',
  amr: 'by which means the user logged in',
  auth_time: 'when the user logged in',
  roles: 'roles of the one it is about',
  groups: 'groups of the one it is about',
  name: 'full name',
  email: 'address for mail',
  preferred_username: 'name to show',
  token_type: 'what kind of token it is',
  user_id: 'whom it is about',
};

const times = new Set(['exp', 'nbf', 'iat', 'auth_time', 'updated_at']);

/** A token in words. */
export interface JwtReading {
  readonly header: readonly ExplainedPart[];
  readonly claims: readonly ExplainedPart[];
  readonly standing: 'good' | 'expired' | 'early' | 'unsigned';
}

/** Each member of a token with its meaning; times as dates in UTC beside the number. `now` in milliseconds since 1970. */
export function describeJwt({ header, claims, isSigned, validFrom, expiresAt }: Jwt, now: number): JwtReading {
  const early = validFrom !== null && validFrom > now;
  const expired = expiresAt !== null && expiresAt <= now;
  return {
    header: partsOf(header, headerNames),
    claims: partsOf(claims, claimNames),
    standing: isSigned ? (expired ? 'expired' : early ? 'early' : 'good') : 'unsigned',
  };
}

const partsOf = (members: JsonObject, names: Readonly<Record<string, string>>): ExplainedPart[] =>
  [...members].map(([name, value]) => ({
    name,
    value: shown(name, value),
    meaning: Object.hasOwn(names, name) ? (names[name] ?? '') : '',
  }));

function shown(name: string, value: JsonValue): string {
  if (isNumber(value) && times.has(name)) return `${value.number} (${dateOf(Number(value.number))})`;
  if (typeof value === 'string') return value;
  return isObject(value) || isArray(value) ? writeJson(value) : isNumber(value) ? value.number : String(value);
}

function dateOf(seconds: number): string {
  const date = new Date(seconds * 1000);
  return Number.isNaN(date.getTime())
    ? 'no date'
    : `${date
        .toISOString()
        .replace('T', ' ')
        .replace(/\.\d+Z$/, '')} UTC`;
}
