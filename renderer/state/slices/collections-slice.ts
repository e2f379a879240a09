import type { Host } from '#shared/contract/types';
import type { Failure } from '#shared/failure';
import type { Collection, RequestPlace } from '#shared/model/collection';
import { ok, type Result } from '#shared/result';
import type { StateCreator } from 'zustand';
import { isSame, isUnused, type Tab } from '../tab';
import { leaveStep } from '../trail';
import type { ExchangesSlice } from './exchanges-slice';
import type { TabsSlice } from './tabs-slice';

interface Deleted extends RequestPlace {
  readonly name: string;
  readonly binned: string;
}

export interface CollectionsSlice {
  readonly collections: readonly Collection[];
  /** Why the collections could not be listed; null when they were. */
  readonly collectionsFailure: Failure | null;
  /** The last request that was deleted and can be brought back. */
  readonly lastDeleted: Deleted | null;

  loadCollections(): Promise<void>;
  openCollection(root: string): Promise<Result<Collection>>;
  createCollection(root: string, name: string): Promise<Result<Collection>>;
  closeCollection(root: string): Promise<Result<null>>;
  createFolder(root: string, parent: string, name: string): Promise<Result<{ path: string }>>;
  renameRequest(place: RequestPlace, name: string): Promise<Result<null>>;
  duplicateRequest(place: RequestPlace): Promise<Result<null>>;
  deleteRequest(place: RequestPlace, name: string): Promise<Result<null>>;
  undoDelete(): Promise<Result<null>>;
  forgetDeleted(): void;
  /** Shows a saved request: the tab that has it, else the tab in front unless something in it would be lost, else a new one. */
  openSaved(place: RequestPlace, options?: { readonly newTab?: boolean; readonly send?: boolean }): Promise<Result<null>>;
  /** Takes the state of the files; open tabs without unsaved typing follow what others wrote. */
  receiveCollections(collections: readonly Collection[]): Promise<void>;
}

type Needs = TabsSlice & Pick<ExchangesSlice, 'sendDraft'>;

const folderOf = (path: string) => (path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '');
const isAt = (tab: Tab, { root, path }: RequestPlace) => tab.saved?.root === root && tab.saved.path === path;

/** The collections that are open, and what can be done to the requests in them. */
export const createCollectionsSlice =
  (host: Host): StateCreator<CollectionsSlice & Needs, [], [], CollectionsSlice> =>
  (set, get) => {
    const putTab = (tab: Tab) => set(({ tabs }) => ({ tabs: { ...tabs, [tab.id]: tab } }));
    const list = () => get().loadCollections();

    async function thenList<T>(asked: Promise<Result<T>>): Promise<Result<T>> {
      const result = await asked;
      if (result.ok) await list();
      return result;
    }

    async function readInto(place: RequestPlace, newTab: boolean): Promise<Result<string>> {
      const read = await host.call('collection.readRequest', place);
      if (!read.ok) return read;
      const { name, draft, revision } = read.value;
      const saved = { ...place, revision };
      const front = get().tabs[get().activeTabId ?? ''];
      if (newTab || !front || (front.dirty && !isUnused(front))) return ok(get().openTab({ draft, name, saved }));
      putTab({
        ...leaveStep(front),
        draft,
        name,
        saved,
        savedDraft: draft,
        dirty: false,
        view: null,
        failures: [],
        remark: null,
      });
      return ok(front.id);
    }

    async function refresh(tab: Tab) {
      if (!tab.saved) return;
      const { root, path, revision } = tab.saved;
      const read = await host.call('collection.readRequest', { root, path });
      const now = get().tabs[tab.id];
      if (!read.ok || !now || now.dirty || !isSame(now.saved, tab.saved) || read.value.revision === revision) return;
      const { draft, name } = read.value;
      putTab({ ...now, draft, name, savedDraft: draft, saved: { root, path, revision: read.value.revision } });
    }

    return {
      collections: [],
      collectionsFailure: null,
      lastDeleted: null,

      async loadCollections() {
        const listed = await host.call('collection.list', null);
        set(listed.ok ? { collections: listed.value, collectionsFailure: null } : { collectionsFailure: listed.failure });
      },
      openCollection: (root) => thenList(host.call('collection.open', { root })),
      createCollection: (root, name) => thenList(host.call('collection.create', { root, name })),
      closeCollection: (root) => thenList(host.call('collection.close', { root })),
      createFolder: (root, parent, name) => thenList(host.call('collection.createFolder', { root, parent, name })),

      async renameRequest(place, name) {
        const renamed = await thenList(host.call('collection.renameRequest', { ...place, name }));
        if (!renamed.ok) return renamed;
        for (const tab of Object.values(get().tabs).filter((one) => isAt(one, place))) {
          putTab({ ...tab, name, saved: { root: place.root, ...renamed.value } });
        }
        return ok(null);
      },

      async duplicateRequest(place) {
        const read = await host.call('collection.readRequest', place);
        if (!read.ok) return read;
        const copy = { root: place.root, path: null, folder: folderOf(place.path), revision: null };
        const saved = await host.call('collection.saveRequest', {
          ...copy,
          name: `${read.value.name} copy`,
          draft: read.value.draft,
        });
        if (!saved.ok) return saved;
        await list();
        return get().openSaved({ root: place.root, path: saved.value.path }, { newTab: true });
      },

      async deleteRequest(place, name) {
        const deleted = await thenList(host.call('collection.deleteRequest', place));
        if (!deleted.ok) return deleted;
        set({ lastDeleted: { ...place, name, binned: deleted.value.binned } });
        return ok(null);
      },

      async undoDelete() {
        const { lastDeleted } = get();
        if (!lastDeleted) return ok(null);
        const { name: _name, ...place } = lastDeleted;
        const restored = await thenList(host.call('collection.restoreRequest', place));
        if (!restored.ok) return restored;
        set({ lastDeleted: null });
        return ok(null);
      },
      forgetDeleted: () => set({ lastDeleted: null }),

      async openSaved(place, { newTab = false, send = false } = {}) {
        const open = Object.values(get().tabs).find((tab) => isAt(tab, place));
        if (open && !newTab) get().activateTab(open.id);
        const shown = open && !newTab ? ok(open.id) : await readInto(place, newTab);
        if (!shown.ok) return shown;
        if (send) void get().sendDraft(shown.value);
        return ok(null);
      },

      async receiveCollections(collections) {
        set({ collections, collectionsFailure: null });
        await Promise.all(Object.values(get().tabs).map(refresh));
      },
    };
  };
