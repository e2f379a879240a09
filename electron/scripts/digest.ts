import { createHash, createHmac } from 'node:crypto';

const algorithms: readonly string[] = ['md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512', 'ripemd160'];
const base64 = /^[A-Za-z0-9+/]*={0,2}$/;
const isBytes = (value: unknown): value is string => typeof value === 'string' && base64.test(value);

/**
 * The digest that a script asks for, as JSON: `algorithm`, `data` and, for an HMAC, `key`, the latter two as base64; given in
 * base64. What is not asked for so is empty.
 */
export function digestOf(asked: string): string {
  const { algorithm, data, key } = JSON.parse(asked) as Readonly<Record<string, unknown>>;
  if (typeof algorithm !== 'string' || !algorithms.includes(algorithm) || !isBytes(data)) return '';
  const hash = isBytes(key) ? createHmac(algorithm, Buffer.from(key, 'base64')) : createHash(algorithm);
  return hash.update(Buffer.from(data, 'base64')).digest('base64');
}
