/** Tells pages that are gone from pages that are out of reach for a moment. */
export interface PageWatch {
  enter(page: string): void;
  leave(page: string): void;
  close(): void;
}

/** Calls back once a page has not come back for that long. */
export function createPageWatch(onGone: (page: string) => void, goneAfterMs = 60_000): PageWatch {
  const away = new Map<string, NodeJS.Timeout>();
  const comesBack = (page: string) => {
    clearTimeout(away.get(page));
    away.delete(page);
  };
  return {
    enter: comesBack,
    leave(page) {
      comesBack(page);
      const timer = setTimeout(() => {
        away.delete(page);
        onGone(page);
      }, goneAfterMs);
      away.set(page, timer.unref());
    },
    close: () => [...away.keys()].forEach(comesBack),
  };
}
