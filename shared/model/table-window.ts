import { z } from 'zod';

const shown = { text: z.string() };

/** A table cell as it goes through the door; the same as `Cell`. */
export const cellSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('missing') }),
  z.strictObject({ kind: z.literal('null') }),
  z.strictObject({ kind: z.literal('text'), ...shown }),
  z.strictObject({ kind: z.literal('code'), ...shown }),
  z.strictObject({ kind: z.literal('number'), ...shown }),
  z.strictObject({ kind: z.literal('boolean'), value: z.boolean() }),
  z.strictObject({ kind: z.literal('link'), ...shown, url: z.string(), newOrigin: z.boolean() }),
  z.strictObject({ kind: z.literal('list'), ...shown, count: z.int() }),
  z.strictObject({ kind: z.literal('object'), ...shown, count: z.int() }),
]);

/** Rows that lie at the host: those of a list in a body, or those that a run through its pages has brought. */
export const rowsOfSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('body'),
    bodyId: z.string().min(1).max(200),
    /** JSON Pointer of the list. */
    pointer: z.string().max(1_000),
    /** What the head says of how the text is coded; it is UTF-8 where nobody says otherwise. */
    charset: z.string().max(200).nullable().optional(),
    /** Only the rows that have this text under this name; null for all. */
    where: z
      .strictObject({ name: z.string().max(1_000), text: z.string().max(1_000) })
      .nullable()
      .optional(),
    /** The address of the page: links in it are relative to this. */
    base: z.string().max(100_000),
  }),
  z.strictObject({
    /** Those that a kind of API makes of a body in which they do not stand as JSON: the entries of a feed, the items of a collection. */
    kind: z.literal('made'),
    bodyId: z.string().min(1).max(200),
    base: z.string().max(100_000),
    contentType: z.string().max(1_000).nullable(),
  }),
  z.strictObject({ kind: z.literal('run'), runId: z.uuid() }),
]);
export type RowsOf = z.infer<typeof rowsOfSchema>;

/** Which of the rows are wanted, and in which order. */
export const rowViewSchema = z.strictObject({
  sort: z.strictObject({ column: z.string().max(1_000), descending: z.boolean() }).nullable(),
  /** As it was typed; empty takes all. */
  filter: z.string().max(1_000),
});
export type RowView = z.infer<typeof rowViewSchema>;

export const plainView: RowView = { sort: null, filter: '' };

/** The columns of rows at the host, and how many rows there are. */
export const rowsFactsSchema = z.strictObject({
  rowCount: z.int(),
  columns: z.array(z.strictObject({ name: z.string(), kind: z.enum(['text', 'code', 'number', 'boolean', 'mixed']) })),
  /** Rows have so many more, for which a table has no room. */
  moreColumns: z.int(),
  nameColumn: z.int(),
  urlColumn: z.int(),
});
export type RowsFacts = z.infer<typeof rowsFactsSchema>;

export const rowsWindowSchema = z.strictObject({
  /** Rows of the view. */
  totalRows: z.int(),
  /** Rows that the view was made of; more may have come since. */
  ofRows: z.int(),
  rows: z.array(
    z.strictObject({
      index: z.int(),
      url: z.string().nullable(),
      newOrigin: z.boolean(),
      cells: z.array(cellSchema),
      /** It had come before. */
      repeated: z.boolean(),
    }),
  ),
});
export type RowsWindow = z.infer<typeof rowsWindowSchema>;

export const rowFormats = ['ndjson', 'json', 'csv'] as const;
export type RowFormat = (typeof rowFormats)[number];
