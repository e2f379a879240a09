import type { HeaderList } from '#shared/model/exchange-event';
import { readPage } from '#shared/hypermedia/read-page';
import type { FinishedExchange } from '#shared/model/exchange';
import { createDraft, type RequestDraft } from '#shared/model/request-draft';
import { defaultOptions } from '#shared/model/request-options';
import { ok } from '#shared/result';
import { expect, test, vi } from 'vitest';
import { keyOf, knownFrom, tellingOf } from './knowledge';
import { currentExchange } from './slices/exchanges-slice';
import { answerWith, noTimings, startStore } from './started-store.test-support';

const base = 'http://127.0.0.1:7070';
const metadata = '{"name":"Book List","actions":{"POST":{"title":{"type":"string","required":true}}}}';

interface Answer {
  readonly status?: number;
  readonly headers?: HeaderList;
  readonly body?: string;
}

async function started() {
  const bodies = new Map<string, string>();
  const app = await startStore({
    'body.readText': async ({ bodyId }) => ok({ text: bodies.get(bodyId) ?? '', charset: 'utf-8' }),
  });
  const { state, tabId, tab, callsOf } = app;
  const answer = (exchangeId: string, { status = 200, headers = [], body = '' }: Answer = {}) => {
    bodies.set(exchangeId, body);
    const stamp = { exchangeId, at: 2 };
    const size = { wireBytes: body.length, bodyBytes: body.length, encodedBytes: body.length };
    const { draft } = callsOf('exchange.send').find((input) => (input as { exchangeId: string }).exchangeId === exchangeId) as {
      draft: { method: string; url: string };
    };
    state().receive(
      { type: 'sent', ...stamp, hop: 0, method: draft.method, url: draft.url, target: '/', headers: [], bodyBytes: 0 },
      { type: 'head', ...stamp, hop: 0, status, reason: '', httpVersion: '1.1', headers },
      { type: 'finished', ...stamp, ...size, trailers: [], bodyId: exchangeId, decoded: [], stop: null, timings: noTimings },
    );
  };
  /** Shows a page in the tab, as the Browse view would, and asks ahead for it. */
  const show = async (path: string, { body = '{}', ...rest }: Answer = {}) => {
    state().editDraft(tabId, { ...createDraft(base + path), auth: tab().draft.auth });
    await state().sendDraft(tabId);
    return settle({ body, ...rest });
  };
  const settle = ({ body = '{}', ...rest }: Answer = {}) => {
    const id = currentExchange(tabId)(state())!.id;
    answer(id, { body, ...rest });
    const exchange = currentExchange(tabId)(state()) as FinishedExchange;
    const { status, headers } = exchange.head;
    state().askAhead(
      tabId,
      exchange,
      readPage({ method: 'GET', url: exchange.hops[0]!.url, status, headers, requestHeaders: [], body }),
    );
    return exchange;
  };
  const sent = () =>
    callsOf('exchange.send').map((input) => {
      const { draft } = input as { draft: { method: string; url: string } };
      return `${draft.method} ${draft.url.slice(base.length)}`;
    });
  const lastId = () => (callsOf('exchange.send').at(-1) as { exchangeId: string }).exchangeId;
  return { ...app, show, settle, answer, sent, lastId };
}

const knownOf = (state: Parameters<typeof tellingOf>[0], exchange: FinishedExchange) =>
  knownFrom(tellingOf(state, exchange), exchange.hops[0]!.url);

test('OPTIONS is asked once the page is there, with the credentials of the page, and tells more of it', async () => {
  const { show, state, sent, answer, lastId, tab, tabId } = await started();
  const auth = { kind: 'bearer', token: 't', prefix: 'Token' } as const;
  state().editDraft(tabId, { auth });
  const exchange = await show('/library/books/?page=2');
  expect(sent()).toEqual(['GET /library/books/?page=2', 'OPTIONS /library/books/?page=2']);
  expect(tab().trail).toHaveLength(1);
  answer(lastId(), { body: metadata });
  await vi.waitFor(() => expect(knownOf(state(), exchange).options).toMatchObject({ status: 200, body: metadata }));
});

test('resources alike are asked once, and those that allow something else, or are asked by somebody else, again', async () => {
  const { show, state, sent, tabId } = await started();
  const allow: HeaderList = [['Allow', 'GET, PUT']];
  await show('/library/books/1/', { headers: allow });
  await show('/library/books/2/', { headers: allow });
  expect(sent().filter((one) => one.startsWith('OPTIONS'))).toEqual(['OPTIONS /library/books/1/']);
  await show('/library/books/3/', { headers: [['Allow', 'GET']] });
  state().editDraft(tabId, { auth: { kind: 'basic', username: 'a', password: 'b' } });
  await show('/library/books/1/', { headers: allow });
  expect(sent().filter((one) => one.startsWith('OPTIONS'))).toEqual([
    'OPTIONS /library/books/1/',
    'OPTIONS /library/books/3/',
    'OPTIONS /library/books/1/',
  ]);
});

