import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './fixtures';
import { EnvironmentsPage } from './pages/environments-page';

const textOf = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
    .join('\n');

test('one request is used against two servers, and its key stands in no file', async ({ app, folder, home, practice }) => {
  const environments = new EnvironmentsPage(app.page);
  await app.collections.create('Shop', folder);
  await app.address.fill('{{base}}/whoami');
  await app.saveAs('Who am I');

  await test.step('two environments are made', async () => {
    await environments.show();
    const local = await environments.create('Shop', 'local');
    await environments.add(local, 'base', practice.url);
    await environments.add(local, 'key', 'canary-4711');
    await local.getByRole('button', { name: 'Keep key as a secret' }).click();
    await local.getByRole('textbox', { name: 'Value of key' }).fill('canary-4711');
    await expect.poll(() => textOf(folder)).toContain('secret: true');
    const nowhere = await environments.create('Shop', 'nowhere');
    await environments.add(nowhere, 'base', 'http://127.0.0.1:1');
    await expect.poll(() => textOf(folder)).toContain('127.0.0.1:1');
  });

  await test.step('without an environment the name is refused, and nothing is sent', async () => {
    await app.collections.open('Who am I');
    await app.sendButton.click();
    await expect(app.page.getByText(/\{\{base\}\} in the address has no value/).first()).toBeVisible();
  });

  await test.step('with the one it is sent, with the other it is refused by the network', async () => {
    await environments.choose('local');
    await expect(environments.chooser).toContainText('local');
    await app.press();
    await expect(app.summary).toContainText('200');
    await environments.choose('nowhere');
    await app.sendButton.click();
    await expect(app.response).toContainText('nothing is listening on that port');
  });

  await test.step('what is in reach stands beside the request, secrets without their value', async () => {
    await environments.choose('local');
    await app.showPart('Vars');
    const reach = app.page.getByRole('region', { name: 'Variables here' });
    await expect(reach.getByRole('row', { name: /base/ })).toContainText('environment local');
    await expect(reach.getByRole('row', { name: /{{key}}/ })).toContainText('•••');
  });

  expect(textOf(folder)).not.toContain('canary-4711');
  expect(textOf(home)).not.toContain('canary-4711');
});

test('an environment that is changed in an editor is seen at once', async ({ app, folder }) => {
  const environments = new EnvironmentsPage(app.page);
  await app.collections.create('Shop', folder);
  await environments.show();
  const local = await environments.create('Shop', 'local');
  await environments.add(local, 'base', 'http://one.example');
  const root = join(folder, readdirSync(folder)[0] ?? '');
  const kept = join(root, 'environments');
  await expect.poll(() => existsSync(kept)).toBe(true);
  await expect.poll(() => readdirSync(kept).filter((name) => name.endsWith('.yml')).length).toBe(1);
  const file = join(kept, readdirSync(kept).find((name) => name.endsWith('.yml')) ?? '');
  await expect.poll(() => readFileSync(file, 'utf8')).toContain('one.example');
  writeFileSync(file, readFileSync(file, 'utf8').replace('one.example', 'two.example'));
  await expect(local.getByRole('textbox', { name: 'Value of base' })).toHaveValue('http://two.example');
});
