import { createDraft } from '#shared/model/request-draft';
import { saidOptions } from '#shared/model/said-options';
import { defaultLayout } from '#shared/model/workspace';
import { expect, test } from 'vitest';
import { startStore, storedTab } from './started-store.test-support';
import { tabTitle } from './tab';

test('an empty window opens with one blank tab in front', async () => {
  const { state, tab, tabId } = await startStore();
  expect(state().tabOrder).toHaveLength(1);
  expect(state().activeTabId).toBe(tabId);
  expect(tabTitle(tab())).toBe('New tab');
});

test('tabs come back as they were left, also those the layout forgot', async () => {
  const tabs = [
    storedTab({ id: 'a', draft: createDraft('http://one/') }),
    storedTab({ id: 'b', draft: createDraft('http://two/'), dirty: true, view: 'wire', composerPart: 'body' }),
    storedTab({ id: 'c', draft: createDraft('http://three/'), view: 'no such view' }),
  ];
  const { state } = await startStore({}, { tabs, layout: { ...defaultLayout, tabOrder: ['b', 'gone', 'a'], activeTabId: 'a' } });
  expect(state().tabOrder).toEqual(['b', 'a', 'c']);
  expect(state().activeTabId).toBe('a');
  expect(state().tabs['b']).toMatchObject({ dirty: true, view: 'wire', composerPart: 'body', position: -1 });
  expect(state().tabs['c']).toMatchObject({ view: null, composerPart: 'params' });
});

test('an edit of the address changes the query table, and the other way round', async () => {
  const { state, tab, tabId } = await startStore();
  state().editDraft(tabId, { url: 'http://h/books/:id?page=2&size=5' });
  expect(tab().draft.query.map(({ name, value }) => [name, value])).toEqual([
    ['page', '2'],
    ['size', '5'],
  ]);
  expect(tab().draft.path.map(({ name }) => name)).toEqual(['id']);

  state().editDraft(tabId, { query: tab().draft.query.map((row) => ({ ...row, enabled: row.name !== 'page' })) });
  expect(tab().draft.url).toBe('http://h/books/:id?size=5');
  expect(tab().dirty).toBe(true);
});

test('a tab opened on an address has the rows of its query and path', async () => {
  const { state } = await startStore();
  const id = state().openTab({ draft: createDraft('http://h/books/:id?page=2') });
  const { query, path } = state().tabs[id]!.draft;
  expect(query.map(({ name, value }) => [name, value])).toEqual([['page', '2']]);
  expect(path.map(({ name }) => name)).toEqual(['id']);
});

test('closing shows the neighbour, and the closed tab can be had again', async () => {
  const { state } = await startStore();
  const ids = ['http://a/', 'http://b/', 'http://c/'].map((url) => state().openTab({ draft: createDraft(url) }));
  state().activateTab(ids[1]!);
  state().closeTab(ids[1]!);
  expect(state().activeTabId).toBe(ids[2]);

  state().reopenTab();
  expect(state().activeTabId).toBe(ids[1]);
  expect(state().tabs[ids[1]!]?.draft.url).toBe('http://b/');
});

test('the last tab that is closed makes room for a new one, and a blank one is not worth keeping', async () => {
  const { state, tabId } = await startStore();
  state().closeTab(tabId);
  expect(state().tabOrder).toHaveLength(1);
  expect(state().tabOrder).not.toContain(tabId);
  expect(state().closedTabs).toEqual([]);
});

test('thirty closed tabs are kept, not more', async () => {
  const { state } = await startStore();
  for (let i = 0; i < 35; i++) state().closeTab(state().openTab({ draft: createDraft(`http://h/${i}`) }));
  expect(state().closedTabs).toHaveLength(30);
  expect(state().closedTabs[0]?.draft.url).toBe('http://h/34');
});

test('a tab moves to another place', async () => {
  const { state, tabId } = await startStore();
  const other = state().openTab({ draft: createDraft('http://b/') });
  state().moveTab(other, 0);
  expect(state().tabOrder).toEqual([other, tabId]);
});

test('a new request says no options: those of the settings hold', async () => {
  const { state } = await startStore();
  const { requestDefaults } = state().settings;
  await state().changeSettings({ requestDefaults: { ...requestDefaults, verifyTls: false } });
  const id = state().openTab();
  expect(saidOptions(state().tabs[id]?.draft.options ?? requestDefaults)).toEqual([]);
});

test.each([
  ['', 'New tab'],
  ['http://127.0.0.1:7070/', '127.0.0.1:7070/'],
  ['example.org?q=1', 'example.org?q=1'],
  ['http://127.0.0.1:7070/library/books/?page=2', '/library/books/?page=2'],
  ['https://api.example.org/v1/library/books/31/', '…/books/31/'],
])('a tab for %s is called %s', (url, title) => {
  expect(tabTitle({ name: '', draft: createDraft(url) })).toBe(title);
  expect(tabTitle({ name: 'Given', draft: createDraft(url) })).toBe('Given');
});

test('a page of the app is a tab: one of its kind, in the place of an unused one, and kept', async () => {
  const { state, tab, tabId, callsOf } = await startStore();
  state().openPage('practice');
  const [pageId] = state().tabOrder;
  expect(state().tabOrder).toHaveLength(1);
  expect(tab(pageId)).toMatchObject({ page: 'practice' });
  expect(tabTitle(tab(pageId))).toBe('Practice server');
  state().openTab({ draft: createDraft('http://h/') });
  state().openPage('practice');
  expect([state().activeTabId, state().tabOrder.length]).toEqual([pageId, 2]);
  expect(state().tabs[tabId]).toBeUndefined();
  await expect
    .poll(() => callsOf('workspace.saveTab'))
    .toContainEqual(expect.objectContaining({ tab: expect.objectContaining({ page: 'practice' }) }));
});

test('a page comes back as it was, and one that this version has not is a new tab', async () => {
  const tabs = [
    storedTab({ id: 'a', draft: createDraft(), page: 'practice' }),
    storedTab({ id: 'b', draft: createDraft(), page: 'of a later version' }),
  ];
  const { state } = await startStore({}, { tabs });
  expect([state().tabs['a']?.page, state().tabs['b']?.page]).toEqual(['practice', null]);
});
