import type { ExchangeEvent } from '#shared/model/exchange-event';
import { createDraft } from '#shared/model/request-draft';
import { defaultLayout } from '#shared/model/workspace';
import { fail, ok } from '#shared/result';
import { expect, test } from 'vitest';
import { currentExchange } from './slices/exchanges-slice';
import { answerWith, startStore, storedTab } from './started-store.test-support';
import { storedFromTab } from './stored-tab';

const ids = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222'] as const;
const started = (exchangeId: string): ExchangeEvent => ({ type: 'started', exchangeId, at: 1, method: 'GET', url: 'http://h/' });

const step = (exchangeId: string, url: string) => ({
  exchangeId,
  draft: createDraft(url),
  typed: null,
  name: '',
  saved: null,
  left: { 'scroll of page': 120 },
});
const kept = {
  layout: { ...defaultLayout, tabOrder: ['t'], activeTabId: 't' },
  tabs: [
    storedTab({
      id: 't',
      draft: createDraft('http://h/2'),
      trail: [step(ids[0], 'http://h/1'), step(ids[1], 'http://h/2')],
      position: 1,
    }),
  ],
};

test('a tab comes back with its trail; what the host still holds is shown again, how its page was left included', async () => {
  const { state, tab, tabId, callsOf } = await startStore(
    {
      'exchange.adopt': async () => ok([ids[1]]),
      'exchange.replay': async ({ exchangeId }) => ok([started(exchangeId), ...answerWith(exchangeId)]),
    },
    kept,
  );
  expect(callsOf('exchange.adopt')).toEqual([{ exchangeIds: [...ids] }]);
  expect(currentExchange(tabId)(state())).toBeUndefined();
  await state().recall(ids[1]);
  expect(currentExchange(tabId)(state())).toMatchObject({ phase: 'finished', head: { status: 200 } });
  expect(tab().trail[1]?.left).toEqual({ 'scroll of page': 120 });

  state().goBack(tabId);
  await state().recall(ids[0]);
  expect(tab().draft.url).toBe('http://h/1');
  expect(state().lostExchanges).toEqual(new Set([ids[0]]));
  expect(callsOf('exchange.replay')).toHaveLength(1);
});

test('a host that was started anew holds nothing; the request can be sent again in its place', async () => {
  const { state, tab, tabId } = await startStore({}, kept);
  await state().recall(ids[1]);
  expect(state().lostExchanges.has(ids[1])).toBe(true);
  state().sendAgain(tabId);
  expect(tab().trail).toHaveLength(2);
  expect(currentExchange(tabId)(state())).toMatchObject({ phase: 'waiting' });
});

test('an exchange that ends while its picture is fetched ends here too', async () => {
  const replay = Promise.withResolvers<ReturnType<typeof ok<ExchangeEvent[]>>>();
  const { state, tabId, host } = await startStore(
    { 'exchange.adopt': async () => ok([...ids]), 'exchange.replay': () => replay.promise },
    kept,
  );
  const recalled = state().recall(ids[1]);
  const [head, finished] = answerWith(ids[1]);
  for (const event of [head!, finished!]) host.publish('exchange.event', event);
  replay.resolve(ok([started(ids[1]), head!]));
  await recalled;
  expect(currentExchange(tabId)(state())).toMatchObject({ phase: 'finished' });
});

test('a trail too heavy to be written at every pause keeps the steps around the one that is shown', async () => {
  const { state, tabId, tab } = await startStore({ 'exchange.send': async () => fail({ kind: 'cancelled' }) });
  for (let at = 0; at < 5; at++) {
    state().editDraft(tabId, {
      url: `http://h/${at}`,
      body: { kind: 'text', text: 'x'.repeat(70_000), mediaType: 'text/plain' },
    });
    await state().sendDraft(tabId);
  }
  state().goBack(tabId);
  const { trail, position } = storedFromTab(tab());
  expect(trail.map(({ draft }) => draft.url)).toEqual(['http://h/2', 'http://h/3']);
  expect(position).toBe(1);
});

test('how a page is left belongs to its exchange, and stays when the same is sent again', async () => {
  const { state, tabId, tab } = await startStore();
  state().editDraft(tabId, { url: 'http://h/1' });
  await state().sendDraft(tabId);
  state().leave(tabId, tab().trail[0]!.exchangeId, { columns: [1, 2] });
  const before = state().tabs;
  state().leave(tabId, tab().trail[0]!.exchangeId, { columns: [1, 2] });
  state().leave(tabId, ids[0], { columns: [] });
  expect(state().tabs).toBe(before);
  state().sendAgain(tabId);
  expect(tab().trail).toMatchObject([{ left: { columns: [1, 2] } }]);
});
