import { constants, createHmac, timingSafeEqual, verify } from 'node:crypto';
import { readJwt, type Jwt } from '#shared/http/jwt';
import { textMember } from '#shared/hypermedia/json-value';
import type { JwtVerdict } from '#shared/model/jwt';
import type { VerifyKey } from './read-keys';

type Family = 'shared' | 'rsa' | 'pss' | 'ec' | 'ed';
interface Algorithm {
  readonly family: Family;
  readonly hash: string | null;
  /** As Node calls it. */
  readonly curve?: string;
}

/** RFC 7518, 3.1, and RFC 8037, 3.1. */
const algorithms: Readonly<Record<string, Algorithm>> = {
  HS256: { family: 'shared', hash: 'sha256' },
  HS384: { family: 'shared', hash: 'sha384' },
  HS512: { family: 'shared', hash: 'sha512' },
  RS256: { family: 'rsa', hash: 'sha256' },
  RS384: { family: 'rsa', hash: 'sha384' },
  RS512: { family: 'rsa', hash: 'sha512' },
  PS256: { family: 'pss', hash: 'sha256' },
  PS384: { family: 'pss', hash: 'sha384' },
  PS512: { family: 'pss', hash: 'sha512' },
  ES256: { family: 'ec', hash: 'sha256', curve: 'prime256v1' },
  ES384: { family: 'ec', hash: 'sha384', curve: 'secp384r1' },
  ES512: { family: 'ec', hash: 'sha512', curve: 'secp521r1' },
  EdDSA: { family: 'ed', hash: null },
  Ed25519: { family: 'ed', hash: null },
};

const refused = (says: string): JwtVerdict => ({ state: 'refused', says });

/**
 * Checks the signature of a token in compact form (RFC 7515, 5.2) against keys; `owner` is whose they are. A key is taken only
 * for its own kind of algorithm, whatever the token's header says: a public key is no shared secret.
 */
export function verifyJwt(token: string, keys: readonly VerifyKey[], owner: string): JwtVerdict {
  const compact = token.trim();
  const jwt = readJwt(compact);
  if (jwt === null) return refused('This is no signed token in compact form.');
  const name = textMember(jwt.header, 'alg') ?? '';
  const algorithm = algorithmOf(name);
  const problem = whyNot(jwt);
  if (problem !== null || !algorithm) return refused(problem ?? '');
  const id = textMember(jwt.header, 'kid') ?? '';
  const fitting = keys.filter((key) => fits(key, name, algorithm));
  const tried = namedKeys(fitting, id);
  if (tried.length === 0) return refused(`${capital(owner)} has no key ${missing(fitting, name, id)}.`);
  const found = tried.find(({ key }) => isSignedWith(key, algorithm, compact));
  return found
    ? { state: 'verified', says: `Its signature (${name}) is that of ${owner}${found.id === '' ? '' : `, key ${found.id}`}.` }
    : refused(`Its signature is not that of ${owner}: it was changed, or somebody else signed it.`);
}

const missing = (fitting: readonly VerifyKey[], name: string, id: string): string =>
  fitting.length === 0 ? `for ${name}, which the token is signed with` : `called “${id}”, which the token names`;

const algorithmOf = (name: string): Algorithm | undefined => (Object.hasOwn(algorithms, name) ? algorithms[name] : undefined);

/** Why no key at all could verify it. */
function whyNot({ header, isSigned }: Jwt): string | null {
  if (!isSigned) return 'Nobody has signed it, so there is nothing to check.';
  if (header.has('crit'))
    return 'Its header demands extensions (crit) that Cairn does not know; whoever does not know them must refuse it.';
  const name = textMember(header, 'alg') ?? '';
  return algorithmOf(name) ? null : `Cairn does not know the algorithm ${name}.`;
}

/** A name is a hint (RFC 7515, 4.1.4): keys without one may be it as well. */
const namedKeys = (keys: readonly VerifyKey[], id: string): readonly VerifyKey[] =>
  id === '' ? keys : [...keys.filter((key) => key.id === id), ...keys.filter((key) => key.id === '')];

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function fits({ key, algorithm: own }: VerifyKey, name: string, { family, curve }: Algorithm): boolean {
  if (own !== '' && own !== name) return false;
  if (key.type === 'secret') return family === 'shared';
  const kinds: Readonly<Record<Family, readonly string[]>> = {
    shared: [],
    rsa: ['rsa'],
    pss: ['rsa', 'rsa-pss'],
    ec: ['ec'],
    ed: ['ed25519', 'ed448'],
  };
  const isKind = kinds[family].includes(key.asymmetricKeyType ?? '');
  return isKind && (curve === undefined || key.asymmetricKeyDetails?.namedCurve === curve);
}

const paddings: { readonly [F in Family]?: object } = {
  rsa: { padding: constants.RSA_PKCS1_PADDING },
  pss: { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST },
};

function isSignedWith(key: VerifyKey['key'], { family, hash }: Algorithm, compact: string): boolean {
  const cut = compact.lastIndexOf('.');
  const [signed, signature] = [Buffer.from(compact.slice(0, cut)), Buffer.from(compact.slice(cut + 1), 'base64url')];
  if (family === 'shared') {
    const own = createHmac(hash ?? '', key)
      .update(signed)
      .digest();
    return own.length === signature.length && timingSafeEqual(own, signature);
  }
  try {
    return verify(hash, signed, { key, dsaEncoding: 'ieee-p1363', ...paddings[family] }, signature);
  } catch {
    // A signature that is too long or too short for the key.
    return false;
  }
}
