import type { AnsweringThread } from './answering-thread.ts';

/** What came of one use of a thread. */
export interface Used<T> {
  readonly outcome: T;
  /** Whether another may use the thread after it: one that was given up in the middle is not used again. */
  readonly isReusable: boolean;
}

/** A thread that is started when first needed, is used by one after the other, and is ended when nobody wants it for a while. */
export interface HeldThread {
  /**
   * Waits for its turn. Rejects as the use does; the thread is not used again then. Given up before its turn, it rejects with the
   * signal’s reason, and no thread is started or ended for it.
   */
  use<T>(work: (thread: AnsweringThread) => Promise<Used<T>>, signal?: AbortSignal): Promise<T>;
  close(): Promise<void>;
}

export function holdThread(start: () => AnsweringThread, idleMs: number): HeldThread {
  let thread: AnsweringThread | null = null;
  let turn: Promise<unknown> = Promise.resolve();
  let idle: ReturnType<typeof setTimeout> | undefined;

  async function stop(): Promise<void> {
    clearTimeout(idle);
    const ended = thread;
    thread = null;
    await ended?.end();
  }

  async function workNow<T>(work: (thread: AnsweringThread) => Promise<Used<T>>): Promise<T> {
    clearTimeout(idle);
    thread ??= start();
    let isReusable = false;
    try {
      const used = await work(thread);
      isReusable = used.isReusable;
      return used.outcome;
    } finally {
      if (!isReusable) await stop();
      idle = setTimeout(() => void stop(), idleMs);
      idle.unref();
    }
  }

  return {
    use(work, signal) {
      const used = turn.then(() => {
        signal?.throwIfAborted();
        return workNow(work);
      });
      turn = used.catch(() => {});
      return used;
    },
    close: stop,
  };
}
