import { z } from 'zod';
import { failureSchema } from '../failure';
import { requestPlaceSchema } from '../model/collection';
import { environmentListSchema, environmentSchema, knownVariableSchema } from '../model/environment';
import { requestDraftSchema } from '../model/request-draft';
import { call } from './define';

/** Folder of a collection; empty for the workspace, whose environments hold in every tab. */
const root = z.string().max(4096);
const path = z.string().min(1).max(4096);

/** The part of the contract about environments and variables. */
export const variableCalls = {
  'environment.list': call({ input: z.strictObject({ root }), output: environmentListSchema }),
  /** Saves an environment; one without a path becomes a new file. Values typed into secrets go to the vault and come back empty. */
  'environment.save': call({ input: z.strictObject({ root, environment: environmentSchema }), output: environmentSchema }),
  /** Takes its file away; saved again without a path, what is answered is a new file. */
  'environment.remove': call({
    input: z.strictObject({ root, path }),
    output: z.strictObject({ environment: environmentSchema }),
  }),
  /** Uses an environment on this machine; null for none. */
  'environment.choose': call({ input: z.strictObject({ root, name: z.string().max(200).nullable() }), output: z.null() }),
  /** Everything that `{{name}}` can stand for in a request that is saved there, with the scope that counts and those that do not. */
  'variables.list': call({
    input: z.strictObject({ draft: requestDraftSchema, place: requestPlaceSchema.nullable() }),
    output: z.array(knownVariableSchema),
  }),
  /**
   * What in a draft names a variable that has no value, each at its place, and what folders give it that would be refused, with
   * where it is from. Empty while a locked vault may have it.
   */
  'variables.check': call({
    input: z.strictObject({ draft: requestDraftSchema, place: requestPlaceSchema.nullable() }),
    output: z.array(failureSchema),
  }),
  /** Sets a variable until Cairn is closed, over all other scopes; null takes it away. */
  'variables.setSession': call({
    input: z.strictObject({ root, name: z.string().min(1).max(400), value: z.string().max(1_000_000).nullable() }),
    output: z.null(),
  }),
} as const;
