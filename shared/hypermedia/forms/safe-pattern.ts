/** Steps a pattern may take in the worst case before it is left to the server. */
const mostSteps = 2_000_000;
const longestPattern = 1_000;

/**
 * Whether a text fits a pattern; null when it cannot be told without risk. Patterns come from servers: one that repeats what
 * repeats itself, or refers back, could keep a program busy for ever, and so is never run.
 */
export function matchesPattern(pattern: string, text: string): boolean | null {
  if (pattern.length > longestPattern || /\\[1-9]|\\k</.test(pattern)) return null;
  // Without an anchor the search begins at every character.
  if (waysIn(pattern, text.length) * Math.max(1, text.length) > mostSteps) return null;
  const compiled = compile(pattern);
  return compiled === null ? null : compiled.test(text);
}

function compile(pattern: string): RegExp | null {
  for (const flags of ['u', '']) {
    try {
      return new RegExp(pattern, flags);
    } catch {
      // Not of this dialect: many patterns are written for engines that are less strict, or for other ones altogether.
    }
  }
  return null;
}

interface Group {
  /** Repeats or chooses inside: repeated itself, it could match one text in very many ways. */
  varies: boolean;
  branches: number;
}

/** A class, an escape, a group's beginning or end, a choice, a count, or any other character. */
const token = /\[(?:\\.|[^\]\\])*\]|\\.|\((?:\?(?:[:=!]|<[=!]|<\w+>))?|\)|\||[*+?]\??|\{\d+(?:,\d*)?\}\??|[^]/g;

/** In how many ways at most a pattern could match a text of some length; without end where what repeats lies in what repeats. */
function waysIn(pattern: string, length: number): number {
  const open: Group[] = [{ varies: false, branches: 1 }];
  let closed: Group | null = null;
  let ways = 1;
  for (const [piece] of pattern.matchAll(token)) {
    const inner = open.at(-1);
    if (inner === undefined) return Infinity;
    ways *= countWays(piece, { inner, closed, length });
    if (piece.startsWith('(')) open.push({ varies: false, branches: 1 });
    closed = piece === ')' ? close(open) : null;
    ways *= closed?.branches ?? 1;
  }
  return ways * (open[0]?.branches ?? 1);
}

/** By how much one piece multiplies the ways. Notes what it does to its group. */
function countWays(piece: string, { inner, closed, length }: { inner: Group; closed: Group | null; length: number }): number {
  if (piece === '|') inner.branches += 1;
  const count = readCount(piece);
  if (count === null) return 1;
  if (closed?.varies === true && count.most > 1) return Infinity;
  inner.varies ||= count.most > count.least;
  return Math.min(count.most, length) - Math.min(count.least, length) + 1;
}

function close(open: Group[]): Group | null {
  const group = open.pop();
  const outer = open.at(-1);
  if (group === undefined || outer === undefined) return null;
  group.varies ||= group.branches > 1;
  outer.varies ||= group.varies;
  return group;
}

/** How often a count lets its part stand; null for what is no count. */
function readCount(piece: string): { least: number; most: number } | null {
  if (/^[*+?]/.test(piece)) return { least: piece.startsWith('+') ? 1 : 0, most: piece.startsWith('?') ? 1 : Infinity };
  const [, least, comma, most] = /^\{(\d+)(,?)(\d*)\}/.exec(piece) ?? [];
  if (least === undefined) return null;
  return { least: Number(least), most: comma === '' ? Number(least) : most === '' ? Infinity : Number(most) };
}
