import { z } from 'zod';
import type { PageModel } from '../hypermedia/page';
import { headerListSchema } from './exchange-event';
import { pagingCorrectionSchema } from './paging-correction';

const url = z.string().max(100_000);

const answerSchema = z.strictObject({
  method: z.string().max(100),
  url,
  status: z.int(),
  headers: headerListSchema,
  requestHeaders: headerListSchema.optional(),
});

/** A page to be made from a body that lies at the host: the answer around it, and what is known of the resource besides. */
export const pageQuestionSchema = z.strictObject({
  answer: answerSchema,
  /** How its pages are made, where a person said so. */
  paging: pagingCorrectionSchema.nullable(),
  options: answerSchema.extend({ body: z.string().nullable() }).nullable(),
  /** Descriptions, each as JSON text. */
  documents: z
    .array(z.strictObject({ role: z.enum(['openApi', 'schema', 'hydra']), url, text: z.string().max(16 * 1024 * 1024) }))
    .max(16),
});
export type PageQuestionOfBody = z.infer<typeof pageQuestionSchema>;

/** The model is made by one function, on whichever side: its shape is not checked again. */
export const pageModelSchema = z.custom<PageModel>((value) => typeof value === 'object' && value !== null && 'kind' in value);
