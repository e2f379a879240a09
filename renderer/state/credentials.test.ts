import type { ExchangeEvent } from '#shared/model/exchange-event';
import { createDraft, type RequestDraft } from '#shared/model/request-draft';
import { createForm } from '#shared/hypermedia/forms/create-form';
import { defaultOptions } from '#shared/model/request-options';
import { fail, ok } from '#shared/result';
import { expect, test } from 'vitest';
import { answerWith, noTimings, startStore } from './started-store.test-support';

const auth = { kind: 'bearer', token: 'secret', prefix: 'Bearer' } as const;

async function gone() {
  const app = await startStore();
  const { state, tabId } = app;
  state().editDraft(tabId, { ...createDraft('http://one.example/'), auth });
  await state().sendDraft(tabId);
  await state().follow(tabId, { url: 'http://two.example/a' });
  const sentAuths = () => app.callsOf('exchange.send').map((input) => (input as { draft: { auth: unknown } }).draft.auth);
  return { ...app, sentAuths };
}

test('credentials that stayed behind are sent when the user says so: once, and links from there go without', async () => {
  const { state, tabId, tab, sentAuths } = await gone();
  expect(tab().stayed?.names).toEqual(['the credentials of Auth']);
  state().sendCredentials(tabId, 'once');
  await state().follow(tabId, { url: 'http://two.example/b' });
  expect(sentAuths()).toEqual([auth, { kind: 'none' }, auth, { kind: 'none' }]);
  expect(tab().stayed).not.toBeNull();
  await state().follow(tabId, { url: 'http://three.example/' });
  expect(sentAuths().at(-1)).toEqual({ kind: 'none' });
});

test('an origin that is trusted in a tab gets them from then on, there and back, in that tab alone', async () => {
  const { state, tabId, sentAuths } = await gone();
  state().sendCredentials(tabId, 'always');
  await state().follow(tabId, { url: 'http://two.example/b' });
  await state().follow(tabId, { url: 'http://one.example/c' });
  await state().follow(tabId, { url: 'http://two.example/d' });
  expect(sentAuths().slice(2)).toEqual([auth, auth, auth, auth]);
  await state().follow(tabId, { url: 'http://three.example/' });
  expect(sentAuths().at(-1)).toEqual({ kind: 'none' });
});

test('back and forward remember what stayed behind where', async () => {
  const { state, tabId, tab } = await gone();
  state().goBack(tabId);
  expect(tab().stayed).toBeNull();
  state().goForward(tabId);
  expect(tab().stayed?.origin).toBe('http://two.example');
});

test('a page that is still shown gets no credentials that were typed for another address', async () => {
  const { state, tabId, sentAuths } = await gone();
  state().editDraft(tabId, { url: 'http://three.example/', auth });
  await state().follow(tabId, { url: 'http://two.example/b' });
  expect(sentAuths().at(-1)).toEqual({ kind: 'none' });
});

test('across a redirect goes what it kept: the body and how it is described, or neither where it made another method of it', async () => {
  const { state, tabId, callsOf } = await startStore();
  const headers = [
    { id: '1', name: 'Content-Type', value: 'application/vnd.books+json', enabled: true, description: '' },
    { id: '2', name: 'X-Page', value: '7', enabled: true, description: '' },
  ];
  const sent = async (status: number, method: string) => {
    state().editDraft(tabId, {
      ...createDraft('http://one.example/', 'POST'),
      auth,
      headers,
      body: { kind: 'json', text: '{}' },
    });
    await state().sendDraft(tabId);
    const exchangeId = state().tabs[tabId]!.trail.at(-1)!.exchangeId;
    for (const event of redirectedTo('http://two.example/a', { exchangeId, status, method })) state().receive(event);
    await state().askAcross(tabId);
    return (callsOf('exchange.send').at(-1) as { draft: RequestDraft }).draft;
  };
  const kept = await sent(307, 'POST');
  expect([kept.method, kept.url, kept.auth, kept.body]).toEqual([
    'POST',
    'http://two.example/a',
    auth,
    { kind: 'json', text: '{}' },
  ]);
  expect(kept.headers.map(({ name }) => name)).toEqual(['Content-Type']);
  const changed = await sent(303, 'GET');
  expect([changed.method, changed.auth, changed.body, changed.headers]).toEqual(['GET', auth, { kind: 'none' }, []]);
});

