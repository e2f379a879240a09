import { z } from 'zod';
import { oauth2Auth } from '#shared/model/auth/oauth2';
import { oauthPurposeSchema } from '#shared/model/oauth-flow';

/** The tokens of one answer. Times are milliseconds since 1970. */
export const tokenSetSchema = z.strictObject({
  access: z.string(),
  refresh: z.string().nullable(),
  id: z.string().nullable(),
  scope: z.string(),
  receivedAt: z.number(),
  /** Null when the server did not say. */
  expiresAt: z.number().nullable(),
  subject: z.string(),
  signatureChecked: z.boolean(),
});
export type TokenSet = z.infer<typeof tokenSetSchema>;

/** What of a server's metadata is needed once there is a token. */
const keptServerSchema = z.strictObject({
  issuer: z.string(),
  issuerKnown: z.boolean(),
  token_endpoint: z.string().optional(),
  revocation_endpoint: z.string().optional(),
  introspection_endpoint: z.string().optional(),
  jwks_uri: z.string().optional(),
  id_token_signing_alg_values_supported: z.array(z.string()).optional(),
  /** RFC 8705 section 5. */
  mtls_endpoint_aliases: z
    .strictObject({
      token_endpoint: z.string().optional(),
      revocation_endpoint: z.string().optional(),
      introspection_endpoint: z.string().optional(),
    })
    .optional(),
});
export type KeptServer = z.infer<typeof keptServerSchema>;

/** A kept token with all that is needed to renew, revoke and examine it. It exists in the vault and nowhere else. */
export const tokenEntrySchema = z.strictObject({
  version: z.literal(1),
  purpose: oauthPurposeSchema,
  auth: oauth2Auth,
  server: keptServerSchema,
  tokens: tokenSetSchema,
});
export type TokenEntry = z.infer<typeof tokenEntrySchema>;
