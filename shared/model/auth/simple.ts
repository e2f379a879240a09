import { z } from 'zod';
import { besideKind, certificateFields } from './certificate';

const text = z.string().default('');

/** Asks as nobody. */
export const noneAuth = z.strictObject({ kind: z.literal('none') });

/** As the folder or collection of the request says; a request that is in none asks as nobody. */
export const inheritAuth = z.strictObject({ kind: z.literal('inherit') });

export const basicAuth = z.strictObject({
  kind: z.literal('basic'),
  username: text,
  password: text,
  ...besideKind,
});

export const bearerAuth = z.strictObject({
  kind: z.literal('bearer'),
  token: text,
  /** The scheme word before the token. */
  prefix: z.string().default('Bearer'),
  ...besideKind,
});

export const apiKeyAuth = z.strictObject({
  kind: z.literal('apiKey'),
  name: text,
  value: text,
  placement: z.enum(['header', 'query', 'cookie']).default('header'),
  ...besideKind,
});

/** Answers a challenge of RFC 7616; the server chooses algorithm and protection. */
export const digestAuth = z.strictObject({
  kind: z.literal('digest'),
  username: text,
  password: text,
  ...besideKind,
});

/** NTLMv2; it logs a connection in, not a request. */
export const ntlmAuth = z.strictObject({
  kind: z.literal('ntlm'),
  username: text,
  password: text,
  domain: text,
  workstation: text,
  ...besideKind,
});

/** A certificate shown in the TLS handshake, and nothing more. */
export const clientCertificateAuth = z.strictObject({ kind: z.literal('clientCertificate'), ...certificateFields });
