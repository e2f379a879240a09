import { formatTime } from '#shared/http/quantities';
import { useState } from 'react';
import type { HistoryEntry } from '#shared/model/history';
import { useAppStore, useHost } from '../../state/use-app';

export interface Compared {
  /** The one that waits for another to stand beside it. */
  readonly first: HistoryEntry | null;
  /** The first entry waits; the second shows both beside each other. The same one again waits no more. */
  readonly choose: (entry: HistoryEntry) => void;
  readonly cancel: () => void;
}

/** Two entries of the list, compared. */
export function useCompared(): Compared {
  const host = useHost();
  const store = useAppStore();
  const [first, setFirst] = useState<HistoryEntry | null>(null);
  const bringBack = async ({ id }: HistoryEntry) => {
    if (!store.getState().exchanges[id]) await host.call('history.open', { id });
  };
  const show = async (one: HistoryEntry, other: HistoryEntry) => {
    await Promise.all([bringBack(one), bringBack(other)]);
    await store.getState().showExchange(one.id);
    const { activeTabId, showBeside } = store.getState();
    if (activeTabId !== null) await showBeside(activeTabId, other.id, [`of ${formatTime(one.at)}`, `of ${formatTime(other.at)}`]);
  };
  return {
    first,
    choose: (entry) => {
      if (first === null) return setFirst(entry);
      setFirst(null);
      if (first.id !== entry.id) void show(first, entry);
    },
    cancel: () => setFirst(null),
  };
}
