import { z } from 'zod';
import { authSchema } from './auth';

/** Something that credentials add to a request, letter by letter. */
export const authAdditionSchema = z.strictObject({
  place: z.enum(['header', 'query', 'body', 'handshake']),
  /** A header's name; empty elsewhere. */
  name: z.string(),
  /** In order; a secret is masked until it is asked for. */
  parts: z.array(z.strictObject({ text: z.string(), isSecret: z.boolean() })),
});
export type AuthAddition = z.infer<typeof authAdditionSchema>;

/** Where inherited credentials come from. */
export const inheritedFromSchema = z.strictObject({
  kind: z.enum(['folder', 'collection']),
  /** Relative to the collection. */
  path: z.string(),
  /** As the file calls it; empty where it gives no name. */
  name: z.string(),
  /** What stands there. */
  auth: authSchema,
});

/** What credentials would do to a request that is sent now. */
export const authPreviewSchema = z.strictObject({
  additions: z.array(authAdditionSchema),
  /** What happens besides, or first; empty where the additions say it all. */
  says: z.string(),
  /** Why nothing can be said, as a sentence; null when all is well. */
  problem: z.string().nullable(),
  /** For inherited credentials; null where nothing is inherited. */
  from: inheritedFromSchema.nullable(),
});
export type AuthPreview = z.infer<typeof authPreviewSchema>;
