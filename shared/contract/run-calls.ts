import { z } from 'zod';
import { collectionRunSchema, runAskSchema, runDataSchema, runItemSchema, runReportFormats } from '../model/collection-run';
import { requestResultSchema } from '../model/run-result';
import { call } from './define';

const runId = z.uuid();

/** The part of the contract about running the requests of a collection one after the other. */
export const runCalls = {
  /** The requests of a collection or of a folder in it, in the order of the tree. */
  'run.listRequests': call({
    input: z.strictObject({ root: z.string().min(1).max(4096), path: z.string().max(4096) }),
    output: z.strictObject({ name: z.string(), requests: z.array(runItemSchema) }),
  }),
  /** What a data file holds: its columns and first rows. */
  'run.readData': call({ input: z.strictObject({ path: z.string().min(1).max(4096) }), output: runDataSchema }),
  /** Starts a run; how it goes is told by `run.changed`. The caller mints the id. */
  'run.start': call({ input: z.strictObject({ runId, ask: runAskSchema }), output: z.null() }),
  'run.describe': call({ input: z.strictObject({ runId }), output: collectionRunSchema }),
  'run.stop': call({ input: z.strictObject({ runId }), output: z.null() }),
  /** Results in the order they came, all of them or those that failed. */
  'run.readResults': call({
    input: z.strictObject({
      runId,
      only: z.enum(['all', 'failed']),
      from: z.int().min(0),
      count: z.int().min(1).max(2_000),
    }),
    output: z.strictObject({ total: z.int(), results: z.array(requestResultSchema) }),
  }),
  /** Makes the exchange of a result one that can be replayed. */
  'run.openExchange': call({ input: z.strictObject({ runId, exchangeId: z.uuid() }), output: z.null() }),
  /** Writes a report out as a body, which can be saved as any other. The same reports as on the command line. */
  'run.report': call({
    input: z.strictObject({ runId, format: z.enum(runReportFormats) }),
    output: z.strictObject({ bodyId: z.string(), bytes: z.int() }),
  }),
  /** Stops runs and forgets them, with their exchanges. */
  'run.release': call({ input: z.strictObject({ runIds: z.array(runId).max(1000) }), output: z.null() }),
} as const;
