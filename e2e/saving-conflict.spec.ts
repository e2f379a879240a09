import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AppWindow } from './pages/app-window';
import { expect, test } from './fixtures';
import { objections } from './objections';

/** A saved request, typed into here and changed by another program there. */
async function meetInTheFile(app: AppWindow, folder: string, url: string): Promise<string> {
  await app.collections.create('Library API', folder);
  await app.send('GET', `${url}/library/books/?page=2`);
  await app.saveAs('Books');
  const root = join(folder, 'library-api');
  const file = join(root, readdirSync(root).find((name) => name.startsWith('Books')) ?? '');
  await app.address.fill(`${url}/library/books/?page=3`);
  writeFileSync(file, readFileSync(file, 'utf8').replaceAll('page=2', 'page=7').replaceAll('"2"', '"7"'));
  await app.page.keyboard.press('ControlOrMeta+s');
  await expect(app.page.getByRole('alertdialog', { name: /changed elsewhere/ })).toBeVisible();
  return file;
}

test('a file that changed meanwhile is not overwritten without a word', async ({ app, folder, practice }) => {
  const file = await meetInTheFile(app, folder, practice.url);
  const versions = app.page.getByRole('region', { name: 'Both versions' });
  await expect(versions.getByRole('row', { name: /^Address/ })).toContainText(/page=3[^]*page=7/);
  await app.page.keyboard.press('Escape');
  expect(readFileSync(file, 'utf8')).toContain('page=7');
  await expect(app.address).toHaveValue(/page=3/);
});

test('mine is saved over it, and theirs opens in a tab of its own', async ({ app, folder, practice }) => {
  const file = await meetInTheFile(app, folder, practice.url);
  await app.page.getByRole('button', { name: 'Save mine over it' }).click();
  await expect.poll(() => readFileSync(file, 'utf8')).toContain('page=3');
  await expect(app.tabs).toHaveCount(2);
  await app.tabs.nth(1).click();
  await expect(app.address).toHaveValue(/page=7/);
});

test('theirs is taken, and mine opens in a tab of its own', async ({ app, folder, practice }) => {
  const file = await meetInTheFile(app, folder, practice.url);
  await app.page.getByRole('button', { name: 'Take what is in the file' }).click();
  await expect(app.address).toHaveValue(/page=7/);
  expect(readFileSync(file, 'utf8')).toContain('page=7');
  await expect(app.tabs).toHaveCount(2);
  await app.tabs.nth(1).click();
  await expect(app.address).toHaveValue(/page=3/);
});

test('both are kept: mine as a request of its own beside the file, and the dialog names the parameter that differs', async ({
  app,
  folder,
  practice,
}) => {
  const file = await meetInTheFile(app, folder, practice.url);
  await app.page.keyboard.press('Escape');
  const theirs = readFileSync(file, 'utf8');
  await app.page.keyboard.press('ControlOrMeta+s');
  await expect(app.page.getByRole('row', { name: /^Parameter page/ })).toContainText(/3[^]*7/);
  expect(await objections(app.page)).toEqual([]);
  await app.page.getByRole('button', { name: 'Keep both' }).click();
  await expect(app.collections.item(/my version/)).toBeVisible();
  expect(readFileSync(file, 'utf8')).toBe(theirs);
  await expect(app.address).toHaveValue(/page=3/);
  await app.collections.item('Books').first().click();
  await expect(app.address).toHaveValue(/page=7/);
});

test('a file that cannot be read says so in the list, and comes back when it is mended', async ({ app, folder, practice }) => {
  await app.collections.create('Library API', folder);
  await app.send('GET', `${practice.url}/library/`);
  await app.saveAs('Library');
  const broken = join(folder, 'library-api', 'broken.yml');
  writeFileSync(broken, 'info:\n  name: [oops\n');
  await app.collections.item('broken').click();
  const dialog = app.page.getByRole('dialog', { name: 'broken' });
  const text = dialog.getByRole('textbox', { name: 'What stands in the file' });
  await expect(text).toHaveValue(/name: \[oops/);
  await text.fill(`info:\n  name: Mended\n  type: http\nhttp:\n  method: GET\n  url: ${practice.url}/anything\n`);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(app.collections.item(/Mended/)).toBeVisible();

  writeFileSync(broken, readFileSync(broken, 'utf8').replace('Mended', 'Mended elsewhere'));
  await expect(app.collections.item(/Mended elsewhere/)).toBeVisible();
});
