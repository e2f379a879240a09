import { z } from 'zod';
import { schemaReadingSchema } from '../graphql/schema-reading';
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
    }),
    output: schemaReadingSchema,
  }),
} as const;
