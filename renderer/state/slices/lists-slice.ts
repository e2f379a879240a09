import type { Host } from '#shared/contract/types';
import { blankRun, type PagesRun, type RunLimits } from '#shared/model/pages-run';
import type { RequestDraft } from '#shared/model/request-draft';
import type { TableChoice } from '#shared/model/workspace';
import type { Result } from '#shared/result';
import type { StateCreator } from 'zustand';
import { changeTab } from '../put-tab';
import type { ExchangesSlice } from './exchanges-slice';
import type { TabsSlice } from './tabs-slice';

/** A run through all pages, and the exchange on whose page it was begun. */
export interface KeptRun {
  readonly exchangeId: string;
  readonly run: PagesRun;
}

export interface RunStart {
  readonly exchangeId: string;
  readonly draft: RequestDraft;
  readonly limits: RunLimits;
}

export interface ListsSlice {
  /** Runs through the pages of lists, by their ids. */
  readonly runs: Readonly<Record<string, KeptRun>>;

  /** Remembers how a list is shown in a tab; null forgets it. */
  readonly chooseTable: (tabId: string, listKey: string, choice: TableChoice | null) => void;
  /** Begins to fetch all pages; answers the id of the run. */
  readonly startRun: (tabId: string, start: RunStart) => Promise<Result<string>>;
  readonly pauseRun: (runId: string) => void;
  /** Goes on after a pause, or where it stopped; with other limits where some are given. */
  readonly goOnRun: (runId: string, limits?: Partial<RunLimits>) => Promise<void>;
  readonly stopRun: (runId: string) => void;
  readonly answerRun: (runId: string, answer: 'carry' | 'leave' | 'stop') => void;
  /** Gets back a run that this window had before it was loaded anew; false when nobody remembers it. */
  readonly recallRun: (runId: string, exchangeId: string) => Promise<boolean>;
  readonly receiveRun: (run: PagesRun) => void;
  /** Shows the exchange of one request of a run. */
  readonly openRunRequest: (runId: string, exchangeId: string) => Promise<boolean>;
  readonly releaseRun: (runId: string) => void;
  /** Forgets the runs that were begun on the pages of exchanges. */
  readonly releaseRunsOf: (exchangeIds: readonly string[]) => void;
}

type Needs = Pick<TabsSlice, 'tabs'> & Pick<ExchangesSlice, 'showExchange'>;

/** Lists of so many addresses are remembered in a tab. */
const mostTables = 30;

/** How lists are shown, and the runs through all of their pages. */
export const createListsSlice =
  (host: Host): StateCreator<ListsSlice & Needs, [], [], ListsSlice> =>
  (set, get, api) => {
    const keep = (kept: KeptRun) => set(({ runs }) => ({ runs: { ...runs, [kept.run.runId]: kept } }));
    const release = (runIds: readonly string[]) => {
      const ids = runIds.filter((id) => get().runs[id]);
      if (ids.length === 0) return;
      set(({ runs }) => ({ runs: Object.fromEntries(Object.entries(runs).filter(([id]) => !ids.includes(id))) }));
      void host.call('pages.release', { runIds: ids });
    };

    return {
      runs: {},

      chooseTable: (tabId, listKey, choice) =>
        changeTab(api, tabId, (tab) => {
          const { [listKey]: _before, ...others } = tab.tables;
          const recent = Object.fromEntries(Object.entries(others).slice(1 - mostTables));
          return { ...tab, tables: choice === null ? recent : { ...recent, [listKey]: choice } };
        }),

      async startRun(tabId, { exchangeId, draft, limits }) {
        const runId = crypto.randomUUID();
        const tab = get().tabs[tabId];
        const place = tab?.saved ?? tab?.under ?? null;
        keep({ exchangeId, run: blankRun(runId, limits) });
        const started = await host.call('pages.start', {
          runId,
          draft,
          limits,
          place: place && { root: place.root, path: place.path },
        });
        if (started.ok) return { ok: true, value: runId };
        release([runId]);
        return started;
      },

      pauseRun: (runId) => void host.call('pages.pause', { runId }),
      async goOnRun(runId, limits) {
        if (limits) await host.call('pages.setLimits', { runId, limits });
        await host.call('pages.goOn', { runId });
      },
      stopRun: (runId) => void host.call('pages.stop', { runId }),
      answerRun: (runId, answer) => void host.call('pages.answer', { runId, answer }),

      async recallRun(runId, exchangeId) {
        const found = await host.call('pages.describe', { runId });
        if (found.ok) keep({ exchangeId, run: found.value });
        return found.ok;
      },

      receiveRun(run) {
        const kept = get().runs[run.runId];
        if (kept) keep({ ...kept, run });
      },

      async openRunRequest(runId, exchangeId) {
        const opened = await host.call('pages.openRequest', { runId, exchangeId });
        return opened.ok && get().showExchange(exchangeId);
      },

      releaseRun: (runId) => release([runId]),
      releaseRunsOf: (exchangeIds) =>
        release(Object.values(get().runs).flatMap((kept) => (exchangeIds.includes(kept.exchangeId) ? [kept.run.runId] : []))),
    };
  };
