import { createHmac, createVerify, timingSafeEqual } from 'node:crypto';

export type Parameter = readonly [name: string, value: string];

/** What is signed: RFC 5849 section 3.4.1. */
export interface Signed {
  readonly method: string;
  /** Scheme, authority and path; a query in it is not looked at. */
  readonly url: URL;
  /** All of them, from the header, the query and the form, decoded. */
  readonly parameters: readonly Parameter[];
}

/** The secrets a signature is made with; the second is empty before there is a token. */
export interface Secrets {
  readonly consumer: string;
  readonly token: string;
}

/** RFC 5849 section 3.6: every byte but the unreserved characters, in capitals. */
export function percentEncode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}

export function baseString({ method, url, parameters }: Signed): string {
  const pairs = parameters
    .filter(([name]) => name !== 'oauth_signature' && name !== 'realm')
    .map(([name, value]) => [percentEncode(name), percentEncode(value)] as const)
    .toSorted(byBytes)
    .map((pair) => pair.join('='));
  return [method.toUpperCase(), `${url.protocol}//${url.host}${url.pathname}`, pairs.join('&')].map(percentEncode).join('&');
}

/** Encoded names are ASCII, so the order of characters is the order of bytes. */
function byBytes([name, value]: Parameter, [otherName, otherValue]: Parameter): number {
  if (name !== otherName) return name < otherName ? -1 : 1;
  return value < otherValue ? -1 : value > otherValue ? 1 : 0;
}

const hmacs: Readonly<Record<string, string>> = { 'HMAC-SHA1': 'sha1', 'HMAC-SHA256': 'sha256' };

export const signatureMethods = [...Object.keys(hmacs), 'RSA-SHA1', 'PLAINTEXT'];

/** The signature for a shared secret; nothing for a method that has none. */
export function sign(signatureMethod: string, text: string, { consumer, token }: Secrets): string | undefined {
  const key = `${percentEncode(consumer)}&${percentEncode(token)}`;
  if (signatureMethod === 'PLAINTEXT') return key;
  const hash = hmacs[signatureMethod];
  return hash && createHmac(hash, key).update(text).digest('base64');
}

/** Whether the signature is the one that the secrets, or the public key, call for. */
export function isSignedBy(
  { signatureMethod, signature, text }: { signatureMethod: string; signature: string; text: string },
  secrets: Secrets,
  publicKey: string | undefined,
): boolean {
  if (signatureMethod === 'RSA-SHA1')
    return publicKey !== undefined && createVerify('RSA-SHA1').update(text).verify(publicKey, signature, 'base64');
  const expected = sign(signatureMethod, text, secrets);
  return expected !== undefined && sameText(expected, signature);
}

function sameText(one: string, other: string): boolean {
  const [first, second] = [Buffer.from(one), Buffer.from(other)];
  return first.length === second.length && timingSafeEqual(first, second);
}
