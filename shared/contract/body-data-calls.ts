import { z } from 'zod';
import { bodyPartsSchema, bodyRecordsSchema, bodyTableSchema, recordKinds, tableDialectSchema } from '../model/body-data';
import { call } from './define';

/** A body, or the bytes [from, to) of one: `<id>~<from>-<to>`, a body as any other. */
const bodyId = z.string().min(1).max(200);
const charset = z.string().max(40).nullable();
const fromRow = z.int().min(0);
const windowSize = z.int().min(1).max(2_000);

/** The part of the contract about bodies that are lists: rows of a table, records of a stream, parts. */
export const bodyDataCalls = {
  /** Rows of separated values. */
  'body.readTable': call({
    input: z.strictObject({ bodyId, charset, dialect: tableDialectSchema, from: fromRow, count: windowSize }),
    output: bodyTableSchema,
  }),
  /** Records, each with its beginning and the body it makes. */
  'body.readRecords': call({
    input: z.strictObject({ bodyId, charset, kind: z.enum(recordKinds), from: fromRow, count: windowSize }),
    output: bodyRecordsSchema,
  }),
  /** The parts of a multipart body, up to 10,000, each with its head and the body it makes. */
  'body.readParts': call({
    input: z.strictObject({ bodyId, boundary: z.string().max(200) }),
    output: bodyPartsSchema,
  }),
} as const;
