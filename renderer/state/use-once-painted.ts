import { startTransition, useEffect, useState } from 'react';

/** For windows that nobody sees, where nothing is painted. */
const unpaintedMs = 100;

const waiting = new Set<() => void>();
let isAsked = false;

/**
 * The value as it was until a frame has been painted after it changed, and then as it is.
 * For what costs much to draw, and stands beside something that is to be seen first.
 */
export function useOncePainted<T extends object | null | undefined>(value: T): T {
  const [painted, setPainted] = useState<T>(value);
  useEffect(() => oncePainted(() => setPainted(value)), [value]);
  return painted;
}

/** Runs what waits for the same frame together, as one change; what is returned takes it back. */
function oncePainted(run: () => void): () => void {
  waiting.add(run);
  if (!isAsked) askForFrame();
  return () => void waiting.delete(run);
}

function askForFrame(): void {
  isAsked = true;
  const timer = setTimeout(runAll, unpaintedMs);
  requestAnimationFrame(() => {
    clearTimeout(timer);
    // Callbacks of a frame run before it is painted, and a timer behind it.
    setTimeout(runAll);
  });
}

function runAll(): void {
  isAsked = false;
  const all = [...waiting];
  waiting.clear();
  startTransition(() => all.forEach((run) => run()));
}
