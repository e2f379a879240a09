/** Where a text stops being JSON, and why. Line and column count from 1. */
export interface JsonProblem {
  readonly offset: number;
  readonly line: number;
  readonly column: number;
  /** A sentence part: "a comma is missing". */
  readonly reason: string;
}

/**
 * The first place where a text is not JSON (RFC 8259), or null.
 * It only looks, nothing is built: numbers of any length, duplicate keys and any depth are fine.
 */
export function findJsonProblem(text: string): JsonProblem | null {
  const end = scanDocument(text);
  if (typeof end === 'number') return null;
  const before = text.slice(0, end.offset).split('\n');
  return { ...end, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

interface Trouble {
  readonly offset: number;
  readonly reason: string;
}
/** Where to read on, or what is wrong. */
type Scan = number | Trouble;

const trouble = (offset: number, reason: string): Trouble => ({ offset, reason });
const space = /[ \t\n\r]*/y;
const numberText = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

function match(pattern: RegExp, text: string, from: number): number | null {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : null;
}
const skipSpace = (text: string, from: number): number => match(space, text, from) ?? from;

/** Values are read in a loop with a stack of what is open, so that depth costs no call stack. */
function scanDocument(text: string): Scan {
  const open: string[] = [];
  let at: Scan = skipSpace(text, 0);
  for (;;) {
    at = scanValueStart(text, at, open);
    if (typeof at !== 'number') return at;
    if (at < 0) {
      at = -at;
      continue;
    }
    at = scanAfterValue(text, at, open);
    if (typeof at !== 'number') return at;
    if (open.length === 0) return at === text.length ? at : trouble(at, `“${shown(text, at)}” follows the end of the value`);
  }
}

/** Reads up to the end of a scalar or empty container, or (answered negative) to the first value inside a container. */
function scanValueStart(text: string, at: number, open: string[]): Scan {
  const first = text[at];
  if (first !== '{' && first !== '[') return scanScalar(text, at);
  const inside = skipSpace(text, at + 1);
  if (text[inside] === (first === '{' ? '}' : ']')) return inside + 1;
  open.push(first);
  if (first === '[') return -inside;
  const value = scanKey(text, inside);
  return typeof value === 'number' ? -value : value;
}

/** After a value: closes what ends here and, where a comma follows, moves to the next value. */
function scanAfterValue(text: string, from: number, open: string[]): Scan {
  let at = skipSpace(text, from);
  for (;;) {
    const container = open.at(-1);
    if (container === undefined) return at;
    const close = container === '{' ? '}' : ']';
    if (text[at] === ',') return scanNext(text, skipSpace(text, at + 1), close);
    if (text[at] !== close)
      return trouble(at, at >= text.length ? `it ends before the closing ${close}` : `a comma or ${close} is missing`);
    open.pop();
    at = skipSpace(text, at + 1);
  }
}

function scanNext(text: string, at: number, close: string): Scan {
  if (text[at] === close) return trouble(at, 'there is a comma after the last entry');
  return close === '}' ? scanKey(text, at) : at;
}

function scanKey(text: string, at: number): Scan {
  if (text[at] !== '"')
    return trouble(at, at >= text.length ? 'it ends where a key should be' : 'a key in double quotes is expected');
  const end = scanString(text, at);
  if (typeof end !== 'number') return end;
  const colon = skipSpace(text, end);
  return text[colon] === ':' ? skipSpace(text, colon + 1) : trouble(colon, 'a colon is missing after the key');
}

function scanScalar(text: string, at: number): Scan {
  const first = text[at];
  if (first === undefined) return trouble(at, 'it ends where a value should be');
  if (first === '"') return scanString(text, at);
  for (const word of ['true', 'false', 'null']) if (text.startsWith(word, at)) return endOfWord(text, at, at + word.length);
  if (first === '-' || (first >= '0' && first <= '9')) {
    const end = match(numberText, text, at);
    return end === null ? trouble(at, 'this is not a number') : endOfWord(text, at, end);
  }
  return trouble(at, first === "'" ? 'JSON uses double quotes' : `“${shown(text, at)}” is not a JSON value`);
}

const endOfWord = (text: string, start: number, end: number): Scan =>
  /[\w.+-]/.test(text[end] ?? '') ? trouble(start, `“${shown(text, start)}” is not a JSON value`) : end;

/** Reads to behind the closing quote. */
function scanString(text: string, start: number): Scan {
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22) return at + 1;
    if (code < 0x20)
      return trouble(
        at,
        code === 10 || code === 13 ? 'the text in quotes is not closed on its line' : 'a control character must be escaped',
      );
    if (code !== 0x5c) continue;
    if (!/^(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/.test(text.slice(at + 1, at + 6)))
      return trouble(at, `“${text.slice(at, at + 2)}” is not an escape JSON knows`);
    at++;
  }
  return trouble(start, 'the text in quotes is not closed');
}

/** A short word from a place in the text, for a message. */
function shown(text: string, at: number): string {
  const word = /^[\w.+-]+/.exec(text.slice(at, at + 20))?.[0] ?? String.fromCodePoint(text.codePointAt(at) ?? 0x20);
  return word.length === 20 ? `${word}…` : word;
}
