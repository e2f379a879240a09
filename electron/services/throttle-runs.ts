/** A picture of something that runs until it has stopped. */
interface Running {
  readonly runId: string;
  readonly phase: string;
}

const shortestMs = 100;

/** Passes pictures of runs on, ten a second of each at most; a change of phase at once, and never an older one last. */
export function throttleRuns<R extends Running>(pass: (run: R) => void): (run: R) => void {
  const told = new Map<string, { readonly phase: string; readonly at: number }>();
  const waiting = new Map<string, { latest: R; readonly timer: ReturnType<typeof setTimeout> }>();

  const tell = (run: R) => {
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
