import { z } from 'zod';

/** How a table of separated values is written. Null: as its first rows suggest. */
export const tableDialectSchema = z.strictObject({
  /** One ASCII character. */
  delimiter: z.string().length(1).nullable(),
  /** One ASCII character; empty for none. */
  quote: z.string().max(1).nullable(),
});
export type TableDialect = z.infer<typeof tableDialectSchema>;

export const tableRowSchema = z.strictObject({
  /** Number of the row, from 0. */
  row: z.int(),
  /** Each cut at 2,000 characters. */
  cells: z.array(z.string()),
  /** Bytes of the row where not all of them were read; 0 otherwise. */
  cutBytes: z.int(),
});
export type TableRow = z.infer<typeof tableRowSchema>;

/** Rows of separated values. The first row is row 0, be it a header or not. */
export const bodyTableSchema = z.strictObject({
  totalRows: z.int(),
  /** There are more rows, which are not counted. */
  capped: z.boolean(),
  charset: z.string(),
  delimiter: z.string(),
  quote: z.string(),
  /** What the first rows suggest: whether the first names the columns, and which columns hold numbers. */
  hasHeader: z.boolean(),
  numeric: z.array(z.boolean()),
  /** The first row. */
  first: z.array(z.string()),
  rows: z.array(tableRowSchema),
});
export type BodyTable = z.infer<typeof bodyTableSchema>;

/** How a body holds records: a text of JSON on each line (or after each separator of RFC 7464), or events of a stream. */
export const recordKinds = ['lines', 'events'] as const;
export type RecordKind = (typeof recordKinds)[number];

export const bodyRecordSchema = z.strictObject({
  /** From 0. */
  record: z.int(),
  /** Its beginning, on one line, of at most 300 characters. */
  preview: z.string(),
  bytes: z.int(),
  /** What it holds, as a body of its own: of an event its data. Null where that stands on several lines or was written again. */
  sliceId: z.string().nullable(),
  /** Whether a line is JSON, as it is to be; null of events, and of lines that are too long to be tried. */
  isJson: z.boolean().nullable(),
  /** Of an event: its fields. A comment has none of them, and `comment`. */
  event: z
    .strictObject({
      id: z.string().nullable(),
      name: z.string().nullable(),
      retry: z.string().nullable(),
      comment: z.string().nullable(),
    })
    .nullable(),
});
export type BodyRecord = z.infer<typeof bodyRecordSchema>;

export const bodyRecordsSchema = z.strictObject({
  totalRows: z.int(),
  /** There are more records, which are not counted. */
  capped: z.boolean(),
  rows: z.array(bodyRecordSchema),
});
export type BodyRecords = z.infer<typeof bodyRecordsSchema>;

/** One part of a multipart body (RFC 2046, section 5.1). */
export const bodyPartSchema = z.strictObject({
  part: z.int(),
  headers: z.array(z.tuple([z.string(), z.string()])),
  bytes: z.int(),
  /** What follows its head, as a body of its own. */
  sliceId: z.string(),
});
export type BodyPart = z.infer<typeof bodyPartSchema>;

export const bodyPartsSchema = z.strictObject({
  parts: z.array(bodyPartSchema),
  /** There are more parts, which are not listed. */
  capped: z.boolean(),
  /** What is wrong with the body; null when nothing is. */
  problem: z.enum(['noBoundary', 'noParts', 'notClosed']).nullable(),
});
export type BodyParts = z.infer<typeof bodyPartsSchema>;
