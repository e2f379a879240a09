import { z } from 'zod';
import { requestPlaceSchema } from '../model/collection';
import { requestDraftSchema } from '../model/request-draft';
import { exportFormatSchema } from '../interop/writers/export-formats';
import { lossSchema } from '../interop/writers/losses';
import { call } from './define';

const client = z.strictObject({ key: z.string(), title: z.string() });

/** The part of the contract about what other tools read. */
export const exportCalls = {
  /** Languages that a request can be written in, each with its clients, the usual one first. */
  'export.languages': call({
    /** What is to be written: few languages have a client for a WebSocket. */
    input: z.strictObject({ of: z.enum(['request', 'websocket']) }),
    output: z.array(z.strictObject({ key: z.string(), title: z.string(), clients: z.array(client) })),
  }),
  /** A draft as code; nothing is sent. */
  'export.code': call({
    input: z.strictObject({
      draft: requestDraftSchema,
      /** Where it is saved: what the folders above it give is in the code. */
      place: requestPlaceSchema.nullable(),
      language: z.string().max(40),
      client: z.string().max(40),
      /** Values in place of names, where they are known. */
      fillVariables: z.boolean(),
      includeSecrets: z.boolean(),
      /** Texts that are secret wherever they stand. */
      words: z.array(z.string().max(10_000)).max(1_000),
    }),
    output: z.strictObject({ text: z.string(), notes: z.array(z.string()) }),
  }),
  /** A collection, or a part of one, written as another tool reads it: its files as bodies, to be saved. */
  'export.collection': call({
    input: z.strictObject({
      /** An empty path is the whole collection. */
      place: requestPlaceSchema,
      format: exportFormatSchema,
      shell: z.enum(['bash', 'cmd', 'powershell']),
      includeSecrets: z.boolean(),
      /** For OpenAPI: answers of the history are in it. */
      withAnswers: z.boolean(),
    }),
    output: z.strictObject({
      files: z.array(z.strictObject({ name: z.string(), bodyId: z.string(), bytes: z.int(), start: z.string() })),
      losses: z.array(lossSchema),
      warnings: z.array(z.string()),
    }),
  }),
  /**
   * The same as OpenCollection's folder of files, which holds all of it: in a folder that is empty or not there yet, whole or
   * not at all. Without a `root` nothing is written, and what would be is told.
   */
  'export.folder': call({
    input: z.strictObject({
      place: requestPlaceSchema,
      root: z.string().min(1).max(4096).nullable(),
      includeSecrets: z.boolean(),
    }),
    output: z.strictObject({
      /** Where it stands now; null where nothing was written. */
      root: z.string().nullable(),
      requests: z.int(),
      folders: z.int(),
      environments: z.int(),
      losses: z.array(lossSchema),
      warnings: z.array(z.string()),
    }),
  }),
  /** An exchange with its answer, as a HAR log. */
  'export.exchange': call({
    input: z.strictObject({ exchangeId: z.uuid(), includeSecrets: z.boolean() }),
    output: z.strictObject({ name: z.string(), bodyId: z.string(), bytes: z.int() }),
  }),
} as const;
