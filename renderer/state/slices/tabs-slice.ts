import type { RequestPlace } from '#shared/model/collection';
import type { RequestDraft } from '#shared/model/request-draft';
import { createDraft } from '#shared/model/request-draft';
import type { SavedAt, Workspace } from '#shared/model/workspace';
import type { StateCreator } from 'zustand';
import { editTab, withRows } from '../edit-draft';
import type { Stayed } from '../follow-draft';
import { tabFromStored } from '../stored-tab';
import { type ComposerPart, createTab, exchangeIdsOf, isUnused, type Left, type PageName, type Tab, type ViewName } from '../tab';
import { changeTab } from '../put-tab';
import { leaveOnStep } from '../trail';
import type { ExchangesSlice } from './exchanges-slice';
import type { SettingsSlice } from './settings-slice';

export interface OpenTabOptions {
  readonly draft?: RequestDraft | undefined;
  readonly name?: string | undefined;
  readonly saved?: SavedAt | undefined;
  readonly under?: RequestPlace | null | undefined;
  readonly stayed?: Stayed | null | undefined;
  readonly remark?: string | null | undefined;
  /** Words that are hidden where its address is shown. */
  readonly secrets?: Tab['secrets'] | undefined;
  /** Leaves the tab that is shown in front. */
  readonly background?: boolean | undefined;
  readonly send?: boolean | undefined;
}

export interface TabsSlice {
  readonly tabs: Readonly<Record<string, Tab>>;
  readonly tabOrder: readonly string[];
  readonly activeTabId: string | null;
  /** Closed tabs that can be had again, the last one first. */
  readonly closedTabs: readonly Tab[];

  readonly openTab: (options?: OpenTabOptions) => string;
  /** Brings the tab that shows this page to the front; opens one when there is none, in the place of a tab nobody used. */
  readonly openPage: (page: PageName) => void;
  readonly closeTab: (id: string) => void;
  readonly reopenTab: () => void;
  readonly activateTab: (id: string) => void;
  readonly moveTab: (id: string, toIndex: number) => void;
  readonly editDraft: (tabId: string, change: Partial<RequestDraft>) => void;
  readonly showView: (tabId: string, view: ViewName) => void;
  /** Shows bodies of a media type in another way from now on; null: in the way that suits them. */
  readonly showBodyAs: (tabId: string, mediaType: string, view: string | null) => void;
  /** Reads bodies of a media type by another charset from now on; null: by what their heads and they themselves say. */
  readonly readBodyBy: (tabId: string, mediaType: string, charset: string | null) => void;
  readonly showComposerPart: (tabId: string, part: ComposerPart) => void;
  readonly dismissRemark: (tabId: string) => void;
  /** Notes how the page of an exchange is left, so that coming back finds it so. */
  readonly leave: (tabId: string, exchangeId: string, left: Left) => void;
  /** Puts back the tabs of an earlier run. */
  readonly restoreTabs: (workspace: Workspace) => void;
}

type Needs = Pick<ExchangesSlice, 'sendDraft' | 'cancel' | 'release'> & Pick<SettingsSlice, 'settings'>;

const mostClosed = 30;
/** So many of the closed tabs keep their exchanges, and with them their bodies. */
const closedWithTrail = 5;

