import { z } from 'zod';
import { dataPlaceSchema } from '../model/data-place';
import { call } from './define';

/** The part of the contract about the data folder itself. */
export const appCalls = {
  /** What is kept where, and how large it is now. What is not there yet is told as well. */
  'app.dataPlaces': call({ input: z.null(), output: z.array(dataPlaceSchema) }),
} as const;
