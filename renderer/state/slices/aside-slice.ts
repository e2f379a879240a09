import type { Host } from '#shared/contract/types';
import type { RequestDraft } from '#shared/model/request-draft';
import type { StateCreator } from 'zustand';
import { beginExchange } from '../begin-exchange';
import type { ExchangesSlice } from './exchanges-slice';

export interface AsideSlice {
  /** Sends a draft that belongs to no tab; answers the id of its exchange. Whoever asked releases it. */
  readonly sendAside: (draft: RequestDraft) => string;
}

type Needs = Pick<ExchangesSlice, 'exchanges' | 'receive'>;

/** Exchanges of pages that are no requests: they can be looked at, and opened as a tab. */
export const createAsideSlice =
  (host: Host): StateCreator<AsideSlice & Needs, [], [], AsideSlice> =>
  (_set, _get, api) => ({
    sendAside: (draft) => beginExchange(host, api, draft).exchangeId,
  });
