import { asksInAddress, atGivenAddress, withGraphqlFromAddress } from '#shared/graphql/graphql-text';
import { type Exchange, lastHop } from '#shared/model/exchange';
import type { RequestDraft } from '#shared/model/request-draft';
import { secretsIn } from '#shared/model/auth-secrets';
import type { SecretWord } from '#shared/model/hidden-words';
import { secretsInAddress } from '#shared/secrets/mask-address';
import type { Host } from '#shared/contract/types';
import type { StateCreator } from 'zustand';
import { followDraft, type FollowTarget, withCredentials } from '../follow-draft';
import { changeTab } from '../put-tab';
import { alongFromTab, isStillAt } from '../way-along';
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
  /**
   * Goes where a link leads, in the tab or in a new one. Credentials go along within their origin. Resolves when it was sent,
   * or refused.
   */
  readonly follow: (tabId: string, target: FollowOptions) => Promise<void>;
  /** Sends the draft again with the credentials that stayed behind: this once, or from now on to that origin in this tab. */
  readonly sendCredentials: (tabId: string, howOften: 'once' | 'always') => void;
  /** Asks where a redirect has led to, this once with the credentials that the redirect has left behind. */
  readonly askAcross: (tabId: string) => Promise<void>;
}

type Needs = Pick<TabsSlice, 'tabs' | 'openTab'> &
  Pick<ExchangesSlice, 'exchanges' | 'sendDraft'> &
  Pick<SettingsSlice, 'settings'>;

/** Follows links, and minds where credentials go. */
export const createFollowSlice =
  (host: Host): StateCreator<FollowSlice & Needs, [], [], FollowSlice> =>
  (_set, get, api) => ({
    async follow(tabId, { newTab = false, background = false, ...target }) {
      const tab = get().tabs[tabId];
      if (!tab) return;
      const { lent, trusted } = tab;
      const policy = { lent, trusted };
      const exchange = currentExchange(tabId)(get());
      const from = target.turn ? draftThatWasSent(tab, exchange) : draftAsSent(tab, exchange);
      const { draft: there, stayed: left, isForeign } = followDraft(from, target, policy);
      const written = asWritten(there, { tab, from: from.url });
      const along = isForeign ? alongFromTab(host, api, { tab, draft: written }) : written;
      const draft = along instanceof Promise ? await along : along;
      if (draft === null || !isAwaited({ newTab }, get().tabs[tabId], tab)) return;
      const { under, stayed } = placeAfter(tab, { stayed: left, isForeign });
      const secrets = [...tab.secrets, ...repeatedIn(draft.url, secretsIn(from.auth))];
      const go = async (id: string) => {
        void noteFilledIn({ host, api, id, sentId: exchange?.id });
        await get().sendDraft(id);
      };
      if (newTab) return go(get().openTab({ draft, stayed, under, background, secrets }));
      const arrived = { secrets, draft, stayed, lent: null, remark: null, name: '', saved: null, under, savedDraft: null };
      changeTab(api, tabId, (one) => ({ ...leaveStep(one), ...arrived, dirty: false, view: null, failures: [] }));
      await go(tabId);
    },

    sendCredentials(tabId, howOften) {
      const stayed = get().tabs[tabId]?.stayed;
      if (!stayed) return;
      changeTab(api, tabId, (tab) => ({
        ...tab,
        draft: withCredentials(tab.draft, stayed),
        stayed: null,
        under: stayed.under ?? tab.under,
        lent: howOften === 'once' ? stayed : null,
        trusted: howOften === 'once' ? tab.trusted : [...tab.trusted, { from: stayed.from, origin: stayed.origin }],
      }));
      void get().sendDraft(tabId);
    },

    async askAcross(tabId) {
      const tab = get().tabs[tabId];
      const exchange = currentExchange(tabId)(get());
      const there = exchange && lastHop(exchange);
      if (!tab || !exchange || !there) return;
      const policy = {};
      const sent = draftThatWasSent(tab, exchange);
      const target = { url: there.url, method: there.method, draft: { body: bodyAcross(sent, exchange) } };
      const { draft: bare, stayed } = followDraft(sent, target, policy);
      const written = describedAs(bare, sent);
      const draft = stayed ? written : await alongFromTab(host, api, { tab, draft: written });
      if (draft === null || !isStillAt(get().tabs[tabId], tab)) return;
      const lent = { draft: stayed ? withCredentials(draft, stayed) : draft, stayed: null, lent: stayed };
      // What folders add goes along with what is lent, and with nothing else.
      const under = stayed ? inheritsFrom(tab) : null;
      const arrived = { ...lent, remark: null, name: '', saved: null, under, savedDraft: null };
      changeTab(api, tabId, (one) => ({ ...leaveStep(one), ...arrived, dirty: false, view: null, failures: [] }));
      await get().sendDraft(tabId);
    },
  });

