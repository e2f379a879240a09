import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './fixtures';
import { VaultPane } from './pages/vault-pane';

const passphrase = 'six stones on a ridge';

/** Every file below a folder, as one text. */
const textOf = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
    .join('\n');

interface Login {
  readonly url: string;
  /** What was sent to it. */
  readonly bodies: unknown[];
  stop(): Promise<void>;
}

/** A resource with a form for a name and a password (Siren); it lets in who knows the right one. */
async function startLogin(): Promise<Login> {
  const bodies: unknown[] = [];
  const fields = [
    { name: 'user', type: 'text' },
    { name: 'password', type: 'password' },
  ];
  const actions = [{ name: 'login', method: 'POST', href: '/', type: 'application/json', fields }];
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk) => (text += String(chunk)));
    request.on('end', () => {
      if (text !== '') bodies.push(JSON.parse(text));
      const isRefused = text.includes('wrong');
      response.writeHead(isRefused ? 400 : 200, { 'Content-Type': 'application/vnd.siren+json' });
      response.end(JSON.stringify(isRefused ? { password: ['Wrong.'] } : { properties: { title: 'Login' }, actions }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    bodies,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

test('a secret is kept under a passphrase, and is there the next day for who knows it', async ({ open, home, practice }) => {
  const first = await open();
  const { app, page } = first;
  await app.address.fill(`${practice.url}/whoami`);
  await app.signInWithToken(practice.token);
  const vault = new VaultPane(page);
  await expect(vault.lastsUntilClosed).toBeVisible();
  const code = await vault.keepUnder(passphrase);
  await expect(vault.lastsUntilClosed).toBeHidden();
  await page.waitForTimeout(1_000);
  expect(textOf(home)).not.toContain(practice.token);
  await first.kill();
  await page.close();

  const next = await open();
  const again = new VaultPane(next.page);
  await expect(again.isLocked).toBeVisible();
  await next.app.sendButton.click();
  await expect(next.page.getByText('The vault is locked.').first()).toBeVisible();

  await again.unlock('six stones on a bridge');
  await expect(again.dialog).toContainText('That does not open the vault.');
  await again.dialog.getByLabel('Passphrase or recovery code').fill(code.toLowerCase());
  await again.dialog.getByRole('button', { name: 'Unlock', exact: true }).click();
  await expect(again.isLocked).toBeHidden();
  await next.app.press();
  await next.app.showView('Body');
  await expect(next.app.response).toContainText('alice');
});

test('what is typed into a password field of a form is in no file, before it is sent, when it is refused, and after', async ({
  open,
  home,
}) => {
  const login = await startLogin();
  const first = await open();
  const { app, page } = first;
  await app.send('GET', login.url);
  await app.form.open('POST');
  await app.form.fill({ user: 'ada', password: 'wrong-canary \\ "one"' });
  await page.waitForTimeout(1_000);
  expect(textOf(home)).toContain('"ada"');
  expect(textOf(home)).not.toContain('wrong-canary');
  await app.form.send();
  await expect(app.summary).toContainText('400');
  await app.form.field('password').fill('right-canary');
  await app.form.send();
  await app.form.isGone();
  await page.waitForTimeout(1_000);
  expect(login.bodies).toEqual([
    { user: 'ada', password: 'wrong-canary \\ "one"' },
    { user: 'ada', password: 'right-canary' },
  ]);
  expect(textOf(home)).not.toContain('canary');

  await first.stop();
  expect(textOf(home)).not.toContain('canary');
  await login.stop();
});

test('a saved request names its secret; the collection’s files never hold it', async ({ app, folder, practice }) => {
  await app.address.fill(`${practice.url}/whoami`);
  await app.signInWithToken(practice.token);
  await app.collections.create('Books', folder);
  await app.saveAs('Who am I');
  expect(textOf(folder)).not.toContain(practice.token);
  expect(textOf(folder)).toContain('{{books.who-am-i.token}}');

  await app.press();
  await app.showView('Body');
  await expect(app.response).toContainText('alice');

  await app.openSection('Settings');
  const kept = new VaultPane(app.page).secret('books.who-am-i.token');
  await expect(kept).not.toContainText(practice.token);
  await kept.getByRole('button', { name: /^Show/ }).click();
  await expect(kept).toContainText(practice.token);
});

test('a secret may be named anywhere in a request; Wire and Head hide it, and it goes to its host alone', async ({
  app,
  practice,
}) => {
  const canary = 'canary 5e"c ret';
  await app.address.fill(`${practice.url}/anything`);
  await app.openSection('Settings');
  const vault = new VaultPane(app.page);
  await vault.add('shop.key', canary, '127');
  await expect(vault.secret('shop.key')).toContainText('127.0.0.1');

  await app.address.fill(`${practice.url}/anything?key={{shop.key}}`);
  await app.press();
  await app.showView('Wire');
  const sent = app.response.getByRole('group', { name: 'Bytes, in the order they went' });
  await expect(sent).toContainText('/anything?key=••••••••');
  await expect(sent).not.toContainText('canary');
  await app.showView('Head');
  await app.response.getByRole('radio', { name: 'Raw' }).click();
  await expect(app.response).toContainText('GET /anything?key=•••••••• HTTP/1.1');
  await app.response.getByRole('button', { name: 'Credentials are hidden: show' }).click();
  await expect(app.response).toContainText('GET /anything?key=canary%205e%22c%20ret HTTP/1.1');

  await app.address.fill(`${practice.url.replace('127.0.0.1', 'localhost')}/anything?key={{shop.key}}`);
  await app.sendButton.click();
  await expect(app.page.getByText('The secret “shop.key” may only be sent to 127.0.0.1').first()).toBeVisible();
});
