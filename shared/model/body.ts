import { z } from 'zod';
import { rowSchema } from './row';

/** One part of a multipart body: text, or a file that is read when the request is sent. */
export const partSchema = z.strictObject({
  ...rowSchema.shape,
  kind: z.enum(['text', 'file']),
  /** Absolute path when `kind` is `file`; `value` is then unused. */
  path: z.string(),
  /** Media type of the part; empty means none for text and a guess from the name for files. */
  mediaType: z.string(),
});
export type Part = z.infer<typeof partSchema>;

/** A GraphQL request: what it asks, what it is filled in with, and which of its operations is carried out. */
export const graphqlBodySchema = z.strictObject({
  kind: z.literal('graphql'),
  /** The GraphQL document as typed; it may hold several operations. */
  query: z.string().default(''),
  /** A JSON object as typed; empty for none. */
  variables: z.string().default(''),
  /** The operation that is carried out, needed where there are several; empty for none named. */
  operationName: z.string().default(''),
  /**
   * What stands for the query on the way: `automatic`, its hash, until the server asks for it whole; `document`, the id under
   * which the server knows it. Left out, the query goes as it is.
   */
  persisted: z.enum(['automatic', 'document']).optional(),
  /** With `document`: that id. */
  documentId: z.string().optional(),
});
export type GraphqlBody = z.infer<typeof graphqlBodySchema>;

/** What a draft carries as its body. Text is kept exactly as typed. */
export const bodySchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.literal('json'), text: z.string() }),
  z.strictObject({ kind: z.literal('text'), text: z.string(), mediaType: z.string() }),
  z.strictObject({ kind: z.literal('form'), rows: z.array(rowSchema) }),
  z.strictObject({ kind: z.literal('multipart'), parts: z.array(partSchema) }),
  graphqlBodySchema,
  z.strictObject({ kind: z.literal('file'), path: z.string(), mediaType: z.string() }),
]);
export type Body = z.infer<typeof bodySchema>;
export type BodyKind = Body['kind'];

export const blankBody: { readonly [K in BodyKind]: Extract<Body, { kind: K }> } = {
  none: { kind: 'none' },
  json: { kind: 'json', text: '' },
  text: { kind: 'text', text: '', mediaType: 'text/plain' },
  form: { kind: 'form', rows: [] },
  multipart: { kind: 'multipart', parts: [] },
  graphql: { kind: 'graphql', query: '', variables: '', operationName: '' },
  file: { kind: 'file', path: '', mediaType: '' },
};
