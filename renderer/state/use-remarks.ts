import { adviseOn, type Remark, sortOut } from '#shared/advice/advise';
import type { Seen } from '#shared/advice/seen';
import type { Exchange } from '#shared/model/exchange';
import { isOver } from '#shared/model/exchange';
import type { IgnoredAdvice } from '#shared/model/ignored-advice';
import type { RequestDraft } from '#shared/model/request-draft';
import { useEffect, useMemo, useState } from 'react';
import { readSeen } from './read-seen';
import { type AdvicePlace, ignoredIn } from './slices/advice-slice';
import { inheritsFrom } from './tab';
import { useApp, useHost } from './use-app';

/** What advice sees of an exchange; null until it is over and read. */
export function useSeen(exchange: Exchange | undefined, draft: RequestDraft | undefined): Seen | null {
  const host = useHost();
  const [read, setRead] = useState<{ readonly exchange: Exchange; readonly seen: Seen } | null>(null);
  useEffect(() => {
    if (!exchange || !draft || !isOver(exchange)) return;
    let late = false;
    void readSeen(exchange, draft, host).then((seen) => {
      if (!late) setRead({ exchange, seen });
    });
    return () => {
      late = true;
    };
  }, [exchange, draft, host]);
  return read && read.exchange === exchange ? read.seen : null;
}

/** Where the advice on a tab's requests is ignored: with the collection they come from, if there is one. */
export const useAdvicePlace = (tabId: string): AdvicePlace =>
  useApp((state) => {
    const tab = state.tabs[tabId];
    const root = (tab && inheritsFrom(tab)?.root) ?? null;
    return root !== null && state.collections.some((collection) => collection.root === root) ? root : null;
  });

export interface Remarks {
  /** Null until the exchange is over and read. */
  readonly seen: Seen | null;
  readonly place: AdvicePlace;
  readonly standing: readonly Remark[];
  readonly ignored: readonly Remark[];
}

/** The remarks on an exchange of a tab, with those that are ignored apart. */
export function useRemarks(tabId: string, exchange: Exchange | undefined, draft: RequestDraft | undefined): Remarks {
  const place = useAdvicePlace(tabId);
  const seen = useSeen(exchange, draft);
  const ignored = useIgnored(place, exchange);
  return useMemo(() => ({ seen, place, ...remarksOn(seen, place, ignored) }), [seen, place, ignored]);
}

/**
 * How many of them stand. Until a new exchange is over and read it is the number of the tab's exchange before: nothing is drawn
 * for it where both have as many.
 */
export function useRemarkCount(tabId: string, exchange: Exchange, draft: RequestDraft): number {
  const host = useHost();
  const place = useAdvicePlace(tabId);
  const ignored = useIgnored(place, exchange);
  const [counted, setCounted] = useState({ tabId, count: 0 });
  useEffect(() => {
    if (!isOver(exchange)) return;
    let late = false;
    void readSeen(exchange, draft, host).then((seen) => {
      if (late) return;
      const count = remarksOn(seen, place, ignored).standing.length;
      setCounted((before) => (before.tabId === tabId && before.count === count ? before : { tabId, count }));
    });
    return () => {
      late = true;
    };
  }, [tabId, exchange, draft, host, place, ignored]);
  return counted.tabId === tabId ? counted.count : 0;
}

/** What is ignored there, asked for anew with each exchange: another program may have changed it. */
function useIgnored(place: AdvicePlace, exchange: Exchange | undefined): readonly IgnoredAdvice[] {
  const load = useApp((state) => state.loadIgnored);
  useEffect(() => void load(place), [load, place, exchange?.id]);
  return useApp((state) => ignoredIn(state, place));
}

const remarksOn = (seen: Seen | null, place: AdvicePlace, ignored: readonly IgnoredAdvice[]) =>
  sortOut(seen ? adviseOn(seen, place === null ? 'workspace' : 'collection') : [], ignored);
