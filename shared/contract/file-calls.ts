import { z } from 'zod';
import { call } from './define';

const path = z.string().min(1).max(4096);

/** The part of the contract about files of the machine that the host runs on. */
export const fileCalls = {
  /** The folders and files below a path, for choosing one; null means the user's own folder. */
  'files.list': call({
    input: z.strictObject({ path: path.nullable() }),
    output: z.strictObject({
      path: z.string(),
      parent: z.string().nullable(),
      entries: z.array(
        z.strictObject({ name: z.string(), kind: z.enum(['folder', 'file']), bytes: z.int(), collection: z.boolean() }),
      ),
    }),
  }),
  /** A file of JSON or YAML as JSON text, with all digits of its numbers; null when it is neither. At most 8 MiB are read. */
  'files.readDescription': call({
    input: z.strictObject({ path }),
    output: z.strictObject({ json: z.string().nullable() }),
  }),
  /** The system's own dialog, where the host has one; null when it was dismissed. */
  'files.choose': call({
    input: z.strictObject({ what: z.enum(['openFolder', 'openFile', 'saveFile']), suggestedName: z.string().max(255) }),
    output: z.string().nullable(),
  }),
} as const;
