import type { Phase } from '../../drawings/time-plan';

export type LabelPlace = 'labelInside' | 'labelAfter' | 'labelBefore';

interface Lane {
  /** What the end of the lane stands for, in milliseconds. */
  readonly endMs: number;
  readonly widthPx: number;
  readonly wordsOf: (phase: Phase) => string;
}

interface Span {
  readonly from: number;
  readonly to: number;
}

/** What stands around the words of a label. */
const aroundPx = 10;
/** A bar as narrow as this may have words over it. */
const thinPx = 6;
/** How far words may stand out of the lane: beside it is a gap. */
const beyondPx = 12;

/**
 * Where the name of each phase of a lane stands: inside its bar, or else beside it. The longest phases come first; a name that
 * would be written over another one, over a bar that can be seen, or out of the lane is left out.
 */
export function placeLabels(phases: readonly Phase[], lane: Lane): ReadonlyMap<Phase, LabelPlace> {
  const bars = new Map(phases.map((phase) => [phase, barOf(phase, lane)]));
  const taken: Span[] = [];
  const places = new Map<Phase, LabelPlace>();
  for (const phase of phases.toSorted((a, b) => b.durationMs - a.durationMs)) {
    const bar = bars.get(phase);
    if (bar === undefined) continue;
    const wide = widthOf(lane.wordsOf(phase)) + aroundPx;
    const others = [...bars.values()].filter((one) => one !== bar && one.to - one.from >= thinPx);
    const isFree = (span: Span) =>
      span.from >= -beyondPx && span.to <= lane.widthPx + beyondPx && ![...taken, ...others].some((one) => overlaps(one, span));
    const spans: [LabelPlace, Span][] = [
      ['labelAfter', { from: bar.to + 2, to: bar.to + 2 + wide }],
      ['labelBefore', { from: bar.from - 2 - wide, to: bar.from - 2 }],
    ];
    const found = bar.to - bar.from >= wide ? (['labelInside', bar] as const) : spans.find(([, span]) => isFree(span));
    if (found === undefined) continue;
    places.set(phase, found[0]);
    taken.push(found[1]);
  }
  return places;
}

/** How wide words are at most in the font of labels: its digits are of one width, capitals and w wider than other letters. */
const widthOf = (words: string): number => Array.from(words, letterPx).reduce((sum, px) => sum + px, 0);

function letterPx(letter: string): number {
  if (/[A-Zmw]/.test(letter)) return 9.4;
  if (/\d/.test(letter)) return 7.5;
  return /[\s.]/.test(letter) ? 3.5 : 6.9;
}

function barOf({ startMs, durationMs }: Phase, { endMs, widthPx }: Lane): Span {
  const from = (startMs / endMs) * widthPx;
  return { from, to: from + Math.max(2, (durationMs / endMs) * widthPx) };
}

const overlaps = (one: Span, other: Span): boolean => one.from < other.to && other.from < one.to;
