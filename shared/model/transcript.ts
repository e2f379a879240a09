import { z } from 'zod';

/** Who said it. What Cairn notes of the connection itself is from `cairn`. */
export const speakerSchema = z.enum(['client', 'server', 'cairn']);

export const entryKindSchema = z.enum(['text', 'binary', 'ping', 'pong', 'close', 'event', 'comment', 'opened', 'lost']);

/** What a line of a transcript tells beside its text. */
const facts = {
  /** Milliseconds since 1970. */
  at: z.number(),
  from: speakerSchema,
  kind: entryKindSchema,
  /** Size of the message as sent, unpacked. */
  bytes: z.int(),
  /** Type of a server-sent event where it names one. */
  event: z.string().optional(),
  /** Id of a server-sent event. */
  id: z.string().optional(),
  /** Close code (RFC 6455, 7.4). */
  code: z.int().optional(),
};

/**
 * One message of a socket, as a line of JSON in its transcript. Text stands in `text`, bytes in `base64`;
 * either is the last field, so that a line that is cut still tells the rest.
 */
export const transcriptEntrySchema = z.strictObject({ ...facts, text: z.string().optional(), base64: z.string().optional() });
export type TranscriptEntry = z.infer<typeof transcriptEntrySchema>;

/** An entry in a list, with the beginning of what it says. */
export const transcriptRowSchema = z.strictObject({
  ...facts,
  /** Its place in the transcript, from 0. */
  n: z.int(),
  /** Up to 400 characters; bytes as hexadecimal digits. */
  preview: z.string(),
});
export type TranscriptRow = z.infer<typeof transcriptRowSchema>;

/** Which entries are shown. */
export const transcriptFilterSchema = z.strictObject({
  from: z.enum(['all', 'client', 'server']),
  kinds: z.enum(['all', 'messages', 'control']),
  /** Text that a message holds; empty for any. */
  query: z.string().max(1000),
});
export type TranscriptFilter = z.infer<typeof transcriptFilterSchema>;

export const wholeTranscript: TranscriptFilter = { from: 'all', kinds: 'all', query: '' };

/** A window of a transcript. */
export const transcriptWindowSchema = z.strictObject({
  rows: z.array(transcriptRowSchema),
  /** Entries that pass the filter, as far as they were looked through. */
  found: z.int(),
  /** Entries there are. */
  entries: z.int(),
  /** All of them were looked through. */
  complete: z.boolean(),
});
export type TranscriptWindow = z.infer<typeof transcriptWindowSchema>;

/** One message whole, or its beginning where it is very large. */
export const transcriptMessageSchema = z.strictObject({
  ...facts,
  n: z.int(),
  text: z.string().nullable(),
  base64: z.string().nullable(),
  /** All of it is here. */
  complete: z.boolean(),
});
export type TranscriptMessage = z.infer<typeof transcriptMessageSchema>;

/** Something the user says on an open socket. */
export const outgoingSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), text: z.string() }),
  z.strictObject({ kind: z.literal('binary'), base64: z.string() }),
  z.strictObject({ kind: z.literal('file'), path: z.string().min(1).max(4096) }),
  z.strictObject({ kind: z.literal('ping'), text: z.string().max(125) }),
  z.strictObject({ kind: z.literal('close'), code: z.int().nullable(), reason: z.string().max(123) }),
]);
export type Outgoing = z.infer<typeof outgoingSchema>;
