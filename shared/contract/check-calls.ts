import { z } from 'zod';
import { checkResultSchema } from '../checks/run-checks';
import { requestPlaceSchema } from '../model/collection';
import { requestDraftSchema } from '../model/request-draft';
import { call } from './define';

/** The part of the contract about checks. */
export const checkCalls = {
  /** Runs a draft's checks on the answer that an exchange has, and keeps what its setters take from it for this session. */
  'checks.run': call({
    input: z.strictObject({ exchangeId: z.uuid(), draft: requestDraftSchema, place: requestPlaceSchema.nullable() }),
    output: z.strictObject({
      results: z.array(checkResultSchema),
      /** Variables that were set, by name. */
      set: z.array(z.strictObject({ name: z.string(), value: z.string() })),
    }),
  }),
} as const;
