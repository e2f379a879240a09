import type { Host } from '#shared/contract/types';
import type { RequestDraft } from '#shared/model/request-draft';
import type { StateCreator } from 'zustand';
import { beginExchange } from '../begin-exchange';
import { exchangeIdsOf } from '../tab';
import type { ExchangesSlice } from './exchanges-slice';
import type { TabsSlice } from './tabs-slice';

export interface AsideSlice {
  /** Sends a draft that belongs to no tab; answers the id of its exchange. Whoever asked lets go of it. */
  readonly sendAside: (draft: RequestDraft) => string;
  /** Forgets exchanges, but those that were opened in a tab meanwhile. */
  readonly forgetAside: (exchangeIds: readonly string[]) => void;
}

type Needs = Pick<ExchangesSlice, 'exchanges' | 'receive' | 'release'> & Pick<TabsSlice, 'tabs'>;

/** Exchanges of pages that are no requests: they can be looked at, and opened as a tab. */
export const createAsideSlice =
  (host: Host): StateCreator<AsideSlice & Needs, [], [], AsideSlice> =>
  (_set, get, api) => ({
    sendAside: (draft) => beginExchange(host, api, draft, null).exchangeId,

    forgetAside(exchangeIds) {
      const shown = new Set(Object.values(get().tabs).flatMap(exchangeIdsOf));
      get().release(exchangeIds.filter((id) => !shown.has(id)));
    },
  });
