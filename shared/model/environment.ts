import { z } from 'zod';
import { variableSchema } from './variable';

/** A set of values that a collection can be used with: one server, one stage, one account. */
export const environmentSchema = z.strictObject({
  /** Its file, relative to the collection; empty for one that is not saved yet. */
  path: z.string(),
  name: z.string().max(200),
  /** A CSS colour in hexadecimal, or empty. */
  color: z.string().max(30),
  description: z.string(),
  /** Name of the environment whose variables hold where this one has none; empty for none. */
  extends: z.string(),
  /** A file of `NAME=value` lines below the collection; empty for `.env` beside it. */
  dotEnvPath: z.string(),
  variables: z.array(variableSchema),
  /** Hash of the file as last read; a save is refused when the file on disk has another. */
  revision: z.string(),
});
export type Environment = z.infer<typeof environmentSchema>;

export const createEnvironment = (name: string): Environment => ({
  path: '',
  name,
  color: '',
  description: '',
  extends: '',
  dotEnvPath: '',
  variables: [],
  revision: '',
});

/** The environments of a collection, and which of them is in use here. */
export const environmentListSchema = z.strictObject({
  environments: z.array(environmentSchema),
  broken: z.array(z.strictObject({ path: z.string(), reason: z.string(), line: z.int().nullable() })),
  /** Name of the one in use; null for none. */
  active: z.string().nullable(),
});
export type EnvironmentList = z.infer<typeof environmentListSchema>;

/** A variable that can be used somewhere, with the scope that supplies it. */
export const knownVariableSchema = z.strictObject({
  name: z.string(),
  scope: z.string(),
  /** Where it stands, in words: “environment local”, “folder Books”. */
  from: z.string(),
  /** The value as written; null for a secret, and for one that is new each time. */
  value: z.string().nullable(),
  isSecret: z.boolean(),
});
export type KnownVariable = z.infer<typeof knownVariableSchema>;
