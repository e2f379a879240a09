import { z } from 'zod';

/** What a token is to be checked with: what is known of its issuer already, a key that is pasted, or keys that the issuer gives out. */
export const jwtKeySchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('known') }),
  /** A key or certificate in PEM, a JWK, a set of them, or the text of a shared secret. */
  z.strictObject({ kind: z.literal('pasted'), text: z.string().min(1).max(100_000) }),
  z.strictObject({ kind: z.literal('issuer') }),
]);
export type JwtKey = z.infer<typeof jwtKeySchema>;

/** Whether a signature is that of a key. It says nothing of the token's times, nor for whom it is meant. */
export const jwtVerdictSchema = z.strictObject({
  state: z.enum(['verified', 'refused', 'unknown']),
  /** By which key, or why not, as a sentence. */
  says: z.string(),
});
export type JwtVerdict = z.infer<typeof jwtVerdictSchema>;
