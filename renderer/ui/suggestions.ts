/** A word worth offering while one is typed. */
export interface Suggestion {
  readonly text: string;
  readonly hint?: string;
}

const most = 8;

/** What to offer for what is typed so far; nothing when it is typed out. */
export function matchSuggestions(typed: string, all: readonly Suggestion[]): readonly Suggestion[] {
  const wanted = typed.toLowerCase();
  const ranked = rankSuggestions(typed, all, most);
  return ranked.length === 1 && ranked[0]?.text.toLowerCase() === wanted ? [] : ranked;
}

/** Words that begin with what is typed so far, then words that hold it. */
export function rankSuggestions(typed: string, all: readonly Suggestion[], atMost: number): readonly Suggestion[] {
  const wanted = typed.toLowerCase();
  const matching = all.filter(({ text }) => text.toLowerCase().includes(wanted));
  const begins = matching.filter(({ text }) => text.toLowerCase().startsWith(wanted));
  const holds = matching.filter((one) => !begins.includes(one));
  return [...begins, ...holds].slice(0, atMost);
}
