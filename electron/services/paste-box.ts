/** Where what the user pastes waits for the flow that wants it. */
export interface PasteBox {
  put(text: string): void;
  /** The next text; rejects with the signal's reason when that comes first. */
  take(signal: AbortSignal): Promise<string>;
}

export function createPasteBox(): PasteBox {
  const waiting: string[] = [];
  let wake: ((text: string) => void) | null = null;
  return {
    put(text) {
      if (wake === null) return void waiting.push(text);
      wake(text);
      wake = null;
    },
    take(signal) {
      const ready = waiting.shift();
      if (ready !== undefined) return Promise.resolve(ready);
      return new Promise((resolve, reject) => {
        wake = resolve;
        signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
        if (signal.aborted) reject(signal.reason as Error);
      });
    },
  };
}
