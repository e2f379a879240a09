import type { Host } from '#shared/contract/types';
import { checkDraft } from '#shared/model/check-draft';
import type { RequestDraft } from '#shared/model/request-draft';
import type { StateCreator } from 'zustand';
import { beginExchange } from '../begin-exchange';
import { changeTab } from '../put-tab';
import { takeIn } from '../show-exchange';
import { currentStep, inheritsFrom } from '../tab';
import { leaveStep, pushStep } from '../trail';
import type { ExchangesSlice } from './exchanges-slice';
import type { TabsSlice } from './tabs-slice';

export interface BesideSlice {
  /** Sends a draft and shows its exchange beside the one the tab shows. `words` tell the two apart: the shown one, then this. */
  readonly sendBeside: (tabId: string, draft: RequestDraft, words: readonly [string, string]) => void;
  /** Shows an exchange that the host holds beside the one the tab shows; does nothing where it is the same one. */
  readonly showBeside: (tabId: string, exchangeId: string, words: readonly [string, string]) => Promise<void>;
  readonly closeBeside: (tabId: string) => void;
  /** Makes the exchange that stands beside the tab's next step. */
  readonly takeBeside: (tabId: string) => void;
}

type Needs = Pick<TabsSlice, 'tabs'> & Pick<ExchangesSlice, 'exchanges' | 'lostExchanges' | 'receive' | 'release'>;

/** Two exchanges side by side. The second is an exchange like any other, but no step of the trail. */
export const createBesideSlice =
  (host: Host): StateCreator<BesideSlice & Needs, [], [], BesideSlice> =>
  (_set, get, api) => ({
    sendBeside(tabId, draft, words) {
      const tab = get().tabs[tabId];
      const step = tab && currentStep(tab);
      if (!step || checkDraft(draft).length > 0) return;
      const before = tab.beside?.exchangeId;
      const { exchangeId } = beginExchange(host, api, { draft, place: inheritsFrom(tab) });
      changeTab(api, tabId, (one) => ({ ...one, beside: { of: step.exchangeId, exchangeId, draft, words } }));
      if (before !== undefined) get().release([before]);
    },

    async showBeside(tabId, exchangeId, words) {
      const draft = await host.call('exchange.readDraft', { exchangeId });
      const tab = get().tabs[tabId];
      const step = tab && currentStep(tab);
      if (!draft.ok || !step || step.exchangeId === exchangeId) return;
      if (!get().exchanges[exchangeId] && !(await takeIn(host, api, exchangeId))) return;
      get().closeBeside(tabId);
      changeTab(api, tabId, (one) => ({ ...one, beside: { of: step.exchangeId, exchangeId, draft: draft.value, words } }));
    },

    closeBeside(tabId) {
      const beside = get().tabs[tabId]?.beside;
      if (!beside) return;
      changeTab(api, tabId, (tab) => ({ ...tab, beside: null }));
      // One of the history may be a step of some tab as well.
      const isStep = Object.values(get().tabs).some((tab) => tab.trail.some((step) => step.exchangeId === beside.exchangeId));
      if (!isStep) get().release([beside.exchangeId]);
    },

    takeBeside(tabId) {
      const beside = get().tabs[tabId]?.beside;
      if (!beside) return;
      const { draft, exchangeId } = beside;
      let released: readonly string[] = [];
      changeTab(api, tabId, (tab) => {
        const moved = pushStep({ ...leaveStep(tab), draft, beside: null }, exchangeId);
        released = moved.released;
        return moved.tab;
      });
      get().release(released);
    },
  });
