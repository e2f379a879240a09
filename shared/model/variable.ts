import { z } from 'zod';

/** Kinds of values as OpenCollection names them; each is written down as text. */
export const variableTypeSchema = z.enum(['string', 'number', 'boolean', 'null', 'object']);
export type VariableType = z.infer<typeof variableTypeSchema>;

const valueShape = {
  /** The value as written; for `object` its JSON. */
  value: z.string(),
  type: variableTypeSchema,
};

/** One of several values that a variable can be switched between. */
export const variableVariantSchema = z.strictObject({ title: z.string(), ...valueShape });
export type VariableVariant = z.infer<typeof variableVariantSchema>;

/** A name and what stands behind it. */
export const variableSchema = z.strictObject({
  /** Stable while it is edited. */
  id: z.string(),
  name: z.string(),
  ...valueShape,
  enabled: z.boolean(),
  description: z.string(),
  /** The value is in the vault, under the variable's own name; the file has the name alone. */
  secret: z.boolean().default(false),
  /** Values to choose from, by title; empty where there is one alone. The chosen one is `value`. */
  variants: z.array(variableVariantSchema).default([]),
  /** Title of the variant that counts. */
  variant: z.string().default(''),
});
export type Variable = z.infer<typeof variableSchema>;

/** A new variable of text. */
export const createVariable = (name = '', value = ''): Variable => ({
  id: crypto.randomUUID(),
  name,
  value,
  type: 'string',
  enabled: true,
  description: '',
  secret: false,
  variants: [],
  variant: '',
});
