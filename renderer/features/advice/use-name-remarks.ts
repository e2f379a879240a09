import { adviseOnNames, type Remark, sortOut } from '#shared/advice/advise';
import type { Seen } from '#shared/advice/seen';
import { isOver, lastHop } from '#shared/model/exchange';
import type { RequestDraft } from '#shared/model/request-draft';
import { useEffect, useMemo, useState } from 'react';
import type { AppState } from '../../state/app-state';
import { readSeen, type OverExchange } from '../../state/read-seen';
import { type AdvicePlace, ignoredIn } from '../../state/slices/advice-slice';
import { useApp, useAppStore, useHost } from '../../state/use-app';

/** So many of the latest exchanges with a server are compared. */
const mostCompared = 30;

/** Remarks on names that an exchange shares with others of the same server that this window holds. */
export function useNameRemarks(seen: Seen, place: AdvicePlace): readonly Remark[] {
  const host = useHost();
  const store = useAppStore();
  const [others, setOthers] = useState<readonly Seen[]>([]);
  useEffect(() => {
    let late = false;
    const held = heldExchanges(store.getState()).filter(
      ({ exchange }) => exchange.id !== seen.id && hostOf(exchange) === seen.address.authority,
    );
    void Promise.all(held.slice(-mostCompared).map(({ exchange, draft }) => readSeen(exchange, draft, host))).then((read) => {
      if (!late) setOthers(read);
    });
    return () => {
      late = true;
    };
  }, [seen, host, store]);
  const ignored = useApp((state) => ignoredIn(state, place));
  return useMemo(() => {
    const remarks = adviseOnNames([...others, seen], place === null ? 'workspace' : 'collection');
    return sortOut(
      remarks.filter(({ concerns }) => concerns.includes(seen.id)),
      ignored,
    ).standing;
  }, [others, seen, place, ignored]);
}

interface Held {
  readonly exchange: OverExchange;
  readonly draft: RequestDraft;
}

/** The exchanges that tabs hold and that are over, the oldest first. */
function heldExchanges({ tabs, exchanges }: Pick<AppState, 'tabs' | 'exchanges'>): Held[] {
  const held = Object.values(tabs).flatMap(({ trail }) =>
    trail.flatMap(({ exchangeId, draft }) => {
      const exchange = exchanges[exchangeId];
      return exchange && isOver(exchange) ? [{ exchange, draft }] : [];
    }),
  );
  return held.toSorted((one, other) => one.exchange.startedAt - other.exchange.startedAt);
}

function hostOf(exchange: OverExchange): string {
  const url = lastHop(exchange)?.url || exchange.url;
  return URL.canParse(url) ? new URL(url).host : '';
}
