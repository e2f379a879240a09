import { z } from 'zod';
import { requestPlaceSchema } from '../model/collection';
import { pagesRunSchema, runLimitsSchema, runRequestSchema } from '../model/pages-run';
import { requestDraftSchema } from '../model/request-draft';
import { rowFormats, rowsFactsSchema, rowsOfSchema, rowsWindowSchema, rowViewSchema } from '../model/table-window';
import { call } from './define';

const runId = z.uuid();
const fromRow = z.int().min(0);
const windowSize = z.int().min(1).max(2_000);
const columns = z.array(z.string().max(1_000)).max(2_000);

/** The part of the contract about lists: rows in windows, and runs through all pages. */
export const listCalls = {
  /** Rows that lie at the host: how many, and which columns they have. */
  'rows.describe': call({ input: rowsOfSchema, output: rowsFactsSchema }),
  /** A window of a table: so many rows of a view, with a cell for each of the columns named. */
  'rows.read': call({
    input: z.strictObject({
      of: rowsOfSchema,
      view: rowViewSchema,
      columns,
      from: fromRow,
      count: windowSize,
    }),
    output: rowsWindowSchema,
  }),
  /** One row exactly as it came. */
  'rows.readOne': call({
    input: z.strictObject({ of: rowsOfSchema, index: fromRow }),
    output: z.strictObject({ text: z.string() }),
  }),
  /** Writes a view of the rows out as a body, which can be saved as any other. */
  'rows.export': call({
    input: z.strictObject({
      of: rowsOfSchema,
      view: rowViewSchema,
      format: z.enum(rowFormats),
      /** Only these, in this order; null for rows whole as they came, a table of which has all columns. */
      columns: columns.nullable(),
      /** Leave out rows that had come before. */
      once: z.boolean(),
    }),
    output: z.strictObject({ bodyId: z.string(), bytes: z.int(), rows: z.int() }),
  }),

  /** Starts to fetch all pages of a list; how it goes is told by `pages.changed`. The caller mints the id. */
  'pages.start': call({
    input: z.strictObject({
      runId,
      draft: requestDraftSchema,
      /** Where the draft is saved: inherited credentials come from the folders above it. */
      place: requestPlaceSchema.nullable().optional(),
      limits: runLimitsSchema,
    }),
    output: z.null(),
  }),
  'pages.describe': call({ input: z.strictObject({ runId }), output: pagesRunSchema }),
  'pages.pause': call({ input: z.strictObject({ runId }), output: z.null() }),
  /** Goes on after a pause, or where it stopped. */
  'pages.goOn': call({ input: z.strictObject({ runId }), output: z.null() }),
  'pages.stop': call({ input: z.strictObject({ runId }), output: z.null() }),
  'pages.setLimits': call({ input: z.strictObject({ runId, limits: runLimitsSchema.partial() }), output: z.null() }),
  /** What becomes of credentials where the pages lead to another origin. */
  'pages.answer': call({ input: z.strictObject({ runId, answer: z.enum(['carry', 'leave', 'stop']) }), output: z.null() }),
  /** The requests of a run, in their order. */
  'pages.readRequests': call({
    input: z.strictObject({ runId, from: fromRow, count: windowSize }),
    output: z.strictObject({ total: z.int(), requests: z.array(runRequestSchema) }),
  }),
  /** Makes the exchange of a request one that can be replayed. */
  'pages.openRequest': call({ input: z.strictObject({ runId, exchangeId: z.uuid() }), output: z.null() }),
  /** Stops runs and forgets them, with their rows. */
  'pages.release': call({ input: z.strictObject({ runIds: z.array(runId).max(1000) }), output: z.null() }),
} as const;
