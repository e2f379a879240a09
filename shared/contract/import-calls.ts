import { z } from 'zod';
import { lossSchema, permissionSchema } from '../interop/import-notes';
import { importPreviewSchema } from '../model/import-preview';
import { call } from './define';

const path = z.string().min(1).max(4096);
/** A file's text as the page has read it; a JSON message may hold no more. */
const text = z.string().max(30_000_000);

/** The part of the contract about files of other tools. */
export const importCalls = {
  /** Reads files, or text, of another tool; nothing is written. The caller mints the id, and lets go of it, which ends a reading under way. */
  'collection.readImport': call({
    input: z.strictObject({
      importId: z.uuid(),
      from: z.discriminatedUnion('kind', [
        z.strictObject({
          kind: z.literal('texts'),
          texts: z
            .array(z.strictObject({ name: z.string().max(400), text }))
            .min(1)
            .max(100),
        }),
        z.strictObject({ kind: z.literal('paths'), paths: z.array(path).min(1).max(100) }),
        /** It is fetched: of http or https, without cookies. */
        z.strictObject({ kind: z.literal('address'), address: z.string().min(1).max(8_000) }),
      ]),
    }),
    output: importPreviewSchema,
  }),
  /** Writes what was read: as a new collection in a folder that is empty or not there, or into one that is open. */
  'collection.writeImport': call({
    input: z.strictObject({
      importId: z.uuid(),
      into: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('new'), root: path, name: z.string().min(1).max(200) }),
        z.strictObject({ kind: z.literal('open'), root: path, folder: z.string().max(4096) }),
      ]),
      /** What the user has said yes to. */
      allowed: z.array(permissionSchema).max(4),
      /** Secrets go to the vault, or are left out. Files never have them. */
      secrets: z.enum(['vault', 'leaveOut']),
    }),
    output: z.strictObject({
      root: z.string(),
      path: z.string(),
      requests: z.int(),
      folders: z.int(),
      environments: z.int(),
      examples: z.int(),
      losses: z.array(lossSchema),
    }),
  }),
  'collection.forgetImport': call({ input: z.strictObject({ importId: z.uuid() }), output: z.null() }),
};
