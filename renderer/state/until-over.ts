import { isOver, type Exchange } from '#shared/model/exchange';
import type { AppStore } from './create-store';

/** Resolves when an exchange is over, or has been forgotten: then with null. */
export function untilOver(store: AppStore, id: string): Promise<Exchange | null> {
  const found = () => {
    const exchange = store.getState().exchanges[id] ?? null;
    return exchange === null || isOver(exchange) ? { exchange } : null;
  };
  const already = found();
  if (already) return Promise.resolve(already.exchange);
  return new Promise((resolve) => {
    const stop = store.subscribe(() => {
      const over = found();
      if (!over) return;
      stop();
      resolve(over.exchange);
    });
  });
}
