import type { Result } from '#shared/result';

/** Work under way, by name, that several callers may wait for. */
export interface Flights<T> {
  /**
   * What comes of the work of that name: begun here, or joined when it is under way. When the one who began it is cancelled, the
   * next who waits begins it anew.
   */
  join(name: string, signal: AbortSignal, work: () => Promise<Result<T>>): Promise<Result<T>>;
}

export function createFlights<T>(): Flights<T> {
  const underWay = new Map<string, Promise<Result<T>>>();

  async function join(name: string, signal: AbortSignal, work: () => Promise<Result<T>>): Promise<Result<T>> {
    const joined = underWay.get(name);
    if (joined === undefined) {
      const begun = work().finally(() => underWay.delete(name));
      underWay.set(name, begun);
      return begun;
    }
    const result = await joined;
    const wasCancelled = !result.ok && result.failure.kind === 'cancelled';
    return wasCancelled && !signal.aborted ? join(name, signal, work) : result;
  }
  return { join };
}
