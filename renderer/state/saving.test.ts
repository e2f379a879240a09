import type { CallInput, Handlers } from '#shared/contract/types';
import { createDraft, type RequestDraft } from '#shared/model/request-draft';
import { fail, ok } from '#shared/result';
import { expect, test, vi } from 'vitest';
import { startStore, storedTab } from './started-store.test-support';

/** One collection on a disk that can be written behind the app's back. */
function diskWith(files: Record<string, { name: string; draft: RequestDraft; revision: string }>) {
  const handlers: Partial<Handlers> = {
    async 'collection.readRequest'({ path }) {
      const file = files[path];
      return file ? ok(file) : fail({ kind: 'notFound', what: path });
    },
    async 'collection.saveRequest'({ path, folder, name, draft, revision }) {
      const target = path ?? [folder, `${name}.yml`].filter(Boolean).join('/');
      const before = files[target];
      if (revision !== null && before?.revision !== revision) {
        return fail({ kind: 'fileChanged', path: target, reason: 'it was written by another program' });
      }
      const saved = { name, draft, revision: `r${Number(before?.revision.slice(1) ?? 0) + 1}` };
      files[target] = saved;
      return ok({ path: target, revision: saved.revision, auth: draft.auth });
    },
  };
  return { files, handlers };
}

const place = { root: '/c', path: 'one.yml' };
const one = { name: 'One', draft: createDraft('http://h/1'), revision: 'r1' };

test('a draft that has no file asks where to put it, and is saved there', async () => {
  const { files, handlers } = diskWith({});
  const { state, tab, tabId } = await startStore(handlers);
  state().editDraft(tabId, { url: 'http://h/new' });
  await state().saveTab(tabId);
  expect(state().saving).toEqual({ step: 'choosePlace', tabId });

  await state().saveTabAt(tabId, { root: '/c', folder: 'books', name: 'New one' });
  expect(files['books/New one.yml']?.draft.url).toBe('http://h/new');
  expect(tab()).toMatchObject({
    name: 'New one',
    dirty: false,
    saved: { root: '/c', path: 'books/New one.yml', revision: 'r1' },
  });
  expect(state().saving).toBeNull();
});

test('an opened request is clean, dirty when it differs from its file, and clean again when it does not', async () => {
  const { handlers } = diskWith({ 'one.yml': one });
  const { state, tab, tabId } = await startStore(handlers);
  await state().openSaved(place);
  expect(state().tabOrder).toEqual([tabId]);
  state().editDraft(tabId, { method: 'POST' });
  expect(tab().dirty).toBe(true);
  state().editDraft(tabId, { method: 'GET' });
  expect(tab().dirty).toBe(false);
  state().editDraft(tabId, { method: 'PUT' });
  await state().saveTab(tabId);
  expect(tab()).toMatchObject({ dirty: false, saved: { revision: 'r2' } });
});

test('a request opens where nothing is lost: in its own tab, in the tab in front, or in a new one', async () => {
  const { handlers } = diskWith({ 'one.yml': one, 'two.yml': { ...one, name: 'Two' } });
  const { state, tabId } = await startStore(handlers);
  await state().openSaved(place);
  await state().openSaved({ root: '/c', path: 'two.yml' });
  expect(state().tabOrder).toEqual([tabId]);
  state().editDraft(tabId, { method: 'PUT' });
  await state().openSaved(place);
  expect(state().tabOrder).toHaveLength(2);
  await state().openSaved({ root: '/c', path: 'two.yml' });
  expect(state().activeTabId).toBe(tabId);
});

async function inConflict() {
  const disk = diskWith({ 'one.yml': one });
  const app = await startStore(disk.handlers);
  await app.state().openSaved(place);
  app.state().editDraft(app.tabId, { url: 'http://h/mine' });
  disk.files['one.yml'] = { name: 'One', draft: createDraft('http://h/theirs'), revision: 'r7' };
  await app.state().saveTab(app.tabId);
  return { ...app, ...disk, others: () => Object.values(app.state().tabs).filter((tab) => tab.id !== app.tabId) };
}

test('a file that was changed elsewhere is not overwritten: the user is asked', async () => {
  const { state, files, tabId } = await inConflict();
  expect(state().saving).toMatchObject({ step: 'fileChanged', tabId });
  expect(files['one.yml']?.draft.url).toBe('http://h/theirs');
});

test('keeping mine writes it, and theirs stays to be looked at in a tab', async () => {
  const { state, files, tabId, others } = await inConflict();
  await state().keepMine(tabId);
  expect(files['one.yml']?.draft.url).toBe('http://h/mine');
  expect(others()).toMatchObject([{ draft: { url: 'http://h/theirs' }, saved: null, dirty: true }]);
  expect(state()).toMatchObject({ saving: null, activeTabId: tabId });
});

