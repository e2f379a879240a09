import { z } from 'zod';
import { requestPlaceSchema } from '../model/collection';
import { exampleItemSchema, longestExampleName } from '../model/example';
import { call } from './define';

const name = z.string().min(1).max(longestExampleName);
const exchangeId = z.uuid();
/** One of a request's examples, in the file as it was listed: a file that is another by now is refused. */
const which = { ...requestPlaceSchema.shape, at: z.int().min(0), revision: z.string() };
/** The file of the request before and after. */
const changed = { before: z.string(), revision: z.string() };

/** The part of the contract about answers that are kept with a saved request. All of them write its file at once. */
export const exampleCalls = {
  'examples.list': call({
    input: requestPlaceSchema,
    output: z.strictObject({ examples: z.array(exampleItemSchema), revision: z.string() }),
  }),
  /** Puts an example where exchanges are kept, so that it can be looked at and compared like one. Nothing is sent. */
  'examples.open': call({ input: z.strictObject(which), output: z.strictObject({ exchangeId, name: z.string() }) }),
  /** Keeps the answer of an exchange as an example of a saved request; without its secrets where nothing else is asked. */
  'examples.keep': call({
    input: z.strictObject({ ...requestPlaceSchema.shape, exchangeId, name, withSecrets: z.boolean() }),
    /** `name` as it is now: one that was taken has a number. `hidden`: names stand in the place of secrets. */
    output: z.strictObject({ ...changed, name: z.string(), hidden: z.boolean() }),
  }),
  'examples.rename': call({ input: z.strictObject({ ...which, name }), output: z.strictObject(changed) }),
  /** `undoId` brings it back for as long as this program runs. */
  'examples.delete': call({ input: z.strictObject(which), output: z.strictObject({ ...changed, undoId: z.uuid() }) }),
  'examples.restore': call({ input: z.strictObject({ undoId: z.uuid() }), output: z.strictObject(changed) }),
} as const;
