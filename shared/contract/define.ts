import type { z } from 'zod';

/** One line of the contract: what goes in, what comes out. */
export interface CallDefinition<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  readonly input: I;
  readonly output: O;
}

/** Writes one line of the contract. */
export const call = <I extends z.ZodType, O extends z.ZodType>(definition: CallDefinition<I, O>): CallDefinition<I, O> =>
  definition;