test('taking theirs reads it, and mine stays in a tab', async () => {
  const { state, tab, tabId, others } = await inConflict();
  await state().takeTheirs(tabId);
  expect(tab(tabId)).toMatchObject({ draft: { url: 'http://h/theirs' }, dirty: false, saved: { revision: 'r7' } });
  expect(others()).toMatchObject([{ draft: { url: 'http://h/mine' }, saved: null, dirty: true }]);
});

test('typing goes on over a file that says the same in other words: a comment, or another place in the order', async () => {
  const { files, handlers } = diskWith({ 'one.yml': one });
  const { state, tab, tabId } = await startStore(handlers);
  await state().openSaved(place);
  state().editDraft(tabId, { url: 'http://h/typed' });
  files['one.yml'] = { ...one, revision: 'r2' };
  await state().receiveCollections([]);
  expect(tab()).toMatchObject({ draft: { url: 'http://h/typed' }, saved: { revision: 'r2' }, dirty: true });
  await state().saveTab(tabId);
  expect([state().saving, files['one.yml']?.draft.url]).toEqual([null, 'http://h/typed']);
});

test('a tab without unsaved typing follows its file; one with typing keeps it', async () => {
  const { files, handlers } = diskWith({ 'one.yml': one });
  const { state, tab, tabId, host } = await startStore(handlers);
  await state().openSaved(place);
  files['one.yml'] = { ...one, draft: createDraft('http://h/2'), revision: 'r2' };
  host.publish('collection.changed', []);
  await vi.waitFor(() => expect(tab().draft.url).toBe('http://h/2'));

  state().editDraft(tabId, { url: 'http://h/typed' });
  files['one.yml'] = { ...one, draft: createDraft('http://h/3'), revision: 'r3' };
  await state().receiveCollections([]);
  expect(tab()).toMatchObject({ draft: { url: 'http://h/typed' }, saved: { revision: 'r2' } });
});

test('following a link leaves the file behind, and going back comes back to it', async () => {
  const { handlers } = diskWith({ 'one.yml': one });
  const { state, tab, tabId } = await startStore(handlers);
  await state().openSaved(place, { send: true });
  await vi.waitFor(() => expect(tab().trail).toHaveLength(1));
  await state().follow(tabId, { url: 'http://h/elsewhere' });
  expect(tab()).toMatchObject({ saved: null, name: '', dirty: false, draft: { url: 'http://h/elsewhere' } });
  state().goBack(tabId);
  expect(tab()).toMatchObject({ saved: { path: 'one.yml' }, name: 'One', dirty: false, draft: { url: 'http://h/1' } });
});

test('a deleted request can be brought back', async () => {
  const restore = vi.fn(async (_input: CallInput<'collection.restoreRequest'>) => ok({ path: 'one.yml' }));
  const { state } = await startStore({
    'collection.deleteRequest': async () => ok({ binned: '.cairn/bin/1' }),
    'collection.restoreRequest': restore,
  });
  await state().deleteItems([place], 'One');
  expect(state().lastDeleted).toMatchObject({ name: 'One', items: [{ path: 'one.yml' }] });
  await state().undoDelete();
  expect(restore.mock.calls[0]?.[0]).toEqual({ ...place, binned: '.cairn/bin/1' });
  expect(state().lastDeleted).toBeNull();
});

test('a tab whose file is taken away has what no file has, until the file is back', async () => {
  const { files, handlers } = diskWith({ 'one.yml': one });
  const { state, tab } = await startStore(handlers);
  await state().openSaved(place);
  delete files['one.yml'];
  await state().receiveCollections([]);
  expect(tab()).toMatchObject({ dirty: true, draft: { url: 'http://h/1' } });
  files['one.yml'] = one;
  await state().receiveCollections([]);
  expect(tab()).toMatchObject({ dirty: false, saved: { revision: 'r1' } });
});

test('after a restart an unsaved draft still knows what its file says', async () => {
  const { handlers } = diskWith({ 'one.yml': one });
  const saved = { ...place, revision: 'r1' };
  const kept = storedTab({ id: 'a', draft: createDraft('http://h/typed'), saved, dirty: true });
  const { state, tab } = await startStore({ ...handlers, 'collection.list': async () => ok([]) }, { tabs: [kept] });
  await vi.waitFor(() => expect(tab('a').savedDraft).not.toBeNull());
  state().editDraft('a', { url: 'http://h/1' });
  expect(tab('a').dirty).toBe(false);
});
