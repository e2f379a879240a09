import type { Failure } from '#shared/failure';
import type { StateCreator } from 'zustand';

export interface ConnectionSlice {
  /** Whether the program behind this page answers. */
  readonly connection: 'open' | 'lost';
  /** Why tabs and drafts are not being kept right now; null when they are. */
  readonly keepingFailure: Failure | null;
  readonly receiveConnection: (state: 'open' | 'lost') => void;
  readonly receiveKeeping: (failure: Failure | null) => void;
}

export const createConnectionSlice: StateCreator<ConnectionSlice, [], [], ConnectionSlice> = (set, get) => ({
  connection: 'open',
  keepingFailure: null,
  receiveConnection: (connection) => set({ connection }),
  receiveKeeping: (keepingFailure) => {
    if (keepingFailure !== get().keepingFailure) set({ keepingFailure });
  },
});
