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

/** Whether a text needs to be cut. */
export const isLong = (text: string): boolean => text.length > pieceLength;

/** `.[]`, a plain path from each entry, and what that goes through: neither an assignment nor a name for them. */
export const goesThroughEntries = /^\s*\.\[\]\s*(?:(?:\.[A-Za-z_]\w*|\.?\["[^"\\]*"\]|\.?\[\d*\])\s*)*(?:$|\|(?!=))/;

/** What reads the next value by itself, or ends it all. */
export const asksForMore = /(?<![.$\w])(?:inputs?|input_line_number|halt|halt_error)\b/;

/** One list in pieces that are lists, of which each has its share of the entries; null where the text is no list. */
export function listPieces(text: string): readonly Piece[] | null {
  const start = text.search(/\S/);
  const end = text.trimEnd().length - 1;
  if (text[start] !== '[' || text[end] !== ']') return null;
  const cuts = findCuts(text, { from: start + 1, to: end, isCut: (code) => code === comma });
  return (
    cuts && piecesAt(text, cuts, { from: start + 1, to: end }).map(({ text: inside, from }) => ({ text: asList(inside), from }))
  );
}

/** After a comma there must be something. */
const asList = (inside: string): string => (inside.trim() === '' ? '[,]' : `[${inside}]`);

/** Values one after the other in pieces that are such; null where there is only one. */
export function sequencePieces(text: string): readonly Piece[] | null {
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
