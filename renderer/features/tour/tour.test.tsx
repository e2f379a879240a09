import type { Handlers } from '#shared/contract/types';
import { defaultSettings, type Settings } from '#shared/model/settings';
import { ok } from '#shared/result';
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { answerWith, startStore } from '../../state/started-store.test-support';
import { tourSteps } from '../../state/tour-steps';
import { AppProvider } from '../../state/use-app';
import { TourDrawing, TourStrip } from './index';
import '../../ui/tokens.css';
import '../../ui/base.css';

const alice = { username: 'alice', password: '', token: 'alice-token', apiKey: '', role: 'member' as const };
const running = { phase: 'running' as const, url: 'http://127.0.0.1:7070', port: 7070, accounts: [alice] };

/** The strip over a host that keeps settings, after somebody has pressed “Start and browse”. */
async function show(tour: Partial<Settings['tour']> = {}) {
  let kept: Settings = { ...defaultSettings, tour: { ...defaultSettings.tour, ...tour } };
  const handlers: Partial<Handlers> = {
    'practice.start': async () => ok(running),
    'settings.read': async () => ok(kept),
    'settings.change': async (change) => ok((kept = { ...kept, ...change })),
  };
  const app = await startStore(handlers);
  await render(
    <AppProvider store={app.store} host={app.host}>
      <TourDrawing />
      <TourStrip />
    </AppProvider>,
  );
  const press = async (name: RegExp | string) => page.getByRole('button', { name }).click();
  const answer = (status: number) => {
    const exchangeId = app.state().tourSent?.exchangeId ?? '';
    const { method = '', url = '' } = app.state().exchanges[exchangeId] ?? {};
    const target = url.slice(running.url.length);
    const sent = { type: 'sent' as const, exchangeId, at: 1, hop: 0, method, url, target, headers: [], bodyBytes: null };
    app.state().receive(sent, ...answerWith(exchangeId, status));
  };
  return { ...app, press, answer, kept: () => kept.tour };
}

const words = page.getByRole('region', { name: 'Tour' });

test('it comes with the practice server, and goes from step to step as each is answered', async () => {
  const { state, tabId, press, answer, callsOf, kept } = await show();
  expect(words.query()).toBeNull();
  state().offerTour(tabId);
  await expect.element(words).toBeVisible();
  for (const { method, path, status } of tourSteps) {
    await press(`Tour: send ${method} ${path}`);
    await expect.poll(() => callsOf('exchange.send').at(-1)).toMatchObject({ draft: { method, url: running.url + path } });
    answer(status);
  }
  await expect.element(words.getByText('That was the tour.')).toBeVisible();
  expect(state().tabs[tabId]?.trail).toHaveLength(5);
  expect(kept()).toEqual({ state: 'open', done: 5, isbn: '' });
  await press('See the log');
  expect(state().tabs[state().activeTabId ?? '']?.page).toBe('practice');
});

test('the two requests that add carry alice’s token and one ISBN; those that read carry nothing', async () => {
  const { state, tabId, press, answer, callsOf } = await show({ state: 'open', done: 2 });
  state().offerTour(tabId);
  for (const { method, path, status } of tourSteps.slice(2)) {
    await press(`Tour: send ${method} ${path}`);
    answer(status);
  }
  const [read, added, again] = callsOf('exchange.send') as {
    draft: { auth: { kind: string; token?: string }; body: { text: string } };
  }[];
  expect(read?.draft.auth).toEqual({ kind: 'none' });
  expect([added?.draft.auth.token, again?.draft.auth.token]).toEqual(['alice-token', 'alice-token']);
  expect(added?.draft.body.text).toBe(again?.draft.body.text);
  expect(added?.draft.body.text).toMatch(/"isbn": "979\d{10}"/);
});

test('an answer that was not meant is said, and the step stays', async () => {
  const { state, tabId, press, answer } = await show({ state: 'open', done: 4 });
  state().offerTour(tabId);
  await press('Tour: send POST /strict/books');
  answer(503);
  await expect.element(words.getByText(/It answered 503 this time; 409 was meant/)).toBeVisible();
  await press('Tour: send POST /strict/books');
  answer(409);
  await expect.element(words.getByText('That was the tour.')).toBeVisible();
});

test('it is taken up where it was left, in a tab of its own when the old one is gone', async () => {
  const { state, tabId, press, callsOf } = await show({ state: 'open', done: 1 });
  await expect.element(words.getByText('2 of 5: Turn the page.')).toBeVisible();
  state().editDraft(tabId, { url: 'http://elsewhere/' });
  await press('Tour: send GET /library/books/?page=2');
  await expect.poll(() => callsOf('exchange.send')).toHaveLength(1);
  expect(state().tabs[tabId]?.draft.url).toBe('http://elsewhere/');
  expect(state().tourTabId).not.toBe(tabId);
});

test('once closed it stays closed, until it is asked for', async () => {
  const { state, tabId, press, kept } = await show({ state: 'open', done: 3 });
  await press('Close the tour');
  expect(words.query()).toBeNull();
  expect(kept()).toMatchObject({ state: 'closed', done: 3 });
  state().offerTour(tabId);
  expect(kept().state).toBe('closed');
  state().takeTour();
  await expect.element(words.getByText('4 of 5: Add a book.')).toBeVisible();
});

test('the drawing names the five and their statuses', async () => {
  await show();
  await expect.element(page.getByRole('img', { name: /^The tour: Read a list, 200; .* Add it once more, 409\.$/ })).toBeVisible();
});
