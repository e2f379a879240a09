import { z } from 'zod';
import { markupPlaceSchema, markupProblemSchema, markupRowsSchema } from '../model/body-markup';
import { foldsSchema } from '../model/body-window';
import { call } from './define';

const bodyId = z.string().min(1).max(200);
const charset = z.string().max(40).nullable();

/** The part of the contract about bodies of XML as trees. */
export const bodyMarkupCalls = {
  'body.readMarkup': call({
    input: z.strictObject({ bodyId, charset, folds: foldsSchema, from: z.int().min(0), count: z.int().min(1).max(2_000) }),
    output: markupRowsSchema,
  }),
  /** Where a node stands among the visible rows, and the way to it. */
  'body.locateMarkup': call({
    input: z.strictObject({ bodyId, folds: foldsSchema, node: z.int().min(0) }),
    output: markupPlaceSchema,
  }),
  /** A node exactly as received, up to 8 MiB. */
  'body.readMarkupNode': call({
    input: z.strictObject({ bodyId, node: z.int().min(0) }),
    output: z.strictObject({ text: z.string(), complete: z.boolean() }),
  }),
  /** The first thing in the body that is against the rules of XML; answered once all of it has been looked at. */
  'body.checkMarkup': call({
    input: z.strictObject({ bodyId, charset }),
    output: z.strictObject({ problem: markupProblemSchema.nullable() }),
  }),
} as const;
