import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { hostileDocuments, type HostileDocument } from '#shared/hostile-documents.test-support';
import { expect, test } from './fixtures';

/** Each by itself takes minutes: every so many stand in one page, unless all is to be proven. */
const together = process.env.CAIRN_PROOF === 'whole' ? 1 : 8;

interface Listening {
  readonly url: string;
  stop(): Promise<void>;
}

async function listen(server: Server): Promise<Listening> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A server that nothing may speak to: it notes every connection and what was asked for. */
async function startCanary(heard: string[]): Promise<Listening> {
  const server = createServer((request, response) => {
    heard.push(request.url ?? '');
    response.end('canary');
  });
  server.on('connection', () => heard.push('connection'));
  return listen(server);
}

function inBatches(documents: readonly HostileDocument[]): HostileDocument[] {
  const pages = documents.filter(({ mediaType }) => mediaType === 'text/html');
  const batches = Array.from({ length: Math.ceil(pages.length / together) }, (_, at) => {
    const some = pages.slice(at * together, (at + 1) * together);
    return {
      name: some.map(({ name }) => name).join(', '),
      mediaType: 'text/html',
      text: some.map(({ text }) => text).join('\n'),
    } as const;
  });
  return [...batches, ...documents.filter(({ mediaType }) => mediaType !== 'text/html')];
}

test('pages, pictures and Markdown of a hostile server neither run nor fetch, whatever is clicked', async ({ app }) => {
  test.setTimeout(together === 1 ? 300_000 : 120_000);
  const heard: string[] = [];
  const canary = await startCanary(heard);
  const documents = inBatches(hostileDocuments(canary.url));
  const server = await listen(
    createServer((request, response) => {
      const found = documents[Number(request.url?.slice(1))];
      response.writeHead(200, { 'Content-Type': `${found?.mediaType ?? 'text/plain'}; charset=utf-8` });
      response.end(found?.text);
    }),
  );
  const strange: string[] = [];
  const { page } = app;
  const home = page.url();
  page.on('dialog', (dialog) => {
    strange.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('popup', (popup) => strange.push(`popup ${popup.url()}`));
  page.on('download', (download) => strange.push(`download ${download.url()}`));
  // Chromium tells of some requests that its policy then stops: what counts is whether one was answered, or heard.
  page.on('response', (response) => {
    if (response.url().startsWith(canary.url)) strange.push(`response ${response.url()}`);
  });
  await page.evaluate(() => window.addEventListener('message', ({ data }) => (document.title += String(data))));

  for (const [at, { mediaType }] of documents.entries()) {
    await app.send('GET', `${server.url}/${at}`);
    if (mediaType === 'image/svg+xml') {
      await expect(app.body.view.getByRole('img', { name: /SVG/ })).toBeVisible();
      await expect(app.body.view.getByText(/60 × 60 pixels/)).toBeVisible();
      continue;
    }
    await app.body.view.getByRole('radio', { name: 'Preview' }).click();
    const frame = app.body.view.locator('iframe[title="The page, locked"]').contentFrame();
    await expect(frame.getByText('hostile').first()).toBeVisible();
    for (const bait of await frame.locator('.bait').all()) await bait.dispatchEvent('click');
    await expect(frame.getByText('hostile').first()).toBeVisible();
  }

  expect(page.url()).toBe(home);
  expect(await page.title()).not.toContain('ran');
  expect(await page.evaluate(() => window.name)).not.toContain('ran');
  expect(strange).toEqual([]);
  // What was asked for before this would have been heard before this.
  await fetch(`${canary.url}/known`);
  expect(heard).toEqual(['connection', '/known']);
  await server.stop();
  await canary.stop();
});
