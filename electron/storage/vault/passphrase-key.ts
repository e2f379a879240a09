import { randomBytes, scrypt } from 'node:crypto';
import { z } from 'zod';

/** Cost of guessing one passphrase: 128 MiB of memory and about half a second (RFC 7914; security floor N = 2^17). */
const costs = { n: 2 ** 17, r: 8, p: 1 };

/** How a key was made from a passphrase. A file may ask for more than the floor, never for less, and not for endless work. */
export const derivationSchema = z.strictObject({
  salt: z.base64(),
  n: z
    .int()
    .min(costs.n)
    .max(2 ** 20),
  r: z.int().min(8).max(16),
  p: z.int().min(1).max(4),
});
export type Derivation = z.infer<typeof derivationSchema>;

/** A derivation with a salt of its own. */
export const createDerivation = (): Derivation => ({ salt: randomBytes(16).toString('base64'), ...costs });

/** The 32-byte key of a passphrase. The same characters typed in another Unicode form give the same key. */
export function keyFromPassphrase(passphrase: string, { salt, n, r, p }: Derivation): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const limits = { N: n, r, p, maxmem: 128 * n * r * p + 1024 ** 2 };
    scrypt(passphrase.normalize('NFKC'), Buffer.from(salt, 'base64'), 32, limits, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}

/** Letters and digits that are not mistaken for each other when read aloud or written down. */
const alphabet = 'ABCDEFGHJKMNPQRSTVWXYZ0123456789';

/** A code of 160 random bits, in eight groups of four. */
export function createRecoveryCode(): string {
  const letters = Array.from(randomBytes(32), (byte) => alphabet[byte % 32]).join('');
  return (letters.match(/.{4}/g) ?? []).join('-');
}

/** The code as it was given out, however it was typed: case, spaces and dashes do not matter, O is 0, I and L are 1. */
export const readRecoveryCode = (typed: string): string =>
  (
    typed
      .toUpperCase()
      .replaceAll('O', '0')
      .replaceAll(/[IL]/g, '1')
      .replaceAll(/[^A-Z0-9]/g, '')
      .match(/.{1,4}/g) ?? []
  ).join('-');
