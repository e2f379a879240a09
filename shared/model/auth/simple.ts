import { z } from 'zod';

const text = z.string().default('');

/** Asks as nobody. */
export const noneAuth = z.strictObject({ kind: z.literal('none') });

/** As the folder or collection of the request says; a request that is in none asks as nobody. */
export const inheritAuth = z.strictObject({ kind: z.literal('inherit') });

export const basicAuth = z.strictObject({ kind: z.literal('basic'), username: text, password: text });

export const bearerAuth = z.strictObject({
  kind: z.literal('bearer'),
  token: text,
  /** The scheme word before the token. */
  prefix: z.string().default('Bearer'),
});

export const apiKeyAuth = z.strictObject({
  kind: z.literal('apiKey'),
  name: text,
  value: text,
  placement: z.enum(['header', 'query', 'cookie']).default('header'),
});

/** Answers a challenge of RFC 7616; the server chooses algorithm and protection. */
export const digestAuth = z.strictObject({ kind: z.literal('digest'), username: text, password: text });

/** NTLMv2; it logs a connection in, not a request. */
export const ntlmAuth = z.strictObject({
  kind: z.literal('ntlm'),
  username: text,
  password: text,
  domain: text,
  workstation: text,
});

/** A certificate shown in the TLS handshake. Paths name files on this machine. */
export const clientCertificateAuth = z.strictObject({
  kind: z.literal('clientCertificate'),
  format: z.enum(['pem', 'pkcs12']).default('pem'),
  certificatePath: text,
  /** Empty where the certificate's file holds the key as well. */
  keyPath: text,
  pkcs12Path: text,
  passphrase: text,
});
