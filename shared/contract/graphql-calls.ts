import { z } from 'zod';
import { keptSchemaSchema, schemaKeySchema, schemaReadingSchema } from '../graphql/schema-reading';
import { call } from './define';

/** The part of the contract about the schemas of GraphQL servers. */
export const graphqlCalls = {
  /** Reads a schema from the answer to introspection, or from a file: in its own language, or as such an answer. */
  'graphql.readSchema': call({
    input: z.strictObject({
      from: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('body'), bodyId: z.string().min(1).max(200) }),
        z.strictObject({ kind: z.literal('file'), path: z.string().min(1).max(4096) }),
      ]),
      /** Keep it by this key, where it is one. */
      keepAs: schemaKeySchema,
    }),
    output: schemaReadingSchema,
  }),
  /** The schema that was kept by a key since the app was started; null for none. Other windows, and a page that was reloaded, find it too. */
  'graphql.keptSchema': call({ input: z.strictObject({ key: schemaKeySchema }), output: keptSchemaSchema.nullable() }),
  'graphql.forgetSchema': call({ input: z.strictObject({ key: schemaKeySchema }), output: z.null() }),
} as const;
