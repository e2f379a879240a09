import type { Host } from '#shared/contract/types';
import type { Failure } from '#shared/failure';
import { checkDraft } from '#shared/model/check-draft';
import { advance, type Exchange, isOver } from '#shared/model/exchange';
import type { ExchangeEvent } from '#shared/model/exchange-event';
import { variablesOf } from '#shared/variables/resolve-draft';
import type { StateCreator, StoreApi } from 'zustand';
import { beginExchange } from '../begin-exchange';
import { showExchange } from '../show-exchange';
import { placeSend } from '../forms/sent-form';
import { changeTab } from '../put-tab';
import { createRecall } from '../recall-exchanges';
import { currentStep, inheritsFrom, isSame, type Tab } from '../tab';
import { pushStep, replaceStep, showStep } from '../trail';
import type { FormsSlice } from './forms-slice';
import type { ChecksSlice } from './checks-slice';
import type { KnowledgeSlice } from './knowledge-slice';
import type { ListsSlice } from './lists-slice';
import type { ScriptsSlice } from './scripts-slice';
import type { TabsSlice } from './tabs-slice';

/** `unchecked`: also when rules that are known are not kept, for the server to judge. */
export type SendHow = 'checked' | 'unchecked';

export interface ExchangesSlice {
  /** The latest picture of every exchange that a tab still holds. */
  readonly exchanges: Readonly<Record<string, Exchange>>;
  /** Exchanges that a kept trail points at and nobody holds any more. */
  readonly lostExchanges: ReadonlySet<string>;

  /** Sends what the tab holds; why it was refused, if it was, stands in the tab's `failures`. */
  readonly sendDraft: (tabId: string, how?: SendHow) => Promise<void>;
  readonly cancel: (tabId: string) => void;
  readonly goBack: (tabId: string) => void;
  readonly goForward: (tabId: string) => void;
  /** Shows one step of the trail; a step that is not there changes nothing. */
  readonly goToStep: (tabId: string, position: number) => void;
  /** Sends again; the same draft takes the place of its earlier exchange. */
  readonly sendAgain: (tabId: string) => void;
  /** Takes over from the host what kept trails point at. */
  readonly adoptExchanges: () => Promise<void>;
  /** Fetches the picture of an exchange that a kept trail points at. */
  readonly recall: (exchangeId: string) => Promise<void>;
  /** Brings an exchange into view, in its tab or in a new one. False when nobody remembers it. */
  readonly showExchange: (exchangeId: string) => Promise<boolean>;
  /** Takes in events, as one change. Exchanges of other windows are none of ours. */
  readonly receive: (...events: readonly ExchangeEvent[]) => void;
  /** Forgets exchanges that no tab shows any more, here and at the host. */
  readonly release: (exchangeIds: readonly string[]) => void;
}

type State = ExchangesSlice &
  Pick<TabsSlice, 'tabs' | 'tabOrder' | 'openTab' | 'activateTab'> &
  Pick<FormsSlice, 'isReady' | 'settle'> &
  Pick<KnowledgeSlice, 'forgetAsked' | 'learn'> &
  Pick<ChecksSlice, 'checkExchange'> &
  Pick<ScriptsSlice, 'allowTyped' | 'askScripts' | 'takeScriptChoice'> &
  Pick<ListsSlice, 'releaseRunsOf'>;

/** Sends drafts and keeps the latest picture of every exchange. */
export const createExchangesSlice =
  (host: Host): StateCreator<State, [], [], ExchangesSlice> =>
  (set, get, api) => {
    // Exchanges that gave up their place to a new one. They stay until it is over: the page shows them meanwhile.
    const replaced = new Map<string, readonly string[]>();
    const send = createSend(host, api, replaced);
    const recall = createRecall(host, api);
    const step = (tabId: string, by: number) => changeTab(api, tabId, (tab) => showStep(tab, tab.position + by));

    return {
      exchanges: {},
      lostExchanges: new Set(),

      async sendDraft(tabId, how) {
        if (get().isReady(tabId, how)) await send(tabId, pushStep);
      },

      sendAgain(tabId) {
        const tab = get().tabs[tabId];
        const shown = tab && currentStep(tab);
        if (!get().isReady(tabId)) return;
        get().forgetAsked(tabId);
        void send(tabId, shown && isSame(shown.draft, tab.draft) ? replaceStep : pushStep);
      },

      cancel(tabId) {
        const exchange = currentExchange(tabId)(get());
        if (exchange && !isOver(exchange)) void host.call('exchange.cancel', { exchangeId: exchange.id });
      },

      goBack: (tabId) => step(tabId, -1),
      goForward: (tabId) => step(tabId, 1),
      goToStep: (tabId, position) => changeTab(api, tabId, (tab) => showStep(tab, position)),

      ...recall.verbs,
      showExchange: (exchangeId) => showExchange(host, api, exchangeId),

      receive(...events) {
        recall.note(events);
        const changed = advanceAll(get().exchanges, events);
        if (changed.length === 0) return;
        set(({ exchanges }) => ({ exchanges: { ...exchanges, ...Object.fromEntries(changed.map((one) => [one.id, one])) } }));
        for (const exchange of changed.filter(isOver)) {
          get().release(replaced.get(exchange.id) ?? []);
          replaced.delete(exchange.id);
          get().settle(exchange);
          void get().learn(exchange);
          void get().checkExchange(exchange);
          void get().askScripts(exchange);
        }
      },

      release(exchangeIds) {
        const ids = [...new Set(exchangeIds)];
        if (ids.length === 0) return;
        get().releaseRunsOf(ids);
        const gone = new Set(ids);
        set(({ exchanges }) => ({ exchanges: Object.fromEntries(Object.entries(exchanges).filter(([id]) => !gone.has(id))) }));
        for (let from = 0; from < ids.length; from += 1000) {
          void host.call('exchange.release', { exchangeIds: ids.slice(from, from + 1000) });
        }
      },
    };
  };

