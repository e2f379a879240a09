import type { StateCreator } from 'zustand';
import type { PracticeAccount, PracticeState } from '#shared/model/practice';
import type { Settings } from '#shared/model/settings';
import { type TourGround, tourSteps, tourTarget } from '../tour-steps';
import type { ExchangesSlice } from './exchanges-slice';
import type { FollowSlice } from './follow-slice';
import { practiceDoor, type PracticeSlice } from './practice-slice';
import type { SettingsSlice } from './settings-slice';
import type { TabsSlice } from './tabs-slice';

export interface TourSlice {
  /** The tab in which the tour goes on; null until it has one in this window. */
  readonly tourTabId: string | null;
  /** The step that was sent last in this window. */
  readonly tourSent: { readonly step: number; readonly exchangeId: string } | null;
  /** Opens the tour in a tab, unless somebody has closed it once. */
  readonly offerTour: (tabId: string) => void;
  /** Opens it also when it was closed: where it was left, or anew after its end. */
  readonly takeTour: () => void;
  /** Sends the request of the next step, and starts the server first when it does not run. */
  readonly sendTourStep: () => Promise<void>;
  /** Goes on to the next step, now that the answer of this one was the one that was meant. */
  readonly finishTourStep: () => void;
  readonly closeTour: () => void;
}

type Needs = Pick<TabsSlice, 'tabs' | 'openTab' | 'openPage' | 'activateTab' | 'showView'> &
  Pick<ExchangesSlice, 'exchanges'> &
  Pick<FollowSlice, 'follow'> &
  Pick<PracticeSlice, 'practice' | 'startPractice'> &
  Pick<SettingsSlice, 'settings' | 'changeSettings'>;

/** The tour of five exchanges. How far somebody has come is kept with the settings. */
export const createTourSlice: StateCreator<TourSlice & Needs, [], [], TourSlice> = (set, get) => {
  const change = (tour: Partial<Settings['tour']>) => void get().changeSettings({ tour: { ...get().settings.tour, ...tour } });

  /** The tab of the tour; one that was closed is replaced. */
  const tabOfTour = (): string => {
    const { tourTabId, tabs, openTab, activateTab } = get();
    const tabId = tourTabId !== null && tabs[tourTabId] ? tourTabId : openTab();
    activateTab(tabId);
    set({ tourTabId: tabId });
    return tabId;
  };

  const groundOf = (practice: Running): TourGround => {
    const isbn = get().settings.tour.isbn || newIsbn();
    change({ isbn });
    return { door: practiceDoor(practice), token: practice.accounts.find(isMember)?.token ?? '', isbn };
  };

  return {
    tourTabId: null,
    tourSent: null,

    offerTour(tabId) {
      set({ tourTabId: tabId });
      if (get().settings.tour.state === 'new') change({ state: 'open' });
    },

    takeTour() {
      const { done } = get().settings.tour;
      change({ state: 'open', done: done === tourSteps.length ? 0 : done });
      set({ tourSent: null });
    },

    async sendTourStep() {
      const practice = await get().startPractice();
      if (practice.phase !== 'running') return get().openPage('practice');
      const { done } = get().settings.tour;
      const step = tourSteps[done];
      if (!step) return;
      const tabId = tabOfTour();
      const gone = get().follow(tabId, tourTarget(step, groundOf(practice)));
      if (step.method === 'GET') get().showView(tabId, 'browse');
      await gone;
      const exchangeId = get().tabs[tabId]?.trail.at(-1)?.exchangeId;
      set({ tourSent: exchangeId === undefined ? null : { step: done, exchangeId } });
    },

    finishTourStep() {
      const { done, isbn } = get().settings.tour;
      const next = done + 1;
      // Who takes the tour again adds another book.
      change({ done: next, isbn: next === tourSteps.length ? '' : isbn });
    },

    closeTour: () => change({ state: 'closed' }),
  };
};

type Running = Extract<PracticeState, { phase: 'running' }>;

const isMember = ({ role }: PracticeAccount): boolean => role === 'member';

/** Thirteen digits that no other book has: its last ten are the time. */
const newIsbn = (): string => `979${String(Date.now()).slice(-10)}`;
