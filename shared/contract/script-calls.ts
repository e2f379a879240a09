import { z } from 'zod';
import { requestPlaceSchema } from '../model/collection';
import { requestDraftSchema } from '../model/request-draft';
import { scriptSourceSchema } from '../scripts/script-report';
import { call } from './define';

const fingerprint = z.string().regex(/^[0-9a-f]{64}$/);

/** A script as it is shown to whoever is to allow it. */
const shownScriptSchema = z.strictObject({ ...scriptSourceSchema.shape, fingerprint });
export type ShownScript = z.infer<typeof shownScriptSchema>;

const inspectedSchema = z.strictObject({
  /** Of what is sent, its folders and its collection; empty when it can be sent. */
  around: z.array(shownScriptSchema),
  /** All others of the collection that nobody has allowed, when there is something to ask; the first 500. */
  others: z.array(shownScriptSchema),
  /** What the collection is called; empty for a request that is saved nowhere. */
  collection: z.string(),
});

/** The part of the contract about scripts. */
export const scriptCalls = {
  /** Scripts that would run around a draft and that nobody has allowed. Nothing runs for it. */
  'scripts.inspect': call({
    input: z.strictObject({ draft: requestDraftSchema, place: requestPlaceSchema.nullable() }),
    output: inspectedSchema,
  }),
  /** The same for requests of a collection, by their files; null for all of them. */
  'scripts.inspectRun': call({
    input: z.strictObject({ root: z.string().max(4096), requests: z.array(z.string().max(4096)).max(100_000).nullable() }),
    output: inspectedSchema,
  }),
  /** Allows scripts that were shown, by their fingerprints. A script that is changed has another one. */
  'scripts.allow': call({
    input: z.strictObject({
      root: z.string().max(4096),
      fingerprints: z.array(fingerprint).max(2_000),
      /** Texts that were typed by whoever allows them. */
      texts: z.array(z.string()).max(10).default([]),
    }),
    output: z.null(),
  }),
  /** Allows nothing of a collection any more. */
  'scripts.forget': call({ input: z.strictObject({ root: z.string().max(4096) }), output: z.null() }),
} as const;
