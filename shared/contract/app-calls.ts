import { z } from 'zod';
import { dataPlaceSchema, erasableSchema } from '../model/data-place';
import { call } from './define';

/** The part of the contract about the data folder itself. */
export const appCalls = {
  /** What is kept where, and how large it is now. What is not there yet is told as well. */
  'app.dataPlaces': call({ input: z.null(), output: z.array(dataPlaceSchema) }),
  /** Erases a part of it for good, for all windows. */
  'app.erase': call({ input: z.strictObject({ what: erasableSchema }), output: z.null() }),
  /** Copies all that lasts into a folder that is empty or not there yet, which can be used as a data folder. Secrets stay sealed. */
  'app.copyData': call({ input: z.strictObject({ to: z.string().min(1).max(4096) }), output: z.null() }),
} as const;
