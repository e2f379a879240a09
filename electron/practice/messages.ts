import { z } from 'zod';
import {
  clockStepSchema,
  practiceAccountSchema,
  practiceControlsSchema,
  practiceLogLineSchema,
  practiceSwitchesSchema,
} from '#shared/model/practice';

const readyMessageSchema = z.object({
  type: z.literal('ready'),
  url: z.string(),
  port: z.int(),
  accounts: z.array(practiceAccountSchema),
  controls: practiceControlsSchema.optional(),
  /** The encrypted ports by name, and the certificate of their authority, when they were asked for. */
  tls: z.object({ urls: z.record(z.string(), z.string()), authority: z.string() }).optional(),
  /** The balancer and the proxy, when they were asked for. */
  gateway: z.object({ url: z.string(), proxyUrl: z.string() }).optional(),
});
export type ReadyMessage = z.infer<typeof readyMessageSchema>;

/** What the practice process says to whoever started it. */
export const childMessageSchema = z.discriminatedUnion('type', [
  readyMessageSchema,
  z.object({ type: z.literal('controls'), controls: practiceControlsSchema }),
  z.object({ type: z.literal('log'), line: practiceLogLineSchema }),
  z.object({ type: z.literal('failed'), reason: z.string(), portTaken: z.boolean().default(false) }),
]);
export type ChildMessage = z.infer<typeof childMessageSchema>;

const steering = [
  clockStepSchema.extend({ type: z.literal('advanceClock') }),
  z.strictObject({ type: z.literal('setSwitches'), change: practiceSwitchesSchema.partial() }),
] as const;

/** What changes how it is set. */
export const steeringSchema = z.discriminatedUnion('type', steering);
export type Steering = z.infer<typeof steeringSchema>;

/** What may be said to it. */
export const parentMessageSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('reset') }),
  z.object({ type: z.literal('stop') }),
  ...steering,
]);
export type ParentMessage = z.infer<typeof parentMessageSchema>;
