import { z } from 'zod';
import { besideKind } from './certificate';

const text = z.string().default('');

export const oauth1Methods = [
  'HMAC-SHA1',
  'HMAC-SHA256',
  'HMAC-SHA512',
  'RSA-SHA1',
  'RSA-SHA256',
  'RSA-SHA512',
  'PLAINTEXT',
] as const;

/** Signs with RFC 5849. */
export const oauth1Auth = z.strictObject({
  kind: z.literal('oauth1'),
  ...besideKind,
  consumerKey: text,
  consumerSecret: text,
  token: text,
  tokenSecret: text,
  signatureMethod: z.enum(oauth1Methods).default('HMAC-SHA1'),
  /** For RSA: the key in PEM, or the path of its file. */
  privateKey: text,
  privateKeyFrom: z.enum(['text', 'file']).default('text'),
  placement: z.enum(['header', 'query', 'body']).default('header'),
  realm: text,
  /** For the first of the three steps: where the user comes back to, or `oob`. */
  callbackUrl: text,
  /** For the third: what the user came back with. */
  verifier: text,
  /** Made for each request where they are empty. */
  timestamp: text,
  nonce: text,
  /** Sent as `oauth_version` unless empty. */
  version: z.string().default('1.0'),
  /** Signs bodies that are no forms as well, by `oauth_body_hash`. */
  includeBodyHash: z.boolean().default(false),
});

/** Signs with AWS Signature Version 4. */
export const awsSigV4Auth = z.strictObject({
  kind: z.literal('awsSigV4'),
  ...besideKind,
  /** Keys typed here, or those of a profile in the `~/.aws` files. */
  source: z.enum(['typed', 'profile']).default('typed'),
  accessKeyId: text,
  secretAccessKey: text,
  sessionToken: text,
  profile: text,
  /** Guessed from the host where they are empty. */
  region: text,
  service: text,
  placement: z.enum(['header', 'query']).default('header'),
  /** How long a signed address holds. */
  expiresSeconds: z.int().min(1).max(604_800).default(300),
});
