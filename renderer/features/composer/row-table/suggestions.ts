/** A word worth offering while one is typed. */
export interface Suggestion {
  readonly text: string;
  readonly hint?: string;
}

const most = 8;

/** What to offer for what is typed so far: words that begin with it first, then words that hold it. Nothing when it is typed out. */
export function matchSuggestions(typed: string, all: readonly Suggestion[]): readonly Suggestion[] {
  const wanted = typed.toLowerCase();
  const matching = all.filter(({ text }) => text.toLowerCase().includes(wanted));
  if (matching.length === 1 && matching[0]?.text.toLowerCase() === wanted) return [];
  const begins = matching.filter(({ text }) => text.toLowerCase().startsWith(wanted));
  const holds = matching.filter((one) => !begins.includes(one));
  return [...begins, ...holds].slice(0, most);
}
