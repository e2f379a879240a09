import type { Host } from '#shared/contract/types';
import type { Failure } from '#shared/failure';
import { ok, type Result } from '#shared/result';
import type { RequestDraft } from '#shared/model/request-draft';
import type { SavedAt } from '#shared/model/workspace';
import type { StateCreator, StoreApi } from 'zustand';
import { isUnsaved } from '../edit-draft';
import { changeTab } from '../put-tab';
import { folderOf } from '../saved-place';
import { isUnused, type Tab, tabTitle } from '../tab';
import type { TabsSlice } from './tabs-slice';

/** What a save waits for the user to say. */
export type Saving =
  | { readonly step: 'choosePlace'; readonly tabId: string }
  /** The file is not as this tab last saw it. */
  | { readonly step: 'fileChanged'; readonly tabId: string; readonly reason: string }
  | { readonly step: 'failed'; readonly tabId: string; readonly failure: Failure };

export interface NewPlace {
  readonly root: string;
  /** Path of the folder within the collection; empty for the collection itself. */
  readonly folder: string;
  readonly name: string;
}

export interface SavingSlice {
  readonly saving: Saving | null;
  /** Writes the draft to its file; asks where when it has none, and which version counts when the file was changed elsewhere. */
  readonly saveTab: (tabId: string) => Promise<void>;
  /** Begins the dialog for another place, also when there is one already. */
  readonly saveTabAs: (tabId: string) => void;
  readonly saveTabAt: (tabId: string, place: NewPlace) => Promise<Result<null>>;
  /** Overwrites the file with this tab's draft. The other version opens as an unsaved tab. */
  readonly keepMine: (tabId: string) => Promise<void>;
  /** Reads the file into this tab. What the tab held opens as an unsaved tab. */
  readonly takeTheirs: (tabId: string) => Promise<void>;
  /** Saves this tab's draft as a request of its own beside the file, which stays as it is. */
  readonly keepBoth: (tabId: string) => Promise<void>;
  readonly stopSaving: () => void;
}

type Needs = Pick<TabsSlice, 'tabs' | 'openTab' | 'editDraft'>;

interface Write extends NewPlace {
  readonly path: string | null;
  readonly revision: string | null;
}

type State = SavingSlice & Needs;

/** Saves drafts as files, and never overwrites what somebody else wrote without being told to. */
export const createSavingSlice =
  (host: Host): StateCreator<State, [], [], SavingSlice> =>
  (set, get, api) => {
    const write = createWrite(host, api);

    async function rewrite(tabId: string, saved: SavedAt, force: boolean) {
      const tab = get().tabs[tabId];
      if (!tab) return;
      const place = { ...saved, folder: folderOf(saved.path), name: tabTitle(tab).slice(0, 200) };
      const written = await write(tabId, force ? { ...place, revision: null } : place);
      set({ saving: written.ok ? null : savingOf(tabId, written.failure) });
    }

    return {
      saving: null,

      async saveTab(tabId) {
        const tab = get().tabs[tabId];
        if (!tab || isUnused(tab)) return;
        if (tab.saved) await rewrite(tabId, tab.saved, false);
        else set({ saving: { step: 'choosePlace', tabId } });
      },

      saveTabAs(tabId) {
        const tab = get().tabs[tabId];
        if (tab && !isUnused(tab)) set({ saving: { step: 'choosePlace', tabId } });
      },

      async saveTabAt(tabId, place) {
        const result = await write(tabId, { ...place, path: null, revision: null });
        if (result.ok) set({ saving: null });
        return result;
      },

      async keepMine(tabId) {
        const tab = get().tabs[tabId];
        if (!tab?.saved) return;
        const { root, path } = tab.saved;
        const theirs = await host.call('collection.readRequest', { root, path });
        if (theirs.ok) openUnsaved(api.getState(), theirs.value.draft, `${theirs.value.name} (other version)`);
        await rewrite(tabId, tab.saved, true);
      },

      async keepBoth(tabId) {
        const tab = get().tabs[tabId];
        if (!tab?.saved) return;
        const { root, path } = tab.saved;
        const name = `${tabTitle(tab).slice(0, 180)} (my version)`;
        const written = await write(tabId, { root, folder: folderOf(path), name, path: null, revision: null });
        set({ saving: written.ok ? null : savingOf(tabId, written.failure) });
      },

      async takeTheirs(tabId) {
        const tab = get().tabs[tabId];
        if (!tab?.saved) return;
        const { root, path } = tab.saved;
        const theirs = await host.call('collection.readRequest', { root, path });
        if (!theirs.ok) return set({ saving: savingOf(tabId, theirs.failure) });
        const { draft, name, revision } = theirs.value;
        const mine = get().tabs[tabId] ?? tab;
        openUnsaved(api.getState(), mine.draft, `${tabTitle(mine)} (my version)`);
        changeTab(api, tabId, (one) =>
          savedTab({ ...one, draft, failures: [] }, draft, { name, saved: { root, path, revision } }),
        );
        set({ saving: null });
      },

      stopSaving: () => set({ saving: null }),
    };
  };

const createWrite =
  (host: Host, api: StoreApi<State>) =>
  async (tabId: string, { root, path, folder, name, revision }: Write): Promise<Result<null>> => {
    const draft = api.getState().tabs[tabId]?.draft;
    if (!draft) return ok(null);
    const written = await host.call('collection.saveRequest', { root, path, folder, name, draft, revision });
    if (!written.ok) return written;
    const { auth, ...place } = written.value;
    // What the file names is named here as well, unless the credentials were changed meanwhile.
    const named = (tab: Tab) => (tab.draft.auth === draft.auth ? { ...tab, draft: { ...tab.draft, auth } } : tab);
    changeTab(api, tabId, (tab) => savedTab(named(tab), { ...draft, auth }, { name, saved: { root, ...place } }));
    return ok(null);
  };

function savedTab(tab: Tab, written: RequestDraft, facts: Pick<Tab, 'name' | 'saved'>): Tab {
  const saved = { ...tab, ...facts, savedDraft: written };
  // Typing went on while the file was written.
  return { ...saved, dirty: isUnsaved(saved, tab.draft) };
}

/** A draft that no file has, in a tab behind the one in front. */
function openUnsaved({ openTab, editDraft }: Needs, draft: RequestDraft, name: string): void {
  editDraft(openTab({ draft, name, background: true }), {});
}

function savingOf(tabId: string, failure: Failure): Saving {
  if (failure.kind === 'fileChanged') return { step: 'fileChanged', tabId, reason: failure.reason };
  return { step: 'failed', tabId, failure };
}
