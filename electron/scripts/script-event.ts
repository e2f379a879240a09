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
]);
export type ScriptEvent = z.infer<typeof scriptEventSchema>;
