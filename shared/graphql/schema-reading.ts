import { z } from 'zod';

const MiB = 1024 * 1024;

/** So long an answer or a file is read as a schema, in bytes. */
export const longestSchemaSource = 16 * MiB;
/** So long a schema may be in its own language, in characters: the page holds it, and reads it between two frames. */
export const longestSchema = 6 * MiB;

/** Who asks which server: what a schema is kept by. It may hold credentials. */
export const schemaKeySchema = z
  .string()
  .min(1)
  .max(1024 * 1024);

/** A schema that is kept for as long as the app runs. */
export const keptSchemaSchema = z.strictObject({
  text: z.string().max(longestSchema),
  types: z.int(),
  remarks: z.array(z.string()),
  /** Name of the file it was read from; null where the server told it. */
  file: z.string().nullable(),
  /** When it was read, in milliseconds since 1970. */
  readAt: z.number(),
});
export type KeptSchema = z.infer<typeof keptSchemaSchema>;

/** What came of reading an answer or a file as a schema. */
export const schemaReadingSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('schema'),
    /** The schema in its own language. */
    text: z.string().max(longestSchema),
    types: z.int(),
    /** What in it is against the rules of schemas, though it can be used. */
    remarks: z.array(z.string()),
  }),
  /** The server is an older one, which does not know all of the question. */
  z.strictObject({ kind: z.literal('older') }),
  /** The server does not tell its schema. */
  z.strictObject({ kind: z.literal('withheld'), says: z.string() }),
  /** The server answered with errors of another sort. */
  z.strictObject({ kind: z.literal('refused'), says: z.string() }),
  /** No answer of GraphQL; what it looks like. */
  z.strictObject({ kind: z.literal('other'), looks: z.enum(['nothing', 'page', 'json', 'text']) }),
  /** A schema that cannot be one. */
  z.strictObject({ kind: z.literal('broken'), says: z.string() }),
  z.strictObject({ kind: z.literal('tooLarge') }),
  /** Reading it took more time or memory than it may. */
  z.strictObject({ kind: z.literal('tooMuch'), says: z.string() }),
]);
export type SchemaReading = z.infer<typeof schemaReadingSchema>;
