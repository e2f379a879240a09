import type { Collection } from '#shared/model/collection';
import { createDraft } from '#shared/model/request-draft';
import { fail, ok } from '#shared/result';
import type { Handlers } from '#shared/contract/types';
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { startStore } from '../../state/started-store.test-support';
import { AppProvider } from '../../state/use-app';
import { CollectionsPanel, SavingDialogs } from './index';
import '../../ui/tokens.css';
import '../../ui/base.css';

// Under test the tree is only virtual when it is told so, by an environment a browser does not have.
Object.assign(globalThis, { process: { env: { VIRT_ON: 'true' } } });

const library: Collection = {
  root: '/c',
  name: 'Library API',
  problem: null,
  items: [
    { kind: 'request', path: 'one.yml', name: 'One book', method: 'GET', url: 'http://h/1' },
    { kind: 'request', path: 'add.yml', name: 'Add a book', method: 'POST', url: 'http://h/' },
    { kind: 'broken', path: 'bad.yml', name: 'bad.yml', reason: 'It is not YAML.', line: 3 },
  ],
};

const handlers: Partial<Handlers> = {
  'collection.list': async () => ok([library]),
  'collection.readRequest': async ({ path }) => ok({ name: path, draft: createDraft(`http://h/${path}`), revision: 'r1' }),
  'collection.readRaw': async () => ok({ text: 'name: [', revision: 'r1' }),
  'collection.deleteRequest': async () => ok({ binned: 'b1' }),
  'collection.restoreRequest': async ({ path }) => ok({ path }),
  'collection.renameRequest': async () => fail({ kind: 'fileFailed', path: '/c/one.yml', reason: 'the disk is full' }),
};

async function show(more: Partial<Handlers> = {}) {
  const app = await startStore({ ...handlers, ...more });
  await app.state().loadCollections();
  await render(
    <AppProvider store={app.store} host={app.host}>
      <div style={{ height: 400, width: 240, display: 'flex', flexDirection: 'column' }}>
        <CollectionsPanel />
      </div>
      <SavingDialogs />
    </AppProvider>,
  );
  return app;
}

const row = (name: RegExp) => page.getByRole('row', { name });

test('a press opens a request, and its row is the selected one', async () => {
  const { tab } = await show();
  await row(/One book/).click();
  await expect.element(row(/One book/)).toHaveAttribute('aria-selected', 'true');
  expect(tab().draft.url).toBe('http://h/one.yml');
});

test('Enter opens, Ctrl+Enter opens in a new tab', async () => {
  const { state } = await show();
  await row(/One book/).click();
  await userEvent.keyboard('{ArrowDown}{Enter}');
  await expect.poll(() => Object.values(state().tabs).map((tab) => tab.draft.url)).toEqual(['http://h/add.yml']);
  await userEvent.keyboard('{ArrowUp}{Control>}{Enter}{/Control}');
  await expect.poll(() => state().tabOrder.length).toBe(2);
});

test('the filter narrows the list', async () => {
  await show();
  await page.getByRole('searchbox', { name: 'Filter requests' }).fill('post');
  await expect.poll(() => row(/One book/).query()).toBeNull();
  await expect.element(row(/Add a book/)).toBeVisible();
});

test('a file that cannot be read shows what stands in it', async () => {
  await show();
  await row(/bad.yml/).click();
  const dialog = page.getByRole('dialog', { name: 'bad.yml' });
  await expect.element(dialog.getByText(/^Line 3: It is not YAML/)).toBeVisible();
  await expect.element(dialog.getByText('name: [')).toBeVisible();
});

test('deleting asks nothing and can be undone', async () => {
  const { state, callsOf } = await show();
  await row(/Add a book/).click();
  await userEvent.keyboard('{Delete}');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => state().lastDeleted).toBeNull();
  expect(callsOf('collection.restoreRequest')).toEqual([{ root: '/c', path: 'add.yml', binned: 'b1' }]);
});

test('after a row is deleted the one in its place has the focus', async () => {
  const { host } = await show();
  await row(/One book/).click();
  await userEvent.keyboard('{Delete}');
  host.publish('collection.changed', [{ ...library, items: library.items.slice(1) }]);
  await expect.element(row(/Add a book/)).toHaveFocus();
});

