import type { CallOutput, Host } from '#shared/contract/types';
import type { Failure } from '#shared/failure';
import { blankCollectionRun, blankRunAsk, type CollectionRun, type RunAsk } from '#shared/model/collection-run';
import type { KeptRun } from '#shared/model/workspace';
import type { Result } from '#shared/result';
import type { StateCreator, StoreApi } from 'zustand';
import { changeTab } from '../put-tab';
import type { EnvironmentsSlice } from './environments-slice';
import type { ExchangesSlice } from './exchanges-slice';
import type { ScriptsSlice } from './scripts-slice';
import type { TabsSlice } from './tabs-slice';

/** A request that may take part in the run. */
export type RunItem = CallOutput<'run.listRequests'>['requests'][number] & { readonly isChosen: boolean };

/** What the page about runs shows: what is to be run, and what came of it. It outlives the page. */
export interface Runner {
  /** What the collection is called. */
  readonly name: string;
  readonly ask: RunAsk;
  /** All requests there are, in the order they are run. */
  readonly items: readonly RunItem[];
  /** Why they cannot be listed, or the run could not begin. */
  readonly failure: Failure | null;
  readonly run: CollectionRun | null;
}

export interface RunnerSlice {
  /** Null until somebody wants to run something. */
  readonly runner: Runner | null;
  /** Brings the page about runs to the front, for a collection or a folder in it; of its requests only those at the given paths, and below them, are chosen. */
  readonly openRunner: (root: string, path: string, chosen?: readonly string[]) => Promise<void>;
  readonly changeRun: (change: Partial<RunAsk>) => void;
  readonly arrangeRun: (items: readonly RunItem[]) => void;
  /** Whether one of the requests takes part. */
  readonly chooseRunItem: (path: string, isChosen: boolean) => void;
  readonly startCollectionRun: () => Promise<void>;
  readonly stopCollectionRun: () => void;
  readonly receiveCollectionRun: (run: CollectionRun) => void;
  /** Brings back what the page was set to before it was loaded anew, and its run, which has gone on meanwhile. */
  readonly restoreRunner: (kept: KeptRun | null) => Promise<void>;
  /** Shows the exchange of a result in a tab of its own, as its request is saved. */
  readonly openRunResult: (result: {
    readonly exchangeId: string;
    readonly path: string;
    readonly name: string;
  }) => Promise<boolean>;
}

type State = RunnerSlice &
  Pick<TabsSlice, 'tabs' | 'openPage' | 'activeTabId'> &
  Pick<ExchangesSlice, 'exchanges' | 'showExchange'> &
  Pick<ScriptsSlice, 'askScriptsOfRun'> &
  Pick<EnvironmentsSlice, 'environments' | 'loadEnvironments'>;

/** Running the requests of a collection one after the other. */
export const createRunnerSlice =
  (host: Host): StateCreator<State, [], [], RunnerSlice> =>
  (set, get, api) => {
    const change = (part: Partial<Runner>) => set(({ runner }) => ({ runner: runner && { ...runner, ...part } }));
    const isRunning = () => get().runner?.run?.phase === 'running';

    return {
      runner: null,

      async openRunner(root, path, chosen) {
        get().openPage('runner');
        // What runs is not taken away from whoever watches it.
        if (isRunning()) return;
        await get().loadEnvironments(root);
        const listed = await host.call('run.listRequests', { root, path });
        const before = get().runner;
        const isSame = before?.ask.root === root && before.ask.path === path;
        if (!isSame && before?.run) void host.call('run.release', { runIds: [before.run.runId] });
        const environment = get().environments[root]?.active ?? null;
        const kept = isSame ? before : { ask: { ...blankRunAsk(root, path), environment }, run: null };
        set({ runner: withItems(kept, listing(listed, chosen), chosen) });
      },

      changeRun: (part) => set(({ runner }) => ({ runner: runner && { ...runner, ask: { ...runner.ask, ...part } } })),
      arrangeRun: (items) =>
        set(({ runner }) => ({ runner: runner && { ...runner, items, ask: { ...runner.ask, requests: chosenOf(items) } } })),

      chooseRunItem: (path, isChosen) =>
        get().arrangeRun((get().runner?.items ?? []).map((item) => (item.path === path ? { ...item, isChosen } : item))),

      async startCollectionRun() {
        const { runner } = get();
        if (!runner || isRunning()) return;
        const requests = chosenOf(runner.items);
        const scripts = await get().askScriptsOfRun(runner.ask.root, requests);
        if (scripts === 'cancel' || isRunning()) return;
        if (runner.run) void host.call('run.release', { runIds: [runner.run.runId] });
        const runId = crypto.randomUUID();
        change({ run: { ...blankCollectionRun(runId), name: runner.name, startedAt: Date.now() }, failure: null });
        const started = await host.call('run.start', { runId, ask: { ...runner.ask, requests, scripts } });
        if (!started.ok) change({ run: null, failure: started.failure });
      },

      stopCollectionRun() {
        const run = get().runner?.run;
        if (run) void host.call('run.stop', { runId: run.runId });
      },

      receiveCollectionRun(run) {
        const known = get().runner?.run;
        // What is told unasked may overtake what was asked for.
        if (known?.runId === run.runId && known.phase === 'running' && run.done >= known.done) change({ run });
      },

      restoreRunner: (kept) => restoreRunner(kept, host, api),

      async openRunResult({ exchangeId, path, name }) {
        const runner = get().runner;
        if (!runner?.run) return false;
        if (!get().exchanges[exchangeId]) await host.call('run.openExchange', { runId: runner.run.runId, exchangeId });
        const before = new Set(Object.keys(get().tabs));
        if (!(await get().showExchange(exchangeId))) return false;
        const tabId = get().activeTabId ?? '';
        const under = { root: runner.ask.root, path };
        if (!before.has(tabId)) changeTab(api, tabId, (tab) => ({ ...tab, name, under }));
        return true;
      },
    };
  };

