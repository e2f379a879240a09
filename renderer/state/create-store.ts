import type { Host } from '#shared/contract/types';
import type { KeptRun } from '#shared/model/workspace';
import { createStore, type StateCreator, type StoreApi } from 'zustand';
import type { AppState } from './app-state';
import { gatherEvents } from './gather-events';
import { keepWorkspace } from './keep-workspace';
import { createAdviceSlice } from './slices/advice-slice';
import { createBesideSlice } from './slices/beside-slice';
import { createChecksSlice } from './slices/checks-slice';
import { createCollectionsSlice } from './slices/collections-slice';
import { createConnectionSlice } from './slices/connection-slice';
import { createCookiesSlice } from './slices/cookies-slice';
import { createEnvironmentsSlice } from './slices/environments-slice';
import { createDictionarySlice } from './slices/dictionary-slice';
import { createExchangesSlice } from './slices/exchanges-slice';
import { createFolderAuthSlice } from './slices/folder-auth-slice';
import { createExportSlice } from './slices/export-slice';
import { createFollowSlice } from './slices/follow-slice';
import { createFormsSlice } from './slices/forms-slice';
import { createGitSlice } from './slices/git-slice';
import { createIdentitiesSlice } from './slices/identities-slice';
import { createImportSlice } from './slices/import-slice';
import { createJwtSlice } from './slices/jwt-slice';
import { createKnowledgeSlice } from './slices/knowledge-slice';
import { createListsSlice } from './slices/lists-slice';
import { createLayoutSlice } from './slices/layout-slice';
import { createOAuthSlice } from './slices/oauth-slice';
import { createPracticeSlice } from './slices/practice-slice';
import { createRunnerSlice } from './slices/runner-slice';
import { createSavedRequestsSlice } from './slices/saved-requests-slice';
import { createSavingSlice } from './slices/saving-slice';
import { createScriptsSlice } from './slices/scripts-slice';
import { createSettingsSlice } from './slices/settings-slice';
import { createTabsSlice } from './slices/tabs-slice';
import { createSocketsSlice } from './slices/sockets-slice';
import { createStatusesSlice } from './slices/statuses-slice';
import { createLessonsSlice } from './slices/lessons-slice';
import { createAsideSlice } from './slices/aside-slice';
import { createVaultSlice } from './slices/vault-slice';
import { createWhySlice } from './slices/why-slice';
import { createTreeSlice } from './slices/tree-slice';
import { createTourSlice } from './slices/tour-slice';

export interface AppStore extends StoreApi<AppState> {
  /** Brings back what the last run left, and keeps it from now on. Resolves when the window can be used. */
  start(): Promise<void>;
  /** Writes what waits to be written. */
  flush(): void;
  /** Stops listening to the host. */
  stop(): void;
}

/** All slices of what the page knows. */
const createSlices =
  (host: Host): StateCreator<AppState> =>
  (...api) => ({
    ...createTabsSlice(...api),
    ...createExchangesSlice(host)(...api),
    ...createSocketsSlice(host)(...api),
    ...createFollowSlice(host)(...api),
    ...createExportSlice(host)(...api),
    ...createFolderAuthSlice(...api),
    ...createIdentitiesSlice(...api),
    ...createBesideSlice(host)(...api),
    ...createJwtSlice(host)(...api),
    ...createImportSlice(host)(...api),
    ...createKnowledgeSlice(host)(...api),
    ...createSavingSlice(host)(...api),
    ...createChecksSlice(host)(...api),
    ...createScriptsSlice(host)(...api),
    ...createCollectionsSlice(host)(...api),
    ...createEnvironmentsSlice(host)(...api),
    ...createCookiesSlice(...api),
    ...createSavedRequestsSlice(host)(...api),
    ...createOAuthSlice(host)(...api),
    ...createPracticeSlice(host)(...api),
    ...createSettingsSlice(host)(...api),
    ...createFormsSlice(host)(...api),
    ...createGitSlice(host)(...api),
    ...createAsideSlice(host)(...api),
    ...createAdviceSlice(host)(...api),
    ...createStatusesSlice(host)(...api),
    ...createLessonsSlice(host)(...api),
    ...createDictionarySlice(...api),
    ...createVaultSlice(host)(...api),
    ...createWhySlice(...api),
    ...createListsSlice(host)(...api),
    ...createRunnerSlice(host)(...api),
    ...createLayoutSlice(...api),
    ...createTreeSlice(host)(...api),
    ...createTourSlice(...api),
    ...createConnectionSlice(...api),
  });

/** The page's one store over a host. The only place where what the host tells unasked comes in. */
export function createAppStore(host: Host): AppStore {
  const store = createStore<AppState>()(createSlices(host));
  const state = store.getState;
  const quiet = hear(host, state);
  let kept: ReturnType<typeof keepWorkspace> | null = null;
  const flush = () => kept?.flush();

  async function start() {
    const [workspace, settings] = await Promise.all([
      host.call('workspace.open', { windowId: null }),
      host.call('settings.read', null),
    ]);
    if (settings.ok) state().receiveSettings(settings.value);
    if (!workspace.ok) return void state().openTab();
    state().restoreLayout(workspace.value.layout);
    // Kept from here on, so that a first tab opened for an empty window is kept as well.
    const isEmpty = workspace.value.tabs.length === 0;
    if (isEmpty) kept = keepWorkspace(host, store, workspace.value.windowId);
    state().restoreTabs(workspace.value);
    kept ??= keepWorkspace(host, store, workspace.value.windowId);
    loadAll(state(), workspace.value.layout.runner);
  }

  function stop() {
    for (const hush of quiet) hush();
    kept?.stop();
  }

  return Object.assign(store, { start, flush, stop });
}

/** Asks for what is shown everywhere. */
function loadAll(state: AppState, run: KeptRun | null): void {
  void state.adoptExchanges();
  void state.loadCollections().then(() => state.restoreRunner(run));
  void state.loadPractice();
  void state.loadVault();
  void state.loadStatuses();
  void state.loadLessons();
}

/** Takes in what the host tells unasked; the answers stop it, one for each kind. */
function hear(host: Host, state: () => AppState): (() => void)[] {
  return [
    host.listen(
      'exchange.event',
      gatherEvents((events) => state().receive(...events)),
    ),
    host.listen('pages.changed', (run) => state().receiveRun(run)),
    host.listen('run.changed', (run) => state().receiveCollectionRun(run)),
    host.listen('settings.changed', (settings) => state().receiveSettings(settings)),
    host.listen('collection.changed', (collections) => void state().receiveCollections(collections)),
    host.listen('git.changed', ({ root }) => state().receiveGitChange(root)),
    host.listen('environment.changed', ({ root }) => state().receiveEnvironmentChange(root)),
    host.listen('advice.changed', (told) => state().receiveIgnored(told)),
    host.listen('statuses.changed', (statuses) => state().receiveStatuses(statuses)),
    host.listen('lessons.changed', (progress) => state().receiveLessons(progress)),
    host.listen('vault.changed', (vault) => void state().receiveVault(vault)),
    host.listen('oauth.changed', (flow) => state().receiveFlow(flow)),
    host.listen('oauth.tokensChanged', (tokens) => state().receiveTokens(tokens)),
    host.listen('practice.changed', (practice) => state().receivePractice(practice)),
    host.listen('practice.logged', (line) => state().receivePracticeLine(line)),
    host.onConnection((connection) => state().receiveConnection(connection)),
  ];
}
