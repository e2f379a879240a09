import { currentStep, isSame, type Left, type Tab, type TrailStep } from './tab';

/** Longer trails forget their beginning. */
const longestTrail = 50;

export interface Moved {
  readonly tab: Tab;
  /** Exchanges that no step points at any more. */
  readonly released: readonly string[];
}

/** Adds what is being sent behind the step that is shown. As in a browser, the steps ahead are gone then. */
export function pushStep(tab: Tab, exchangeId: string): Moved {
  const step = stepOf(tab, exchangeId);
  const kept = [...tab.trail.slice(0, tab.position + 1), step].slice(-longestTrail);
  return moved(tab, kept, kept.length - 1);
}

/** Puts a new exchange in the place of the one that is shown, for the same draft sent again. */
export function replaceStep(tab: Tab, exchangeId: string): Moved {
  const left = currentStep(tab)?.left ?? {};
  const trail = tab.trail.with(tab.position, { ...stepOf(tab, exchangeId), left });
  return moved(tab, trail, tab.position);
}

/** Shows another step: its exchange, and its draft as it was sent or as it was left. */
export function showStep(tab: Tab, position: number): Tab {
  const step = tab.trail[position];
  if (!step || position === tab.position) return tab;
  const left = leaveStep(tab);
  const { draft, dirty } = step.typed ?? { draft: step.draft, dirty: isChanged(step) };
  const { name, saved, savedDraft, stayed, lent, under = tab.under } = step;
  return { ...left, position, draft, dirty, name, saved, savedDraft, stayed, lent, under, failures: [], remark: null };
}

/** Remembers on the step that is left what was typed since it was sent, so that nothing typed is lost. */
export function leaveStep(tab: Tab): Tab {
  const step = currentStep(tab);
  if (!step) return tab;
  const typed = isSame(step.draft, tab.draft) ? null : { draft: tab.draft, dirty: tab.dirty };
  return { ...tab, trail: tab.trail.with(tab.position, { ...step, typed }) };
}

/** The tab with something noted on the step of an exchange; one it no longer holds changes nothing. */
export function leaveOnStep(tab: Tab, exchangeId: string, left: Left): Tab {
  const at = tab.trail.findIndex((step) => step.exchangeId === exchangeId);
  const step = tab.trail[at];
  if (!step || Object.entries(left).every(([name, value]) => isSame(step.left[name], value))) return tab;
  return { ...tab, trail: tab.trail.with(at, { ...step, left: { ...step.left, ...left } }) };
}

const isChanged = ({ saved, savedDraft, draft }: TrailStep): boolean =>
  saved !== null && savedDraft !== null && !isSame(draft, savedDraft);

function stepOf({ draft, name, saved, under, savedDraft, stayed, lent }: Tab, exchangeId: string): TrailStep {
  return { exchangeId, draft, typed: null, name, saved, under, savedDraft, stayed, lent, left: {} };
}

/** The same each time: what shows them is not drawn again. */
const noFailures: Tab['failures'] = [];

function moved(tab: Tab, trail: readonly TrailStep[], position: number): Moved {
  const kept = new Set(trail.map((step) => step.exchangeId));
  const released = tab.trail.map((step) => step.exchangeId).filter((id) => !kept.has(id));
  return { tab: { ...tab, trail, position, failures: noFailures }, released };
}
