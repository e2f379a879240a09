/** A word of the trade, in ours. */
export interface Term {
  /** As links name it: lower case, with hyphens. */
  readonly id: string;
  readonly term: string;
  /** What the letters stand for, or other names for the same thing. */
  readonly also: readonly string[];
  /** One or two sentences; may hold `code` and [[links]]. */
  readonly meaning: string;
}

/** A term whose id follows from its words. */
export const term = (words: string, meaning: string, ...also: readonly string[]): Term => ({
  id: words.toLowerCase().replaceAll(' ', '-'),
  term: words,
  also,
  meaning,
});
