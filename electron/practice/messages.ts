import { z } from 'zod';
import {
  clockStepSchema,
  practiceAccountSchema,
  practiceControlsSchema,
  practiceEndpointSchema,
  practiceLogLineSchema,
  practiceSwitchesSchema,
  practiceTlsSchema,
} from '#shared/model/practice';

const readyMessageSchema = z.object({
  type: z.literal('ready'),
  url: z.string(),
  port: z.int(),
  accounts: z.array(practiceAccountSchema),
  controls: practiceControlsSchema.optional(),
  /** When they were asked for. */
  tls: practiceTlsSchema.optional(),
});
export type ReadyMessage = z.infer<typeof readyMessageSchema>;

/** What the practice process says to whoever started it. */
export const childMessageSchema = z.discriminatedUnion('type', [
  readyMessageSchema,
  z.object({ type: z.literal('controls'), controls: practiceControlsSchema }),
  /** What it offers, told once before it is ready. */
  z.object({ type: z.literal('endpoints'), endpoints: z.array(practiceEndpointSchema) }),
  z.object({ type: z.literal('log'), line: practiceLogLineSchema }),
  z.object({ type: z.literal('failed'), reason: z.string(), portTaken: z.boolean().default(false) }),
]);
export type ChildMessage = z.infer<typeof childMessageSchema>;

const steering = [
  clockStepSchema.extend({ type: z.literal('advanceClock') }),
  /** Back to the real time; what was counted or cached in the future is forgotten. */
  z.strictObject({ type: z.literal('setClockRight') }),
  z.strictObject({ type: z.literal('setSwitches'), change: practiceSwitchesSchema.partial() }),
  z.strictObject({ type: z.literal('setSticky'), sticky: z.boolean() }),
  /** Forgets what the balancer's cache keeps. */
  z.strictObject({ type: z.literal('emptyCache') }),
  /** Kills a replica, or revives it; nothing happens where there is none of that number. */
  z.strictObject({ type: z.literal('setReplica'), number: z.int(), alive: z.boolean() }),
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
