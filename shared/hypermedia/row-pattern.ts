import { isBegun, isExact, isItems, isSameShape, type RowShape, type ValueShape } from './row-shape.ts';

const space = String.raw`[\t\n\r ]*`;
const between = (separator: string): string => space + separator + space;
const restOfText = String.raw`[^"\\\x00-\x1f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\x00-\x1f]*)*"`;
const text = `"${restOfText}`;
const number = String.raw`-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?`;
const scalar = `(?:${text}|${number}|true|false|null)`;

/** So many of a list or of an object, by how deep it is. Longer ones are left to those who count on nothing. */
const mostParts = [0, 999, 199, 99, 49];
/** Parts with commas between: after one there is another, or the end that stands behind them. */
const several = (part: string, end: string, depth: number): string =>
  `(?:${part}${space}(?:,${space}(?!${end})|(?=${end}))){0,${mostParts[depth]}}`;

/** Anything in which so many objects and lists lie in each other. */
function anything(depth: number): string {
  if (depth === 0) return scalar;
  const inside = anything(depth - 1);
  const items = String.raw`\[${space}${several(inside, String.raw`\]`, depth)}\]`;
  const members = String.raw`\{${space}${several(text + between(':') + inside, String.raw`\}`, depth)}\}`;
  return `(?:${scalar}|${items}|${members})`;
}

/** A value may always be a list or an object of plain values. */
const shallowest = 1;
/** How many objects and lists may lie in each other in a row that is taken at one step. */
export const deepestRow = mostParts.length + 1;
const byDepth = mostParts.map((_, depth) => anything(depth));

/** A row of more members is none that many others are like. */
const mostNames = 100;
const longest = 64_000;
const mostKept = 16;

interface Kept {
  readonly shape: RowShape;
  readonly pattern: RegExp | null;
}

/** The latest first: the pages of a list mostly have rows of one shape. */
let kept: readonly Kept[] = [];

/**
 * What takes a whole row of a list at one step: an object with these members in this order, each name as it stands in the
 * text, whose values go no deeper than those of the row that was looked at. Whatever it takes is JSON; most rows are like the
 * one before. The very same for equal shapes, as long as it is kept.
 */
export function rowPattern(shape: RowShape): RegExp | null {
  const found = kept.find((one) => isSameShape(one.shape, shape)) ?? { shape, pattern: patternOf(shape) };
  if (found !== kept[0]) kept = [found, ...kept.filter((one) => one !== found)].slice(0, mostKept);
  return found.pattern;
}

function patternOf(shape: RowShape): RegExp | null {
  if (shape.length === 0 || shape.length > mostNames) return null;
  const source = sourceOf(shape);
  return source === null || source.length > longest ? null : new RegExp(source, 'y');
}

/** Null for what is too deep. */
function sourceOf(shape: RowShape): string | null {
  const members: string[] = [];
  for (const { head, holds } of shape) {
    const value = valueOf(holds);
    if (value === null) return null;
    members.push(escaped(head) + between(':') + value);
  }
  return String.raw`\{${space}${members.join(between(','))}${space}\}`;
}

function valueOf(holds: ValueShape): string | null {
  if (holds === 'text') return text;
  if (typeof holds === 'number') return byDepth[Math.max(holds, shallowest)] ?? null;
  if (isBegun(holds)) return `"${escaped(holds.begins)}${restOfText}`;
  if (isItems(holds)) return itemsOf(holds.items);
  return isExact(holds) ? escaped(holds.exact) : sourceOf(holds);
}

function itemsOf(items: readonly RowShape[]): string | null {
  const sources = items.map(sourceOf);
  return sources.includes(null) ? null : String.raw`\[${space}${sources.join(between(','))}${space}\]`;
}

const escaped = (name: string): string => name.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
