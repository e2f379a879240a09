export interface Query {
  readonly text: string;
  readonly matchCase: boolean;
  readonly regex: boolean;
  readonly wholeWord: boolean;
  /** In the bytes of the body, for a text or for bytes in hex; null: in the text that it is. */
  readonly bytes: 'text' | 'hex' | null;
}

/** An expression that finds a query in the rows on the screen. */
export interface Highlight {
  readonly expression: RegExp;
}

const mostMatches = 200;

const repeatedGroup = /\)[*+{?]/;
const openEnded = /(?<!\\)(?:[*+]|\{\d+,\})/g;

/**
 * Expressions run on the page without a way to stop them, so those that could take very long are not marked
 * there; their hits are found all the same.
 */
const isQuick = (source: string): boolean => !repeatedGroup.test(source) && (source.match(openEnded)?.length ?? 0) <= 2;

/** Null when there is nothing to find, or the expression cannot be read. */
export function highlightOf({ text, matchCase, regex, wholeWord, bytes }: Query): Highlight | null {
  if (bytes !== null || text === '' || (regex && !isQuick(text))) return null;
  const source = regex ? text : text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
  const whole = wholeWord ? `(?<![\\p{L}\\p{N}_])(?:${source})(?![\\p{L}\\p{N}_])` : source;
  try {
    return { expression: new RegExp(whole, matchCase ? 'gu' : 'giu') };
  } catch {
    return null;
  }
}

export function matchesIn({ expression }: Highlight, text: string): { readonly start: number; readonly end: number }[] {
  const matches: { start: number; end: number }[] = [];
  for (const match of text.matchAll(expression)) {
    if (match[0] !== '') matches.push({ start: match.index, end: match.index + match[0].length });
    if (matches.length >= mostMatches) break;
  }
  return matches;
}
