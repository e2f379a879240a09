import { z } from 'zod';
import { styleWords, type StyleName } from '../hypermedia/paging/style-words';
import { failureSchema } from '../failure';

const styleNames = Object.keys(styleWords) as [StyleName, ...StyleName[]];

/** Why no further page was fetched. */
export const stopReasons = ['noNext', 'emptyPage', 'sameAddress', 'sameRows', 'cap', 'noList', 'failed', 'cancelled'] as const;
export type StopReason = (typeof stopReasons)[number];

/** How far and how fast all pages are fetched. */
export const runLimitsSchema = z.strictObject({
  /** Rows at most. */
  maxRows: z.int().min(1).max(100_000_000),
  /** Time between two pages. */
  delayMs: z.int().min(0).max(3_600_000),
});
export type RunLimits = z.infer<typeof runLimitsSchema>;

/** Generous, and an end all the same. */
export const defaultLimits: RunLimits = { maxRows: 1_000_000, delayMs: 0 };

/** How a run through all pages of a list goes. */
export const pagesRunSchema = z.strictObject({
  runId: z.string(),
  phase: z.enum(['fetching', 'waiting', 'asking', 'paused', 'stopped']),
  limits: runLimitsSchema,
  style: z.enum(styleNames).nullable(),
  pages: z.int(),
  /** Pages in all, where that can be known. */
  ofPages: z.int().nullable(),
  rows: z.int(),
  /** Rows in the whole list, as the last page that said so has it. */
  count: z.int().nullable(),
  /** What an earlier page had said, where that was another number. */
  countBefore: z.int().nullable(),
  /** Rows that had come before. */
  repeated: z.int(),
  columns: z.int(),
  /** All requests, those that were refused included. */
  requests: z.int(),
  /** What it waits for; null when it does not. `untilMs` is a moment in milliseconds since 1970. */
  waiting: z
    .strictObject({
      status: z.int().nullable(),
      untilMs: z.number(),
      /** The server named the time itself. */
      isNamed: z.boolean(),
    })
    .nullable(),
  /** The origin the pages lead to, for which credentials are wanted. */
  asking: z.strictObject({ origin: z.string(), dropped: z.array(z.string()) }).nullable(),
  /** Origins that were gone to without credentials. */
  left: z.array(z.strictObject({ origin: z.string(), dropped: z.array(z.string()) })),
  stopped: z
    .strictObject({
      reason: z.enum(stopReasons),
      /** The answer that ended it, when it was no page. */
      status: z.int().nullable(),
      failure: failureSchema.nullable(),
      /** So long that answer wants the server to be left in peace, where it says. */
      waitMs: z.number().nullable(),
      /** There is more to ask for. */
      canGoOn: z.boolean(),
    })
    .nullable(),
});
export type PagesRun = z.infer<typeof pagesRunSchema>;

/** A run of which nothing has come yet. */
export const blankRun = (runId: string, limits: RunLimits): PagesRun => ({
  runId,
  phase: 'fetching',
  limits,
  style: null,
  pages: 0,
  ofPages: null,
  rows: 0,
  count: null,
  countBefore: null,
  repeated: 0,
  columns: 0,
  requests: 0,
  waiting: null,
  asking: null,
  left: [],
  stopped: null,
});

/** One request of a run, kept as an exchange that can be opened. */
export const runRequestSchema = z.strictObject({
  exchangeId: z.string(),
  url: z.string(),
  status: z.int().nullable(),
  /** When it was sent, and how long it took. */
  at: z.number(),
  ms: z.number(),
  bytes: z.int(),
  /** Rows it brought, and how many had come before; null when it was no page. */
  rows: z.strictObject({ from: z.int(), count: z.int() }).nullable(),
});
export type RunRequest = z.infer<typeof runRequestSchema>;
