import { z } from 'zod';
import { practiceAccountSchema, practiceLogLineSchema } from '#shared/model/practice';

/** What the practice process says to whoever started it. */
export const childMessageSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready'), url: z.string(), port: z.int(), accounts: z.array(practiceAccountSchema) }),
  z.object({ type: z.literal('log'), line: practiceLogLineSchema }),
  z.object({ type: z.literal('failed'), reason: z.string(), portTaken: z.boolean().default(false) }),
]);
export type ChildMessage = z.infer<typeof childMessageSchema>;

/** What may be said to it. */
export const parentMessageSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('reset') }),
  z.object({ type: z.literal('stop') }),
]);
export type ParentMessage = z.infer<typeof parentMessageSchema>;
