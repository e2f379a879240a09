import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openFromStart, writeCollection } from './collection-files';
import { AppWindow } from './pages/app-window';
import { expect, test } from './fixtures';
import { objections } from './objections';

const request = (name: string, seq: number, more: { readonly info?: string; readonly http?: string } = {}) =>
  `info:\n  name: ${name}\n  type: http\n  seq: ${seq}\n${more.info ?? ''}http:\n  method: GET\n  url: "{{base}}/library/${name.toLowerCase()}/"\n${more.http ?? ''}`;

/** Two collections on disk, open in Cairn from its start. */
function collectionsIn(folder: string, home: string) {
  const library = writeCollection({
    root: join(folder, 'library'),
    name: 'Library',
    says: 'request:\n  variables:\n    - name: base\n      value: http://127.0.0.1:1\n',
    files: {
      'Authors.yml': request('Authors', 1),
      'Books.yml': request('Books', 2, { info: '  tags:\n    - smoke\n' }),
      'Loans.yml': request('Loans', 3, { http: '  body:\n    type: json\n    data: \'{"ship": "Ferry"}\'\n' }),
      'old/folder.yml': 'info:\n  name: old\n  type: folder\n',
      'old/Members.yml': request('Members', 1),
    },
  });
  const shop = writeCollection({ root: join(folder, 'shop'), name: 'Shop', files: {} });
  openFromStart(home, [library, shop]);
  return { library, shop };
}

test('a request is dragged above another and into a folder, and the files say so', async ({ open, folder, home }) => {
  const { library } = collectionsIn(folder, home);
  const { collections } = (await open()).app;
  await expect(collections.item('Loans')).toBeVisible();
  await collections.drag('Loans', 'Books', 'above');
  await expect.poll(() => collections.names()).toEqual(['Library', 'old', 'Members', 'Authors', 'Loans', 'Books', 'Shop']);
  expect(readFileSync(join(library, 'Loans.yml'), 'utf8')).toContain('seq: 2');

  await collections.drag('Books', 'old');
  await expect.poll(() => collections.names()).toEqual(['Library', 'old', 'Members', 'Books', 'Authors', 'Loans', 'Shop']);
  expect([existsSync(join(library, 'Books.yml')), existsSync(join(library, 'old', 'Books.yml'))]).toEqual([false, true]);
});

test('by keyboard a request goes up and down, and the focus stays on it', async ({ open, folder, home }) => {
  collectionsIn(folder, home);
  const { app, page } = await open();
  await app.collections.item('Loans').click();
  await page.keyboard.press('Alt+ArrowUp');
  await expect.poll(() => app.collections.names()).toEqual(['Library', 'old', 'Members', 'Authors', 'Loans', 'Books', 'Shop']);
  await expect(app.collections.item('Loans')).toBeFocused();
  await page.keyboard.press('Alt+ArrowDown');
  await expect.poll(() => app.collections.names()).toEqual(['Library', 'old', 'Members', 'Authors', 'Books', 'Loans', 'Shop']);
});

test('by keyboard a request is picked up at its handle and dropped on a folder', async ({ open, folder, home }) => {
  collectionsIn(folder, home);
  const { app, page } = await open();
  await app.collections.item('Authors').click();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await app.collections.panel.getByRole('button', { name: /Drag Authors/ }).focus();
  await page.keyboard.press('Enter');
  const onFolder = page.getByRole('button', { name: 'Drop on old' });
  for (let step = 0; step < 12 && !(await onFolder.evaluate((one) => one === document.activeElement)); step++)
    await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect.poll(() => app.collections.names()).toEqual(['Library', 'old', 'Members', 'Authors', 'Books', 'Loans', 'Shop']);
});

