import { z } from 'zod';

/** An origin as addresses have it: scheme, host, and a port that is not the usual one. */
export const originSchema = z
  .string()
  .max(300)
  .refine((text) => /^https?:/.test(text) && URL.canParse(text) && new URL(text).origin === text, 'it is no origin');

/** Where a description was read: at an address, without what lets somebody in, or in a file. */
export const descriptionSourceSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('address'), url: z.string().min(1).max(8192) }),
  z.strictObject({ kind: z.literal('file'), path: z.string().min(1).max(4096) }),
]);
export type DescriptionSource = z.infer<typeof descriptionSourceSchema>;

/** What is known of a description that outlasts the window. */
export const descriptionFactsSchema = z.strictObject({
  origin: originSchema,
  source: descriptionSourceSchema,
  /** When it was read, in milliseconds. */
  readAt: z.number().min(0),
  /** Somebody wished to know it; else a page pointed to it. */
  isWished: z.boolean(),
});
export type DescriptionFacts = z.infer<typeof descriptionFactsSchema>;
