import type { Host } from '#shared/contract/types';
import type { Failure } from '#shared/failure';
import type { OAuth2Auth } from '#shared/model/auth/oauth2';
import type { FoundServer, KeptToken, OAuthAsk, OAuthFlow } from '#shared/model/oauth-flow';
import type { Result } from '#shared/result';
import type { StateCreator } from 'zustand';
import { inheritsFrom, type Tab } from '../tab';
import type { TabsSlice } from './tabs-slice';

/** What can be done with a kept token beside getting a new one. */
export type TokenAct = 'refresh' | 'revoke' | 'introspect';

export interface OAuthSlice {
  /** The latest picture of each flow that a tab has begun, by tab. */
  readonly oauthFlows: Readonly<Record<string, OAuthFlow>>;
  /** Why a tab's last flow did not even begin. */
  readonly oauthRefusals: Readonly<Record<string, Failure>>;
  /** Null until they were asked for. */
  readonly keptTokens: readonly KeptToken[] | null;

  /** Gets a token for what a tab would send with this form, its own or one it inherits. */
  readonly getToken: (tabId: string, auth: OAuth2Auth) => Promise<void>;
  /** Gets a token for what is no tab, such as a drawing; its flow stands under the owner's name. */
  readonly getTokenFor: (owner: string, ask: OAuthAsk) => Promise<void>;
  readonly actOnToken: (tabId: string, act: TokenAct, token: KeptToken) => Promise<void>;
  /** Asks the server of a form what it offers. */
  readonly discoverServer: (tabId: string, auth: OAuth2Auth) => Promise<Result<FoundServer>>;
  readonly cancelFlow: (tabId: string) => void;
  readonly pasteAddress: (tabId: string, address: string) => void;
  readonly forgetToken: (token: KeptToken) => void;
  readonly loadTokens: () => Promise<void>;
  readonly receiveFlow: (flow: OAuthFlow) => void;
  readonly receiveTokens: (tokens: readonly KeptToken[]) => void;
}

type Needs = Pick<TabsSlice, 'tabs'>;

/** Flows of OAuth 2 as they happen, one for each tab, and the tokens that are kept. */
export const createOAuthSlice =
  (host: Host): StateCreator<OAuthSlice & Needs, [], [], OAuthSlice> =>
  (set, get) => {
    const tabOfFlow = new Map<string, string>();

    /** Begins a flow of the tab; the one before it is over. */
    async function begin<T>(tabId: string, ask: (flowId: string) => Promise<Result<T>>): Promise<Result<T>> {
      get().cancelFlow(tabId);
      for (const [flowId, owner] of tabOfFlow) if (owner === tabId) tabOfFlow.delete(flowId);
      const flowId = crypto.randomUUID();
      tabOfFlow.set(flowId, tabId);
      set(({ oauthRefusals, oauthFlows }) => ({
        oauthRefusals: without(oauthRefusals, tabId),
        oauthFlows: without(oauthFlows, tabId),
      }));
      const asked = await ask(flowId);
      if (!asked.ok && !get().oauthFlows[tabId])
        set(({ oauthRefusals }) => ({ oauthRefusals: { ...oauthRefusals, [tabId]: asked.failure } }));
      return asked;
    }

    return {
      oauthFlows: {},
      oauthRefusals: {},
      keptTokens: null,

      async getToken(tabId, auth) {
        const tab = get().tabs[tabId];
        if (tab) await get().getTokenFor(tabId, { auth, url: tab.draft.url, ...aroundOf(tab) });
      },
      async getTokenFor(owner, ask) {
        await begin(owner, (flowId) => host.call('oauth.begin', { flowId, ...ask }));
      },

      async actOnToken(tabId, act, { tokenId }) {
        await begin(tabId, (flowId) => host.call('oauth.act', { flowId, act, tokenId, auth: null }));
      },

      async discoverServer(tabId, auth) {
        const tab = get().tabs[tabId];
        const around = tab ? aroundOf(tab) : {};
        const asked = await begin(tabId, (flowId) => host.call('oauth.discover', { flowId, auth, ...around }));
        // It is told beside its field.
        if (!asked.ok) set(({ oauthRefusals }) => ({ oauthRefusals: without(oauthRefusals, tabId) }));
        return asked;
      },

      cancelFlow(tabId) {
        const flow = get().oauthFlows[tabId];
        if (flow && isUnderWay(flow)) void host.call('oauth.cancel', { flowId: flow.flowId });
      },

      pasteAddress(tabId, address) {
        const flow = get().oauthFlows[tabId];
        if (flow) void host.call('oauth.paste', { flowId: flow.flowId, address });
      },

      forgetToken: ({ tokenId }) => void host.call('oauth.forget', { tokenId }),

      async loadTokens() {
        const listed = await host.call('oauth.list', null);
        if (listed.ok) set({ keptTokens: listed.value });
      },

      receiveFlow(flow) {
        const tabId = tabOfFlow.get(flow.flowId);
        if (tabId !== undefined) set(({ oauthFlows }) => ({ oauthFlows: { ...oauthFlows, [tabId]: flow } }));
      },

      receiveTokens: (keptTokens) => set({ keptTokens }),
    };
  };

/** What stands around a form in a tab, which its variables are filled in from. */
export const aroundOf = (tab: Pick<Tab, 'draft' | 'saved' | 'under'>): Pick<OAuthAsk, 'place' | 'variables' | 'options'> => ({
  place: inheritsFrom(tab),
  variables: tab.draft.variables,
  options: tab.draft.options,
});

/** Whether something is still to come of a flow. */
export const isUnderWay = ({ phase }: OAuthFlow): boolean => phase === 'running' || phase === 'waiting';

function without<T>(record: Readonly<Record<string, T>>, key: string): Readonly<Record<string, T>> {
  const { [key]: _gone, ...rest } = record;
  return rest;
}
