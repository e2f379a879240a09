import { z } from 'zod';
import { checkResultSchema } from '../checks/run-checks';
import { requestPlaceSchema } from '../model/collection';
import { requestDraftSchema } from '../model/request-draft';
import { consoleLineSchema } from '../scripts/script-report';
import { call } from './define';

/** The part of the contract about checks. */
export const checkCalls = {
  /**
   * Runs a draft's checks on the answer that an exchange has, and keeps what its setters take from it for this session.
   * Scripts after the answer run with the first call for an exchange, if they were allowed when it was sent.
   */
  'checks.run': call({
    input: z.strictObject({ exchangeId: z.uuid(), draft: requestDraftSchema, place: requestPlaceSchema.nullable() }),
    output: z.strictObject({
      /** Checks without code, then what scripts tested. */
      results: z.array(checkResultSchema),
      /** What scripts said, also before the request. */
      console: z.array(consoleLineSchema),
      /** Variables that were set, by name. */
      set: z.array(z.strictObject({ name: z.string(), value: z.string() })),
    }),
  }),
} as const;
