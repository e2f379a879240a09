import { z } from 'zod';
import { consoleLevelSchema } from '#shared/scripts/script-report';
import { variableTypeSchema } from '#shared/model/variable';

const name = z.string().min(1).max(400);

/** Where a variable that a script sets belongs. None of these is a file. */
const setScopeSchema = z.enum(['session', 'environment', 'collection', 'workspace']);

/** A change that a script makes to its request before that is sent. */
export const requestChangeSchema = z.discriminatedUnion('set', [
  z.object({ set: z.literal('method'), value: z.string().max(200) }),
  z.object({ set: z.literal('url'), value: z.string().max(65_536) }),
  z.object({ set: z.literal('header'), name: z.string(), value: z.string() }),
  z.object({ set: z.literal('noHeader'), name: z.string() }),
  z.object({ set: z.literal('body'), text: z.string(), json: z.boolean() }),
  z.object({ set: z.literal('timeout'), ms: z.number() }),
  z.object({ set: z.literal('redirects'), count: z.number() }),
]);
export type RequestChange = z.infer<typeof requestChangeSchema>;

/** What a script tells while it runs. */
export const scriptEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('console'), level: consoleLevelSchema, text: z.string() }),
  z.object({
    type: z.literal('test'),
    name: z.string(),
    outcome: z.enum(['passed', 'failed', 'skipped']),
    problem: z.string(),
    line: z.int().nullable(),
  }),
  /** `value` null takes it away. */
  z.object({ type: z.literal('set'), scope: setScopeSchema, name, value: z.string().nullable(), kind: variableTypeSchema }),
  /** It has read a value that nobody is to be told. */
  z.object({ type: z.literal('read'), name: z.string() }),
  z.object({ type: z.literal('request'), change: requestChangeSchema }),
  /** What a run does next: another request by its name, none any more, or this one not at all. */
  z.object({ type: z.literal('next'), name: z.string().max(400).nullable() }),
  z.object({ type: z.literal('skip') }),
  z.object({ type: z.literal('stop') }),
]);
export type ScriptEvent = z.infer<typeof scriptEventSchema>;

/** A request that a script sends by itself. */
export const scriptRequestSchema = z.object({
  method: z.string().min(1).max(200),
  url: z.string().min(1).max(65_536),
  headers: z.array(z.tuple([z.string().max(400), z.string().max(65_536)])).max(200),
  body: z
    .string()
    .max(1024 ** 2)
    .nullable(),
  /** Null for the usual. */
  timeoutMs: z.number().min(1).max(600_000).nullable(),
});
export type ScriptRequest = z.infer<typeof scriptRequestSchema>;

/** What came of it, or why nothing did. */
export type ScriptAnswer =
  | {
      readonly status: number;
      readonly statusText: string;
      readonly url: string;
      readonly headers: readonly (readonly [name: string, value: string])[];
      readonly text: string;
      readonly timeMs: number;
      readonly size: number;
    }
  | { readonly problem: string };
