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
  const present = oauthActors.filter(
    (actor) => actor === 'cairn' || steps.some(({ from, to }) => from === actor || to === actor),
  );
  const lifelines = spread(present, width);
  const xOf = (actor: OAuthActor): number => lifelines.find((line) => line.actor === actor)?.x ?? 0;
  return {
    height: firstRow + rowHeight * (steps.length - 1) + 30,
    lifelines,
    steps: steps.map((step, index) => drawStep(step, firstRow + index * rowHeight, xOf, width)),
  };
}

/** Most words stand between Cairn and the server: that gap gets what the others leave. */
function spread(present: readonly OAuthActor[], width: number): Lifeline[] {
  const side = Math.round(Math.min(135, width * 0.2));
  const cairn = present.includes('you') ? 48 + side : 46;
  const last = width - 46;
  const places: Readonly<Record<OAuthActor, number>> = {
    you: 48,
    cairn,
    server: present.includes('resource') ? last - side : last - 24,
    resource: last,
  };
  return present.map((actor) => ({ actor, x: places[actor] }));
}

function drawStep(step: OAuthStep, y: number, xOf: (actor: OAuthActor) => number, width: number): DrawnStep {
  const [from, to] = [xOf(step.from), xOf(step.to)];
  if (step.from === step.to) return { step, y, x: from, arrow: null, text: { x: from + 14, y: y + 4, width: width - from - 20 } };
  const arrow = to > from ? { from: from + 8, to: to - 2 } : { from: from - 8, to: to + 2 };
  // What goes to the left of Cairn leaves room for its words on the right, on the line itself.
  if (step.from === 'cairn' && to < from)
    return { step, y, x: from, arrow, text: { x: from + 14, y: y + 4, width: width - from - 20 } };
  const left = Math.min(from, to);
  return { step, y, x: from, arrow, text: { x: left + 14, y: y - 5, width: Math.abs(to - from) - 20 } };
}

/** As much of a text as fits, at the width that letters have on average. */
export function fit(text: string, width: number): string {
  const most = Math.max(8, Math.floor(width / 5.45));
  return text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`;
}