test('loading the page again asks again, and what was told stays until the new answer is there', async () => {
  const { show, settle, state, sent, answer, lastId, tabId } = await started();
  const before = await show('/library/books/');
  answer(lastId(), { body: metadata });
  await vi.waitFor(() => expect(knownOf(state(), before).options).not.toBeNull());
  state().sendAgain(tabId);
  const exchange = settle();
  expect(sent().slice(-2)).toEqual(['GET /library/books/', 'OPTIONS /library/books/']);
  await vi.waitFor(() => expect(knownOf(state(), exchange).options).toMatchObject({ body: metadata }));
  answer(lastId(), { status: 403, body: '{}' });
  await vi.waitFor(() => expect(knownOf(state(), exchange).options).toMatchObject({ status: 403 }));
});

test('it can be switched off, for all or for a tab, and what is refused or gone is not asked', async () => {
  const { show, state, sent, tabId } = await started();
  await state().changeSettings({ askAhead: false });
  await show('/a');
  state().setAskAhead(tabId, true);
  await show('/b');
  state().setAskAhead(tabId, false);
  await show('/c');
  state().setAskAhead(tabId, true);
  await show('/gone', { status: 410 });
  expect(sent().filter((one) => one.startsWith('OPTIONS'))).toEqual(['OPTIONS /b']);
});

test('where a redirect led to another origin it is asked there by the way that folders name, and with nothing else of theirs', async () => {
  const under = { root: '/api', path: 'books/one.yml' };
  const options = { ...defaultOptions, proxy: 'socks5://127.0.0.1:9050', verifyTls: false };
  const app = await startStore({ 'collection.readOptionsAbove': async () => ok([{ options, from: 'folder', place: under }]) });
  const { state, callsOf } = app;
  const tabId = state().openTab({ draft: createDraft(`${base}/books/`), under });
  await state().sendDraft(tabId);
  for (const event of answerWith(currentExchange(tabId)(state())!.id)) state().receive(event);
  const shown = readPage({ method: 'GET', url: 'http://two.example/books/', status: 200, headers: [], body: '{}' });
  state().askAhead(tabId, currentExchange(tabId)(state()) as FinishedExchange, shown);
  await expect.poll(() => callsOf('exchange.send')).toHaveLength(2);
  const { draft, place } = callsOf('exchange.send').at(-1) as { draft: RequestDraft; place: unknown };
  expect([draft.method, draft.url, place]).toEqual(['OPTIONS', 'http://two.example/books/', null]);
  expect([draft.options.proxy, draft.options.verifyTls]).toEqual([options.proxy, true]);
});

test('a description of the API is fetched once, kept, and tells of every page of its origin; another origin is not asked', async () => {
  const { show, state, sent, answer, lastId, callsOf } = await started();
  const link: HeaderList = [['Link', '</openapi.json>; rel="service-desc", <https://docs.example/s>; rel="describedby"']];
  await show('/', { headers: link });
  expect(sent().slice(1)).toEqual(['OPTIONS /', 'GET /openapi.json']);
  const exchangeId = lastId();
  answer(exchangeId, { body: '{"openapi":"3.1.0","paths":{}}' });
  const from = { kind: 'exchange', exchangeId };
  await vi.waitFor(() => expect(callsOf('descriptions.keep')).toMatchObject([{ origin: base, isWished: false, from }]));
  await show('/', { headers: link });
  const exchange = await show('/library/');
  await vi.waitFor(() => expect(knownOf(state(), exchange).openApi?.url).toBe(`${base}/openapi.json`));
  expect(sent().filter((one) => one.includes('openapi'))).toHaveLength(1);
});

test('a question that fails is not the page’s failure', async () => {
  const { show, state, answer, lastId } = await started();
  const exchange = await show('/', { headers: [['Link', '</openapi.json>; rel="service-desc"']] });
  answer(lastId(), { body: '<html>' });
  const asked = () => [...state().askedAhead.values()].at(-1);
  await vi.waitFor(() => expect(asked()?.told).toEqual({ kind: 'nothing', why: 'it cannot be read as JSON or YAML' }));
  expect(knownOf(state(), exchange)).toEqual({ options: null, openApi: null, schemas: [], hydra: null });
});

test('what was asked long ago is forgotten, unless a tab shows it', async () => {
  const { show, state, lastId, callsOf } = await started();
  await show('/first/');
  const first = lastId();
  for (let at = 0; at < 200; at++) await show(`/page-${at}/`);
  expect(state().askedAhead.size).toBe(200);
  expect(callsOf('exchange.release')).toContainEqual({ exchangeIds: [first] });
});

test.each([
  ['/books/31/', '/books/{}/'],
  ['/books/9007199254740993/', '/books/{}/'],
  ['/o/3f2504e0-4f89-11d3-9a0c-0305e82c3301', '/o/{}'],
  ['/o/507f1f77bcf86cd799439011', '/o/{}'],
  ['/v1/books/latest', '/v1/books/latest'],
  ['/books/deadbeef', '/books/deadbeef'],
])('%s is known by %s', (path, template) => {
  const question = { role: 'options', method: 'OPTIONS', url: `${base}${path}?page=2`, accept: '*/*' } as const;
  expect(keyOf(question, 'me', 'GET').split('\n')[0]).toBe(`OPTIONS ${base}${template}`);
});
