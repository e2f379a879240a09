import type { OAuthActor, OAuthFlow, OAuthStep } from '#shared/model/oauth-flow';
import { oauthActors } from '#shared/model/oauth-flow';

/** Below this width the drawing would be too small to read, and the table stands in its place. */
export const leastWidth = 520;

const firstRow = 70;
const rowHeight = 31;

export interface Lifeline {
  readonly actor: OAuthActor;
  readonly x: number;
}

export interface DrawnStep {
  readonly step: OAuthStep;
  readonly y: number;
  /** Ends of the arrow; null for what happens in one place. */
  readonly arrow: { readonly from: number; readonly to: number } | null;
  /** Centre of the number. */
  readonly x: number;
  readonly text: { readonly x: number; readonly y: number; readonly width: number };
}

export interface SequenceLayout {
  readonly height: number;
  readonly lifelines: readonly Lifeline[];
  readonly steps: readonly DrawnStep[];
}

/** Where everything stands in a drawing of this width. Only those who take part have a line. */
export function layOut({ steps }: OAuthFlow, width: number): SequenceLayout {
  const present = oauthActors.filter((actor) => actor === 'cairn' || steps.some(({ from, to }) => from === actor || to === actor));
  const lifelines = spread(present, width);
  const xOf = (actor: OAuthActor): number => lifelines.find((line) => line.actor === actor)?.x ?? 0;
  return {
    height: firstRow + rowHeight * (steps.length - 1) + 30,
    lifelines,
    steps: steps.map((step, index) => drawStep(step, firstRow + index * rowHeight, xOf, width)),
  };
}

/** The widest gap is between Cairn and the server, where most words stand. */
function spread(present: readonly OAuthActor[], width: number): Lifeline[] {
  const gaps: Readonly<Record<OAuthActor, number>> = { you: 0, cairn: 135, server: 234, resource: 126 };
  const left = present[0] === 'you' ? 62 : 46;
  const total = present.slice(1).reduce((sum, actor) => sum + gaps[actor], 0);
  const scale = total === 0 ? 0 : (width - left - 70) / total;
  let x = left;
  return present.map((actor, index) => {
    if (index > 0) x += gaps[actor] * scale;
    return { actor, x: Math.round(x) };
  });
}

function drawStep(step: OAuthStep, y: number, xOf: (actor: OAuthActor) => number, width: number): DrawnStep {
  const [from, to] = [xOf(step.from), xOf(step.to)];
  if (step.from === step.to) return { step, y, x: from, arrow: null, text: { x: from + 14, y: y + 4, width: width - from - 20 } };
  const arrow = to > from ? { from: from + 8, to: to - 2 } : { from: from - 8, to: to + 2 };
  // What goes to the left of Cairn leaves room for its words on the right, on the line itself.
  if (step.from === 'cairn' && to < from) return { step, y, x: from, arrow, text: { x: from + 14, y: y + 4, width: width - from - 20 } };
  const left = Math.min(from, to);
  return { step, y, x: from, arrow, text: { x: left + 14, y: y - 5, width: Math.abs(to - from) - 24 } };
}

/** As much of a text as fits, at the width that letters have on average. */
export function fit(text: string, width: number): string {
  const most = Math.max(8, Math.floor(width / 5.6));
  return text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`;
}
