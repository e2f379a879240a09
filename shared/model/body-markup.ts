import { z } from 'zod';

export const markupLanguageSchema = z.enum(['xml', 'yaml']);
export type MarkupLanguage = z.infer<typeof markupLanguageSchema>;

/** YAML is read as a whole before any of it is a tree: more bytes than these are shown as text alone. */
export const longestYaml = 4 * 1024 * 1024;

/** A piece of a row, with what it is. */
export const markupPartSchema = z.strictObject({
  text: z.string(),
  tone: z.enum(['name', 'attribute', 'value', 'text', 'punct', 'comment', 'cdata', 'meta', 'number', 'word', 'invalid']),
});
export type MarkupPart = z.infer<typeof markupPartSchema>;

/** One row of a tree of XML or YAML. Text is as received: entities and aliases are never filled in. */
export const markupRowSchema = z.strictObject({
  /** Number of the node in document order; closing rows carry that of their element. */
  node: z.int(),
  /** Number of the row, from 1, in the fully unfolded tree. */
  line: z.int(),
  depth: z.int(),
  closes: z.boolean(),
  parts: z.array(markupPartSchema),
  children: z.int(),
  folded: z.boolean(),
  /** Bytes of what stands here, where not all of it is shown; 0 otherwise. */
  cutBytes: z.int(),
  /** This key stood in the same mapping before. Both are kept. */
  duplicate: z.boolean(),
});
export type MarkupRow = z.infer<typeof markupRowSchema>;

export const markupRowsSchema = z.strictObject({
  totalRows: z.int(),
  totalLines: z.int(),
  rows: z.array(markupRowSchema),
  /** What the first of `rows` stands in, outermost first. */
  above: z.array(markupRowSchema),
});
export type MarkupRows = z.infer<typeof markupRowsSchema>;

export const markupPlaceSchema = z.strictObject({
  row: z.int().nullable(),
  /** Folded nodes that hide it, outermost first. */
  hiddenBy: z.array(z.int()),
  /** In the words of XPath; of YAML in those of JSONPath. */
  path: z.string(),
  /** The steps of the path after slashes. */
  pointer: z.string(),
  /** Of an element of XML. */
  namespace: z.string().nullable(),
  /** Which document of a stream it stands in, from 1; null where there is only one. */
  document: z.int().nullable(),
});
export type MarkupPlace = z.infer<typeof markupPlaceSchema>;

export const markupProblemSchema = z.strictObject({ message: z.string(), line: z.int(), column: z.int() });
export type MarkupProblem = z.infer<typeof markupProblemSchema>;
