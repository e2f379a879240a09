import { z } from 'zod';

/** By what a body is read as text, and how that came. */
export const bodyCharsetSchema = z.strictObject({
  /** The name the WHATWG encoding standard gives it. */
  name: z.string(),
  /** A byte order mark, which nothing else overrides; whoever asked, as the head does; the text itself; zeros as UTF-16 has them; or bytes that fit no other. */
  by: z.enum(['mark', 'asked', 'text', 'zeros', 'bytes']),
  /** What the declaration of XML or a `meta` of HTML names, as it stands there. */
  textSays: z.string().nullable(),
  /** False where some of the first bytes are none of that charset. */
  fits: z.boolean(),
});
export type BodyCharset = z.infer<typeof bodyCharsetSchema>;

/** What is known of a stored body before any of it is shown. */
export const bodyFactsSchema = z.strictObject({
  bodyId: z.string(),
  bytes: z.int(),
  /** False while it is still arriving. */
  complete: z.boolean(),
  /** What the first bytes look like, whatever the Content-Type says. */
  looksLike: z.enum(['json', 'xml', 'html', 'yaml', 'text', 'image', 'audio', 'video', 'pdf', 'archive', 'binary', 'empty']),
  /** The media type that the first bytes are the mark of, as of a picture; null where they are no mark. */
  bytesSay: z.string().nullable(),
  charset: bodyCharsetSchema,
});
export type BodyFacts = z.infer<typeof bodyFactsSchema>;

/** Which nodes of a JSON tree are folded. Small by nature: folding everything is `depth`, not a list. */
export const foldsSchema = z.strictObject({
  /** Containers at this depth and deeper start folded; null folds none. The root has depth 0. */
  depth: z.int().min(0).nullable(),
  /** Containers, by node number, whose state differs from what `depth` says. */
  toggled: z.array(z.int()).max(10_000),
});
export type Folds = z.infer<typeof foldsSchema>;

/** One line of a JSON body as the tree shows it. Text is as received, never re-serialised. */
export const jsonRowSchema = z.strictObject({
  /** Number of the node in document order; closing lines carry their container's number. */
  node: z.int(),
  /** Line number, from 1, in the fully unfolded tree. */
  line: z.int(),
  depth: z.int(),
  kind: z.enum(['object', 'array', 'string', 'number', 'boolean', 'null', 'close', 'invalid']),
  /** Key as received, without quotes and with escapes undone; null in lists and at the root. */
  key: z.string().nullable(),
  /** Position in a list; null elsewhere. */
  index: z.int().nullable(),
  /** Scalar as received (strings with their quotes), cut at 2,000 characters; for containers and closing lines the bracket. */
  text: z.string(),
  /** Bytes of the scalar when `text` was cut; 0 otherwise. */
  cutBytes: z.int(),
  /** Members of a container. */
  children: z.int(),
  folded: z.boolean(),
  /** This key stood in the same object before. Both are kept. */
  duplicate: z.boolean(),
  /** A comma follows. */
  comma: z.boolean(),
});
export type JsonRow = z.infer<typeof jsonRowSchema>;

export const jsonRowsSchema = z.strictObject({
  /** Visible rows with these folds. */
  totalRows: z.int(),
  /** Lines of the fully unfolded tree. */
  totalLines: z.int(),
  nodes: z.int(),
  rows: z.array(jsonRowSchema),
  /** The containers around the first of `rows`, outermost first; of very many the innermost. */
  above: z.array(jsonRowSchema),
  /** Set when the body is not JSON from some byte on; what came before is shown. */
  problem: z.strictObject({ message: z.string(), offset: z.int(), line: z.int() }).nullable(),
});
export type JsonRows = z.infer<typeof jsonRowsSchema>;

/** One line of text, or a stretch of a very long one. */
export const textLineSchema = z.strictObject({
  /** Line number from 1; null on the continuation of a long line. */
  line: z.int().nullable(),
  /** A byte that is no text stands as the lone code unit U+DC00 and so much more. */
  text: z.string(),
});
export type TextLine = z.infer<typeof textLineSchema>;

export const textLinesSchema = z.strictObject({ totalRows: z.int(), charset: z.string(), rows: z.array(textLineSchema) });
export type TextLines = z.infer<typeof textLinesSchema>;

/** What is searched for in a body. */
export const bodySearchSchema = z.strictObject({
  query: z.string().min(1).max(1000),
  matchCase: z.boolean(),
  regex: z.boolean(),
  /** No letter, digit or underscore stands before or after it. */
  wholeWord: z.boolean().optional(),
  /** In the bytes as they came rather than in the text they are: for a text in UTF-8, or for bytes written as hex digits. */
  bytes: z.enum(['text', 'hex']).optional(),
});
export type BodySearchQuery = z.infer<typeof bodySearchSchema>;

/** Where a search hit stands: `line` is its row of the text view, from 1; `node` its node once there is a tree. */
export const bodyHitSchema = z.strictObject({ offset: z.int(), bytes: z.int(), line: z.int(), node: z.int().nullable() });
export type BodyHit = z.infer<typeof bodyHitSchema>;

export const bodyHitsSchema = z.strictObject({
  total: z.int(),
  /** False while counting goes on, and when it stopped at the cap of one million. */
  counted: z.boolean(),
  /** In which of 300 equal parts of the body there are hits: what is drawn beside a scroll bar. */
  marks: z.array(z.int()),
  hits: z.array(bodyHitSchema),
});
export type BodyHits = z.infer<typeof bodyHitsSchema>;
