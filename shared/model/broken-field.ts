import { z } from 'zod';

/** A field of an answer that is against the rules of HTTP/2. */
export const brokenFieldSchema = z.strictObject({
  /** Name and value as they passed, one character for each byte. */
  field: z.tuple([z.string(), z.string()]),
  /** What is wrong with it, as a sentence. */
  why: z.string(),
});
export type BrokenField = z.infer<typeof brokenFieldSchema>;

/** Of so many in one block of fields each is told; whoever sends more breaks the rules on purpose. */
export const mostBrokenTold = 100;

/** A text with what cannot be seen in it written out: `a\\r\\n`, `\\x00`. */
export const inPrint = (text: string): string =>
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  text.replaceAll(/[\0-\x1f\x7f]/g, (char) => shown[char] ?? `\\x${char.charCodeAt(0).toString(16).padStart(2, '0')}`);

const shown: Readonly<Record<string, string>> = { '\r': '\\r', '\n': '\\n', '\t': '\\t' };
