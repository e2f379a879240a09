import { z } from 'zod';

/** An assertion about a response without code, as OpenCollection has them: expression, operator, value. */
export const checkSchema = z.strictObject({
  id: z.string(),
  /** What is looked at: `res.status`, `res.body.items[0].id`, `res.headers.etag`, `res.responseTime`. */
  expression: z.string(),
  /** Name of the comparison: `eq`, `contains`, `isDefined`, … */
  operator: z.string(),
  /** What it is compared with; empty for operators that need nothing. */
  value: z.string(),
  enabled: z.boolean(),
  description: z.string(),
});
export type Check = z.infer<typeof checkSchema>;

export const createCheck = (expression = '', operator = 'eq', value = ''): Check => ({
  id: crypto.randomUUID(),
  expression,
  operator,
  value,
  enabled: true,
  description: '',
});

/** Takes something out of a response and keeps it as a variable, without code. */
export const setterSchema = z.strictObject({
  id: z.string(),
  /** Name of the variable. */
  name: z.string(),
  /** Where it is kept: for this run, or in a file. */
  scope: z.enum(['runtime', 'request', 'folder', 'collection', 'environment']),
  /** What is taken, in the words of checks. */
  expression: z.string(),
  phase: z.enum(['before-request', 'after-response']),
  enabled: z.boolean(),
  description: z.string(),
});
export type Setter = z.infer<typeof setterSchema>;

export const createSetter = (name = '', expression = ''): Setter => ({
  id: crypto.randomUUID(),
  name,
  scope: 'runtime',
  expression,
  phase: 'after-response',
  enabled: true,
  description: '',
});

/** Code that runs around a request, in the sandbox alone and never by opening or importing. */
export const scriptsSchema = z.strictObject({
  before: z.string(),
  after: z.string(),
  tests: z.string(),
});
export type Scripts = z.infer<typeof scriptsSchema>;

export const noScripts: Scripts = { before: '', after: '', tests: '' };
