import type { Handlers } from '#shared/contract/types';
import type { ExchangeEvent, Timings } from '#shared/model/exchange-event';
import { defaultSettings } from '#shared/model/settings';
import { defaultLayout, type StoredTab, type Workspace } from '#shared/model/workspace';
import { fail, ok } from '#shared/result';
import { createFakeHost } from '../host/fake-host';
import { createAppStore } from './create-store';

export const noTimings: Timings = {
  dnsMs: null,
  tcpMs: null,
  proxyMs: null,
  tlsMs: null,
  sendMs: null,
  waitMs: null,
  receiveMs: null,
  totalMs: 3,
  reused: false,
};

const quietHost: Partial<Handlers> = {
  'collection.readOptionsAbove': async () => ok([]),
  'settings.read': async () => ok(defaultSettings),
  'settings.change': async (change) => ok({ ...defaultSettings, ...change }),
  'collection.list': async () => ok([]),
  'practice.describe': async () => ok({ phase: 'stopped' }),
  'practice.readLog': async () => ok([]),
  'practice.listEndpoints': async () => ok([]),
  'exchange.send': async () => ok(null),
  'exchange.adopt': async () => ok([]),
  'exchange.replay': async () => fail({ kind: 'notFound', what: 'this exchange' }),
  'exchange.cancel': async () => ok(null),
  'exchange.release': async () => ok(null),
  'workspace.saveTab': async () => ok(null),
  'workspace.removeTab': async () => ok(null),
  'workspace.saveLayout': async () => ok(null),
};

/** A store over a fake host, as it is when the window has opened. */
export async function startStore(handlers: Partial<Handlers> = {}, kept: Partial<Workspace> = {}) {
  const workspace: Workspace = { windowId: 'w1', layout: defaultLayout, tabs: [], ...kept };
  const host = createFakeHost({ 'workspace.open': async () => ok(workspace), ...quietHost, ...handlers });
  const store = createAppStore(host);
  await store.start();
  const state = store.getState;
  return {
    host,
    store,
    state,
    tabId: state().tabOrder[0]!,
    tab: (id = state().tabOrder[0]!) => state().tabs[id]!,
    callsOf: (name: string) => host.calls.filter((call) => call.name === name).map((call) => call.input),
  };
}

/** Answers an exchange with 200 and no body. */
export function answerWith(exchangeId: string, status = 200): ExchangeEvent[] {
  const stamp = { exchangeId, at: 2 };
  return [
    { type: 'head', ...stamp, hop: 0, status, reason: 'OK', httpVersion: '1.1', headers: [] },
    {
      type: 'finished',
      ...stamp,
      trailers: [],
      wireBytes: 10,
      bodyBytes: 0,
      encodedBytes: 0,
      bodyId: null,
      decoded: [],
      stop: null,
      timings: noTimings,
    },
  ];
}

export const storedTab = (tab: Partial<StoredTab> & Pick<StoredTab, 'id' | 'draft'>): StoredTab => ({
  name: '',
  saved: null,
  under: null,
  dirty: false,
  view: '',
  composerPart: '',
  trail: [],
  position: -1,
  page: '',
  tables: {},
  bodyViews: {},
  bodyCharsets: {},
  secrets: [],
  ...tab,
});