test('a move to another collection says first what is lost, takes what was typed along, and is taken back', async ({
  open,
  folder,
  home,
}) => {
  const { shop } = collectionsIn(folder, home);
  const { app, page } = await open();
  await app.collections.item('Authors').click();
  await expect(app.address).toHaveValue('{{base}}/library/authors/');
  await app.address.fill('{{base}}/typed/');
  await app.collections.moveTo('Authors', 'Shop', 'The collection itself');
  const dialog = page.getByRole('dialog', { name: 'Move Authors' });
  await expect(dialog).toContainText('Nothing stands for {{base}} there');
  expect(await objections(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Move', exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect.poll(() => existsSync(join(shop, 'Authors.yml'))).toBe(true);
  await expect(app.address).toHaveValue('{{base}}/typed/');
  await page.keyboard.press('ControlOrMeta+s');
  await expect.poll(() => readFileSync(join(shop, 'Authors.yml'), 'utf8')).toContain('/typed/');

  await page.getByRole('button', { name: 'Move back' }).click();
  await expect.poll(() => existsSync(join(shop, 'Authors.yml'))).toBe(false);
});

test('requests are found by what stands in their bodies and by tags, and listed by name', async ({ open, folder, home }) => {
  collectionsIn(folder, home);
  const { app, page } = await open();
  await app.collections.filter.fill('ferry');
  await expect.poll(() => app.collections.names()).toEqual(['Library', 'Loans']);
  await app.collections.filter.fill('tag:smoke');
  await expect.poll(() => app.collections.names()).toEqual(['Library', 'Books']);
  await app.collections.filter.fill('');
  await app.collections.item('Authors').click();
  await expect(app.address).toHaveValue('{{base}}/library/authors/');
  await page
    .getByRole('tab', { name: /^Docs/ })
    .or(page.getByRole('button', { name: 'All parts of the request' }))
    .first()
    .click();
  const listed = page.getByRole('menuitemradio', { name: 'Docs' });
  if (await listed.isVisible()) await listed.click();
  await page.getByRole('textbox', { name: 'Add a tag' }).fill('slow');
  await page.keyboard.press('Enter');
  expect(await objections(page)).toEqual([]);
  await page.keyboard.press('ControlOrMeta+s');
  await app.collections.filter.fill('tag:slow');
  await expect.poll(() => app.collections.names()).toEqual(['Library', 'Authors']);
});

test('several rows are moved, copied, tagged, run and deleted at once, and one undo brings all of them back', async ({
  open,
  folder,
  home,
}) => {
  const { library } = collectionsIn(folder, home);
  const { app, page } = await open();
  const { collections } = app;
  await collections.item('Authors').click();
  // The request opens in its tab, and the row keeps the focus.
  await expect(page.getByRole('tab', { name: 'GET Authors' })).toBeVisible();
  await expect(collections.item('Authors')).toBeFocused();
  await page.keyboard.press('Shift+ArrowDown');
  await expect(collections.marked).toContainText('2 requests selected');
  await expect(collections.announced).toContainText('2 items selected');
  expect(await objections(page)).toEqual([]);
  await collections.drag('Books', 'old');
  // The names stand in the same order as before: what is new is how deep they stand.
  await expect(collections.item('Authors')).toHaveAttribute('aria-level', '3');
  await expect(collections.item('Books')).toHaveAttribute('aria-level', '3');
  expect(await collections.names()).toEqual(['Library', 'old', 'Members', 'Authors', 'Books', 'Loans', 'Shop']);
  expect(existsSync(join(library, 'old', 'Authors.yml'))).toBe(true);

  await collections.item('Authors').click();
  await collections.item('Books').click({ modifiers: ['ControlOrMeta'] });
  await page.keyboard.press('Alt+ArrowUp');
  await expect.poll(() => collections.names()).toEqual(['Library', 'old', 'Authors', 'Books', 'Members', 'Loans', 'Shop']);
  await collections.actOnMarked('Duplicate');
  await expect(collections.item('Authors copy')).toBeVisible();
  await expect(collections.item('Books copy')).toBeVisible();

  await collections.actOnMarked('Tags …');
  const dialog = page.getByRole('dialog', { name: 'Tags of 2 requests' });
  await dialog.getByRole('textbox', { name: /^Add/ }).fill('nightly, slow');
  await dialog.getByRole('checkbox', { name: 'smoke, on 1 of 2' }).press('Space');
  expect(await objections(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Change the tags' }).click();
  await expect(dialog).toBeHidden();
  const fileOf = (name: string) => readFileSync(join(library, 'old', `${name}.yml`), 'utf8');
  expect(fileOf('Authors')).toContain('nightly');
  expect([fileOf('Books').includes('slow'), fileOf('Books').includes('smoke')]).toEqual([true, false]);

  await collections.actOnMarked('Run');
  await expect(page.getByRole('button', { name: /^Run 2 requests/ })).toBeVisible();

  await collections.item('Loans').click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('Delete');
  await expect.poll(() => collections.names()).toEqual(['Library', 'Shop']);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(collections.item('Authors copy')).toBeVisible();
  await expect(collections.item('Loans')).toBeVisible();
});

test('a folder is renamed, copied, deleted and brought back', async ({ open, folder, home }) => {
  const { library } = collectionsIn(folder, home);
  const { app, page } = await open();
  await app.collections.act('old', 'Duplicate');
  await expect(app.collections.item('old copy')).toBeVisible();
  await app.collections.act('old copy', /^Rename/);
  await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('kept');
  await page.keyboard.press('Enter');
  await expect(app.collections.item('kept')).toBeVisible();
  expect(existsSync(join(library, 'kept', 'Members.yml'))).toBe(true);
  await app.collections.act('kept', /^Delete/);
  await expect.poll(() => existsSync(join(library, 'kept'))).toBe(false);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(app.collections.item('kept')).toBeVisible();
});

test('what a folder gives is written in its file and shows in the request, with where it is from', async ({
  open,
  folder,
  home,
}) => {
  const { library } = collectionsIn(folder, home);
  const { app, page } = await open();
  await app.collections.act('old', 'Settings for its requests');
  const settings = page.getByRole('region', { name: 'Settings of the folder old' });
  await settings.getByRole('textbox', { name: 'Docs' }).fill('Members, as they were.');
  await settings.getByRole('textbox', { name: 'Tests' }).fill('test("ok", () => {})');
  await expect.poll(() => readFileSync(join(library, 'old', 'folder.yml'), 'utf8')).toContain('Members, as they were.');
  expect(await objections(page)).toEqual([]);
  writeFileSync(
    join(library, 'old', 'folder.yml'),
    'info:\n  name: old\n  type: folder\nrequest:\n  headers:\n    - name: X-Shelf\n      value: fiction\n',
  );
  await expect(settings.getByRole('textbox', { name: 'Docs' })).toHaveValue('');
  await app.collections.item('Members').click();
  await page
    .getByRole('tab', { name: /^Headers/ })
    .first()
    .click();
  await expect(page.getByRole('row', { name: /X-Shelf/ })).toContainText('from folder old');
  await page.getByRole('button', { name: 'from folder old' }).click();
  await expect(settings).toBeVisible();
});

test('a request that has no place yet is kept in Scratch, and what was closed is opened again', async ({
  open,
  folder,
  home,
}) => {
  collectionsIn(folder, home);
  const { app, page } = await open();
  await app.address.fill('http://127.0.0.1:1/somewhere');
  await page.keyboard.press('ControlOrMeta+s');
  await page.getByRole('button', { name: 'Keep it in Scratch' }).click();
  await expect(app.collections.item('Scratch')).toBeVisible();
  await expect(app.collections.item('somewhere')).toBeVisible();
  await app.collections.act('Shop', 'Close the collection');
  await expect(app.collections.item('Shop')).toBeHidden();
  await page.getByRole('button', { name: 'Add a collection' }).click();
  await page.getByRole('menuitem', { name: 'Open Shop again' }).click();
  await expect(app.collections.item('Shop')).toBeVisible();
});

test('two windows on one collection: what one saves the other shows, and both versions are kept', async ({
  open,
  folder,
  home,
}) => {
  const { library } = collectionsIn(folder, home);
  const { app, page, url } = await open();
  test.skip(url === null, 'the desktop program opens its own windows');
  const second = new AppWindow(await page.context().newPage());
  await second.page.goto(url ?? '');
  await second.isReady();
  for (const one of [app, second]) {
    await one.collections.item('Authors').click();
    await expect(one.address).toHaveValue('{{base}}/library/authors/');
  }
  await second.address.fill('http://127.0.0.1:1/second');
  await app.address.fill('http://127.0.0.1:1/first');
  await app.page.keyboard.press('ControlOrMeta+s');
  await expect.poll(() => readFileSync(join(library, 'Authors.yml'), 'utf8')).toContain('/first');
  await expect(second.address).toHaveValue('http://127.0.0.1:1/second');
  await second.page.keyboard.press('ControlOrMeta+s');
  const versions = second.page.getByRole('region', { name: 'Both versions' });
  await expect(versions.getByRole('row', { name: /^Address/ })).toContainText(/second[^]*first/);
  expect(await objections(second.page)).toEqual([]);
  await second.page.getByRole('button', { name: 'Save mine over it' }).click();
  await expect(app.address).toHaveValue('http://127.0.0.1:1/second');
});
