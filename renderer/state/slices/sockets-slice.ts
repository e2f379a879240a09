import type { Host } from '#shared/contract/types';
import type { Failure } from '#shared/failure';
import { type Exchange, isOver } from '#shared/model/exchange';
import { createEventStream, createWebSocket, type SocketKind } from '#shared/model/socket';
import { createDraft } from '#shared/model/request-draft';
import type { Outgoing } from '#shared/model/transcript';
import type { StateCreator } from 'zustand';
import { currentExchange, type ExchangesSlice } from './exchanges-slice';
import type { TabsSlice } from './tabs-slice';

export interface SocketsSlice {
  /** Opens a tab for a new WebSocket, or a stream of events. */
  readonly newSocket: (kind: SocketKind) => void;
  /** Says something on the open socket of a tab; answers why it could not be said, or null. */
  readonly say: (tabId: string, outgoing: Outgoing) => Promise<Failure | null>;
  /** Ends the socket of a tab in order. */
  readonly disconnect: (tabId: string, code?: number | null, reason?: string) => Promise<Failure | null>;
  /** Asks for the answer of a tab once more, as a stream of events. */
  readonly openAsStream: (tabId: string) => void;
}

type State = SocketsSlice &
  Pick<ExchangesSlice, 'exchanges' | 'sendDraft' | 'cancel'> &
  Pick<TabsSlice, 'tabs' | 'tabOrder' | 'openTab' | 'editDraft'>;

/** What is said on sockets. */
export const createSocketsSlice =
  (host: Host): StateCreator<State, [], [], SocketsSlice> =>
  (_set, get) => ({
    newSocket(kind) {
      const socket = kind === 'websocket' ? createWebSocket() : createEventStream();
      get().openTab({ draft: { ...createDraft(kind === 'websocket' ? 'ws://' : ''), socket } });
    },

    async say(tabId, outgoing) {
      const exchange = currentExchange(tabId)(get());
      if (exchange === undefined || isOver(exchange)) return { kind: 'notFound', what: 'open connection' };
      const said = await host.call('socket.say', { exchangeId: exchange.id, outgoing });
      return said.ok ? null : said.failure;
    },

    disconnect(tabId, code, reason = '') {
      const usual = get().tabs[tabId]?.draft.socket?.kind === 'websocket' ? 1000 : null;
      return get().say(tabId, { kind: 'close', code: code === undefined ? usual : code, reason });
    },

    openAsStream(tabId) {
      get().editDraft(tabId, { socket: createEventStream() });
      get().cancel(tabId);
      void get().sendDraft(tabId);
    },
  });

/** Whether an exchange is a socket that messages can go over now. */
export const isOpenSocket = (exchange: Exchange | undefined): boolean =>
  exchange?.phase === 'receiving' && exchange.socket !== undefined && exchange.socket.closing === null;

/** Whether an exchange is a socket that is open, or is about to be again. */
export const isLiveSocket = (exchange: Exchange | undefined): boolean =>
  exchange?.socket !== undefined && !isOver(exchange) && exchange.socket.closing === null;

/** Tabs whose socket is open, or is about to be again. */
export const liveSocketTabs = (state: Pick<State, 'tabs' | 'tabOrder' | 'exchanges'>): string[] =>
  state.tabOrder.filter((tabId) => isLiveSocket(currentExchange(tabId)(state as never)));
