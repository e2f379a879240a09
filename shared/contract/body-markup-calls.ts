import { z } from 'zod';
import { markupLanguageSchema, markupPlaceSchema, markupProblemSchema, markupRowsSchema } from '../model/body-markup';
import { foldsSchema } from '../model/body-window';
import { call } from './define';

const bodyId = z.string().min(1).max(200);
const charset = z.string().max(40).nullable();
const language = markupLanguageSchema;

/** The part of the contract about bodies of XML and YAML as trees. */
export const bodyMarkupCalls = {
  /** YAML of more than `longestYaml` bytes is refused. */
  'body.readMarkup': call({
    input: z.strictObject({
      bodyId,
      charset,
      language,
      folds: foldsSchema,
      from: z.int().min(0),
      count: z.int().min(1).max(2_000),
    }),
    output: markupRowsSchema,
  }),
  /** Where a node stands among the visible rows, and the way to it. */
  'body.locateMarkup': call({
    input: z.strictObject({ bodyId, language, folds: foldsSchema, node: z.int().min(0) }),
    output: markupPlaceSchema,
  }),
  /** A node as received, up to 8 MiB; a collection of YAML without the indentation that all its lines share. */
  'body.readMarkupNode': call({
    input: z.strictObject({ bodyId, language, node: z.int().min(0) }),
    output: z.strictObject({ text: z.string(), complete: z.boolean() }),
  }),
  /** The first thing in the body that is against the rules of its language; answered once all of it has been looked at. */
  'body.checkMarkup': call({
    input: z.strictObject({ bodyId, charset, language }),
    output: z.strictObject({
      problem: markupProblemSchema.nullable(),
      /** False where it is too large, or nested too deeply, to be looked at as a whole. */
      isWhole: z.boolean(),
    }),
  }),
} as const;
