import { AxeBuilder } from '@axe-core/playwright';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from './fixtures';

/** A member of the practice library, known to everybody. */
const [username, password] = ['alice', 'practice'];

test('a developer logs in with a digest, and sees both messages and what goes along next time', async ({ app, practice }) => {
  await app.address.fill(`${practice.url}/auth/digest/`);
  await app.auth.choose('Digest');
  await app.auth.fill('User name', username);
  await app.auth.fill('Password', password);
  await expect(app.auth.form).toContainText('Goes out without credentials first.');
  await app.press();
  await expect(app.summary).toContainText('200');

  // OPTIONS, asked ahead for the page, was the second.
  await expect(app.auth.added).toContainText('nc=00000003');
  await expect(app.auth.added).not.toContainText(/response="/);
  await app.showView('Wire');
  await expect(app.response).toContainText('The server asked for a digest; answered with SHA-256, auth.');
  await expect(app.response).toContainText('hop 2 of 2');
});

test('a session is begun through the login form, and its messages can be opened', async ({ app, practice }) => {
  await app.address.fill(`${practice.url}/auth/session/`);
  await app.auth.choose('Session login');
  await app.auth.fill('Login address', '/auth/session/login/');
  await app.auth.fill('User name', username);
  await app.auth.fill('Password', password);
  await app.press();
  await expect(app.summary).toContainText('200');

  const sides = app.response.getByRole('group', { name: 'Sent on the side' });
  await expect(sides.getByRole('button')).toHaveCount(2);
  await expect(app.auth.added).toContainText('sessionid=••••••••');
  await sides.getByRole('button', { name: /POST .*302/ }).click();
  await expect(app.summary).toContainText('302');
  await app.showPart('Body');
  const values = await app.request
    .getByRole('textbox')
    .evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement).value));
  expect(values).toContain(username);
  expect(values).not.toContain(password);
});

test('a request inherits from its folder, and says so', async ({ app, practice, folder }) => {
  await app.collections.create('Library API', folder);
  const [own = ''] = await readdir(folder);
  const root = join(folder, own);
  await mkdir(join(root, 'auth'));
  const auth = `type: basic\n    username: ${username}\n    password: ${password}`;
  await writeFile(join(root, 'auth', 'folder.yml'), `info:\n  name: Doors\nrequest:\n  auth:\n    ${auth}\n`);
  const request = `info:\n  name: Who am I\n  type: http\n\nhttp:\n  method: GET\n  url: ${practice.url}/auth/basic/\n  auth: inherit\n`;
  await writeFile(join(root, 'auth', 'who.yml'), request);

  await app.collections.item('Doors').click();
  await app.page.keyboard.press('ArrowRight');
  await app.collections.open('Who am I');
  await app.showPart('Auth');
  await expect(app.auth.form).toContainText('the folder Doors: Basic');
  await expect(app.auth.added).toContainText('Authorization: Basic ••••••••');
  await app.press();
  await expect(app.summary).toContainText('200');
});

test('a developer sets the auth of a collection once, and every request in it that inherits has it', async ({
  app,
  practice,
  folder,
}) => {
  await app.collections.create('Library API', folder);
  const [own = ''] = await readdir(folder);
  await app.address.fill(`${practice.url}/auth/basic/`);
  await app.auth.choose('Inherit');
  await app.saveAs('Who am I');
  await expect(app.auth.form).toContainText('the request asks as nobody');

  await app.auth.form.getByRole('button', { name: 'Set it for the collection' }).click();
  const dialog = app.page.getByRole('dialog', { name: 'Auth of the collection Library API' });
  await dialog.getByRole('button', { name: /Kind of auth/ }).click();
  await app.page.getByRole('option', { name: 'Basic' }).click();
  await dialog.getByLabel('User name').fill(username);
  await dialog.getByLabel('Password', { exact: true }).fill(password);
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(dialog).toBeHidden();

  await expect(app.auth.form).toContainText('the collection Library API: Basic');
  await app.press();
  await expect(app.summary).toContainText('200');
  const file = await readFile(join(folder, own, 'opencollection.yml'), 'utf8');
  expect(file).toContain('{{library-api.password}}');
  expect(file).not.toContain(password);

  await app.auth.form.getByRole('button', { name: 'Edit it there' }).click();
  await expect(dialog.getByLabel('User name')).toHaveValue(username);
  await writeFile(join(folder, own, 'opencollection.yml'), `${file}# by somebody else\n`);
  await dialog.getByLabel('User name').fill('bob');
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await dialog.getByRole('button', { name: 'Save mine over it' }).click();
  await expect(dialog).toBeHidden();
  const after = await readFile(join(folder, own, 'opencollection.yml'), 'utf8');
  expect(after).toContain('username: bob');
  expect(after).toContain('# by somebody else');
});

test('a token is decoded beside its field, checked with a key, and Why says the same', async ({ app, practice }) => {
  // RFC 7515, A.1: its key is published.
  const claims = 'eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ';
  const token = `eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.${claims}.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk`;
  const key = '{"kty":"oct","k":"AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow"}';
  await app.address.fill(`${practice.url}/auth/jwt/`);
  await app.auth.choose('Bearer token');
  await app.auth.fill('Token', token);
  const card = app.page.getByRole('region', { name: 'The token, decoded' });
  await expect(card).toContainText('Decoded is not verified');
  await card.getByRole('button', { name: 'Show the claims' }).click();
  await expect(card).toContainText('2011-03-22 18:43:00 UTC');
  await card.getByRole('button', { name: 'Check with a key' }).click();
  await card.getByRole('textbox', { name: 'Key' }).fill(key);
  await card.getByRole('button', { name: 'Check', exact: true }).click();
  await expect(card.getByRole('status')).toContainText('Verified. Its signature (HS256) is that of the key that was pasted.');

  await app.press();
  await expect(app.summary).toContainText('401');
  await app.showView('Why');
  await expect(app.response.getByRole('region', { name: 'The token, read' })).toContainText('It is verified');
});

for (const theme of ['light', 'dark'] as const) {
  test(`axe objects to no form, ${theme}`, async ({ app, practice }) => {
    test.setTimeout(180_000);
    await app.useTheme(theme);
    await app.address.fill(`${practice.url}/auth/`);
    const kinds = [
      'Inherit',
      'Basic',
      'Bearer token',
      'API key',
      'Token',
      'Session login',
      'Digest',
      'OAuth 1.0a',
      'AWS signature',
      'NTLM',
    ];
    for (const kind of [...kinds, 'Client certificate']) {
      await test.step(kind, async () => {
        await app.auth.choose(kind);
        const { violations } = await new AxeBuilder({ page: app.page }).analyze();
        expect(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))).toEqual([]);
      });
    }
  });
}
