import { z } from 'zod';

export const filterLanguages = ['jsonpath', 'jq', 'xpath'] as const;
export type FilterLanguage = (typeof filterLanguages)[number];

/** What is to be left of a body: JSONPath (RFC 9535), jq 1.8, or XPath 1.0. */
export const bodyFilterSchema = z.strictObject({
  language: z.enum(filterLanguages),
  expression: z.string().min(1).max(10_000),
});
export type BodyFilter = z.infer<typeof bodyFilterSchema>;

/** Why a filter gave nothing. */
export const filterReasons = [
  /** The expression cannot be read. */
  'syntax',
  /** It could be read and ended in an error of its own. */
  'failed',
  'notJson',
  'notXml',
  /** The body brings a document type of its own. */
  'doctype',
  'tooDeep',
  'tooLarge',
  'resultTooLarge',
  'memory',
  'time',
  'stopped',
] as const;
export type FilterReason = (typeof filterReasons)[number];

export const filterProblemSchema = z.strictObject({
  reason: z.enum(filterReasons),
  sentence: z.string(),
  /** The character of the expression, from 0, at which it cannot be read. */
  at: z.int().nullable(),
});
export type FilterProblem = z.infer<typeof filterProblemSchema>;

/** What came of a filter: a body of its own, or why there is none. */
export const filterOutcomeSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('filtered'),
    bodyId: z.string(),
    bytes: z.int(),
    /** How many values or nodes it holds. */
    count: z.int(),
    contentType: z.string(),
    /** Of the body that was filtered. */
    ofBytes: z.int(),
  }),
  z.strictObject({ kind: z.literal('problem'), problem: filterProblemSchema }),
]);
export type FilterOutcome = z.infer<typeof filterOutcomeSchema>;

/** The names of the languages as people write them. */
export const filterLanguageNames: Readonly<Record<FilterLanguage, string>> = {
  jsonpath: 'JSONPath',
  jq: 'jq',
  xpath: 'XPath',
};
