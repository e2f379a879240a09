import { readFileSync } from 'node:fs';
import type { Page } from 'playwright/test';
import { expect, test } from './fixtures';
import { objections } from './objections';
import { runCommand } from './pages/palette';

/** Pictures of the dialogs, for looking at. */
const look = async (page: Page, name: string) => {
  if (process.env['LOOK'] === undefined) return;
  for (const [width, height] of [
    [1280, 800],
    [1600, 1000],
  ] as const) {
    await page.setViewportSize({ width, height });
    await page.screenshot({ path: `${process.env['LOOK']}/${name}-${width}.png` });
  }
};

for (const theme of ['light', 'dark'] as const) {
  test(`a request is copied as code, without its secrets, ${theme}`, async ({ app, practice, context }) => {
    const { page } = app;
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await app.useTheme(theme);
    await app.send('GET', `${practice.url}/library/books/?page=2`);
    await app.showPart('Headers');
    await page.getByRole('button', { name: 'Send as', exact: true }).click();
    await look(page, `send-as-${theme}`);
    await page.getByRole('menuitem', { name: /^Phone/ }).click();
    await expect(app.request.getByRole('combobox', { name: 'Name, row 4' })).toHaveValue('Sec-CH-UA-Mobile');
    await look(page, `send-as-chosen-${theme}`);
    await page.getByRole('button', { name: 'Send as', exact: true }).click();
    await page.getByRole('menuitem', { name: /^Server/ }).click();
    await app.showPart('Auth');
    await app.auth.choose('Bearer');
    await page.getByRole('textbox', { name: 'Token' }).first().fill('canary-token-4711');

    await page.getByRole('button', { name: 'Copy as code' }).click();
    const dialog = page.getByRole('dialog', { name: 'Copy as code' });
    const code = dialog.getByLabel('The code');
    await expect(code).toContainText("-H 'Authorization: Bearer {{token}}'");
    await expect(code).toContainText("-H 'User-Agent: Java-http-client/21.0.5'");
    await look(page, `code-curl-${theme}`);
    expect(await objections(page)).toEqual([]);

    await dialog.getByRole('combobox', { name: 'Language' }).fill('httpx');
    await look(page, `code-languages-${theme}`);
    await page.getByRole('option', { name: /HTTPX/ }).click();
    await expect(code).toContainText('import httpx');
    await look(page, `code-httpx-${theme}`);
    await expect(code).not.toContainText('canary-token');
    await dialog.getByRole('switch', { name: 'Include secrets' }).press('Space');
    await expect(code).toContainText('canary-token-4711');
    await look(page, `code-secrets-${theme}`);
    expect(await objections(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Copy', exact: true }).click();
    await expect(dialog.getByRole('button', { name: 'Copied' })).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('canary-token-4711');
    await page.keyboard.press('Escape');

    // The language is remembered, whether secrets are shown is not.
    await runCommand(page, 'Copy the request as code');
    await expect(code).toContainText('import httpx');
    await expect(code).toContainText('{{token}}');
  });
}

test('a collection is exported with what could not be carried over; an exchange goes out as HAR', async ({
  app,
  folder,
  practice,
}) => {
  const { page } = app;
  await app.collections.create('Shop', folder);
  await app.send('GET', `${practice.url}/library/books/1/`);
  await app.showPart('Checks');
  await app.request.getByRole('combobox', { name: 'Name, new row' }).first().fill('res.status');
  await app.request.getByRole('textbox', { name: 'Expected of res.status' }).fill('200');
  await app.saveAs('A book');

  await app.collections.item('Shop').hover();
  await app.collections.panel.getByRole('button', { name: 'Actions for Shop' }).click();
  await page.getByRole('menuitem', { name: 'Export' }).click();
  const dialog = page.getByRole('dialog', { name: 'Export Shop' });
  await expect(dialog.getByLabel(/^Beginning of Shop/)).toContainText('opencollection: 1.0.0');
  await look(page, 'export-opencollection');
  await dialog.getByRole('button', { name: /Format/ }).click();
  await page.getByRole('option', { name: 'Postman 2.1' }).click();
  await expect(dialog.getByLabel(/^Beginning of Shop/)).toContainText('v2.1.0/collection.json');
  await expect(dialog.getByRole('list', { name: 'Not carried over' })).toContainText(
    '1 check – Postman has checks as code alone',
  );
  await look(page, 'export-postman');
  expect(await objections(page)).toEqual([]);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Save', exact: true }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('Shop.postman_collection.json');
  expect(JSON.parse(readFileSync(await download.path(), 'utf8'))).toMatchObject({
    info: { name: 'Shop' },
    item: [{ name: 'A book' }],
  });
  await page.keyboard.press('Escape');

  await runCommand(page, 'Export the exchange as HAR');
  const har = page.getByRole('dialog', { name: 'Export the exchange as HAR' });
  await look(page, 'export-har');
  expect(await objections(page)).toEqual([]);
  const [log] = await Promise.all([page.waitForEvent('download'), har.getByRole('button', { name: 'Save' }).click()]);
  const { entries } = (JSON.parse(readFileSync(await log.path(), 'utf8')) as { log: { entries: unknown[] } }).log;
  expect(entries).toMatchObject([
    {
      request: { method: 'GET' },
      response: { status: 200, content: { text: expect.stringContaining('9780000000019') as unknown } },
    },
  ]);
});
