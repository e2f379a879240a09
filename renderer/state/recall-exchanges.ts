import type { Host } from '#shared/contract/types';
import { advance, type Exchange } from '#shared/model/exchange';
import type { ExchangeEvent } from '#shared/model/exchange-event';
import type { StoreApi } from 'zustand';
import { exchangeIdsOf, type Tab } from './tab';

interface State {
  readonly tabs: Readonly<Record<string, Tab>>;
  readonly exchanges: Readonly<Record<string, Exchange>>;
  readonly lostExchanges: ReadonlySet<string>;
}

const mostAdopted = 1_000;

/** Gets back the exchanges that kept trails point at, from a host that may still hold them. */
export function createRecall<S extends State>(host: Host, { getState, setState }: StoreApi<S>) {
  // What is told of an exchange while its picture is being fetched.
  const heard = new Map<string, ExchangeEvent[]>();
  // TypeScript cannot see that a part of S with these keys is a Partial<S>.
  const change = (part: Partial<State>) => setState(part as Partial<S>);
  const lose = (ids: readonly string[]) => change({ lostExchanges: new Set([...getState().lostExchanges, ...ids]) });

  return {
    note(events: readonly ExchangeEvent[]) {
      if (heard.size > 0) for (const event of events) heard.get(event.exchangeId)?.push(event);
    },

    verbs: {
      async adoptExchanges() {
        const ids = Object.values(getState().tabs).flatMap(exchangeIdsOf).slice(0, mostAdopted);
        if (ids.length === 0) return;
        const held = await host.call('exchange.adopt', { exchangeIds: ids });
        const there = new Set(held.ok ? held.value : []);
        lose(ids.filter((id) => !there.has(id)));
      },

      async recall(exchangeId: string) {
        const { exchanges, lostExchanges } = getState();
        if (exchanges[exchangeId] || lostExchanges.has(exchangeId) || heard.has(exchangeId)) return;
        heard.set(exchangeId, []);
        const replay = await host.call('exchange.replay', { exchangeId });
        const meanwhile = heard.get(exchangeId) ?? [];
        heard.delete(exchangeId);
        const exchange = replay.ok ? fold(replay.value, meanwhile) : undefined;
        if (exchange) change({ exchanges: { ...getState().exchanges, [exchangeId]: exchange } });
        else lose([exchangeId]);
      },
    },
  };
}

function fold(told: readonly ExchangeEvent[], meanwhile: readonly ExchangeEvent[]): Exchange | undefined {
  const known = new Set(told.map((event) => JSON.stringify(event)));
  const fresh = meanwhile.filter((event) => !known.has(JSON.stringify(event)));
  return [...told, ...fresh].reduce<Exchange | undefined>(advance, undefined);
}
