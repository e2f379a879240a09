import { z } from 'zod';
import { collectionSchema, gitPlaceSchema, moveLossesSchema, moveTargetSchema, requestPlaceSchema } from '../model/collection';
import { call } from './define';

const path = z.string().max(4096);
const name = z.string().min(1).max(200);
const placed = z.strictObject({ path: z.string() });

/** What the page can do to the tree of a collection. A place is that of a request, or of a folder where it has no ending. */
export const treeCalls = {
  /** Moves a request or a folder with all that is in it, within its collection or to another, to a place in the order. */
  'collection.moveItem': call({ input: z.strictObject({ from: requestPlaceSchema, to: moveTargetSchema }), output: placed }),
  /** What a request or a folder would no longer have from its surroundings at another place. */
  'collection.previewMove': call({
    input: z.strictObject({ from: requestPlaceSchema, to: moveTargetSchema }),
    output: moveLossesSchema,
  }),
  /** Copies a request or a folder beside itself, comments and unknown fields with it. */
  'collection.duplicateItem': call({ input: requestPlaceSchema, output: placed }),
  /** Gives a folder another name, or the collection where `path` is empty. */
  'collection.renameFolder': call({ input: z.strictObject({ ...requestPlaceSchema.shape, name }), output: placed }),
  /** Moves a folder to the bin; `restoreFolder` brings it back. */
  'collection.deleteFolder': call({ input: requestPlaceSchema, output: z.strictObject({ binned: z.string() }) }),
  'collection.restoreFolder': call({
    input: z.strictObject({ ...requestPlaceSchema.shape, binned: z.string() }),
    output: placed,
  }),
  /** Requests of the open collections in whose bodies a text stands, whatever its case: at most a thousand of each. */
  'collection.search': call({
    input: z.strictObject({ text: z.string().min(1).max(1_000) }),
    output: z.array(z.strictObject({ root: z.string(), paths: z.array(z.string()) })),
  }),
  /** A file as it stands: that of a request, of a folder, or of the collection. */
  'collection.readRaw': call({
    input: requestPlaceSchema,
    output: z.strictObject({ text: z.string(), revision: z.string() }),
  }),
  /** Writes a file as text. With a revision only over the very content that has it. */
  'collection.saveRaw': call({
    input: z.strictObject({ ...requestPlaceSchema.shape, text: z.string().max(8 * 1024 ** 2), revision: z.string().nullable() }),
    output: z.strictObject({ revision: z.string() }),
  }),
  /** Opens the collection in the data folder for what has no other place yet, and makes it where there is none. */
  'collection.openScratch': call({ input: z.null(), output: collectionSchema }),
  /** Collections that were open once and are not now, the last one first. */
  'collection.listClosed': call({ input: z.null(), output: z.array(z.strictObject({ root: path, name: z.string() })) }),
  /** The branch that the folder of a collection is on; null where it is in no repository. */
  'git.describe': call({ input: z.strictObject({ root: path }), output: gitPlaceSchema.nullable() }),
};
