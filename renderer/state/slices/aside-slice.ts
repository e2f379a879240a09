import type { Host } from '#shared/contract/types';
import type { RequestPlace } from '#shared/model/collection';
import type { RequestDraft } from '#shared/model/request-draft';
import type { StateCreator } from 'zustand';
import { beginExchange } from '../begin-exchange';
import { exchangeIdsOf } from '../tab';
import type { ExchangesSlice } from './exchanges-slice';
import type { TabsSlice } from './tabs-slice';

export interface AsideSlice {
  /** Sends a draft that belongs to no tab, as one of the saved request's folders where that is named; answers the id of its exchange. Whoever asked lets go of it. */
  readonly sendAside: (draft: RequestDraft, place?: RequestPlace) => string;
  /** Forgets exchanges, but those that were opened in a tab meanwhile. */
  readonly forgetAside: (exchangeIds: readonly string[]) => void;
}

type Needs = Pick<ExchangesSlice, 'exchanges' | 'receive' | 'release'> & Pick<TabsSlice, 'tabs'>;

/** Exchanges of pages that are no requests: they can be looked at, and opened as a tab. */
export const createAsideSlice =
  (host: Host): StateCreator<AsideSlice & Needs, [], [], AsideSlice> =>
  (_set, get, api) => ({
    sendAside: (draft, place) => beginExchange(host, api, { draft, place: place ?? null }).exchangeId,

    forgetAside(exchangeIds) {
      const shown = new Set(Object.values(get().tabs).flatMap(exchangeIdsOf));
      get().release(exchangeIds.filter((id) => !shown.has(id)));
    },
  });
