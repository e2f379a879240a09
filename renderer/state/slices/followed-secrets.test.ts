import { expect, test } from 'vitest';
import { createDraft } from '#shared/model/request-draft';
import { ok } from '#shared/result';
import { createFakeHost } from '../../host/fake-host';
import { createAppStore } from '../create-store';
import { tabTitle } from '../tab';

const key = 'k-4f9a77c0';

function open(filledIn: readonly string[] = []) {
  const host = createFakeHost({
    'exchange.send': async () => ok(null),
    'exchange.readWire': async () => ok({ entries: [], secrets: [...filledIn] }),
  });
  const store = createAppStore(host);
  const auth = { kind: 'apiKey', placement: 'query', name: 'k', value: filledIn.length > 0 ? '{{key}}' : key } as const;
  const tabId = store.getState().openTab({ draft: { ...createDraft('https://api.test/books/'), auth }, send: true });
  const tab = (id = tabId) => store.getState().tabs[id];
  return { store, tabId, tab, words: (id = tabId) => tab(id)?.secrets.map(({ text }) => text) };
}

test('a link that repeats the key goes on as it is, and the key becomes a word of the tab that is hidden', async () => {
  const { store, tabId, tab, words } = open();
  await store.getState().follow(tabId, { url: `https://api.test/books/?page=2&k=${key}` });
  expect(tab()?.draft.url).toBe(`https://api.test/books/?page=2&k=${key}`);
  expect(words()).toEqual([key]);
  expect(tabTitle(tab()!)).toBe('/books/?page=2&k=••••••');
});

test('a key that only the host knows is hidden as soon as it is known, in a new tab too', async () => {
  const { store, tabId, words } = open([key]);
  await expect.poll(() => store.getState().tabs[tabId]?.trail.length).toBe(1);
  await store.getState().follow(tabId, { url: `https://api.test/books/?k=${key}`, newTab: true });
  const added = store.getState().activeTabId ?? '';
  await expect.poll(() => words(added)).toEqual([key]);
});

test('a link to another host that repeats the key, or brings a token of its own, is hidden there too', async () => {
  const { store, tabId, tab, words } = open();
  await store.getState().follow(tabId, { url: `https://else.test/?k=${key}&access_token=abc123` });
  expect(tab()?.draft.auth.kind).toBe('none');
  expect(words()).toEqual([key, 'abc123']);
  expect(tabTitle(tab()!)).toBe('else.test/?k=••••••&access_token=••••••');
});

test('a link that tells nothing leaves nothing behind', async () => {
  const { store, tabId, words } = open();
  await store.getState().follow(tabId, { url: 'https://api.test/books/?page=2' });
  expect(words()).toEqual([]);
});