/** An exchange that a redirect has led to another origin, and that was answered there. */
function redirectedTo(
  url: string,
  { exchangeId, status, method }: { exchangeId: string; status: number; method: string },
): ExchangeEvent[] {
  const stamp = { exchangeId, at: 2 };
  const sent = { type: 'sent' as const, ...stamp, target: '/', headers: [], bodyBytes: 0 };
  return [
    { ...sent, hop: 0, method: 'POST', url: 'http://one.example/' },
    { type: 'head', ...stamp, hop: 0, status, reason: '', httpVersion: '1.1', headers: [['Location', url]] },
    {
      type: 'redirected',
      ...stamp,
      hop: 0,
      location: url,
      url,
      method,
      methodChanged: method !== 'POST',
      dropped: ['Authorization'],
      timings: noTimings,
    },
    { ...sent, hop: 1, method, url },
    ...answerWith(exchangeId).map((event) => ('hop' in event ? { ...event, hop: 1 } : event)),
  ];
}

const under = { root: '/api', path: 'books/list.yml' };
type SentInput = { readonly draft: RequestDraft; readonly place?: unknown };

/** A draft that inherits from its folders, sent; then a link to elsewhere is followed. */
async function goneFromAFolder() {
  const app = await startStore();
  const { state } = app;
  const tabId = state().openTab({ draft: { ...createDraft('http://one.example/'), auth: { kind: 'inherit' } }, under });
  await state().sendDraft(tabId);
  await state().follow(tabId, { url: 'http://two.example/a' });
  const places = () => app.callsOf('exchange.send').map((input) => (input as SentInput).place ?? null);
  return { ...app, tabId, places };
}

test('what folders add stays behind with the rest: another origin gets neither their headers nor their options', async () => {
  const { state, tabId, places } = await goneFromAFolder();
  await state().follow(tabId, { url: 'http://two.example/b' });
  expect(places()).toEqual([under, null, null]);
  state().goBack(tabId);
  state().goBack(tabId);
  await state().follow(tabId, { url: 'http://one.example/c' });
  expect(places().at(-1)).toEqual(under);
});

test('what folders name has a value before a link within them is followed, as before a saved request is sent', async () => {
  const missing = { kind: 'badDraft' as const, place: { part: 'headers' as const }, reason: 'it has no value', unknown: 'trace' };
  const app = await startStore({ 'variables.check': async () => ok([missing]) });
  const { state } = app;
  const tabId = state().openTab({ draft: createDraft('http://one.example/'), under });
  await state().follow(tabId, { url: 'http://one.example/a' });
  expect(app.callsOf('variables.check')).toMatchObject([{ draft: { url: 'http://one.example/a' }, place: under }]);
  expect(state().tabs[tabId]?.failures).toEqual([missing]);
  expect(app.callsOf('exchange.send')).toEqual([]);
  await state().follow(tabId, { url: 'http://two.example/' });
  expect(app.callsOf('variables.check')).toHaveLength(1);
  expect(app.callsOf('exchange.send')).toHaveLength(1);
});

test('the proxy that folders name is the way to another origin too; what else they say of sending is about their own', async () => {
  const options = { ...defaultOptions, proxy: 'socks5://127.0.0.1:9050', verifyTls: false, sendCookies: false };
  const above = { options, from: 'folder Books', place: { root: '/api', path: 'books' } };
  const app = await startStore({ 'collection.readOptionsAbove': async () => ok([above]) });
  const tabId = app.state().openTab({ draft: createDraft('http://one.example/'), under });
  await app.state().follow(tabId, { url: 'http://two.example/' });
  await app.state().follow(tabId, { url: 'http://three.example/' });
  const sent = app.callsOf('exchange.send') as readonly SentInput[];
  expect(sent.map(({ draft, place }) => [draft.url, place ?? null, draft.options])).toEqual(
    ['http://two.example/', 'http://three.example/'].map((url) => [
      url,
      null,
      { ...defaultOptions, proxy: options.proxy, sendCookies: false },
    ]),
  );
});

