import type { Failure } from '#shared/failure';
import { longestTimerMs } from '#shared/longest-timer';
import { Stopped } from './stopped';

/** The one switch that ends an exchange from outside its own flow: the user's cancel and every time limit. */
export interface Halt {
  /** Aborted with the `Stopped` that says why. */
  readonly signal: AbortSignal;
  stop(failure: Failure): void;
  /** Stops unless `touch` is called within `limitMs`; replaces an earlier watch. */
  watch(phase: WatchedPhase, limitMs: number): void;
  /** Something happened: the time of the current watch starts anew. */
  touch(): void;
  unwatch(): void;
  /** Lets go of all timers and listeners. */
  close(): void;
}
export type WatchedPhase = 'connect' | 'tls' | 'firstByte' | 'idle';

/** A switch that follows the caller's signal and the limit on the whole exchange. */
export function createHalt(caller: AbortSignal, totalTimeoutMs: number | null): Halt {
  const own = new AbortController();
  let watchdog: NodeJS.Timeout | undefined;
  let isClosed = false;
  const stop = (failure: Failure) => own.abort(new Stopped(failure));
  const onCancel = () => stop({ kind: 'cancelled' });
  const total =
    totalTimeoutMs === null
      ? undefined
      : setTimeout(
          () => stop({ kind: 'timedOut', phase: 'total', limitMs: totalTimeoutMs }),
          Math.min(totalTimeoutMs, longestTimerMs),
        );
  if (caller.aborted) onCancel();
  caller.addEventListener('abort', onCancel);

  return {
    signal: own.signal,
    stop,
    watch(phase, limitMs) {
      clearTimeout(watchdog);
      if (isClosed) return;
      watchdog = setTimeout(() => stop({ kind: 'timedOut', phase, limitMs }), Math.min(limitMs, longestTimerMs));
    },
    touch: () => void watchdog?.refresh(),
    unwatch: () => clearTimeout(watchdog),
    close() {
      isClosed = true;
      clearTimeout(watchdog);
      clearTimeout(total);
      caller.removeEventListener('abort', onCancel);
    },
  };
}

/** The promise, or the reason of the halt if that comes first. */
export function untilHalted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(signal.reason as Error);
    if (signal.aborted) return onAbort();
    signal.addEventListener('abort', onAbort, { once: true });
    void promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}
