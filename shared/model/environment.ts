import { z } from 'zod';
import { variableSchema, variableTypeSchema } from './variable';

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

const supplied = {
  scope: z.string(),
  /** Where it stands, in words: “environment local”, “folder Books”. */
  from: z.string(),
  /** The value as written; null for a secret, and for one that is new each time. */
  value: z.string().nullable(),
  isSecret: z.boolean(),
};

/** A variable that can be used somewhere, with the scope that supplies it. */
export const knownVariableSchema = z.strictObject({
  name: z.string(),
  ...supplied,
  type: variableTypeSchema,
  /** The value with the variables in it filled in, secrets as dots, shortened; null where there is none to show. */
  filled: z.string().nullable(),
  /** Why its value cannot be filled in; empty when it can. */
  problem: z.string(),
  /** The environment that supplies it, so that it can be opened; null where another scope does. */
  environment: z.strictObject({ root: z.string(), path: z.string() }).nullable(),
  /** What other scopes have under the same name and does not count, the strongest first. */
  shadowed: z.array(z.strictObject(supplied)),
});
export type KnownVariable = z.infer<typeof knownVariableSchema>;

/** A variable of text in no file, as far as nothing else is said of it. */
export const knownVariable = (known: Pick<KnownVariable, 'name' | 'scope' | 'from'> & Partial<KnownVariable>): KnownVariable => ({
  value: null,
  isSecret: false,
  type: 'string',
  filled: known.value ?? null,
  problem: '',
  environment: null,
  shadowed: [],
  ...known,
});
