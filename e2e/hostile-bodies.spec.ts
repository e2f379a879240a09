import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { hostileDocuments, type HostileDocument } from '#shared/hostile-documents.test-support';
import { expect, test } from './fixtures';

/** Each by itself takes minutes: every so many stand in one page, unless all is to be proven. */
const together = process.env.CAIRN_PROOF === 'whole' ? 1 : 16;

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

/** Ends whatever a page leaves open, so that the one after it is read as itself; what nothing ends stands last. */
const ends = `'"></script></style></title></textarea></select></noscript></noframes></template></svg></math></form></table>-->`;
const endless = /<plaintext>|x="$|unended-script/;

const joins: { readonly [M in HostileDocument['mediaType']]: (texts: readonly string[]) => string } = {
  'text/html': (texts) => texts.join(`\n${ends}\n`),
  'application/xhtml+xml': (texts) => texts.join('\n'),
  'image/svg+xml': (texts) =>
    texts.length === 1
      ? texts.join('')
      : `<svg xmlns="http://www.w3.org/2000/svg" width="60" height="60">${texts.join('')}</svg>`,
  'text/markdown': (texts) => texts.join('\n\n'),
};

/** Documents of one kind and one charset, so many in one. */
function inBatches(documents: readonly HostileDocument[]): HostileDocument[] {
  const kinds = Map.groupBy(documents, ({ mediaType, charset }) => `${mediaType} ${charset}`);
  return [...kinds.values()].flatMap((some) => {
    const [first] = some;
    if (!first) return [];
    const sorted = some.toSorted((one, other) => Number(endless.test(one.text)) - Number(endless.test(other.text)));
    const batches = Math.ceil(sorted.length / together);
    // Dealt out like cards, the endless ones come to lie at the end of batches of their own.
    const dealt = Array.from({ length: batches }, (_, at) => sorted.filter((_document, place) => place % batches === at));
    return dealt.map((batch) => ({
      ...first,
      name: batch.map(({ name }) => name).join(', '),
      text: joins[first.mediaType](batch.map(({ text }) => text)),
    }));
  });
}

/** The bytes of a text as its charset has them; those of charsets that Node does not write are in the text as they are. */
function bytesOf({ text, charset }: HostileDocument): Buffer {
  if (charset === 'utf-8') return Buffer.from(text);
  if (charset === 'utf-16le') return Buffer.from(text, 'utf16le');
  return charset === 'utf-16be' ? Buffer.from(text, 'utf16le').swap16() : Buffer.from(text, 'latin1');
}

test('pages, pictures and Markdown of a hostile server neither run nor fetch, whatever is clicked', async ({ app }) => {
  test.setTimeout(together === 1 ? 1_200_000 : 180_000);
  const heard: string[] = [];
  const canary = await startCanary(heard);
  const all = hostileDocuments(canary.url);
  expect(new Set(all.map(({ text }) => text)).size).toBeGreaterThanOrEqual(300);
  const documents = inBatches(all);
  const server = await listen(
    createServer((request, response) => {
      const found = documents[Number(request.url?.slice(1))];
      response.writeHead(200, { 'Content-Type': `${found?.mediaType ?? 'text/plain'}; charset=${found?.charset ?? 'utf-8'}` });
      response.end(found && bytesOf(found));
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
