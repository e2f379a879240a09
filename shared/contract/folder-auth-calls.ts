import { z } from 'zod';
import { authSchema } from '../model/auth';
import { folderAuthSchema, requestPlaceSchema } from '../model/collection';
import { call } from './define';

/** What the page can ask about the auth that folders and collections give to their requests. */
export const folderAuthCalls = {
  /** What a folder says; the collection itself where `path` is empty. */
  'collection.readAuth': call({ input: requestPlaceSchema, output: folderAuthSchema }),
  /** Writes it into the folder's file; secrets that were typed go to the vault and are named. `revision` null overwrites. */
  'collection.saveAuth': call({
    input: z.strictObject({ ...requestPlaceSchema.shape, auth: authSchema, revision: z.string().nullable() }),
    output: z.null(),
  }),
};
