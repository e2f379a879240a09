import { z } from 'zod';
import { requestPlaceSchema } from './collection';

/** One exchange as the list of what was sent shows it. */
export const historyEntrySchema = z.strictObject({
  id: z.uuid(),
  /** When it began, in milliseconds since 1970. */
  at: z.number(),
  method: z.string(),
  /** The address that was asked for, without secrets. */
  url: z.string(),
  /** Null where no usable response came. */
  status: z.int().nullable(),
  reason: z.string(),
  /** What went wrong, in words; empty when an answer came. */
  failure: z.string(),
  timeMs: z.number(),
  bodyBytes: z.int(),
  /** Whether the body of the answer is kept as well. */
  hasBody: z.boolean(),
  pinned: z.boolean(),
  /** The saved request that it came of. */
  place: requestPlaceSchema.nullable(),
  /** The environment that was chosen; empty where none was. */
  environment: z.string(),
});
export type HistoryEntry = z.infer<typeof historyEntrySchema>;

/** Which exchanges are wanted. What is empty or null counts for all. */
export const historyQuerySchema = z.strictObject({
  /** Words that stand in the address, in a head or in a body, in that order or not. */
  text: z.string().max(1000).default(''),
  method: z.string().max(100).default(''),
  /** A code such as 404, or the first digit of a class such as 4; 0 for those without an answer. */
  status: z.int().min(0).max(599).nullable().default(null),
  /** Folder of a collection, or its name alone. */
  collection: z.string().max(4096).default(''),
  /** Host and port of the address, in lower case. */
  host: z.string().max(1000).default(''),
  /** Name of the environment that was chosen. */
  environment: z.string().max(200).default(''),
  pinned: z.boolean().default(false),
  /** Only what began before. */
  before: z.number().nullable().default(null),
  since: z.number().nullable().default(null),
});
export type HistoryQuery = z.infer<typeof historyQuerySchema>;

/** How much is kept. */
export const historyFactsSchema = z.strictObject({
  count: z.int(),
  /** Bytes on disk. */
  bytes: z.int(),
  /** Why nothing is being kept; empty when all is well. */
  problem: z.string(),
});

const counted = z.array(z.strictObject({ value: z.string(), count: z.int() }));

/** What the latest of the history can be narrowed by, each with how many there are; the most frequent first. */
export const historyFacetsSchema = z.strictObject({
  method: counted,
  /** `2xx`, or `failed` for those without an answer. */
  status: counted,
  host: counted,
  /** Folders of collections. */
  collection: counted,
  environment: counted,
});
export type HistoryFacets = z.infer<typeof historyFacetsSchema>;
