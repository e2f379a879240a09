import { z } from 'zod';
import { historyEntrySchema, historyFacetsSchema, historyFactsSchema, historyQuerySchema } from '../model/history';
import { call } from './define';

const id = z.uuid();

/** The part of the contract about what was sent before. */
export const historyCalls = {
  /** The latest first; `query.before` goes on behind the last one that was told. */
  'history.list': call({
    input: z.strictObject({ query: historyQuerySchema, count: z.int().min(1).max(500) }),
    output: z.array(historyEntrySchema),
  }),
  /** What the history can be narrowed by; counted among the latest ten thousand. */
  'history.facets': call({ input: z.null(), output: historyFacetsSchema }),
  /** Puts an exchange back where exchanges are kept, so that it can be shown like any other. */
  'history.open': call({ input: z.strictObject({ id }), output: z.null() }),
  'history.setPinned': call({ input: z.strictObject({ id, pinned: z.boolean() }), output: z.null() }),
  'history.remove': call({ input: z.strictObject({ ids: z.array(id).max(1000) }), output: z.null() }),
  /** Takes away all that is not pinned. */
  'history.clear': call({ input: z.null(), output: z.null() }),
  'history.describe': call({ input: z.null(), output: historyFactsSchema }),
} as const;
