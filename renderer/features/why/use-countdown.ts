import { useSyncExternalStore } from 'react';

const everyMs = 250;

function onTick(listener: () => void): () => void {
  const timer = setInterval(listener, everyMs);
  return () => clearInterval(timer);
}

/** Whole seconds until a moment, counted down; 0 when it has come, or when there is none. */
export function useCountdown(until: number | null): number {
  return useSyncExternalStore(until === null ? () => () => {} : onTick, () =>
    until === null ? 0 : Math.max(0, Math.ceil((until - Date.now()) / 1000)),
  );
}
