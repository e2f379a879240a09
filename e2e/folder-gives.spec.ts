import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { environmentFile, openFromStart, writeCollection } from './collection-files';
import { expect, test } from './fixtures';
import { objections } from './objections';
import { FolderSettingsPage } from './pages/folder-settings-page';
import { SettingsPanel } from './pages/settings-panel';

/** A collection with a folder that gives its requests a header, open in Cairn from its start. */
function shopIn(folder: string, home: string, base: string): string {
  const root = writeCollection({
    root: join(folder, 'shop'),
    name: 'Shop',
    files: {
      'environments/local.yml': environmentFile('local', 'base', base),
      'books/folder.yml': 'info: {name: Books, type: folder}\nrequest:\n  headers:\n    - {name: X-Trace, value: "{{trace}}"}\n',
      'books/List.yml':
        'info: {name: List, type: http, seq: 1}\nhttp:\n  method: GET\n  url: "{{base}}/cookies/set?colour=blue"\n',
    },
  });
  openFromStart(home, [root], { [root]: 'local' });
  return root;
}

test('what a folder gives is said before it is sent, checks of a folder hold for its requests, and both lead to it', async ({
  open,
  folder,
  home,
  practice,
}) => {
  const root = shopIn(folder, home, practice.url);
  const { app, page } = await open();
  await app.collections.item('Books').click();
  await page.keyboard.press('ArrowRight');
  await app.collections.open('List');
  await expect(page.getByText('{{trace}} in the header X-Trace of the folder Books has no value.')).toBeHidden();
  await app.sendButton.click();
  await expect(page.getByText('{{trace}} in the header X-Trace of the folder Books has no value.')).toBeVisible();
  expect(await objections(page)).toEqual([]);

  await page.getByRole('button', { name: 'Settings of the folder Books' }).click();
  const settings = new FolderSettingsPage(page);
  await settings.complete('Headers', 'X-Trace', '{{ba', 'base');
  await settings.addCheck('res.status', '404');
  expect(await objections(page)).toEqual([]);
  await expect.poll(() => existsSync(join(root, '.cairn/books/folder.yaml'))).toBe(true);
  expect(readFileSync(join(root, '.cairn/books/folder.yaml'), 'utf8')).toContain('expression: res.status');

  await app.collections.open('List');
  await app.press();
  await app.showPart('Checks');
  const line = app.request.getByRole('row', { name: /res\.status/ });
  await expect(line).toContainText('it is 200');
  await expect(app.request.getByRole('status', { name: 'Outcome of the checks' })).toHaveText('1 of 1 failed.');
  expect(await objections(page)).toEqual([]);
  await line.getByRole('button', { name: 'from folder Books' }).click();
  await expect(settings.region('Books')).toBeVisible();
});

test('the cookies of the host in front are counted below, and lead to the jar', async ({ open, folder, home, practice }) => {
  shopIn(folder, home, practice.url);
  const { app, page } = await open();
  const line = page.getByRole('contentinfo', { name: 'Status' }).getByRole('button', { name: /cookie/ });
  await expect(line).toHaveText('no cookies');
  await app.send('GET', `${practice.url}/cookies/set?colour=blue&size=7`);
  await expect(line).toHaveText('2 cookies');
  await app.address.fill('http://elsewhere.test/');
  await expect(line).toHaveText('no cookies');
  await app.address.fill(practice.url);
  await expect(line).toHaveText('2 cookies');
  await line.click();
  const jar = page.getByRole('region', { name: 'Cookies of the jar' });
  await expect(jar.getByRole('searchbox')).toHaveValue('127.0.0.1');
  await expect(jar).toContainText('colour');
});

test('a collection is exported as a folder of files that holds all of it, and what is kept is erased part by part', async ({
  open,
  folder,
  home,
  practice,
}) => {
  shopIn(folder, home, practice.url);
  const { app, page } = await open();
  await app.collections.act('Shop', /^Export/);
  const dialog = page.getByRole('dialog', { name: 'Export Shop' });
  await dialog
    .getByRole('radio', { name: 'A folder' })
    .or(dialog.getByText('A folder', { exact: true }))
    .first()
    .click();
  await dialog.getByRole('textbox', { name: 'Name of the folder' }).fill('copy');
  await dialog.getByRole('textbox', { name: 'Folder', exact: true }).fill(folder);
  await expect(dialog).toContainText('1 request, 1 folder, 1 environment will stand in');
  expect(await objections(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Write the folder' }).click();
  await expect(dialog).toContainText('stand in');
  await expect.poll(() => existsSync(join(folder, 'copy/opencollection.yml'))).toBe(true);
  await dialog.getByRole('button', { name: 'Close' }).click();

  await app.send('GET', `${practice.url}/status/404`);
  const settings = new SettingsPanel(page);
  await settings.open();
  await settings.erase('History', 'Erase the history');
  await expect(settings.panel).toContainText('History: erased.');
  await page
    .getByRole('navigation', { name: 'Sections' })
    .getByRole('button', { name: /^History/ })
    .click();
  await expect(page.getByRole('complementary', { name: 'History' })).toContainText('Nothing');
});
