import { z } from 'zod';
import { brokenFieldSchema } from './broken-field';

/** One stretch of bytes on the wire, in order. */
export const wireEntrySchema = z.strictObject({
  hop: z.int(),
  direction: z.enum(['sent', 'received']),
  /** `socks`: what is said to a SOCKS proxy, and what it says, before it lets the request through. */
  part: z.enum(['head', 'body', 'interim', 'trailers', 'control', 'socks']),
  /** Milliseconds since 1970 when its first byte passed. */
  at: z.number(),
  /** The bytes, one character each (latin1), as they passed: chunk framing and encodings are left on. */
  bytes: z.string(),
  /** How many bytes passed; more than `bytes` holds when a body was cut. */
  total: z.int(),
  /** Over HTTP/2: the frame that the bytes are, or the first of several of one type in a row. */
  frame: z
    .strictObject({
      type: z.string(),
      flags: z.array(z.string()),
      /** 0 is the connection itself. */
      streamId: z.int(),
      /** How many frames of this type these bytes are. */
      count: z.int(),
      /** What a compressed block of fields stands for, line by line; null for other frames. */
      text: z.string().nullable(),
      /** Fields in it that are against the rules, and why. */
      broken: z.array(brokenFieldSchema).optional(),
    })
    .optional(),
});
export type WireEntry = z.infer<typeof wireEntrySchema>;

/** The bytes of an exchange both ways: heads whole, bodies cut at 64 KiB for each hop and direction. */
export const wireLogSchema = z.strictObject({
  entries: z.array(wireEntrySchema),
  /** Secrets that were filled in: to be hidden wherever they stand until they are asked for. */
  secrets: z.array(z.string()).optional(),
});
export type WireLog = z.infer<typeof wireLogSchema>;
