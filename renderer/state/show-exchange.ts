import type { Host } from '#shared/contract/types';
import { advance, type Exchange } from '#shared/model/exchange';
import type { StoreApi } from 'zustand';
import type { ExchangesSlice } from './slices/exchanges-slice';
import type { TabsSlice } from './slices/tabs-slice';
import { changeTab } from './put-tab';
import { pushStep } from './trail';

type State = Pick<TabsSlice, 'tabs' | 'tabOrder' | 'openTab' | 'activateTab'> & Pick<ExchangesSlice, 'exchanges' | 'goToStep'>;

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
    return true;
  }
  return reopen(host, api, exchangeId);
}

async function reopen(host: Host, api: StoreApi<State>, exchangeId: string): Promise<boolean> {
  const [replayed, draft] = await Promise.all([
    host.call('exchange.replay', { exchangeId }),
    host.call('exchange.readDraft', { exchangeId }),
  ]);
  if (!replayed.ok || !draft.ok) return false;
  const exchange = replayed.value.reduce<Exchange | undefined>(advance, undefined);
  if (!exchange) return false;
  const { exchanges, openTab } = api.getState();
  api.setState({ exchanges: { ...exchanges, [exchangeId]: exchange } });
  changeTab(api, openTab({ draft: draft.value }), (tab) => pushStep(tab, exchangeId).tab);
  return true;
}
