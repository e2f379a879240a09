import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Page } from 'playwright';
import { expect, test } from './fixtures';
import { objections } from './objections';

const megabyte = 1_000_000;
const size = 100;
const loansOfPart = 6_250;
let server: Server;
let url = '';
let sent = '';

/** The same, in little more than a thousandth of the bytes. */
async function sendPacked(response: ServerResponse): Promise<void> {
  response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' });
  await pipeline(Readable.from(loans()), createGzip({ level: 1 }), response);
}

/** A list of 100 MB, a megabyte at a time; one loan in a hundred thousand is of the last ferry. */
function* loans(): Generator<string> {
  yield '{"results":[\n';
  for (let part = 0; part < size; part++) {
    const rows = Array.from({ length: loansOfPart }, (_, at) => loan(part * loansOfPart + at));
    yield rows.join(',\n') + (part < size - 1 ? ',\n' : '\n]}\n');
  }
}

function loan(id: number): string {
  const title = id % 100_000 === 77_777 ? 'The Last Ferry' : `Book ${id}`;
  const row = `{"id":${9007199254740993n + BigInt(id)},"title":"${title}","price":${id % 90}.10,"note":"`;
  return `${row}${'x'.repeat(megabyte / loansOfPart - row.length - 4)}"}`;
}

test.beforeAll(async () => {
  server = createServer(async (request, response) => {
    if (request.url === '/packed') return sendPacked(response);
    const sum = createHash('sha256');
    response.setHeader('Content-Type', 'application/json');
    for (const part of loans()) {
      sum.update(part);
      if (!response.write(part)) await once(response, 'drain');
    }
    response.end();
    sent = sum.digest('hex');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/loans`;
});
test.afterAll(() => void server.close());

test('an answer of 100 MB is searched, filtered and saved', async ({ app }) => {
  test.setTimeout(180_000);
  const { page } = app;
  await app.send('GET', url);
  await expect(app.summary).toContainText('200');
  await app.showView('Body');
  const tree = app.response.getByRole('tree', { name: 'Body' });
  await expect(tree.getByText('"results"')).toBeVisible({ timeout: 60_000 });

  await page.getByRole('button', { name: 'Find', exact: true }).click();
  await page.getByRole('textbox', { name: 'Find', exact: true }).fill('last ferry');
  const search = page.getByRole('search', { name: 'Find in the body' });
  await expect(search.getByRole('status')).toHaveText('1 of 6', { timeout: 60_000 });
  await page.getByRole('button', { name: 'Next hit' }).click();
  await expect(search.getByRole('status')).toHaveText('2 of 6');
  await expect(tree.getByText('"The Last Ferry"').first()).toBeVisible();
  await page.getByRole('button', { name: 'Close', exact: true }).click();

  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  await page.getByRole('textbox', { name: 'Filter', exact: true }).fill("$.results[?@.title == 'The Last Ferry'].id");
  await page.keyboard.press('Enter');
  const filter = page.getByRole('region', { name: 'Filter of the body' });
  await expect(filter.getByRole('status')).toContainText('6 values', { timeout: 90_000 });
  await expect(filter.getByRole('status')).toContainText('Filtered');
  await expect(tree.getByText('9007199254818770')).toBeVisible();
  expect(await objections(page)).toEqual([]);
  expect(await hashOf(page)).not.toBe(sent);

  await filter.getByRole('button', { name: 'Show all' }).click();
  await expect(tree.getByText('"results"')).toBeVisible();
  expect(await hashOf(page)).toBe(sent);
});

test('an answer that grows beyond the limit when it is decoded is decoded to its end when that is wished for', async ({
  app,
}) => {
  test.setTimeout(180_000);
  const { page } = app;
  await app.send('GET', url.replace('/loans', '/packed'));
  await expect(app.summary).toContainText('Not whole');
  await expect(app.summary).toContainText('grows beyond 64 MiB');
  await app.showView('Body');
  const note = app.response.getByRole('note').filter({ hasText: 'no more is decoded unasked' });
  await expect(note).toContainText('67.1 MB');
  await expect(app.response.getByRole('tree', { name: 'Body' }).getByText('"results"')).toBeVisible({ timeout: 60_000 });
  expect(await objections(page)).toEqual([]);

  await note.getByRole('button', { name: 'Decode the rest' }).click();
  await expect(app.summary).toContainText('200 OK', { timeout: 60_000 });
  await expect(note).toHaveCount(0);
  const tree = app.response.getByRole('tree', { name: 'Body' });
  await expect(tree.getByText('"results"')).toBeVisible({ timeout: 60_000 });
  await tree.focus();
  await page.keyboard.press('End');
  await expect(tree.getByText('"Book 624999"')).toBeVisible();
});

test('a filter is kept with its request, holds for the next answer, and says where it is wrong', async ({ app, practice }) => {
  const { page } = app;
  await app.send('GET', `${practice.url}/library/books/`);
  await app.showView('Body');
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  const field = page.getByRole('textbox', { name: 'Filter', exact: true });
  await field.fill('$.results[*].title[');
  await field.press('Enter');
  await expect(page.getByRole('alert').filter({ hasText: 'JSONPath' })).toContainText('from character 20 on');
  // What is written in another language is read as that at one press.
  await field.fill('.results[0].title');
  await field.press('Enter');
  await page.getByRole('button', { name: 'Read it as jq' }).click();
  await expect(page.getByRole('region', { name: 'Filter of the body' }).getByRole('status')).toContainText('1 value');
  await page.getByRole('button', { name: 'Filter by jq' }).click();
  await page.getByRole('menuitem', { name: 'JSONPath' }).click();
  await field.fill('$.results[*].title');
  await field.press('Enter');
  const filter = page.getByRole('region', { name: 'Filter of the body' });
  await expect(filter.getByRole('status')).toContainText('Filtered');
  await app.send('GET', `${practice.url}/library/authors/`);
  await expect(filter.getByRole('status')).toContainText('0 values');
  // Whoever chooses another language goes on typing.
  await page.getByRole('button', { name: 'Filter by JSONPath' }).click();
  await page.getByRole('menuitem', { name: 'jq' }).click();
  await expect(field).toBeFocused();
  await page.getByRole('button', { name: 'Filter by jq' }).click();
  await page.getByRole('menuitem', { name: 'JSONPath' }).click();
  // In a narrow pane the expression has the line to itself.
  const line = (await field.boundingBox())!;
  expect((await filter.getByRole('status').boundingBox())!.y).toBeGreaterThan(line.y + line.height);
  await page.reload();
  await app.isReady();
  await expect(field).toHaveValue('$.results[*].title');
});

async function hashOf(page: Page): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save as…' }).click()]);
  const sum = createHash('sha256');
  for await (const part of createReadStream(await download.path())) sum.update(part as Buffer);
  return sum.digest('hex');
}

test('bytes are gone to, searched, selected and copied, however many there are', async ({ app }) => {
  test.setTimeout(120_000);
  const { page } = app;
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await app.send('GET', url);
  await app.showView('Body');
  await app.response
    .getByRole('button', { name: 'Hex', exact: true })
    .or(app.response.getByRole('radio', { name: 'Hex' }))
    .first()
    .click();
  const list = app.response.getByRole('listbox', { name: 'Body as bytes' });
  await expect(list.getByText('7b 22 72 65 73 75 6c 74', { exact: false }).first()).toBeVisible();

  await page.getByRole('textbox', { name: 'Go to offset' }).fill('0x5f5e0f0');
  await page.keyboard.press('Enter');
  await expect(app.response).toContainText('(0x5f5e0f0)');
  await expect(list.getByText('05f5e0f0')).toBeVisible();

  await app.response.getByRole('button', { name: 'Find', exact: true }).click();
  const search = page.getByRole('search', { name: 'Find in the body' });
  await page.getByRole('textbox', { name: 'Find', exact: true }).fill('The Last Ferry');
  await expect(search.getByRole('status')).toHaveText('1 of 6', { timeout: 60_000 });
  await page.getByRole('button', { name: 'As hex digits' }).click();
  await page.getByRole('textbox', { name: 'Find', exact: true }).fill('46 65 72 72 79');
  await expect(search.getByRole('status')).toHaveText('1 of 6', { timeout: 60_000 });
  await expect(app.response).toContainText('5 bytes selected');
  expect(await objections(page)).toEqual([]);
  await app.useTheme('dark');
  expect(await objections(page)).toEqual([]);
  await app.useTheme('light');

  await page.getByRole('button', { name: 'Copy as … the selected bytes' }).click();
  await page.getByRole('menuitem', { name: 'Python bytes' }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe('b"Ferry"');
  await list.focus();
  await page.keyboard.press('Shift+ArrowLeft');
  await page.keyboard.press('ControlOrMeta+c');
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe('20 46 65 72 72 79');
});
