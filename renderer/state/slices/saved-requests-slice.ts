import type { Host } from '#shared/contract/types';
import type { RequestPlace } from '#shared/model/collection';
import { ok, type Result } from '#shared/result';
import type { StateCreator } from 'zustand';
import { oneByOne } from '../one-by-one';
import { changeTab } from '../put-tab';
import { isAt } from '../saved-place';
import type { CollectionsSlice } from './collections-slice';
import type { TabsSlice } from './tabs-slice';

interface Binned extends RequestPlace {
  readonly binned: string;
}

/** What was deleted at once, and comes back at once. */
interface Deleted {
  /** What it is called, or how many they are. */
  readonly name: string;
  readonly items: readonly Binned[];
}

export interface SavedRequestsSlice {
  /** The last requests and folders that were deleted and can be brought back. */
  readonly lastDeleted: Deleted | null;
  readonly createFolder: (root: string, parent: string, name: string) => Promise<Result<null>>;
  readonly renameRequest: (place: RequestPlace, name: string) => Promise<Result<null>>;
  /** Takes requests, and folders with all that is in them, to the bin one after the other, until one cannot be. */
  readonly deleteItems: (places: readonly RequestPlace[], name: string) => Promise<Result<null>>;
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

    async deleteItems(places, name) {
      const items: Binned[] = [];
      const deleted = await oneByOne(places, async (place) => {
        const one = await host.call(isRequest(place) ? 'collection.deleteRequest' : 'collection.deleteFolder', place);
        if (one.ok) items.push({ ...place, binned: one.value.binned });
        return one;
      });
      if (items.length > 0) set({ lastDeleted: { name, items } });
      await get().loadCollections();
      return deleted;
    },

    async undoDelete() {
      const restored = await oneByOne(get().lastDeleted?.items ?? [], async (item) => {
        const one = await host.call(isRequest(item) ? 'collection.restoreRequest' : 'collection.restoreFolder', item);
        if (one.ok) set(({ lastDeleted }) => ({ lastDeleted: lastDeleted && without(lastDeleted, item) }));
        return one;
      });
      if (restored.ok) set({ lastDeleted: null });
      await get().loadCollections();
      return restored;
    },
    forgetDeleted: () => set({ lastDeleted: null }),
  });

const isRequest = ({ path }: RequestPlace): boolean => path.endsWith('.yml');

/** What is back is not brought back once more when another of them could not be. */
const without = ({ name, items }: Deleted, item: Binned): Deleted => ({ name, items: items.filter((one) => one !== item) });

async function listed(get: () => Pick<CollectionsSlice, 'loadCollections'>): Promise<Result<null>> {
  await get().loadCollections();
  return ok(null);
}
