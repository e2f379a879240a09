import { z } from 'zod';
import { headerListSchema } from './exchange-event';
import { requestDraftSchema } from './request-draft';

/** What the body of an example is, in the words of OpenCollection. */
export const exampleBodyTypes = ['json', 'text', 'xml', 'html', 'binary'] as const;

/** The body of an example: its text, or Base64 (RFC 4648, section 4) where it is `binary`. */
export const exampleBodySchema = z.strictObject({ type: z.enum(exampleBodyTypes), data: z.string() });
export type ExampleBody = z.infer<typeof exampleBodySchema>;

/** The request that an example answers. It is looked at and never sent. */
export const exampleRequestSchema = requestDraftSchema.pick({
  method: true,
  url: true,
  query: true,
  path: true,
  headers: true,
  body: true,
});
export type ExampleRequest = z.infer<typeof exampleRequestSchema>;

/** An answer that is kept with a request to show what may come back. It was never received by this Cairn, or is no longer an exchange. */
export const exampleSchema = z.strictObject({
  name: z.string(),
  description: z.string().default(''),
  /** Null where it stands for any request of its kind. */
  request: exampleRequestSchema.nullable().default(null),
  /** Null where nothing is said of it. */
  status: z.int().nullable().default(null),
  reason: z.string().default(''),
  headers: headerListSchema.default([]),
  /** Null where there is none, as after a 204. */
  body: exampleBodySchema.nullable().default(null),
});
export type Example = z.infer<typeof exampleSchema>;

export const createExample = (name: string, part: Partial<Example> = {}): Example => ({
  name,
  description: '',
  request: null,
  status: null,
  reason: '',
  headers: [],
  body: null,
  ...part,
});

/** An example as a list shows it. `at` is its place among those of its request, from 0. */
export const exampleItemSchema = z.strictObject({
  at: z.int(),
  name: z.string(),
  description: z.string(),
  status: z.int().nullable(),
  reason: z.string(),
  /** Without parameters; empty where none is known. */
  mediaType: z.string(),
  /** Length of its body; null where it has none. */
  bodyBytes: z.int().nullable(),
});
export type ExampleItem = z.infer<typeof exampleItemSchema>;

/** Longest body of one example, in bytes of its text or Base64: what is longer belongs into a file of its own. */
export const largestExampleBody = 1024 ** 2;
/** All bodies of one request's examples together, so that its file stays one that is read at once. */
export const largestExamples = 4 * 1024 ** 2;
export const mostExamples = 200;
export const longestExampleName = 200;
