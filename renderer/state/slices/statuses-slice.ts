import type { Host } from '#shared/contract/types';
import { noStatuses, type MetStatuses } from '#shared/model/met-statuses';
import type { StateCreator } from 'zustand';

export interface StatusesSlice {
  /** Statuses met so far, and what was learned of them. */
  readonly statuses: MetStatuses;
  /** The code whose card is open in the atlas; null for none. */
  readonly chosenStatus: number | null;
  readonly loadStatuses: () => Promise<void>;
  readonly receiveStatuses: (statuses: MetStatuses) => void;
  readonly chooseStatus: (code: number | null) => void;
  readonly answerQuiz: (status: number, isRight: boolean) => Promise<void>;
}

export const createStatusesSlice =
  (host: Host): StateCreator<StatusesSlice, [], [], StatusesSlice> =>
  (set) => ({
    statuses: noStatuses,
    chosenStatus: null,

    async loadStatuses() {
      const read = await host.call('statuses.describe', null);
      if (read.ok) set({ statuses: read.value });
    },
    receiveStatuses: (statuses) => set({ statuses }),
    chooseStatus: (chosenStatus) => set({ chosenStatus }),
    async answerQuiz(status, isRight) {
      const answered = await host.call('statuses.answer', { status, isRight });
      if (answered.ok) set({ statuses: answered.value });
    },
  });
