import type { PagesRun } from '#shared/model/pages-run';

const shortestMs = 100;

/** Passes pictures of runs on, ten a second of each at most; a change of phase at once, and never an older one last. */
export function throttleRuns(pass: (run: PagesRun) => void): (run: PagesRun) => void {
  const told = new Map<string, { readonly phase: string; readonly at: number }>();
  const waiting = new Map<string, { latest: PagesRun; readonly timer: ReturnType<typeof setTimeout> }>();

  const tell = (run: PagesRun) => {
    clearTimeout(waiting.get(run.runId)?.timer);
    waiting.delete(run.runId);
    if (run.phase === 'stopped') told.delete(run.runId);
    else told.set(run.runId, { phase: run.phase, at: performance.now() });
    pass(run);
  };

  return (run) => {
    const last = told.get(run.runId);
    const held = waiting.get(run.runId);
    if (last?.phase !== run.phase || performance.now() - last.at >= shortestMs) return tell(run);
    if (held) return void (held.latest = run);
    const timer = setTimeout(() => tell(waiting.get(run.runId)?.latest ?? run), shortestMs);
    timer.unref();
    waiting.set(run.runId, { latest: run, timer });
  };
}
