import type { CallOutput, Host } from '#shared/contract/types';
import type { Failure } from '#shared/failure';
import type { Collection, RequestPlace } from '#shared/model/collection';
import { ok, type Result } from '#shared/result';
import type { StateCreator, StoreApi } from 'zustand';
import { changeTab } from '../put-tab';
import { isAt } from '../saved-place';
import { isSame, isUnused, type Tab } from '../tab';
import { leaveStep } from '../trail';
import type { ExchangesSlice } from './exchanges-slice';
import type { TabsSlice } from './tabs-slice';

interface OpenSavedOptions {
  readonly newTab?: boolean | undefined;
  readonly send?: boolean | undefined;
}

export interface CollectionsSlice {
  readonly collections: readonly Collection[];
  /** Why the collections could not be listed; null when they were. */
  readonly collectionsFailure: Failure | null;

  readonly loadCollections: () => Promise<void>;
  readonly openCollection: (root: string) => Promise<Result<Collection>>;
  readonly createCollection: (root: string, name: string) => Promise<Result<Collection>>;
  readonly closeCollection: (root: string) => Promise<Result<null>>;
  /** Shows a saved request: the tab that has it, else the tab in front unless something in it would be lost, else a new one. */
  readonly openSaved: (place: RequestPlace, options?: OpenSavedOptions) => Promise<Result<null>>;
  /** Takes the state of the files; open tabs without unsaved typing follow what others wrote. */
  readonly receiveCollections: (collections: readonly Collection[]) => Promise<void>;
}

type Needs = Pick<TabsSlice, 'tabs' | 'activeTabId' | 'openTab' | 'activateTab'> & Pick<ExchangesSlice, 'sendDraft'>;
type State = CollectionsSlice & Needs;

/** The collections that are open, and the way from a saved request to a tab. */
export const createCollectionsSlice =
  (host: Host): StateCreator<State, [], [], CollectionsSlice> =>
  (set, get, api) => {
    async function thenList<T>(asked: Promise<Result<T>>): Promise<Result<T>> {
      const result = await asked;
      if (result.ok) await get().loadCollections();
      return result;
    }

    return {
      collections: [],
      collectionsFailure: null,

      async loadCollections() {
        const listed = await host.call('collection.list', null);
        if (listed.ok) await get().receiveCollections(listed.value);
        else set({ collectionsFailure: listed.failure });
      },
      openCollection: (root) => thenList(host.call('collection.open', { root })),
      createCollection: (root, name) => thenList(host.call('collection.create', { root, name })),
      closeCollection: (root) => thenList(host.call('collection.close', { root })),

      async openSaved(place, { newTab = false, send = false } = {}) {
        const open = newTab ? undefined : Object.values(get().tabs).find((tab) => isAt(tab, place));
        if (open) get().activateTab(open.id);
        const shown = open ? ok(open.id) : await readIntoTab(host, api, { ...place, newTab });
        if (!shown.ok) return shown;
        if (send) void get().sendDraft(shown.value);
        return ok(null);
      },

      async receiveCollections(collections) {
        set({ collections, collectionsFailure: null });
        await Promise.all(Object.keys(get().tabs).map((tabId) => rereadTab(host, api, tabId)));
      },
    };
  };

async function readIntoTab(
  host: Host,
  api: StoreApi<State>,
  { newTab, ...place }: RequestPlace & { readonly newTab: boolean },
): Promise<Result<string>> {
  const read = await host.call('collection.readRequest', place);
  if (!read.ok) return read;
  const { name, draft, revision } = read.value;
  const saved = { ...place, revision };
  const { tabs, activeTabId, openTab } = api.getState();
  const front = tabs[activeTabId ?? ''];
  if (newTab || !front || front.page !== null || (front.dirty && !isUnused(front))) return ok(openTab({ draft, name, saved }));
  const arrived = { draft, name, saved, savedDraft: draft, dirty: false, view: null, failures: [], remark: null };
  changeTab(api, front.id, (tab) => ({ ...leaveStep(tab), ...arrived }));
  return ok(front.id);
}

/** Follows a file that was changed or taken away elsewhere. Typing that no file has is never given up for it. */
async function rereadTab(host: Host, api: StoreApi<State>, tabId: string): Promise<void> {
  const before = api.getState().tabs[tabId]?.saved;
  if (!before) return;
  const { root, path } = before;
  const read = await host.call('collection.readRequest', { root, path });
  const isGone = !read.ok && read.failure.kind === 'notFound';
  changeTab(api, tabId, (tab) => {
    if (!isSame(tab.saved, before)) return tab;
    if (isGone) return { ...tab, savedDraft: null, dirty: true };
    return read.ok ? withFile(tab, read.value) : tab;
  });
}

function withFile(tab: Tab, file: CallOutput<'collection.readRequest'>): Tab {
  if (!tab.saved) return tab;
  const { draft, name, revision } = file;
  const saved = { ...tab.saved, revision };
  if (revision === tab.saved.revision && tab.savedDraft) return tab;
  if (!tab.dirty || isSame(tab.draft, draft)) return { ...tab, draft, name, savedDraft: draft, dirty: false, saved };
  // The other version of a file that both changed is met when this one is saved.
  return isUnderneath(tab, file) ? { ...tab, savedDraft: tab.savedDraft ?? draft, saved } : tab;
}

/** Whether a file still says what a tab was typed over. A comment, or its place in the order, may be another. */
function isUnderneath({ name, saved, savedDraft }: Tab, file: CallOutput<'collection.readRequest'>): boolean {
  if (saved?.revision === file.revision) return true;
  return name === file.name && savedDraft !== null && saysSame(savedDraft, file.draft);
}

/** Two drafts read from files; each reading gives rows ids of its own. */
const saysSame = (one: unknown, other: unknown): boolean => withoutIds(one) === withoutIds(other);

const withoutIds = (part: unknown): string => JSON.stringify(part, (key, value: unknown) => (key === 'id' ? undefined : value));