/** Those that somebody has chosen are what is asked for; null is all there are. */
const withItems = (
  { ask, run }: Pick<Runner, 'ask' | 'run'>,
  now: Pick<Runner, 'name' | 'items' | 'failure'>,
  chosen: readonly string[] | undefined,
): Runner => ({ ask: { ...ask, requests: chosen === undefined ? null : chosenOf(now.items) }, run, ...now });

async function restoreRunner(kept: KeptRun | null, host: Host, { getState, setState }: StoreApi<State>): Promise<void> {
  if (kept === null || getState().runner !== null) return;
  const { ask, runId } = kept;
  await getState().loadEnvironments(ask.root);
  const listed = await host.call('run.listRequests', { root: ask.root, path: ask.path });
  if (getState().runner !== null) return;
  const { items, ...rest } = listing(listed, ask.requests ?? undefined);
  // A run is listened to before it is asked for, so that nothing is missed between its answer and what is told unasked.
  const run = runId === null ? null : blankCollectionRun(runId);
  setState({ runner: { ask, run, ...rest, items: arranged(items, ask.requests ?? []) } });
  if (runId !== null) await takeOver(runId, host, { getState, setState });
}

/** Asks how a run stands that has gone on meanwhile; one that is gone leaves nothing. */
async function takeOver(runId: string, host: Host, { getState, setState }: Pick<StoreApi<State>, 'getState' | 'setState'>) {
  const found = await host.call('run.describe', { runId });
  if (found.ok) return getState().receiveCollectionRun(found.value);
  setState(({ runner }) => ({ runner: runner?.run?.runId === runId ? { ...runner, run: null } : runner }));
}

const chosenOf = (items: readonly RunItem[]): string[] => items.filter(({ isChosen }) => isChosen).map(({ path }) => path);

/** Those of a list first, in its order; all others behind them. */
function arranged(items: readonly RunItem[], paths: readonly string[]): readonly RunItem[] {
  const place = new Map(paths.map((path, at) => [path, at]));
  return items.toSorted((one, other) => (place.get(one.path) ?? paths.length) - (place.get(other.path) ?? paths.length));
}

/** What there is to run. */
const listing = (
  listed: Result<CallOutput<'run.listRequests'>>,
  chosen: readonly string[] | undefined,
): Pick<Runner, 'name' | 'items' | 'failure'> =>
  listed.ok
    ? {
        name: listed.value.name,
        items: listed.value.requests.map((item) => ({ ...item, isChosen: isAmong(item.path, chosen) })),
        failure: null,
      }
    : { name: '', items: [], failure: listed.failure };

const isAmong = (path: string, chosen: readonly string[] | undefined): boolean =>
  chosen === undefined || chosen.some((one) => path === one || path.startsWith(`${one}/`));
