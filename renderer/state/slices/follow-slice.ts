import { type Exchange, lastHop } from '#shared/model/exchange';
import type { RequestDraft } from '#shared/model/request-draft';
import type { StateCreator } from 'zustand';
import { followDraft, type FollowTarget, withCredentials } from '../follow-draft';
import { changeTab } from '../put-tab';
import { type Tab, currentStep, inheritsFrom } from '../tab';
import { leaveStep } from '../trail';
import { currentExchange, type ExchangesSlice } from './exchanges-slice';
import type { SettingsSlice } from './settings-slice';
import type { TabsSlice } from './tabs-slice';

export interface FollowOptions extends FollowTarget {
  readonly newTab?: boolean | undefined;
  readonly background?: boolean | undefined;
}

export interface FollowSlice {
  /** Goes where a link leads, in the tab or in a new one. Credentials go along within their origin. */
  readonly follow: (tabId: string, target: FollowOptions) => void;
  /** Sends the draft again with the credentials that stayed behind: this once, or from now on to that origin in this tab. */
  readonly sendCredentials: (tabId: string, howOften: 'once' | 'always') => void;
  /** Asks where a redirect has led to, this once with the credentials that the redirect has left behind. */
  readonly askAcross: (tabId: string) => void;
}

type Needs = Pick<TabsSlice, 'tabs' | 'openTab'> &
  Pick<ExchangesSlice, 'exchanges' | 'sendDraft'> &
  Pick<SettingsSlice, 'settings'>;

/** Follows links, and minds where credentials go. */
export const createFollowSlice: StateCreator<FollowSlice & Needs, [], [], FollowSlice> = (_set, get, api) => ({
  follow(tabId, { newTab = false, background = false, ...target }) {
    const tab = get().tabs[tabId];
    if (!tab) return;
    const { lent, trusted } = tab;
    const policy = { defaults: get().settings.requestDefaults, lent, trusted };
    const exchange = currentExchange(tabId)(get());
    const from = target.turn ? draftThatWasSent(tab, exchange) : draftAsSent(tab, exchange);
    const { draft, stayed } = followDraft(from, target, policy);
    const under = inheritsFrom(tab);
    if (newTab) return void get().openTab({ draft, stayed, under, background, send: true });
    const arrived = { draft, stayed, lent: null, remark: null, name: '', saved: null, under, savedDraft: null };
    changeTab(api, tabId, (one) => ({ ...leaveStep(one), ...arrived, dirty: false, view: null, failures: [] }));
    void get().sendDraft(tabId);
  },

  sendCredentials(tabId, howOften) {
    const stayed = get().tabs[tabId]?.stayed;
    if (!stayed) return;
    changeTab(api, tabId, (tab) => ({
      ...tab,
      draft: withCredentials(tab.draft, stayed),
      stayed: null,
      lent: howOften === 'once' ? stayed : null,
      trusted: howOften === 'once' ? tab.trusted : [...tab.trusted, { from: stayed.from, origin: stayed.origin }],
    }));
    void get().sendDraft(tabId);
  },

  askAcross(tabId) {
    const tab = get().tabs[tabId];
    const exchange = currentExchange(tabId)(get());
    const there = exchange && lastHop(exchange);
    if (!tab || !exchange || !there) return;
    const policy = { defaults: get().settings.requestDefaults };
    const target = { url: there.url, method: there.method };
    const { draft, stayed } = followDraft(draftThatWasSent(tab, exchange), target, policy);
    const lent = { draft: stayed ? withCredentials(draft, stayed) : draft, stayed: null, lent: stayed };
    const arrived = { ...lent, remark: null, name: '', saved: null, under: inheritsFrom(tab), savedDraft: null };
    changeTab(api, tabId, (one) => ({ ...leaveStep(one), ...arrived, dirty: false, view: null, failures: [] }));
    void get().sendDraft(tabId);
  },
});

/** Pages are turned by what was sent, whatever was typed since. */
const draftThatWasSent = (tab: Tab, exchange: Exchange | undefined): RequestDraft => {
  const sent = currentStep(tab)?.draft ?? tab.draft;
  return { ...sent, url: exchange?.hops[0]?.url ?? sent.url };
};

/**
 * The draft whose page is shown, with the address it really went to: a variable in what was typed has no origin.
 * An address typed since then speaks for itself, so that its credentials do not go to the page that is still shown.
 */
function draftAsSent({ draft, ...tab }: Tab, exchange: Exchange | undefined): RequestDraft {
  const sent = tab.trail[tab.position]?.draft;
  const url = exchange?.hops[0]?.url;
  return sent?.url === draft.url && url ? { ...draft, url } : draft;
}
