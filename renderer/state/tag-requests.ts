import type { Host } from '#shared/contract/types';
import type { RequestPlace } from '#shared/model/collection';
import { ok, type Result } from '#shared/result';
import type { StoreApi } from 'zustand';
import { isUnsaved } from './edit-draft';
import { oneByOne } from './one-by-one';
import { changeTab } from './put-tab';
import { folderOf, isAt } from './saved-place';
import type { Tab } from './tab';
import type { CollectionsSlice } from './slices/collections-slice';
import type { TabsSlice } from './slices/tabs-slice';

export interface TagChange {
  readonly add: readonly string[];
  readonly remove: readonly string[];
}

type Needs = Pick<TabsSlice, 'tabs'> & Pick<CollectionsSlice, 'loadCollections'>;

/** Gives tags to saved requests and takes others off, one after the other until one cannot be saved. What is typed in tabs stays unsaved. */
export async function tagRequests<S extends Needs>(
  { host, store }: { readonly host: Host; readonly store: StoreApi<S> },
  places: readonly RequestPlace[],
  change: TagChange,
): Promise<Result<null>> {
  const tagged = await oneByOne(places, (place) => tagOne(host, store, place, change));
  await store.getState().loadCollections();
  return tagged;
}

async function tagOne<S extends Needs>(
  host: Host,
  api: StoreApi<S>,
  place: RequestPlace,
  change: TagChange,
): Promise<Result<unknown>> {
  const read = await host.call('collection.readRequest', place);
  if (!read.ok) return read;
  const { draft, name, revision } = read.value;
  const tags = changed(draft.tags, change);
  if (tags.join('\n') === draft.tags.join('\n')) return ok(null);
  const next = { ...draft, tags };
  const written = await host.call('collection.saveRequest', {
    ...place,
    folder: folderOf(place.path),
    name,
    draft: next,
    revision,
  });
  if (!written.ok) return written;
  const saved = { root: place.root, path: written.value.path, revision: written.value.revision };
  for (const { id } of Object.values(api.getState().tabs).filter((tab) => isAt(tab, place)))
    changeTab(api, id, (tab) => (tab.saved?.revision === revision ? withTags(tab, change, saved) : tab));
  return written;
}

/** A tab over the file that was tagged has the tags as well, and what was typed in it. */
function withTags(tab: Tab, change: TagChange, saved: NonNullable<Tab['saved']>): Tab {
  const draft = { ...tab.draft, tags: changed(tab.draft.tags, change) };
  const savedDraft = tab.savedDraft && { ...tab.savedDraft, tags: changed(tab.savedDraft.tags, change) };
  const next = { ...tab, draft, savedDraft, saved };
  return { ...next, dirty: tab.dirty && isUnsaved(next, draft) };
}

const changed = (tags: readonly string[], { add, remove }: TagChange): string[] => [
  ...new Set([...tags.filter((tag) => !remove.includes(tag)), ...add]),
];
