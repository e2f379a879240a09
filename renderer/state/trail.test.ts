import { createDraft } from '#shared/model/request-draft';
import { fail, ok } from '#shared/result';
import { expect, test } from 'vitest';
import { canGoBack, canGoForward, currentExchange } from './slices/exchanges-slice';
import { answerWith, startStore } from './started-store.test-support';

async function started() {
  const app = await startStore();
  const { state, tabId } = app;
  return {
    ...app,
    exchange: () => currentExchange(tabId)(state()),
    send: async (url: string) => {
      state().editDraft(tabId, { url });
      await state().sendDraft(tabId);
      return currentExchange(tabId)(state())!.id;
    },
  };
}

test('a sent draft shows as waiting at once, and then what the host tells of it', async () => {
  const { send, exchange, host } = await started();
  const id = await send('http://127.0.0.1:1/a');
  expect(exchange()).toMatchObject({ phase: 'waiting', url: 'http://127.0.0.1:1/a' });
  for (const event of answerWith(id)) host.publish('exchange.event', event);
  expect(exchange()).toMatchObject({ phase: 'finished', head: { status: 200 } });
});

test('a draft that cannot be sent says why and is not handed over', async () => {
  const { state, tabId, tab, callsOf } = await started();
  state().editDraft(tabId, { url: 'ftp://files/' });
  await state().sendDraft(tabId);
  expect(tab().failures).toMatchObject([{ kind: 'badUrl' }]);
  expect(callsOf('exchange.send')).toEqual([]);

  state().editDraft(tabId, { url: 'http://files/' });
  expect(tab().failures).toEqual([]);
});

test('a host that is gone ends the exchange as a failure', async () => {
  const { state, tabId } = await startStore({ 'exchange.send': async () => fail({ kind: 'hostGone', reason: 'it was closed' }) });
  state().editDraft(tabId, { url: 'http://h/' });
  await state().sendDraft(tabId);
  expect(currentExchange(tabId)(state())).toMatchObject({ phase: 'failed', failure: { kind: 'hostGone' } });
});

test('back and forward show earlier exchanges with their drafts as sent', async () => {
  const { state, tabId, tab, send, exchange } = await started();
  const one = await send('http://h/1');
  const two = await send('http://h/2');
  state().goBack(tabId);
  expect([exchange()?.id, tab().draft.url]).toEqual([one, 'http://h/1']);
  expect([canGoBack(tabId)(state()), canGoForward(tabId)(state())]).toEqual([false, true]);
  state().goForward(tabId);
  expect([exchange()?.id, tab().draft.url]).toEqual([two, 'http://h/2']);
});

test('typing that was not sent is there again when the tab comes back to it', async () => {
  const { state, tabId, tab, send, exchange } = await started();
  await send('http://h/1');
  const two = await send('http://h/2');
  state().editDraft(tabId, { url: 'http://h/half typed' });
  state().goBack(tabId);
  expect(tab().draft.url).toBe('http://h/1');
  state().goForward(tabId);
  expect([exchange()?.id, tab().draft.url]).toEqual([two, 'http://h/half typed']);
});

test('sending from an earlier step gives up the steps ahead and releases their exchanges', async () => {
  const { state, tabId, tab, send, callsOf, host } = await started();
  await send('http://h/1');
  const two = await send('http://h/2');
  state().goBack(tabId);
  const three = await send('http://h/3');
  expect(callsOf('exchange.release')).toEqual([]);
  for (const event of answerWith(three)) host.publish('exchange.event', event);
  expect(tab().trail.map((step) => step.draft.url)).toEqual(['http://h/1', 'http://h/3']);
  expect(callsOf('exchange.release')).toEqual([{ exchangeIds: [two] }]);
  expect(state().exchanges[two]).toBeUndefined();
});

test('sending the same again takes the place of the exchange that is shown', async () => {
  const { state, tabId, tab, send, exchange, host } = await started();
  const one = await send('http://h/1');
  state().sendAgain(tabId);
  expect(tab().trail).toHaveLength(1);
  expect(exchange()?.id).not.toBe(one);

  // The page shows the earlier answer until the new one is there.
  expect(state().exchanges[one]).toBeDefined();
  for (const event of answerWith(exchange()!.id)) host.publish('exchange.event', event);
  expect(state().exchanges[one]).toBeUndefined();
});

test('what was pressed is sent, and what is typed while it is checked stays, to be sent next', async () => {
  let answer: () => void = () => undefined;
  const asked = new Promise<void>((resolve) => (answer = resolve));
  const { state, callsOf } = await startStore({ 'variables.check': () => asked.then(() => ok([])) });
  const tabId = state().openTab({ draft: createDraft('http://one.example/'), under: { root: '/api', path: 'a.yml' } });
  const sending = state().sendDraft(tabId);
  state().editDraft(tabId, { url: 'http://one.example/typed' });
  answer();
  await sending;
  expect(callsOf('exchange.send')).toMatchObject([{ draft: { url: 'http://one.example/' } }]);
  expect(state().tabs[tabId]?.draft.url).toBe('http://one.example/typed');
  expect(state().tabs[tabId]?.trail.at(-1)?.draft.url).toBe('http://one.example/');
});

test('a running exchange is cancelled when its tab sends another or is closed', async () => {
  const { state, tabId, send, callsOf } = await started();
  const one = await send('http://h/1');
  const two = await send('http://h/2');
  state().closeTab(tabId);
  expect(callsOf('exchange.cancel')).toEqual([{ exchangeId: one }, { exchangeId: two }]);
});

test('exchanges of other windows change nothing here', async () => {
  const { state, host } = await started();
  const before = state().exchanges;
  host.publish('exchange.event', { type: 'started', exchangeId: crypto.randomUUID(), at: 1, method: 'GET', url: 'http://h/' });
  expect(state().exchanges).toBe(before);
});

test('the exchanges of tabs closed long ago are released', async () => {
  const { state, callsOf } = await started();
  const ids: string[] = [];
  for (let i = 0; i < 6; i++) {
    const tabId = state().openTab({ draft: createDraft(`http://h/${i}`), send: true });
    ids.push(currentExchange(tabId)(state())!.id);
    state().closeTab(tabId);
  }
  expect(callsOf('exchange.release')).toEqual([{ exchangeIds: [ids[0]] }]);
});
