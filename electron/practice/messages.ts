import { z } from 'zod';
import { practiceAccountSchema, practiceLogLineSchema } from '#shared/model/practice';

const readyMessageSchema = z.object({
  type: z.literal('ready'),
  url: z.string(),
  port: z.int(),
  accounts: z.array(practiceAccountSchema),
  /** The encrypted ports by name, and the certificate of their authority, when they were asked for. */
  tls: z.object({ urls: z.record(z.string(), z.string()), authority: z.string() }).optional(),
  /** The balancer and the proxy, when they were asked for. */
  gateway: z.object({ url: z.string(), proxyUrl: z.string() }).optional(),
});
export type ReadyMessage = z.infer<typeof readyMessageSchema>;

/** What the practice process says to whoever started it. */
export const childMessageSchema = z.discriminatedUnion('type', [
  readyMessageSchema,
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
