import { findValues, type ValuePath, WantedValues } from './find-values.ts';
import { asksForMore, goesThroughEntries, isLong, listPieces, type Piece, sequencePieces } from './split-values.ts';

/** How a program goes through a text in pieces. */
export interface JqPlan {
  /** What each piece goes through. */
  readonly program: string;
  readonly pieces: readonly Piece[];
  /** What comes of the pieces is one list, and not values one after the other. */
  readonly isList: boolean;
}

/**
 * A way for a long text through jq's small memory in which a program leaves what it leaves of the whole: a plain path that it
 * begins with is found beforehand, and only what stands there goes on; what goes through the entries of a list one by one does
 * so piece by piece; how many there are, and under which names, needs no jq. All else, and a short text, is one piece.
 */
export function planJq(text: string, program: string): JqPlan {
  const whole = { program, pieces: [{ text, from: 0 }], isList: false };
  if (!isLong(text) || asksForMore.test(program)) return whole;
  return counted(text, program) ?? atPath(text, program) ?? throughEntries(text, program) ?? sequence(text, program) ?? whole;
}

function throughEntries(text: string, program: string): JqPlan | null {
  const isList = makesList(program);
  const pieces = isList || goesThroughEntries.test(program) ? listPieces(text) : null;
  return pieces && { program, pieces, isList };
}

function sequence(text: string, program: string): JqPlan | null {
  const pieces = sequencePieces(text);
  return pieces && { program, pieces, isList: false };
}

/** `map(…)`, or `[.[] | …]`, and nothing behind it. */
function makesList(program: string): boolean {
  const typed = program.trim();
  // Brackets in a text that is put together inside of one, or in a remark, are not told apart here.
  if (/#|\\\(/.test(typed)) return false;
  if (/^map\s*\(/.test(typed)) return closesAtEnd(typed, typed.indexOf('('));
  return typed.startsWith('[') && goesThroughEntries.test(typed.slice(1, -1)) && closesAtEnd(typed, 0);
}

const turns: Readonly<Record<string, number>> = { '(': 1, '[': 1, '{': 1, ')': -1, ']': -1, '}': -1 };

/** Whether the bracket that opens at a place closes with the last character. */
function closesAtEnd(program: string, from: number): boolean {
  let depth = 0;
  for (const { 0: found, index } of program.slice(from).matchAll(/"(?:[^"\\]|\\.)*"|[()[\]{}]/g)) {
    depth += turns[found] ?? 0;
    if (depth === 0) return from + index === program.length - 1;
  }
  return false;
}

const step = String.raw`(?:\.[A-Za-z_]\w*|\.?\["[^"\\]*"\]|\."[^"\\]*"|\.?\[\d{1,9}\])`;
const plainPath = new RegExp(String.raw`^\s*(?=\.)(${step}+)\s*(?:$|\|(?!=)([^]*)|(\[\][^]*))$`);
const oneStep = new RegExp(String.raw`\.([A-Za-z_]\w*)|\.?\["([^"\\]*)"\]|\."([^"\\]*)"|\.?\[(\d+)\]`, 'g');

/** The value at the end of a plain path, for what comes after it in the program. */
function atPath(text: string, program: string): JqPlan | null {
  const [, typed, rest, entries] = plainPath.exec(program) ?? [];
  // Only what goes through each entry and no further can begin at the entries: `.a[], .b` asks the whole again.
  if (typed === undefined || (entries !== undefined && !goesThroughEntries.test(`.${entries}`))) return null;
  const path = Array.from(typed.matchAll(oneStep), ([, word, bracketed, quoted, place]) =>
    place === undefined ? (word ?? bracketed ?? quoted ?? '') : Number(place),
  );
  const span = spanOf(text, path);
  if (span === null) return null;
  const [from, to] = span;
  const inside = planJq(text.slice(from, to), entries === undefined ? (rest ?? '.') : `.${entries}`);
  return { ...inside, pieces: inside.pieces.map((piece) => ({ ...piece, from: piece.from + from })) };
}

/** From where to where a value stands; null where there is none, or the text is not one value of JSON. */
function spanOf(text: string, path: ValuePath): readonly [from: number, to: number] | null {
  let at = parsed(text);
  for (const name of path) {
    const has =
      typeof at === 'object' && at !== null && (typeof name === 'string') !== Array.isArray(at) && Object.hasOwn(at, name);
    if (!has) return null;
    at = (at as Readonly<Record<string | number, unknown>>)[name];
  }
  const wanted = new WantedValues();
  wanted.add(path);
  const [from = 0, to = 0] = findValues(text, wanted);
  return to > from ? [from, to] : null;
}

/** How many entries there are, or their names, as jq has them. */
function counted(text: string, program: string): JqPlan | null {
  const asked = program.trim();
  if (asked !== 'length' && asked !== 'keys') return null;
  const value = parsed(text);
  if (typeof value !== 'object' || value === null) return null;
  const names = Object.keys(value);
  const found = asked === 'length' ? names.length : Array.isArray(value) ? names.map(Number) : names.sort(byCodePoint);
  return { program: '.', pieces: [{ text: JSON.stringify(found), from: 0 }], isList: false };
}

const byCodePoint = (one: string, other: string): number => Buffer.compare(Buffer.from(one), Buffer.from(other));

/** What a text stands for; undefined where it is not one value of JSON, which jq then says better. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
