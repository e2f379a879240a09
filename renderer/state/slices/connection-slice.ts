import type { StateCreator } from 'zustand';

export interface ConnectionSlice {
  /** Whether the program behind this page answers. */
  readonly connection: 'open' | 'lost';
  readonly receiveConnection: (state: 'open' | 'lost') => void;
}

export const createConnectionSlice: StateCreator<ConnectionSlice, [], [], ConnectionSlice> = (set) => ({
  connection: 'open',
  receiveConnection: (connection) => set({ connection }),
});
