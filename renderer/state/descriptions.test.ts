import type { Handlers } from '#shared/contract/types';
import { createDraft } from '#shared/model/request-draft';
import { defaultOptions } from '#shared/model/request-options';
import { fail, ok } from '#shared/result';
import { expect, test, vi } from 'vitest';
import { descriptionsOf } from './descriptions';
import { noTimings, startStore } from './started-store.test-support';

const origin = 'http://127.0.0.1:7070';
const at = (path: string) => ({ kind: 'address' as const, url: origin + path });
const shop = { openapi: '3.1.0', paths: { '/books/': {}, '/books/{id}/': {} } };

const under = { root: '/api', path: 'books/one.yml' };
const proxied = { ...defaultOptions, proxy: 'socks5://127.0.0.1:9050' };

interface Answer {
  readonly status?: number;
  readonly body?: unknown;
}

/** A window whose host answers by path; what is not told is a 404. */
async function started(answers: Readonly<Record<string, Answer>>, handlers: Partial<Handlers> = {}) {
  const texts = new Map<string, string>();
  const sent: { readonly url: string; readonly auth: string }[] = [];
  const ways: (readonly [proxy: string, place: unknown])[] = [];
  const app = await startStore({
    'exchange.send': async ({ exchangeId, draft, place }) => {
      sent.push({ url: draft.url.replace(origin, ''), auth: draft.auth.kind });
      ways.push([draft.options.proxy, place ?? null]);
      setTimeout(() => reply(exchangeId, draft), 0);
      return ok(null);
    },
    'body.readText': async ({ bodyId }) => ok({ text: texts.get(bodyId) ?? '', charset: 'utf-8' }),
    'collection.readOptionsAbove': async () => ok([{ options: proxied, from: 'folder', place: under }]),
    'body.readDescription': async () => ok({ json: null }),
    ...handlers,
    'files.readDescription': async ({ path }) => ok({ json: path.endsWith('.yaml') ? JSON.stringify(shop) : null }),
  });
  function reply(exchangeId: string, { method, url }: { method: string; url: string }) {
    const { status = 200, body = '' } = answers[url.replace(origin, '')] ?? { status: 404 };
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    texts.set(exchangeId, text);
    const stamp = { exchangeId, at: 2 };
    const size = { wireBytes: text.length, bodyBytes: text.length, encodedBytes: text.length };
    app
      .state()
      .receive(
        { type: 'sent', ...stamp, hop: 0, method, url, target: '/', headers: [], bodyBytes: 0 },
        { type: 'head', ...stamp, hop: 0, status, reason: '', httpVersion: '1.1', headers: [] },
        { type: 'finished', ...stamp, ...size, trailers: [], bodyId: exchangeId, decoded: [], stop: null, timings: noTimings },
      );
  }
  const descriptions = descriptionsOf(app.store, app.host);
  const asker = (path: string) => ({
    draft: { ...createDraft(origin + path), auth: { kind: 'bearer', token: 't', prefix: 'Bearer' } as const },
    place: null,
    trusted: [],
    url: origin + path,
  });
  return {
    ...app,
    descriptions,
    asker,
    sent,
    ways,
    known: () => descriptions.of(origin),
    held: () => Object.keys(app.state().exchanges),
  };
}

test('nothing is asked before it is wished for; then the usual places are, until one describes the page', async () => {
  const { descriptions, asker, sent, known, held } = await started({
    '/openapi.json': { body: { openapi: '3.0.0', paths: { '/other': {} } } },
    '/schema/': { body: shop },
  });
  expect([sent, known().document]).toEqual([[], null]);
  await descriptions.look(asker('/books/7/'));
  expect(sent.map(({ url }) => url)).toEqual(['/.well-known/api-catalog', '/openapi.json', '/schema/']);
  // As whoever asked for the page.
  expect(sent.every(({ auth }) => auth === 'bearer')).toBe(true);
  expect(known()).toMatchObject({ isAsking: false, source: at('/schema/'), paths: 2, problem: null });
  // Of the exchanges only the one that brought it is kept.
  expect(held()).toContain(known().exchangeId);
  expect(held()).toHaveLength(1);
  descriptions.forget(origin);
  expect([known().document, held()]).toEqual([null, []]);
});

test('a catalogue leads on, on its own origin alone', async () => {
  const { descriptions, asker, sent, known } = await started({
    '/.well-known/api-catalog': {
      body: { linkset: [{ 'service-desc': [{ href: 'https://elsewhere.test/x' }, { href: '/apis/shop' }] }] },
    },
    '/apis/shop': { body: shop },
  });
  await descriptions.look(asker('/books/'));
  expect(sent.map(({ url }) => url)).toEqual(['/.well-known/api-catalog', '/apis/shop']);
  expect(known().source).toEqual(at('/apis/shop'));
});

test('catalogues that name themselves and each other come to an end', async () => {
  const named = (...hrefs: string[]) => ({ body: { linkset: [{ 'service-desc': hrefs.map((href) => ({ href })) }] } });
  const { descriptions, asker, sent, known } = await started({
    '/.well-known/api-catalog': named('/.well-known/api-catalog', '/one', '/openapi.json'),
    '/one': named('/.well-known/api-catalog', '/two'),
  });
  await descriptions.look(asker('/books/'));
  const asked = sent.map(({ url }) => url);
  expect(asked).toHaveLength(new Set(asked).size);
  expect(asked.slice(0, 2)).toEqual(['/.well-known/api-catalog', '/one']);
  expect(asked).not.toContain('/two');
  expect(known().problem).toMatch(/usual places describes this page/);
});

