import type { KeptRun } from '#shared/model/workspace';
import type { Runner } from './slices/runner-slice';

/** An order of more requests than these is not kept: it is written with every change of the window. */
const longestOrder = 2_000;

/** What of the page about runs is kept; null where there is nothing. */
export function keptRun(runner: Runner | null): KeptRun | null {
  if (runner === null) return null;
  const { ask, run } = runner;
  const requests = ask.requests !== null && ask.requests.length <= longestOrder ? ask.requests : null;
  return { ask: { ...ask, requests }, runId: run?.runId ?? null };
}

/** Whether there is something else to keep. How a run goes on is not. */
export const isRunChanged = (before: Runner | null, after: Runner | null): boolean =>
  before?.ask !== after?.ask || before?.run?.runId !== after?.run?.runId;
