import type { NextTry } from '#shared/explain/explanation';
import type { StateCreator } from 'zustand';
import type { ExchangesSlice } from './exchanges-slice';
import type { LayoutSlice } from './layout-slice';
import type { TabsSlice } from './tabs-slice';

export interface WhySlice {
  /** Does what an explanation proposes: takes its draft over and sends it, or shows the part that wants filling in. */
  readonly tryNext: (tabId: string, next: NextTry) => void;
}

type Needs = Pick<TabsSlice, 'editDraft'> & Pick<LayoutSlice, 'openComposer'> & Pick<ExchangesSlice, 'sendDraft'>;

export const createWhySlice: StateCreator<WhySlice & Needs, [], [], WhySlice> = (_set, get) => ({
  tryNext(tabId, { action }) {
    get().editDraft(tabId, action.draft);
    if (action.kind === 'edit') get().openComposer(tabId, action.part);
    else void get().sendDraft(tabId);
  },
});
