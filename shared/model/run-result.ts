import { z } from 'zod';
import { checkResultSchema } from '../checks/run-checks';
import { failureSchema } from '../failure';
import { consoleLineSchema } from '../scripts/script-report';

/** How one request of a run went. */
export const requestResultSchema = z.strictObject({
  /** Its file, relative to the collection. */
  path: z.string(),
  name: z.string(),
  /** Which round it was, from 0. */
  iteration: z.int(),
  method: z.string(),
  /** The address that was asked for, filled in. */
  url: z.string(),
  exchangeId: z.string(),
  /** Null where there was no usable response. */
  status: z.int().nullable(),
  statusText: z.string(),
  failure: failureSchema.nullable(),
  /** A script said that it is not to be sent. */
  isSkipped: z.boolean().default(false),
  /** Checks without code, then what scripts tested. */
  checks: z.array(checkResultSchema),
  /** What scripts said. */
  console: z.array(consoleLineSchema),
  timeMs: z.number(),
  bytes: z.int(),
  /** It was answered, and every check passed. */
  passed: z.boolean(),
});
export type RequestResult = z.infer<typeof requestResultSchema>;

/** What came of a whole run. */
export const runSummarySchema = z.strictObject({
  requests: z.int(),
  passed: z.int(),
  failed: z.int(),
  checks: z.int(),
  failedChecks: z.int(),
  /** Requests without a usable response. */
  unanswered: z.int(),
  iterations: z.int(),
  timeMs: z.number(),
  /** It ended before all was run: at the first failure, or because it was told to. */
  stopped: z.enum(['no', 'bail', 'cancelled', 'script', 'loop']),
});
export type RunSummary = z.infer<typeof runSummarySchema>;
