import type { CallOutput, Host } from '#shared/contract/types';
import type { MoveTarget, RequestPlace } from '#shared/model/collection';
import { ok, type Result } from '#shared/result';
import type { StateCreator, StoreApi } from 'zustand';
import { followMove } from '../follow-move';
import { oneByOne } from '../one-by-one';
import { type Losses, togetherLost } from '../move-losses';
import { folderOf } from '../saved-place';
import type { CollectionsSlice } from './collections-slice';
import type { TabsSlice } from './tabs-slice';

/** Where one request or folder goes. */
export interface Move {
  readonly from: RequestPlace;
  readonly to: MoveTarget;
}

/** A move that took something away from what was moved. */
export interface Moved {
  readonly name: string;
  readonly losses: Losses;
  /** The way back of each that was moved, the last one first. */
  readonly back: readonly Move[];
}

/** Requests in whose bodies a text stands. */
export interface BodyMatches {
  readonly text: string;
  readonly roots: CallOutput<'collection.search'>;
}

export interface TreeSlice {
  /** The last move that had consequences; null when there was none, or it was taken note of. */
  readonly lastMoved: Moved | null;
  /** What the last search in bodies has found; null when that is nothing. */
  readonly bodyMatches: BodyMatches | null;
  /** Moves requests and folders one after the other, until one cannot be; their tabs go along. */
  readonly moveItems: (moves: readonly Move[], name: string) => Promise<Result<null>>;
  readonly undoMove: () => Promise<Result<null>>;
  readonly forgetMoved: () => void;
  /** Copies requests and folders, each beside itself. A request that is copied alone opens. */
  readonly duplicateItems: (places: readonly RequestPlace[]) => Promise<Result<null>>;
  /** Gives a folder another name, or a collection where the path is empty. */
  readonly renameFolder: (place: RequestPlace, name: string) => Promise<Result<null>>;
  /** Looks for a text in bodies; the answer to an older question is dropped. An empty text ends the search. */
  readonly searchBodies: (text: string) => Promise<void>;
  /** Opens the collection for what has no other place, and makes it where there is none; answers its folder. */
  readonly openScratch: () => Promise<Result<string>>;
}

type Needs = Pick<CollectionsSlice, 'loadCollections' | 'openSaved'> & Pick<TabsSlice, 'tabs'>;
type State = TreeSlice & Needs;

const isRequest = ({ path }: RequestPlace): boolean => path.endsWith('.yml');

/** What can be done to the tree of saved requests. */
export const createTreeSlice =
  (host: Host): StateCreator<State, [], [], TreeSlice> =>
  (set, get, api) => {
    let lastSearched = '';
    const moveOne = (move: Move) => moveAndLookBack(host, api, move);

    return {
      lastMoved: null,
      bodyMatches: null,

      async moveItems(moves, name) {
        const done: MovedOne[] = [];
        const moved = await oneByOne(moves, async (move) => {
          const one = await moveOne(move);
          if (one.ok) done.unshift(one.value);
          return one;
        });
        const losses = togetherLost(done.flatMap((one) => one.losses ?? []));
        set({ lastMoved: losses ? { name, losses, back: done.map(({ back }) => back) } : null });
        await get().loadCollections();
        return moved;
      },
      async undoMove() {
        const moved = await oneByOne(get().lastMoved?.back ?? [], moveOne);
        if (moved.ok) set({ lastMoved: null });
        await get().loadCollections();
        return moved;
      },
      forgetMoved: () => set({ lastMoved: null }),

      async duplicateItems(places) {
        const made: RequestPlace[] = [];
        const copied = await oneByOne(places, async (place) => {
          const one = await host.call('collection.duplicateItem', place);
          if (one.ok) made.push({ root: place.root, path: one.value.path });
          return one;
        });
        await get().loadCollections();
        const [only] = made;
        return only && places.length === 1 && isRequest(only) ? get().openSaved(only, { newTab: true }) : copied;
      },

      async renameFolder(place, name) {
        const renamed = await host.call('collection.renameFolder', { ...place, name });
        if (!renamed.ok) return renamed;
        followMove(api, place, { root: place.root, path: renamed.value.path });
        await get().loadCollections();
        return ok(null);
      },

      async searchBodies(text) {
        lastSearched = text;
        const found = text === '' ? null : await host.call('collection.search', { text });
        if (lastSearched !== text) return;
        const roots = found?.ok ? found.value.filter(({ paths }) => paths.length > 0) : [];
        set({ bodyMatches: roots.length > 0 ? { text, roots } : null });
      },

      async openScratch() {
        const opened = await host.call('collection.openScratch', null);
        if (!opened.ok) return opened;
        await get().loadCollections();
        return ok(opened.value.root);
      },
    };
  };

interface MovedOne {
  readonly losses: Losses | null;
  readonly back: Move;
}

async function moveAndLookBack(host: Host, api: StoreApi<State>, { from, to }: Move): Promise<Result<MovedOne>> {
  const stays = from.root === to.root && folderOf(from.path) === to.folder;
  const losses = stays ? null : await host.call('collection.previewMove', { from, to });
  const moved = await host.call('collection.moveItem', { from, to });
  if (!moved.ok) return moved;
  const now = { root: to.root, path: moved.value.path };
  followMove(api, from, now);
  const back = { from: now, to: { root: from.root, folder: folderOf(from.path), before: null } };
  return ok({ losses: losses?.ok ? losses.value : null, back });
}
