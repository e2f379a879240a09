import { z } from 'zod';
import { bodyFilterSchema, filterOutcomeSchema } from '../model/body-filter';
import { call } from './define';

const bodyId = z.string();

/** The part of the contract about what is left of a body by JSONPath, jq and XPath. */
export const filterCalls = {
  /**
   * Filters a body into a body of its own, in a thread of its own. A filter that is running on this body is stopped.
   * The same filter asked again answers with the same result, as long as that is kept.
   */
  'body.filter': call({
    input: z.strictObject({ bodyId, charset: z.string().max(40).nullable(), filter: bodyFilterSchema }),
    output: filterOutcomeSchema,
  }),
  'body.stopFilter': call({ input: z.strictObject({ bodyId }), output: z.null() }),
} as const;