test('a link to another origin waits for the way that folders name: it is followed once, and not at all where that cannot be read', async () => {
  let answer: () => void = () => undefined;
  const asked = new Promise<void>((resolve) => (answer = resolve));
  const above = { options: { ...defaultOptions, proxy: 'socks5://127.0.0.1:9050' }, from: 'folder', place: under };
  const app = await startStore({ 'collection.readOptionsAbove': () => asked.then(() => ok([above])) });
  const tabId = app.state().openTab({ draft: createDraft('http://one.example/'), under });
  const presses = [0, 1].map(() => app.state().follow(tabId, { url: 'http://two.example/' }));
  expect(app.state().tabs[tabId]?.draft.url).toBe('http://one.example/');
  answer();
  await Promise.all(presses);
  expect(app.callsOf('exchange.send')).toMatchObject([{ draft: { options: { proxy: 'socks5://127.0.0.1:9050' } } }]);

  const lost = { kind: 'hostGone' as const, reason: 'it was stopped' };
  const without = await startStore({ 'collection.readOptionsAbove': async () => fail(lost) });
  const other = without.state().openTab({ draft: createDraft('http://one.example/'), under });
  await without.state().follow(other, { url: 'http://two.example/' });
  expect(without.callsOf('exchange.send')).toEqual([]);
  expect(without.state().tabs[other]?.failures).toEqual([lost]);
});

test('whoever chooses a view or scrolls while the way is asked for still arrives; whoever types another address stays there', async () => {
  let answer: () => void = () => undefined;
  const asked = new Promise<void>((resolve) => (answer = resolve));
  const above = { options: { ...defaultOptions, proxy: 'socks5://127.0.0.1:9050' }, from: 'folder', place: under };
  const app = await startStore({ 'collection.readOptionsAbove': () => asked.then(() => ok([above])) });
  const [looks, types] = [0, 1].map(() => app.state().openTab({ draft: createDraft('http://one.example/'), under }));
  if (looks === undefined || types === undefined) throw new Error('no tabs');
  const presses = [looks, types].map((tabId) => app.state().follow(tabId, { url: 'http://two.example/' }));
  app.state().showView(looks, 'head');
  app.state().editDraft(types, { url: 'http://mine.example/' });
  answer();
  await Promise.all(presses);
  expect(app.callsOf('exchange.send')).toHaveLength(1);
  expect([looks, types].map((tabId) => app.state().tabs[tabId]?.draft.url)).toEqual([
    'http://two.example/',
    'http://mine.example/',
  ]);
});

test('a link that is opened in a new tab is opened, wherever its own tab went while the way was asked for', async () => {
  let answer: () => void = () => undefined;
  const asked = new Promise<void>((resolve) => (answer = resolve));
  const app = await startStore({ 'collection.readOptionsAbove': () => asked.then(() => ok([])) });
  const tabId = app.state().openTab({ draft: createDraft('http://one.example/'), under });
  const pressed = app.state().follow(tabId, { url: 'http://two.example/', newTab: true, background: true });
  app.state().editDraft(tabId, { url: 'http://mine.example/' });
  answer();
  await pressed;
  expect(app.callsOf('exchange.send')).toMatchObject([{ draft: { url: 'http://two.example/' } }]);
  expect(app.state().tabs[tabId]?.draft.url).toBe('http://mine.example/');
});

test('where no folder says anything, a link is followed at once: a view that is chosen right behind it is that of its answer', async () => {
  const { state, tabId, tab } = await startStore();
  state().editDraft(tabId, { url: 'http://one.example/' });
  const gone = state().follow(tabId, { url: 'http://two.example/' });
  state().showView(tabId, 'browse');
  await gone;
  expect(tab()).toMatchObject({ view: 'browse', draft: { url: 'http://two.example/' } });
});

