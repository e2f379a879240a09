/** A stretch of a text, or what stands for it, and where it begins. */
export interface Piece {
  readonly text: string;
  readonly from: number;
}

/** About so many characters of small values take a fifth of jq's memory. */
const pieceLength = 2 * 1024 * 1024;

const quote = 0x22;
const backslash = 0x5c;
const comma = 0x2c;

/**
 * A long text in pieces, of which a program leaves together what it leaves of the whole. That is so for values one after the
 * other, where the program does not ask for the next one itself; and for one list where the program begins with its entries.
 * A text that is neither, and a short one, is one piece.
 */
export function splitFor(text: string, program: string): readonly Piece[] {
  const whole = [{ text, from: 0 }];
  if (text.length <= pieceLength) return whole;
  return splitList(text, program) ?? splitSequence(text, program) ?? whole;
}

/** `.[]` and what its entries go through: neither an assignment nor a name for them. */
const goesThroughEntries = /^\s*\.\[\]\s*(?:$|\|(?!=))/;

function splitList(text: string, program: string): readonly Piece[] | null {
  const start = text.search(/\S/);
  const end = text.trimEnd().length - 1;
  if (!goesThroughEntries.test(program) || asksForMore.test(program) || text[start] !== '[' || text[end] !== ']') return null;
  const cuts = findCuts(text, { from: start + 1, to: end, isCut: (code) => code === comma });
  return (
    cuts && piecesAt(text, cuts, { from: start + 1, to: end }).map(({ text: inside, from }) => ({ text: asList(inside), from }))
  );
}

/** After a comma there must be something. */
const asList = (inside: string): string => (inside.trim() === '' ? '[,]' : `[${inside}]`);

/** What reads the next value by itself, or ends it all. */
const asksForMore = /(?<![.$\w])(?:inputs?|input_line_number|halt|halt_error)\b/;

function splitSequence(text: string, program: string): readonly Piece[] | null {
  if (asksForMore.test(program)) return null;
  const all = { from: 0, to: text.length };
  const cuts = findCuts(text, { ...all, isCut: (code) => code <= 0x20 });
  return cuts && piecesAt(text, cuts, all);
}

interface Stretch {
  readonly from: number;
  readonly to: number;
}

function piecesAt(text: string, cuts: readonly number[], { from, to }: Stretch): Piece[] {
  const starts = [from, ...cuts.map((cut) => cut + 1)];
  return starts.map((start, place) => ({ text: text.slice(start, cuts[place] ?? to), from: start }));
}

/** Places outside of all brackets and texts, a piece apart; null where a bracket closes what was never opened, or there is no place. */
function findCuts(text: string, { from, to, isCut }: Stretch & { readonly isCut: (code: number) => boolean }): number[] | null {
  const cuts: number[] = [];
  let depth = 0;
  let next = from + pieceLength;
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) at = endOfText(text, at, to);
    else depth += turns.get(code) ?? 0;
    if (depth < 0) return null;
    if (at < next || depth > 0 || !isCut(code)) continue;
    cuts.push(at);
    next = at + pieceLength;
  }
  return cuts.length > 0 ? cuts : null;
}

const turns: ReadonlyMap<number, number> = new Map([
  [0x5b, 1],
  [0x7b, 1],
  [0x5d, -1],
  [0x7d, -1],
]);

/** The quote that ends a text, or the end of all. */
function endOfText(text: string, from: number, to: number): number {
  let at = from + 1;
  while (at < to && text.charCodeAt(at) !== quote) at += text.charCodeAt(at) === backslash ? 2 : 1;
  return at;
}
