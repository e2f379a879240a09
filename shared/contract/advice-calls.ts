import { z } from 'zod';
import { ignoredAdviceSchema } from '../model/ignored-advice';
import { call } from './define';

/** Of a collection, by its folder; null for requests that are in none. */
const root = z.string().min(1).max(4096).nullable();
const change = call({ input: z.strictObject({ root, entry: ignoredAdviceSchema }), output: z.array(ignoredAdviceSchema) });

/** The part of the contract about advice. The rules are in `shared/advice`; the host only keeps what is ignored. */
export const adviceCalls = {
  'advice.read': call({ input: z.strictObject({ root }), output: z.array(ignoredAdviceSchema) }),
  'advice.ignore': change,
  /** Takes back that something is ignored. */
  'advice.heed': change,
};