test('a server that wants to be left alone is, and where there is none that is said', async () => {
  const busy = await started({ '/openapi.json': { status: 429 } });
  await busy.descriptions.look(busy.asker('/books/'));
  expect(busy.sent).toHaveLength(2);
  expect(busy.known().problem).toBe('Looking was given up at /openapi.json: it was answered with 429');
  const none = await started({});
  await none.descriptions.look(none.asker('/books/'));
  expect(none.known()).toMatchObject({
    isAsking: false,
    document: null,
    problem: expect.stringMatching(/None of \d+ usual places/),
  });
  expect(none.held()).toEqual([]);
});

test('an address is asked as typed, whole or from the root; another origin gets no credentials', async () => {
  const { descriptions, asker, sent, known } = await started({ '/schema/': { body: shop }, '/page': { body: { a: 1 } } });
  await descriptions.readAddress(asker('/books/'), ' /schema/ ');
  expect(known()).toMatchObject({ source: at('/schema/'), paths: 2 });
  await descriptions.readAddress(asker('/books/'), '/page');
  // What was known stays where nothing takes its place.
  expect(known()).toMatchObject({ paths: 2, problem: '/page: it is no OpenAPI document of version 2.0 to 3.2' });
  await descriptions.readAddress(asker('/books/'), 'localhost:9/openapi.json');
  expect(sent.at(-1)).toEqual({ url: 'http://localhost:9/openapi.json', auth: 'none' });
  await descriptions.readAddress(asker('/books/'), 'ftp://a.test/');
  expect(known().problem).toBe('This is no address.');
});

test('a file is read for the origin of the page, and refused when it is something else', async () => {
  const { descriptions, known, sent } = await started({});
  await descriptions.readFile(`${origin}/books/`, '/home/ada/shop.yaml');
  expect(known()).toMatchObject({ source: { kind: 'file', path: '/home/ada/shop.yaml' }, paths: 2, exchangeId: null });
  await descriptions.readFile(`${origin}/books/`, '/home/ada/notes.txt');
  expect(known()).toMatchObject({ paths: 2, problem: 'notes.txt: it is no OpenAPI document of version 2.0 to 3.2' });
  expect(sent).toEqual([]);
});

test('another origin is asked by the way that folders name, and with nothing else of theirs', async () => {
  const { descriptions, asker, ways } = await started({});
  await descriptions.readAddress({ ...asker('/books/'), place: under }, '/schema/');
  await descriptions.readAddress({ ...asker('/books/'), place: under }, 'localhost:9/openapi.json');
  expect(ways).toEqual([
    ['', under],
    [proxied.proxy, null],
  ]);
});

const keptShop = (path: string) =>
  ok({ facts: { origin, source: at(path), readAt: 1000, isWished: true }, json: JSON.stringify(shop) });

test('what is kept for an origin is there once a page of it is met, and says since when', async () => {
  const { descriptions, known, callsOf, sent } = await started({}, { 'descriptions.read': async () => keptShop('/schema/') });
  descriptions.meet(origin);
  descriptions.meet(origin);
  await vi.waitFor(() => expect(known()).toMatchObject({ isKept: true, readAt: 1000, paths: 2, source: at('/schema/') }));
  expect([callsOf('descriptions.read').length, sent]).toEqual([1, []]);
});

test('what could not be read of what is kept is read when its origin is met again', async () => {
  let isThere = false;
  const lost = fail({ kind: 'hostGone', reason: 'it was stopped' } as const);
  const { descriptions, known, callsOf } = await started(
    {},
    { 'descriptions.read': async () => (isThere ? keptShop('/schema/') : lost) },
  );
  descriptions.meet(origin);
  await vi.waitFor(() => expect(callsOf('descriptions.read')).toHaveLength(1));
  isThere = true;
  await vi.waitFor(() => {
    descriptions.meet(origin);
    expect(known().paths).toBe(2);
  });
});

test('what is read here is kept by where it came from, and read again where it was read', async () => {
  const { descriptions, asker, known, callsOf, sent } = await started(
    { '/schema/': { body: shop } },
    { 'descriptions.keep': async () => ok(true), 'descriptions.forget': async () => ok(null) },
  );
  await descriptions.readAddress(asker('/books/'), '/schema/');
  const { exchangeId } = known();
  expect(callsOf('descriptions.keep')).toEqual([
    { origin, readAt: known().readAt, isWished: true, from: { kind: 'exchange', exchangeId } },
  ]);
  await descriptions.readAgain(asker('/books/7/'));
  expect(sent.map(({ url }) => url)).toEqual(['/schema/', '/schema/']);
  await descriptions.readFile(`${origin}/books/`, '/home/ada/shop.yaml');
  expect(callsOf('descriptions.keep').at(-1)).toMatchObject({ from: { kind: 'file', path: '/home/ada/shop.yaml' } });
  descriptions.forget(origin);
  expect(callsOf('descriptions.forget')).toEqual([{ origin }]);
});

test('what another window wishes for is known here, and what is forgotten there is forgotten here', async () => {
  let isKept = false;
  const { descriptions, known, host } = await started(
    {},
    { 'descriptions.read': async () => (isKept ? keptShop('/schema/') : ok(null)) },
  );
  descriptions.meet(origin);
  isKept = true;
  host.publish('descriptions.changed', { origin, readAt: 1000, isWished: true });
  await vi.waitFor(() => expect(known().paths).toBe(2));
  host.publish('descriptions.changed', { origin: null, readAt: null, isWished: true });
  expect(known().document).toBeNull();
});
