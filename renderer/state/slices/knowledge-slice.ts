import type { Host } from '#shared/contract/types';
import { headerValue } from '#shared/http/header-list';
import type { PageModel } from '#shared/hypermedia/page';
import { openApiVersion } from '#shared/hypermedia/openapi/openapi-document';
import { whatToAsk } from '#shared/hypermedia/what-to-ask';
import { type Exchange, type FinishedExchange, lastHop } from '#shared/model/exchange';
import type { StateCreator } from 'zustand';
import { createAsking } from '../ask-ahead';
import { followDraft } from '../follow-draft';
import { askerOf, type AskedAhead, type Knowledge, refusalKey, type Refusals, refusalsAfter } from '../knowledge';
import { changeTab } from '../put-tab';
import { currentStep, inheritsFrom, isSame, type Tab } from '../tab';
import { toldBy } from '../told-by';
import type { ExchangesSlice } from './exchanges-slice';
import type { SettingsSlice } from './settings-slice';
import type { TabsSlice } from './tabs-slice';

export interface KnowledgeSlice extends Knowledge {
  /** What was refused to whom, by resource and asker. */
  readonly refusals: ReadonlyMap<string, Refusals>;
  /** Asks what tells more of the page of an exchange, once per resource and asker, unless it is switched off. */
  readonly askAhead: (tabId: string, exchange: FinishedExchange, page: PageModel) => void;
  /** Switches asking ahead on or off in one tab, whatever the settings say. */
  readonly setAskAhead: (tabId: string, on: boolean) => void;
  /** Forgets what was asked for the page a tab shows: its successor asks anew. */
  readonly forgetAsked: (tabId: string) => void;
  /** Takes in the end of an exchange that may have been asked ahead. */
  readonly learn: (exchange: Exchange) => Promise<void>;
}

type Needs = Pick<TabsSlice, 'tabs'> &
  Pick<ExchangesSlice, 'exchanges' | 'receive' | 'release'> &
  Pick<SettingsSlice, 'settings'>;
type State = KnowledgeSlice & Needs;

/** Of so many pages it is known what was asked for them. */
const mostPages = 500;

/** Whether a tab asks ahead. */
export const asksAhead = (tab: Tab | undefined, { settings }: Pick<SettingsSlice, 'settings'>): boolean =>
  tab?.asksAhead ?? settings.askAhead;

/** Asks ahead what can be done on a page: OPTIONS, and the documents it points to. Each is an exchange like any other, but no step of a trail. */
export const createKnowledgeSlice =
  (host: Host): StateCreator<State, [], [], KnowledgeSlice> =>
  (set, get, api) => {
    const asking = createAsking(host, api);
    const noteRefusal = (exchange: Exchange) => {
      const step = Object.values(get().tabs)
        .flatMap(({ trail }) => trail)
        .find(({ exchangeId }) => exchangeId === exchange.id);
      const hop = lastHop(exchange);
      if (!step || !hop || exchange.phase !== 'finished') return;
      const key = refusalKey(hop.url, askerOf(step.draft));
      const before = get().refusals.get(key) ?? {};
      const after = refusalsAfter(before, hop.method.toUpperCase(), exchange.head.status);
      if (isSame(before, after)) return;
      set({ refusals: new Map([...get().refusals].slice(-mostPages)).set(key, after) });
    };

    return {
      askedAhead: new Map(),
      askedFor: new Map(),
      refusals: new Map(),

      askAhead(tabId, exchange, page) {
        const tab = get().tabs[tabId];
        const step = tab?.trail.find(({ exchangeId }) => exchangeId === exchange.id);
        if (!tab || !step || get().askedFor.has(exchange.id) || !asksAhead(tab, get())) return;
        const { status, headers } = exchange.head;
        const method = lastHop(exchange)?.method ?? exchange.method;
        const sent = { ...step.draft, url: exchange.hops[0]?.url || step.draft.url };
        const policy = { trusted: tab.trusted };
        const above = inheritsFrom(tab);
        const keys = whatToAsk(page, { method, status, headers }).map((question) => {
          const { draft, isForeign } = followDraft(sent, { url: question.url, method: question.method }, policy);
          const asker = { draft, place: isForeign ? null : above, wayFrom: isForeign ? above : null };
          return asking.ask(question, asker, headerValue(headers, 'Allow') ?? '');
        });
        const askedFor = new Map(get().askedFor).set(exchange.id, { keys, who: askerOf(sent) });
        set({ askedFor: new Map([...askedFor].slice(-mostPages)) });
        asking.forgetOldest();
      },

      setAskAhead: (tabId, on) => changeTab(api, tabId, (tab) => ({ ...tab, asksAhead: on })),

      forgetAsked(tabId) {
        const tab = get().tabs[tabId];
        const exchangeId = (tab && currentStep(tab)?.exchangeId) ?? '';
        for (const key of get().askedFor.get(exchangeId)?.keys ?? []) {
          const asked = get().askedAhead.get(key);
          if (asked) asking.put({ ...asked, isStale: true });
        }
      },

      async learn(exchange) {
        noteRefusal(exchange);
        const isIt = (asked: AskedAhead) => asked.exchangeId === exchange.id && asked.isOnItsWay;
        const asked = [...get().askedAhead.values()].find(isIt);
        const told = asked && (await toldBy(exchange, asked.question, host));
        const now = get().askedAhead.get(asked?.key ?? '');
        if (!told || !now || !isIt(now)) return;
        asking.put({ ...now, told, isOnItsWay: false });
        keepPointedTo(host, { ...now, told });
      },
    };
  };

/** The description that a page points to is kept for the other pages of its origin, which may point to none. */
function keepPointedTo(host: Host, { question, told, exchangeId }: AskedAhead): void {
  if (question.role !== 'openApi' || told?.kind !== 'document' || openApiVersion(told.document.root) === null) return;
  const { origin } = new URL(question.url);
  void host.call('descriptions.keep', { origin, readAt: Date.now(), isWished: false, from: { kind: 'exchange', exchangeId } });
}
