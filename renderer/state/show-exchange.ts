import type { Host } from '#shared/contract/types';
import { advance, type Exchange } from '#shared/model/exchange';
import type { StoreApi } from 'zustand';
import type { ExchangesSlice } from './slices/exchanges-slice';
import type { TabsSlice } from './slices/tabs-slice';
import { changeTab } from './put-tab';
import { pushStep } from './trail';

type State = Pick<TabsSlice, 'tabs' | 'tabOrder' | 'openTab' | 'activateTab'> &
  Pick<ExchangesSlice, 'exchanges' | 'lostExchanges' | 'goToStep'>;

/**
 * Brings an exchange into view: in the tab that holds it, or in a new one as long as the host remembers it. False when
 * nobody does.
 */
export async function showExchange(host: Host, api: StoreApi<State>, exchangeId: string): Promise<boolean> {
  const { tabs, tabOrder, activateTab, goToStep } = api.getState();
  for (const tabId of tabOrder) {
    const position = tabs[tabId]?.trail.findIndex((step) => step.exchangeId === exchangeId) ?? -1;
    if (position < 0) continue;
    activateTab(tabId);
    goToStep(tabId, position);
    // A tab of an earlier run has the step, and what came of it only once the host has it again.
    if (!api.getState().exchanges[exchangeId]) await takeIn(host, api, exchangeId);
    return true;
  }
  return reopen(host, api, exchangeId);
}

async function reopen(host: Host, api: StoreApi<State>, exchangeId: string): Promise<boolean> {
  const draft = await host.call('exchange.readDraft', { exchangeId });
  if (!draft.ok || !(await takeIn(host, api, exchangeId))) return false;
  changeTab(api, api.getState().openTab({ draft: draft.value }), (tab) => pushStep(tab, exchangeId).tab);
  return true;
}

/** Fetches what the host remembers of an exchange; false when that is nothing. */
export async function takeIn(
  host: Host,
  api: StoreApi<Pick<ExchangesSlice, 'exchanges' | 'lostExchanges'>>,
  exchangeId: string,
): Promise<boolean> {
  const replayed = await host.call('exchange.replay', { exchangeId });
  const exchange = replayed.ok ? replayed.value.reduce<Exchange | undefined>(advance, undefined) : undefined;
  if (!exchange) return false;
  const { exchanges, lostExchanges } = api.getState();
  const lost = new Set([...lostExchanges].filter((id) => id !== exchangeId));
  api.setState({ exchanges: { ...exchanges, [exchangeId]: exchange }, lostExchanges: lost });
  return true;
}
