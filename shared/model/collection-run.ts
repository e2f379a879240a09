import { z } from 'zod';
import { failureSchema } from '../failure';
import { runSummarySchema } from './run-result';

const path = z.string().min(1).max(4096);
const tags = z.array(z.string().max(200)).max(200);

/** What is to be run, and how. */
export const runAskSchema = z.strictObject({
  /** Folder of the collection. */
  root: path,
  /** A folder in it, or one request; empty for all of it. */
  path: z.string().max(4096),
  /** The requests in the order they are run, by their files; null for all, in the order of the tree. */
  requests: z.array(path).max(100_000).nullable(),
  /** Name of the environment; null for none. */
  environment: z.string().max(200).nullable(),
  /** A CSV file, or a JSON list of objects: one round for each row. Null for none. */
  dataPath: path.nullable(),
  /** How often all is run; with data, the first so many of its rows. Null: once, or every row. */
  iterations: z.int().min(1).max(1_000_000).nullable(),
  /** Time between two requests, in milliseconds. */
  delayMs: z.int().min(0).max(3_600_000),
  /** Rounds at the same time. */
  parallel: z.int().min(1).max(64),
  /** Stop at the first request that fails. */
  bail: z.boolean(),
  /** Only requests with one of these tags; empty for all. */
  tags,
  withoutTags: tags,
  /** Whether scripts run: those that somebody has allowed, or none. */
  scripts: z.enum(['run', 'leaveOut']).default('run'),
});
export type RunAsk = z.infer<typeof runAskSchema>;

export const blankRunAsk = (root: string, folder: string): RunAsk => ({
  root,
  path: folder,
  requests: null,
  environment: null,
  dataPath: null,
  iterations: null,
  delayMs: 0,
  parallel: 1,
  bail: false,
  tags: [],
  withoutTags: [],
  scripts: 'run',
});

/** A request that can be chosen for a run. */
export const runItemSchema = z.strictObject({
  path: z.string(),
  name: z.string(),
  method: z.string(),
  url: z.string(),
  tags: z.array(z.string()),
  checks: z.int(),
});

/** The first rows of a data file. */
export const runDataSchema = z.strictObject({
  columns: z.array(z.string()),
  rows: z.array(z.array(z.string())),
  total: z.int(),
});

/** How a run stands: counts, not results. */
export const collectionRunSchema = z.strictObject({
  runId: z.string(),
  phase: z.enum(['running', 'stopped']),
  /** What is run is called. */
  name: z.string(),
  /** Requests of a round, and rounds. */
  requests: z.int(),
  iterations: z.int(),
  done: z.int(),
  passed: z.int(),
  failed: z.int(),
  checks: z.int(),
  failedChecks: z.int(),
  /** Milliseconds since 1970. */
  startedAt: z.number(),
  /** What came of it; null while it runs, and when it could not be run at all. */
  summary: runSummarySchema.nullable(),
  /** Why it could not be run. */
  failure: failureSchema.nullable(),
});
export type CollectionRun = z.infer<typeof collectionRunSchema>;

export const blankCollectionRun = (runId: string): CollectionRun => ({
  runId,
  phase: 'running',
  name: '',
  requests: 0,
  iterations: 0,
  done: 0,
  passed: 0,
  failed: 0,
  checks: 0,
  failedChecks: 0,
  startedAt: 0,
  summary: null,
  failure: null,
});

export const runReportFormats = ['json', 'junit', 'html'] as const;
export type RunReportFormat = (typeof runReportFormats)[number];
