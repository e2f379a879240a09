import { z } from 'zod';
import { descriptionFactsSchema, originSchema } from '../model/kept-description';
import { call } from './define';

/** The part of the contract about descriptions of APIs that outlast the window. */
export const descriptionCalls = {
  /**
   * Keeps an OpenAPI document for the pages of an origin: the answer of an exchange, without the secrets it was asked with, or a
   * file. Answers false where it is not kept: it is none, it is too large, or nothing of what is sent is to be kept.
   */
  'descriptions.keep': call({
    input: z.strictObject({
      origin: originSchema,
      readAt: z.number().min(0),
      /** One that nobody wished for does not take the place of one that somebody did. */
      isWished: z.boolean(),
      from: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('exchange'), exchangeId: z.uuid() }),
        z.strictObject({ kind: z.literal('file'), path: z.string().min(1).max(4096) }),
      ]),
    }),
    output: z.boolean(),
  }),
  /** The description that is kept for an origin, as JSON text; null for none. */
  'descriptions.read': call({
    input: z.strictObject({ origin: originSchema }),
    output: z.strictObject({ facts: descriptionFactsSchema, json: z.string() }).nullable(),
  }),
  'descriptions.forget': call({ input: z.strictObject({ origin: originSchema }), output: z.null() }),
} as const;

/** One was kept, or forgotten: then `readAt` is null. No origin stands for all of them. */
export const descriptionChangeSchema = z.strictObject({
  origin: originSchema.nullable(),
  readAt: z.number().nullable(),
  isWished: z.boolean(),
});
