import type { CallOutput, Host } from '#shared/contract/types';
import type { MoveTarget, RequestPlace } from '#shared/model/collection';
import { ok, type Result } from '#shared/result';
import type { StateCreator } from 'zustand';
import { followMove } from '../follow-move';
import { folderOf } from '../saved-place';
import type { CollectionsSlice } from './collections-slice';
import type { TabsSlice } from './tabs-slice';

export type Losses = CallOutput<'collection.previewMove'>;

/** A move that took something away from what was moved. */
export interface Moved {
  readonly name: string;
  readonly losses: Losses;
  readonly place: RequestPlace;
  /** Where it stood before. */
  readonly back: MoveTarget;
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
  /** Moves a request or a folder; its tabs go along. */
  readonly moveItem: (from: RequestPlace, to: MoveTarget, name: string) => Promise<Result<null>>;
  readonly undoMove: () => Promise<Result<null>>;
  readonly forgetMoved: () => void;
  /** Copies a request, which opens, or a folder, beside itself. */
  readonly duplicateItem: (place: RequestPlace) => Promise<Result<null>>;
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

    async function placeAnew(from: RequestPlace, asked: Promise<Result<{ readonly path: string }>>, root: string) {
      const placed = await asked;
      if (!placed.ok) return placed;
      followMove(api, from, { root, path: placed.value.path });
      await get().loadCollections();
      return placed;
    }

    return {
      lastMoved: null,
      bodyMatches: null,

      async moveItem(from, to, name) {
        const stays = from.root === to.root && folderOf(from.path) === to.folder;
        const losses = stays ? null : await host.call('collection.previewMove', { from, to });
        const moved = await placeAnew(from, host.call('collection.moveItem', { from, to }), to.root);
        if (!moved.ok) return moved;
        const back = { root: from.root, folder: folderOf(from.path), before: null };
        const place = { root: to.root, path: moved.value.path };
        set({ lastMoved: losses?.ok && hasLosses(losses.value) ? { name, losses: losses.value, place, back } : null });
        return ok(null);
      },
      async undoMove() {
        const { lastMoved } = get();
        if (!lastMoved) return ok(null);
        const { place, back } = lastMoved;
        const moved = await placeAnew(place, host.call('collection.moveItem', { from: place, to: back }), back.root);
        if (!moved.ok) return moved;
        set({ lastMoved: null });
        return ok(null);
      },
      forgetMoved: () => set({ lastMoved: null }),

      async duplicateItem(place) {
        const made = await host.call('collection.duplicateItem', place);
        if (!made.ok) return made;
        await get().loadCollections();
        return isRequest(place) ? get().openSaved({ root: place.root, path: made.value.path }, { newTab: true }) : ok(null);
      },

      async renameFolder(place, name) {
        const renamed = await placeAnew(place, host.call('collection.renameFolder', { ...place, name }), place.root);
        return renamed.ok ? ok(null) : renamed;
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

const hasLosses = ({ auth, headers, variables }: Losses): boolean => auth !== null || headers.length > 0 || variables.length > 0;