test('a name is asked for with the old one selected, and the renamed row keeps the focus', async () => {
  let item = library.items[0]!;
  const app = await show({
    'collection.list': async () => ok([{ ...library, items: [item, ...library.items.slice(1)] }]),
    'collection.renameRequest': async ({ name }) => {
      item = { kind: 'request', path: 'uno.yml', name, method: 'GET', url: 'http://h/1' };
      return ok({ path: 'uno.yml', revision: 'r2' });
    },
  });
  await row(/One book/).click();
  await userEvent.keyboard('{F2}');
  await expect.element(page.getByRole('textbox', { name: 'Name' })).toHaveFocus();
  await userEvent.keyboard('Uno{Enter}');
  expect(app.callsOf('collection.renameRequest')).toMatchObject([{ name: 'Uno' }]);
  await expect.element(row(/Uno/)).toHaveFocus();
});

test('a name that could not be given says why, and keeps what was typed', async () => {
  await show();
  await row(/One book/).click();
  await userEvent.keyboard('{F2}');
  const field = page.getByRole('textbox', { name: 'Name' });
  await field.fill('Another');
  await userEvent.keyboard('{Enter}');
  await expect.element(field).toHaveAccessibleDescription(/disk is full/);
  await expect.element(field).toHaveValue('Another');
});

test('saving a new draft asks for its place', async () => {
  const saved: unknown[] = [];
  const { state, tabId } = await show({
    'collection.saveRequest': async (input) => {
      saved.push([input.root, input.folder, input.name, input.path]);
      return ok({ path: 'books.yml', revision: 'r1', auth: input.draft.auth });
    },
  });
  state().editDraft(tabId, { url: 'http://h/library/books/' });
  await state().saveTab(tabId);
  await expect.element(page.getByRole('textbox', { name: 'Name' })).toHaveValue('books');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect.poll(() => state().saving).toBeNull();
  expect(saved).toEqual([['/c', '', 'books', null]]);
});

test('rows selected together are deleted and brought back at once', async () => {
  const deleted: string[] = [];
  const { state } = await show({
    'collection.deleteRequest': async ({ path }) => {
      deleted.push(path);
      return ok({ binned: path });
    },
  });
  await row(/One book/).click();
  await userEvent.keyboard('{Shift>}{ArrowDown}{/Shift}');
  await expect.element(row(/Add a book/)).toHaveAttribute('aria-selected', 'true');
  await expect.element(page.getByText('2 requests selected', { exact: true })).toBeVisible();
  await userEvent.keyboard('{Delete}');
  await expect.poll(() => deleted).toEqual(['one.yml', 'add.yml']);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => state().lastDeleted).toBeNull();
});

test('rows that are selected while a request is still being opened stay selected when it has come', async () => {
  let release = (): void => undefined;
  const isHeld = new Promise<void>((resolve) => void (release = resolve));
  const { tab } = await show({
    'collection.readRequest': async ({ path }) => {
      await isHeld;
      return ok({ name: path, draft: createDraft(`http://h/${path}`), revision: 'r1' });
    },
  });
  await row(/One book/).click();
  await row(/Add a book/).click({ modifiers: ['ControlOrMeta'] });
  release();
  await expect.poll(() => tab().draft.url).toBe('http://h/one.yml');
  await expect.element(page.getByText('2 requests selected', { exact: true })).toBeVisible();
  await expect.element(row(/Add a book/)).toHaveAttribute('aria-selected', 'true');
});

test('Ctrl+A selects every row, and one press selects one again', async () => {
  await show();
  await row(/One book/).click();
  await userEvent.keyboard('{Control>}a{/Control}');
  await expect.element(page.getByText('3 requests selected', { exact: true })).toBeVisible();
  await row(/Add a book/).click({ modifiers: ['Control'] });
  await expect.element(row(/Add a book/)).toHaveAttribute('aria-selected', 'false');
  await row(/Add a book/).click();
  await expect.element(page.getByRole('group', { name: 'Selected rows' })).not.toBeInTheDocument();
});
