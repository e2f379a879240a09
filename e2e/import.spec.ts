import AxeBuilder from '@axe-core/playwright';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './fixtures';
import { runCommand } from './pages/palette';
import { ImportPane, pasteText } from './pages/import-pane';

const collectionOf = (url: string) =>
  JSON.stringify({
    info: { name: 'Book shop', schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json' },
    variable: [{ key: 'host', value: url }],
    item: [
      {
        name: 'Orders',
        item: [
          {
            name: 'Who am I',
            request: { url: '{{host}}/status/200', header: [{ key: 'X-Api-Key', value: 'canary-4711' }] },
            response: [{ name: 'Found', code: 200, status: 'OK', body: '{"id": 1}' }],
            protocolProfileBehavior: { unheardOf: true },
          },
        ],
      },
      { name: 'Careless', request: { url: 'https://a.test' }, protocolProfileBehavior: { strictSSL: false } },
    ],
  });

const textOf = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
    .join('\n');

test('a Postman collection is seen before it is written, and runs afterwards', async ({ app, folder, practice }) => {
  const importing = new ImportPane(app.page);
  await test.step('it is pasted, and shows what it makes and what it leaves out', async () => {
    await app.collections.panel.getByRole('button', { name: 'Import…' }).click();
    await importing.paste('{"info": {}}');
    await expect(importing.dialog.getByRole('alert')).toContainText('its fields are info');
    await importing.paste(collectionOf(practice.url));
    await expect(importing.makes).toContainText('Who am I');
    await expect(importing.losses).toContainText('the setting unheardOf');
    await expect(importing.ask(/certificate in 1 request/)).not.toBeChecked();
    await expect(importing.dialog).toContainText('X-Api-Key');
    const { violations } = await new AxeBuilder({ page: app.page }).include('[role=dialog]').analyze();
    expect(violations).toEqual([]);
  });

  await test.step('it is written, without the secret, and nothing careless in it', async () => {
    await importing.writeBelow(folder);
    await expect(app.collections.item('Book shop')).toBeVisible();
    expect(readdirSync(join(folder, 'book-shop')).toSorted()).toEqual(['Careless.yml', 'Orders', 'opencollection.yml']);
    expect(textOf(folder)).not.toMatch(/canary|verifyTls/);
  });

  await test.step('a request of it is sent', async () => {
    await app.collections.item('Orders').click();
    await app.page.keyboard.press('ArrowRight');
    await app.collections.open('Who am I');
    await app.press();
    await expect(app.summary).toContainText('200');
  });
});

test('a whole document that is pasted is shown at once, however long it is', async ({ app, practice }) => {
  const importing = new ImportPane(app.page);
  const document = await (await fetch(`${practice.url}/openapi.json`)).text();
  expect(document.length).toBeGreaterThan(100_000);
  await app.collections.panel.getByRole('button', { name: 'Import…' }).click();
  await importing.dialog.getByRole('textbox', { name: 'Text to import' }).focus();
  await pasteText(app.page, document);
  await expect(importing.makes).toContainText('library');
});

test('a file that is dropped on the window is imported, beside what is there', async ({ app, folder }) => {
  const importing = new ImportPane(app.page);
  await importing.drop('shop.http', '### One\nGET http://a.test/1\n\n### Two\nPOST http://a.test/2\n\n{}\n');
  await expect(importing.makes).toContainText('Two');
  await importing.writeBelow(folder);
  await expect(app.collections.item('shop')).toBeVisible();
  expect(readdirSync(join(folder, 'shop')).toSorted()).toEqual(['One.yml', 'Two.yml', 'opencollection.yml']);
});

test('a curl command that is pasted into the address bar becomes the request, and Ctrl+Z takes it back', async ({
  app,
  practice,
}) => {
  await app.address.fill('http://before.test/');
  await pasteText(
    app.page,
    `curl -k -X PUT '${practice.url}/status/200' \\\n  -H 'X-From: curl' --data '{"a":1}' -H 'Content-Type: application/json'`,
  );
  await expect(app.address).toHaveValue(`${practice.url}/status/200`);
  await expect(app.page.getByText(/does not check the certificate/)).toBeVisible();
  await app.press();
  await expect(app.summary).toContainText('200');

  await app.address.focus();
  await app.page.keyboard.press('ControlOrMeta+z');
  await expect(app.address).toHaveValue('http://before.test/');
});

test('the palette begins an import, and Escape ends it', async ({ app }) => {
  const importing = new ImportPane(app.page);
  await runCommand(app.page, 'Import…');
  await expect(importing.dialog).toBeVisible();
  await app.page.keyboard.press('Escape');
  await expect(importing.dialog).toBeHidden();
});

test('a description is imported from the address where it stands, and its requests are sent', async ({
  app,
  folder,
  practice,
}) => {
  const importing = new ImportPane(app.page);
  await app.collections.panel.getByRole('button', { name: 'Import…' }).click();
  await importing.fetchFrom('ftp://example.com/x');
  await expect(importing.dialog.getByRole('alert')).toContainText('an address of http or https');
  await importing.fetchFrom(`${practice.url}/status/404`);
  await expect(importing.dialog.getByRole('alert')).toContainText('the server answered 404');
  await importing.fetchFrom(`${practice.url}/openapi.json`);
  await expect(importing.dialog).toContainText('OpenAPI document');
  await expect(importing.makes).toContainText('/library/books/');
  await importing.writeBelow(folder);
  await expect(app.collections.item('Library')).toBeVisible();
});
