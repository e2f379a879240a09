const whitespace = /[\s\uFEFF]*/y;
/** A string, a bracket or sign, a {{variable}}, or whatever stands until the next of these: numbers and words as typed. */
const token = /"(?:[^"\\]|\\[^])*"|\{\{[^{}\n]*\}\}|[{}[\],:]|[^\s\uFEFF"{}[\],:]+/y;

/**
 * JSON text laid out anew, two spaces for each level.
 *
 * Works on the text, never on values: numbers, escapes and duplicate keys stay as typed.
 * Null when the text has an open string, or brackets that do not pair.
 */
export function formatJson(text: string): string | null {
  const tokens = readTokens(text);
  if (tokens === null || !isBalanced(tokens)) return null;
  return layOut(tokens);
}

/** JSON text without the white space between its parts; null as for `formatJson`. */
export function compactJson(text: string): string | null {
  const tokens = readTokens(text);
  if (tokens === null || !isBalanced(tokens)) return null;
  return tokens.map((part, index) => (index > 0 && needsSpace(tokens[index - 1], part) ? ` ${part}` : part)).join('');
}

function readTokens(text: string): string[] | null {
  const tokens: string[] = [];
  let at = skip(text, 0);
  while (at < text.length) {
    token.lastIndex = at;
    const found = token.exec(text);
    if (!found) return null;
    tokens.push(found[0]);
    at = skip(text, token.lastIndex);
  }
  return tokens;
}

function skip(text: string, from: number): number {
  whitespace.lastIndex = from;
  whitespace.exec(text);
  return whitespace.lastIndex;
}

const closes: Readonly<Record<string, string>> = { '}': '{', ']': '[' };

function isBalanced(tokens: readonly string[]): boolean {
  const open: string[] = [];
  for (const part of tokens) {
    if (isOpening(part)) open.push(part);
    else if (isClosing(part) && open.pop() !== closes[part]) return false;
  }
  return open.length === 0;
}

function layOut(tokens: readonly string[]): string {
  const out: string[] = [];
  let depth = 0;
  tokens.forEach((part, index) => {
    const before = tokens[index - 1];
    if (isClosing(part)) depth -= 1;
    out.push(gap(before, part, depth), part);
    if (isOpening(part)) depth += 1;
  });
  return out.join('');
}

/** What stands between two parts. */
function gap(before: string | undefined, part: string, depth: number): string {
  if (before === undefined || part === ',' || part === ':') return '';
  if (before === ':') return ' ';
  if (isOpening(before) && isClosing(part)) return '';
  return isOpening(before) || isClosing(part) || before === ',' ? lineBreak(depth) : ' ';
}

const isOpening = (part: string): boolean => part === '{' || part === '[';
const isClosing = (part: string): boolean => closes[part] !== undefined;
const lineBreak = (depth: number): string => `\n${'  '.repeat(depth)}`;

const isSign = (part: string | undefined): boolean => part === undefined || /^[{}[\],:]$/.test(part);

/** Two words side by side are a mistake of the writer, and stay two. */
const needsSpace = (before: string | undefined, part: string): boolean => !isSign(before) && !isSign(part);