test('so it is the way of forms that lead there, of what their answers lead to, and of a redirect that left nothing behind', async () => {
  const proxy = 'socks5://127.0.0.1:9050';
  const above = { options: { ...defaultOptions, proxy, verifyTls: false }, from: 'folder', place: under };
  const app = await startStore({ 'collection.readOptionsAbove': async () => ok([above]) });
  const { state } = app;
  const shown = async () => {
    const tabId = state().openTab({ draft: createDraft('http://one.example/'), under });
    await state().sendDraft(tabId);
    return { tabId, exchangeId: state().tabs[tabId]!.trail.at(-1)!.exchangeId };
  };
  const way = (tabId: string) => {
    const { draft, under: place } = state().tabs[tabId]!;
    return [draft.url, draft.options.proxy, draft.options.verifyTls, place];
  };

  const form = await shown();
  const posted = createForm({ id: 'f', title: 'Add', source: 'HAL-FORMS', method: 'POST', url: 'http://two.example/books' });
  await state().openForm(form.tabId, { form: posted, origin: form.exchangeId, title: 'Add', version: null });
  expect(way(form.tabId)).toEqual(['http://two.example/books', proxy, true, null]);

  const { tabId, exchangeId } = await shown();
  for (const event of redirectedTo('http://two.example/a', { exchangeId, status: 303, method: 'GET' })) state().receive(event);
  await state().askAcross(tabId);
  expect(way(tabId)).toEqual(['http://two.example/a', proxy, true, null]);

  const saved = await shown();
  const own = createForm({ id: 'g', title: 'Add', source: 'HAL-FORMS', method: 'POST', url: 'http://one.example/books' });
  await state().openForm(saved.tabId, { form: own, origin: saved.exchangeId, title: 'Add', version: null });
  await state().sendDraft(saved.tabId);
  const sent = { exchangeId: state().tabs[saved.tabId]!.trail.at(-1)!.exchangeId, status: 303, method: 'GET' };
  for (const event of redirectedTo('http://two.example/b', sent)) state().receive(event);
  await expect.poll(() => way(saved.tabId)).toEqual(['http://two.example/b', proxy, true, null]);
});

test('a form that leads to another origin does not open where it cannot be read which way folders name', async () => {
  const lost = { kind: 'hostGone' as const, reason: 'it was stopped' };
  const { state } = await startStore({ 'collection.readOptionsAbove': async () => fail(lost) });
  const tabId = state().openTab({ draft: createDraft('http://one.example/'), under });
  await state().sendDraft(tabId);
  const form = createForm({ id: 'f', title: 'Add', source: 'HAL-FORMS', method: 'POST', url: 'http://two.example/books' });
  const { exchangeId } = state().tabs[tabId]!.trail.at(-1)!;
  await state().openForm(tabId, { form, origin: exchangeId, title: 'Add', version: null });
  expect([state().tabs[tabId]!.failures, state().tabs[tabId]!.draft.url]).toEqual([[lost], 'http://one.example/']);
});

test('it goes along where the user sends the credentials after all: this once, or from then on', async () => {
  const { state, tabId, places } = await goneFromAFolder();
  state().sendCredentials(tabId, 'once');
  await expect.poll(places).toHaveLength(3);
  await state().follow(tabId, { url: 'http://two.example/b' });
  expect(places()).toEqual([under, null, under, null]);
  const other = await goneFromAFolder();
  other.state().sendCredentials(other.tabId, 'always');
  await expect.poll(other.places).toHaveLength(3);
  await other.state().follow(other.tabId, { url: 'http://two.example/b' });
  await other.state().follow(other.tabId, { url: 'http://three.example/' });
  expect(other.places()).toEqual([under, null, under, under, null]);
});

test('a form that leads to another origin is sent without credentials; one that stays keeps them, also where its address is a template', async () => {
  const app = await startStore();
  const { state } = app;
  const headers = [{ id: '1', name: 'X-Api-Key', value: 'secret', enabled: true, description: '' }];
  const tabId = state().openTab({ draft: { ...createDraft('http://one.example/'), auth, headers }, under });
  await state().sendDraft(tabId);
  const exchangeId = state().tabs[tabId]!.trail.at(-1)!.exchangeId;
  for (const event of answerWith(exchangeId)) state().receive(event);
  const open = async (url: string, templated = false) => {
    const form = createForm({ id: url, title: 'Add', source: 'HAL-FORMS', method: 'POST', url, templated });
    await state().openForm(tabId, { form, origin: exchangeId, title: 'Add', version: null });
    const { draft, under: place } = state().tabs[tabId]!;
    state().closeForm(tabId);
    return [draft.auth.kind, draft.headers.map(({ name }) => name).includes('X-Api-Key'), place];
  };
  expect(await open('http://one.example/books')).toEqual(['bearer', true, under]);
  expect(await open('http://one.example/books/{id}', true)).toEqual(['bearer', true, under]);
  expect(await open('http://evil.example/books')).toEqual(['none', false, null]);
  expect(await open('https://one.example/books')).toEqual(['none', false, null]);
  expect([state().tabs[tabId]!.draft.auth.kind, state().tabs[tabId]!.under]).toEqual(['bearer', under]);
});