/** The tabs of this window, in their order. There is always at least one once the window has started. */
export const createTabsSlice: StateCreator<TabsSlice & Needs, [], [], TabsSlice> = (set, get, api) => {
  const change = (id: string, edit: (tab: Tab) => Tab) => changeTab(api, id, edit);

  return {
    tabs: {},
    tabOrder: [],
    activeTabId: null,
    closedTabs: [],

    openTab({ background = false, send = false, stayed = null, ...start } = {}) {
      const draft = start.draft ?? createDraft();
      const tab = { ...createTab({ ...start, draft: start.saved ? draft : withRows(draft) }), stayed };
      const { tabOrder, activeTabId } = get();
      const at = activeTabId === null || !start.draft ? tabOrder.length : tabOrder.indexOf(activeTabId) + 1;
      set(({ tabs }) => ({
        tabs: { ...tabs, [tab.id]: tab },
        tabOrder: tabOrder.toSpliced(at, 0, tab.id),
        activeTabId: background && activeTabId !== null ? activeTabId : tab.id,
      }));
      if (send) void get().sendDraft(tab.id);
      return tab.id;
    },

    openPage: (page) => set((state) => withPage(state, page)),

    closeTab(id) {
      const tab = get().tabs[id];
      if (!tab) return;
      get().cancel(id);
      const { [id]: _closed, ...tabs } = get().tabs;
      const closed = isUnused(tab) ? get().closedTabs : [tab, ...get().closedTabs];
      set({ tabs, ...withoutTab(get(), id), closedTabs: forgetOld(closed) });
      get().release([...(isUnused(tab) ? [tab] : []), ...closed.slice(closedWithTrail)].flatMap(exchangeIdsOf));
      if (get().tabOrder.length === 0) get().openTab();
    },

    reopenTab() {
      const [tab, ...closedTabs] = get().closedTabs;
      if (!tab) return;
      set(({ tabs, tabOrder }) => ({
        tabs: { ...tabs, [tab.id]: tab },
        tabOrder: [...tabOrder, tab.id],
        activeTabId: tab.id,
        closedTabs,
      }));
    },

    activateTab(id) {
      if (get().tabs[id]) set({ activeTabId: id });
    },

    moveTab(id, toIndex) {
      const others = get().tabOrder.filter((one) => one !== id);
      if (get().tabs[id]) set({ tabOrder: others.toSpliced(Math.max(0, toIndex), 0, id) });
    },

    editDraft: (tabId, edit) => change(tabId, (tab) => editTab(tab, edit)),
    showView: (tabId, view) => change(tabId, (tab) => ({ ...tab, view })),
    ...howBodiesAre(change),
    showComposerPart: (tabId, composerPart) => change(tabId, (tab) => ({ ...tab, composerPart })),
    dismissRemark: (tabId) => change(tabId, (tab) => ({ ...tab, remark: null, stayed: null })),
    leave: (tabId, exchangeId, left) => change(tabId, (tab) => leaveOnStep(tab, exchangeId, left)),

    restoreTabs(workspace) {
      set(tabsOf(workspace));
      if (get().tabOrder.length === 0) get().openTab();
    },
  };
};

function tabsOf({ tabs: stored, layout }: Workspace): Pick<TabsSlice, 'tabs' | 'tabOrder' | 'activeTabId'> {
  const tabs = Object.fromEntries(stored.map((tab) => [tab.id, tabFromStored(tab)]));
  const ordered = layout.tabOrder.filter((id) => tabs[id]);
  const unlisted = Object.keys(tabs).filter((id) => !ordered.includes(id));
  const tabOrder = [...ordered, ...unlisted];
  const { activeTabId } = layout;
  return { tabs, tabOrder, activeTabId: activeTabId !== null && tabs[activeTabId] ? activeTabId : (tabOrder[0] ?? null) };
}

type Arrangement = Pick<TabsSlice, 'tabs' | 'tabOrder' | 'activeTabId'>;

/** The tabs with this page in front. */
function withPage({ tabs, tabOrder, activeTabId }: Arrangement, page: PageName): Partial<Arrangement> {
  const open = tabOrder.find((id) => tabs[id]?.page === page);
  if (open !== undefined) return { activeTabId: open };
  const tab = createTab({ page });
  const unused = tabOrder.filter((id) => id === activeTabId && tabs[id] && isUnused(tabs[id]));
  const kept = Object.fromEntries(Object.entries(tabs).filter(([id]) => !unused.includes(id)));
  const order = tabOrder.flatMap((id) => (unused.includes(id) ? [tab.id] : [id]));
  return { tabs: { ...kept, [tab.id]: tab }, tabOrder: unused.length > 0 ? order : [...order, tab.id], activeTabId: tab.id };
}

/** Order and front tab when one is closed: its right neighbour comes to the front, else its left one. */
function withoutTab({ tabOrder, activeTabId }: TabsSlice, id: string): Pick<TabsSlice, 'tabOrder' | 'activeTabId'> {
  const at = tabOrder.indexOf(id);
  const rest = tabOrder.filter((one) => one !== id);
  return { tabOrder: rest, activeTabId: activeTabId === id ? (rest[at] ?? rest[at - 1] ?? null) : activeTabId };
}

function forgetOld(closed: readonly Tab[]): Tab[] {
  return closed
    .slice(0, mostClosed)
    .map((tab, index) => (index < closedWithTrail ? tab : { ...tab, trail: [], position: -1, beside: null, example: null }));
}

/** How the bodies of a tab are shown and read. */
const howBodiesAre = (change: (id: string, edit: (tab: Tab) => Tab) => void): Pick<TabsSlice, 'showBodyAs' | 'readBodyBy'> => ({
  showBodyAs: (tabId, mediaType, view) =>
    change(tabId, (tab) => ({ ...tab, bodyViews: withChoice(tab.bodyViews, mediaType, view) })),
  readBodyBy: (tabId, mediaType, charset) =>
    change(tabId, (tab) => ({ ...tab, bodyCharsets: withChoice(tab.bodyCharsets, mediaType, charset) })),
});

function withChoice(choices: Readonly<Record<string, string>>, mediaType: string, choice: string | null) {
  const { [mediaType]: _before, ...others } = choices;
  return choice === null ? others : { ...others, [mediaType]: choice };
}