/** Checks a tab's draft, and sends it into a place of its trail. */
const createSend = (host: Host, api: StoreApi<State>, replaced: Map<string, readonly string[]>) => {
  /** Of each tab the send that was asked for last: one that was overtaken while it was checked goes nowhere. */
  const latest = new Map<string, symbol>();
  return async (tabId: string, place: typeof pushStep): Promise<void> => {
    const pressed = api.getState().tabs[tabId];
    if (!pressed) return;
    const turn = Symbol('send');
    latest.set(tabId, turn);
    // What has no variables goes out at once, with the press.
    const failures = lacksNothing(pressed) ? checkDraft(pressed.draft) : await refusals(host, pressed);
    if (latest.get(tabId) !== turn) return;
    if (failures.length > 0) return changeTab(api, tabId, (one) => ({ ...one, failures }));

    const allowing = api.getState().allowTyped(tabId);
    if (allowing) await allowing;
    // Meanwhile it may have been closed, or sent elsewhere.
    const tab = api.getState().tabs[tabId];
    if (!tab || latest.get(tabId) !== turn) return;
    latest.delete(tabId);
    api.getState().cancel(tabId);
    const scripts = api.getState().takeScriptChoice(tabId);
    // What was judged is sent; what was typed since stays, to be sent next.
    const { draft } = pressed;
    const { exchangeId, handed } = beginExchange(host, api, { draft, place: inheritsFrom(tab), scripts });
    const { tab: moved, released } = placeSend(tab, pressed, exchangeId, place);
    changeTab(api, tabId, () => ({ ...moved, draft: tab.draft }));
    replaced.set(exchangeId, released);
    await handed;
  };
};

/** What folders give to a saved request, and to links that are followed from it, may name variables that the page does not see. */
const lacksNothing = (tab: Tab): boolean =>
  inheritsFrom(tab) === null && (!tab.draft.options.fillVariables || variablesOf(tab.draft).length === 0);

/** Why a tab's draft cannot be sent; the host knows of variables without a value. */
async function refusals(host: Host, tab: Tab): Promise<readonly Failure[]> {
  const { draft } = tab;
  const failures = checkDraft(draft);
  if (failures.length > 0) return failures;
  const checked = await host.call('variables.check', { draft, place: inheritsFrom(tab) });
  return checked.ok ? checked.value : [];
}

/** The exchange a tab shows. */
export const currentExchange =
  (tabId: string) =>
  ({ tabs, exchanges }: Pick<TabsSlice, 'tabs'> & Pick<ExchangesSlice, 'exchanges'>): Exchange | undefined => {
    const tab = tabs[tabId];
    const shown = tab && currentStep(tab);
    return shown && exchanges[shown.exchangeId];
  };

export const canGoBack =
  (tabId: string) =>
  ({ tabs }: Pick<TabsSlice, 'tabs'>): boolean =>
    (tabs[tabId]?.position ?? 0) > 0;

export const canGoForward =
  (tabId: string) =>
  ({ tabs }: Pick<TabsSlice, 'tabs'>): boolean => {
    const tab = tabs[tabId];
    return tab !== undefined && tab.position < tab.trail.length - 1;
  };

/** The exchanges that events have changed, as they are after them. */
function advanceAll(known: Readonly<Record<string, Exchange>>, events: readonly ExchangeEvent[]): Exchange[] {
  const latest = new Map<string, Exchange>();
  for (const event of events) {
    const before = latest.get(event.exchangeId) ?? known[event.exchangeId];
    const after = before && advance(before, event);
    if (after && after !== before) latest.set(after.id, after);
  }
  return [...latest.values()];
}
