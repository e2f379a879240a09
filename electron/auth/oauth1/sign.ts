import { createHmac, createSign } from 'node:crypto';
import { encodeComponent } from '#shared/http/percent-encode';
import type { AuthOf } from '#shared/model/auth';
import { CannotAuthorize } from '../auth-failure';

type Method = AuthOf<'oauth1'>['signatureMethod'];

/** What a signature is made with. */
export interface SigningKeys {
  readonly consumerSecret: string;
  readonly tokenSecret: string;
  /** In PEM, for RSA. */
  readonly privateKey: string;
}

/** Node's name of the hash of a method. */
export const hashOf = (method: Method): string => method.replace(/^(?:HMAC|RSA)-/, '').toLowerCase();

/** The signature of a base string (RFC 5849, 3.4.2 to 3.4.4; the longer hashes in the same way). */
export function sign(method: Method, text: string, { consumerSecret, tokenSecret, privateKey }: SigningKeys): string {
  const key = `${encodeComponent(consumerSecret)}&${encodeComponent(tokenSecret)}`;
  if (method === 'PLAINTEXT') return key;
  if (method.startsWith('HMAC')) return createHmac(hashOf(method), key).update(text).digest('base64');
  try {
    return createSign(`RSA-${hashOf(method).toUpperCase()}`)
      .update(text)
      .sign(privateKey, 'base64');
  } catch {
    throw new CannotAuthorize('the private key is not an RSA key in PEM, or it is locked by a passphrase');
  }
}
