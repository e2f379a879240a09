import { z } from 'zod';
import {
  clockStepSchema,
  practiceEndpointSchema,
  practiceLogLineSchema,
  practiceStartSchema,
  practiceStateSchema,
  practiceSwitchesSchema,
} from '../model/practice';
import { call } from './define';

/** The part of the contract about the practice server. */
export const practiceCalls = {
  'practice.describe': call({ input: z.null(), output: practiceStateSchema }),
  'practice.start': call({ input: practiceStartSchema, output: practiceStateSchema }),
  'practice.stop': call({ input: z.null(), output: practiceStateSchema }),
  'practice.reset': call({ input: z.null(), output: z.null() }),
  /** Moves its clock on, so that tokens, caches and windows expire. The new state comes as an event. */
  'practice.advanceClock': call({ input: clockStepSchema, output: z.null() }),
  /** Back to the real time; what was counted or cached ahead of it is forgotten. */
  'practice.setClockRight': call({ input: z.null(), output: z.null() }),
  /** Kills a replica behind the balancer, or revives it. */
  'practice.setReplica': call({ input: z.strictObject({ number: z.int(), alive: z.boolean() }), output: z.null() }),
  /** Whether the balancer sends a caller to the same replica each time. */
  'practice.setSticky': call({ input: z.strictObject({ sticky: z.boolean() }), output: z.null() }),
  'practice.emptyCache': call({ input: z.null(), output: z.null() }),
  /** Turns those that are named; the others stay. The new state comes as an event. */
  'practice.setSwitches': call({ input: practiceSwitchesSchema.partial(), output: z.null() }),
  'practice.readLog': call({ input: z.null(), output: z.array(practiceLogLineSchema) }),
  'practice.clearLog': call({ input: z.null(), output: z.null() }),
  /** What it offers; empty until it has run once. */
  'practice.listEndpoints': call({ input: z.null(), output: z.array(practiceEndpointSchema) }),
} as const;
