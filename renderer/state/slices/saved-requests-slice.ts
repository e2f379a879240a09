import type { Host } from '#shared/contract/types';
import type { RequestPlace } from '#shared/model/collection';
import { ok, type Result } from '#shared/result';
import type { StateCreator } from 'zustand';
import { changeTab } from '../put-tab';
import { isAt } from '../saved-place';
import type { CollectionsSlice } from './collections-slice';
import type { TabsSlice } from './tabs-slice';

interface Deleted extends RequestPlace {
  readonly kind: 'request' | 'folder';
  readonly name: string;
  readonly binned: string;
}

export interface SavedRequestsSlice {
  /** The last request or folder that was deleted and can be brought back. */
  readonly lastDeleted: Deleted | null;
  readonly createFolder: (root: string, parent: string, name: string) => Promise<Result<null>>;
  readonly renameRequest: (place: RequestPlace, name: string) => Promise<Result<null>>;
  readonly deleteRequest: (place: RequestPlace, name: string) => Promise<Result<null>>;
  /** Takes a folder away with all that is in it. */
  readonly deleteFolder: (place: RequestPlace, name: string) => Promise<Result<null>>;
  readonly undoDelete: () => Promise<Result<null>>;
  readonly forgetDeleted: () => void;
}

type Needs = Pick<TabsSlice, 'tabs'> & Pick<CollectionsSlice, 'loadCollections'>;

/** What can be done to the files of a collection. */
export const createSavedRequestsSlice =
  (host: Host): StateCreator<SavedRequestsSlice & Needs, [], [], SavedRequestsSlice> =>
  (set, get, api) => ({
    lastDeleted: null,

    async createFolder(root, parent, name) {
      const created = await host.call('collection.createFolder', { root, parent, name });
      return created.ok ? listed(get) : created;
    },

    async renameRequest(place, name) {
      const renamed = await host.call('collection.renameRequest', { ...place, name });
      if (!renamed.ok) return renamed;
      const saved = { root: place.root, ...renamed.value };
      const holders = Object.values(get().tabs).filter((tab) => isAt(tab, place));
      for (const { id } of holders) changeTab(api, id, (tab) => ({ ...tab, name, saved }));
      return listed(get);
    },

    async deleteRequest(place, name) {
      const deleted = await host.call('collection.deleteRequest', place);
      if (!deleted.ok) return deleted;
      set({ lastDeleted: { kind: 'request', ...place, name, binned: deleted.value.binned } });
      return listed(get);
    },

    async deleteFolder(place, name) {
      const deleted = await host.call('collection.deleteFolder', place);
      if (!deleted.ok) return deleted;
      set({ lastDeleted: { kind: 'folder', ...place, name, binned: deleted.value.binned } });
      return listed(get);
    },

    async undoDelete() {
      const { lastDeleted } = get();
      if (!lastDeleted) return ok(null);
      const { kind, root, path, binned } = lastDeleted;
      const call = kind === 'folder' ? 'collection.restoreFolder' : 'collection.restoreRequest';
      const restored = await host.call(call, { root, path, binned });
      if (!restored.ok) return restored;
      set({ lastDeleted: null });
      return listed(get);
    },
    forgetDeleted: () => set({ lastDeleted: null }),
  });

async function listed(get: () => Pick<CollectionsSlice, 'loadCollections'>): Promise<Result<null>> {
  await get().loadCollections();
  return ok(null);
}
