import { join } from 'node:path';
import { openFromStart, writeCollection } from './collection-files';
import { expect, test } from './fixtures';
import { objections } from './objections';
import { VaultPane } from './pages/vault-pane';

test('the status bar says whether secrets can be read, locks the vault and unlocks it', async ({ open }) => {
  const { page } = await open();
  const bar = page.getByRole('contentinfo', { name: 'Status' });
  await bar.getByRole('button', { name: 'No vault yet' }).click();
  const vault = new VaultPane(page);
  await expect(page.getByText('there is no vault to keep them in yet')).toBeFocused();
  await vault.keepUnder('six stones on a bridge');
  const lock = bar.getByRole('button', { name: 'Vault open. Lock it' });
  await lock.click();
  expect(await objections(page)).toEqual([]);
  await bar.getByRole('button', { name: 'Vault locked. Unlock it' }).click();
  await vault.answerUnlock('six stones on a bridge');
  await expect(lock).toBeVisible();
});

test('the status bar names the proxy that a folder gives to the request in front, and leads to the option', async ({
  open,
  folder,
  home,
}) => {
  const root = writeCollection({
    root: join(folder, 'shop'),
    name: 'Shop',
    files: {
      'books/folder.yml': 'info: {name: Books, type: folder}\n',
      'books/List.yml': 'info: {name: List, type: http}\nhttp: {method: GET, url: "http://a.test/"}\n',
      '.cairn/books/folder.yaml': 'options:\n  proxy: socks5://127.0.0.1:1\n',
    },
  });
  openFromStart(home, [root]);
  const { app, page } = await open();
  const bar = page.getByRole('contentinfo', { name: 'Status' });
  await expect(bar.getByRole('button', { name: /^Direct, no proxy/ })).toBeVisible();
  await app.collections.item('Books').click();
  await page.keyboard.press('ArrowRight');
  await app.collections.open('List');
  await bar.getByRole('button', { name: /^Proxy 127\.0\.0\.1:1/ }).click();
  await expect(app.request.getByRole('button', { name: /Proxy/ }).first()).toBeFocused();
});