/** Whoever pressed twice, or went on meanwhile, is there already; a new tab is in nobody's way. */
const isAwaited = ({ newTab }: Pick<FollowOptions, 'newTab'>, now: Tab | undefined, before: Tab): boolean =>
  newTab === true || isStillAt(now, before);

/** A link from the answer to a GraphQL query of a GET to the same place, such as the next page, goes on as such a query. */
function asWritten(draft: RequestDraft, { tab, from }: { readonly tab: Tab; readonly from: string }): RequestDraft {
  const sent = currentStep(tab)?.draft;
  const place = (url: string) => url.replace(/[?#].*$/s, '');
  if (sent?.body.kind !== 'graphql' || !asksInAddress(sent) || place(draft.url) !== place(from)) return draft;
  return draft.method === 'GET' ? withGraphqlFromAddress(draft, sent.body) : draft;
}

/** Folders add credentials as well: where those of the draft stay behind, so do theirs, to come back with them. */
function placeAfter(tab: Tab, { stayed, isForeign }: Pick<ReturnType<typeof followDraft>, 'stayed' | 'isForeign'>) {
  const under = inheritsFrom(tab);
  if (!isForeign) return { under, stayed };
  return { under: null, stayed: stayed && { ...stayed, under: stayed.under ?? under } };
}

/** What a link tells that is secret, as words of the tab: they are kept in the vault, and hidden where the address is shown. */
const repeatedIn = (url: string, secrets: readonly string[]): SecretWord[] =>
  secretsInAddress(url, secrets).map((text) => ({ id: crypto.randomUUID(), text }));

interface Arrival {
  readonly host: Host;
  readonly api: Parameters<typeof changeTab>[0];
  readonly id: string;
  /** The exchange whose page had the link. */
  readonly sentId: string | undefined;
}

/** Secrets that were filled in when the page with the link was asked for, and that only the host knows. */
async function noteFilledIn({ host, api, id, sentId }: Arrival): Promise<void> {
  if (sentId === undefined) return;
  const log = await host.call('exchange.readWire', { exchangeId: sentId });
  const filledIn = log.ok ? (log.value.secrets ?? []) : [];
  if (filledIn.length > 0)
    changeTab(api, id, (tab) => ({ ...tab, secrets: [...tab.secrets, ...repeatedIn(tab.draft.url, filledIn)] }));
}

/** What a redirect keeps of a body: all of it, unless it made another method of the one that was sent (RFC 9110, 15.4). */
const bodyAcross = ({ body }: RequestDraft, { hops }: Exchange): RequestDraft['body'] =>
  hops.some(({ redirect }) => redirect?.methodChanged) ? { kind: 'none' } : body;

/** A draft whose body is described as it was in another. */
function describedAs(draft: RequestDraft, { headers }: RequestDraft): RequestDraft {
  const described = draft.body.kind === 'none' ? [] : headers.filter(({ name }) => /^content-/i.test(name.trim()));
  return { ...draft, headers: [...draft.headers, ...described] };
}

/** Pages are turned by what was sent, whatever was typed since. */
const draftThatWasSent = (tab: Tab, exchange: Exchange | undefined): RequestDraft => {
  const sent = currentStep(tab)?.draft ?? tab.draft;
  const url = exchange?.hops[0]?.url;
  return url === undefined ? sent : atGivenAddress(sent, url);
};

/**
 * The draft whose page is shown, with the address it really went to: a variable in what was typed has no origin.
 * An address typed since then speaks for itself, so that its credentials do not go to the page that is still shown.
 */
function draftAsSent({ draft, ...tab }: Tab, exchange: Exchange | undefined): RequestDraft {
  const sent = tab.trail[tab.position]?.draft;
  const url = exchange?.hops[0]?.url;
  return sent?.url === draft.url && url ? atGivenAddress(draft, url) : draft;
}
