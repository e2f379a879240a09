import { createPublicKey, createSecretKey, X509Certificate, type JsonWebKey, type KeyObject } from 'node:crypto';

/** A key that a signature can be checked with. */
export interface VerifyKey {
  readonly key: KeyObject;
  /** As its owner calls it (RFC 7517, 4.5); empty where it has no name. */
  readonly id: string;
  /** The one algorithm it is meant for (RFC 7517, 4.4); empty where it does not say. */
  readonly algorithm: string;
}

/** Keys in a text: PEM, a JWK, a set of them, or else the letters of a shared secret. What cannot be read is left out. */
export function readKeys(text: string): VerifyKey[] {
  const trimmed = text.trim();
  if (trimmed.startsWith('-----BEGIN')) return fromPem(trimmed);
  const json = jsonIn(trimmed);
  if (json !== null) return fromJwks(json);
  return [sharedKey(Buffer.from(text.replace(/\r?\n$/, ''), 'utf8'))].concat(fromBase64(trimmed));
}

/** The keys of a set, or of one JWK by itself; those for encryption are none of ours (RFC 7517, 4.2). */
export function fromJwks(json: object): VerifyKey[] {
  const listed: unknown[] = 'keys' in json && Array.isArray(json.keys) ? (json.keys as unknown[]) : [json];
  return listed.flatMap((jwk) => (isJwk(jwk) && jwk.use !== 'enc' ? fromJwk(jwk) : []));
}

interface Jwk extends JsonWebKey {
  readonly kty: string;
}

const isJwk = (value: unknown): value is Jwk =>
  typeof value === 'object' && value !== null && 'kty' in value && typeof value.kty === 'string';

function fromJwk(jwk: Jwk): VerifyKey[] {
  const { kid, alg } = jwk as { readonly kid?: unknown; readonly alg?: unknown };
  const named = { id: typeof kid === 'string' ? kid : '', algorithm: typeof alg === 'string' ? alg : '' };
  if (jwk.kty === 'oct') return typeof jwk.k === 'string' ? [{ ...sharedKey(Buffer.from(jwk.k, 'base64url')), ...named }] : [];
  return attempt(() => ({ key: createPublicKey({ key: jwk, format: 'jwk' }), ...named }));
}

function fromPem(pem: string): VerifyKey[] {
  const read = () => (pem.startsWith('-----BEGIN CERTIFICATE') ? new X509Certificate(pem).publicKey : createPublicKey(pem));
  return attempt(() => ({ key: read(), id: '', algorithm: '' }));
}

/** Secrets are often handed around in Base64, and meant are the bytes. */
function fromBase64(text: string): VerifyKey[] {
  return /^[A-Za-z0-9+/_-]{16,}={0,2}$/.test(text) ? [sharedKey(Buffer.from(text, 'base64'))] : [];
}

const sharedKey = (bytes: Buffer): VerifyKey => ({ key: createSecretKey(bytes), id: '', algorithm: '' });

function jsonIn(text: string): object | null {
  try {
    const value: unknown = text.startsWith('{') ? JSON.parse(text) : null;
    return typeof value === 'object' ? value : null;
  } catch {
    return null;
  }
}

function attempt(read: () => VerifyKey): VerifyKey[] {
  try {
    return [read()];
  } catch {
    return [];
  }
}
