import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { hostileDocuments } from '#shared/hostile-documents.test-support';
import { openFromStart, writeCollection } from './collection-files';
import { expect, test } from './fixtures';

/** What would run or fetch where it is taken for a page, and that fits into a line. */
const wordsFor = (canary: string): string[] =>
  hostileDocuments(canary)
    .filter(
      ({ mediaType, charset, text }) => mediaType === 'text/html' && charset === 'utf-8' && /^[\x20-\x7e]{1,300}$/.test(text),
    )
    .map(({ text }) => text);

/** An answer that says such words wherever an answer can say something. */
const createHostile = (words: readonly string[]): Server =>
  createServer((request, response) => {
    const at = Number(/\d+/.exec(request.url ?? '')?.[0] ?? 0);
    const word = words[at % words.length] ?? '';
    response.statusCode = [200, 400, 403, 503][at % 4] ?? 200;
    response.statusMessage = word;
    for (const [index, one] of words.entries()) response.setHeader(`X-Word-${index}`, one);
    response.setHeader('Set-Cookie', [
      `one=${encodeURIComponent(word)}; Path=/`,
      `two=a; Domain=${word.replaceAll(/[;,]/g, '')}`,
    ]);
    response.setHeader('Content-Disposition', `attachment; filename="${word.replaceAll('"', "'")}"`);
    response.setHeader('WWW-Authenticate', `Basic realm="${word.replaceAll('"', "'")}"`);
    response.setHeader('Server-Timing', `db;desc="${word.replaceAll('"', "'")}";dur=1`);
    response.setHeader('Content-Type', 'application/json');
    response.end(
      JSON.stringify({
        detail: word,
        _links: { self: { href: '/0' }, [word]: { href: '/1', title: word } },
        ...Object.fromEntries(words.map((one) => [one, one])),
        results: words.map((one) => ({ id: one, name: one, [word]: one, url: `/${one}` })),
      }),
    );
  });

const quoted = (word: string) => JSON.stringify(word);

test('words of a hostile server, and of a collection that somebody else wrote, are words wherever they are shown', async ({
  open,
  folder,
  home,
  listen,
}) => {
  test.setTimeout(180_000);
  const heard: string[] = [];
  const canary = await listen(
    createServer((request, response) => {
      heard.push(request.url ?? '');
      response.end('canary');
    }),
  );
  const words = wordsFor(canary);
  expect(words.length).toBeGreaterThanOrEqual(100);
  const url = await listen(createHostile(words));
  const [first = '', second = '', third = '', fourth = '', fifth = ''] = words;
  const root = writeCollection({
    root: join(folder, 'shop'),
    name: quoted(first),
    files: {
      'environments/local.yml': `name: local\nvariables:\n  - {name: ${quoted(second)}, value: ${quoted(third)}}\n`,
      'books/folder.yml': `info: {name: ${quoted(fourth)}, type: folder}\n`,
      ...Object.fromEntries(
        words
          .slice(0, 20)
          .map((word, at) => [
            `books/r${at}.yml`,
            `info: {name: ${quoted(word)}, type: http, seq: ${at + 1}}\nhttp:\n  method: GET\n  url: "${url}/${at}"\n  headers:\n    - {name: X-Typed, value: ${quoted(fifth)}}\n`,
          ]),
      ),
    },
  });
  openFromStart(home, [root], { [root]: 'local' });
  const { app, page } = await open();
  const strange: string[] = [];
  page.on('dialog', (dialog) => (strange.push(`dialog: ${dialog.message()}`), void dialog.dismiss()));
  page.on('popup', (popup) => strange.push(`window: ${popup.url()}`));
  page.on('download', (download) => strange.push(`download: ${download.url()}`));
  page.on('console', (said) => /Content Security Policy|Refused to/.test(said.text()) && strange.push(said.text()));
  page.on('framenavigated', (frame) => frame === page.mainFrame() && strange.push(`gone to ${frame.url()}`));

  const rows = app.collections.panel.getByRole('row');
  await expect(rows).toHaveCount(22);
  for (let at = 0; at < 4; at++) {
    await rows.nth(at + 2).click();
    await page.keyboard.press('Enter');
    await expect(app.address).toHaveValue(`${url}/${at}`);
    await app.press();
    for (const view of ['Browse', 'Body', 'Head', 'Wire', 'Time', 'Cookies', 'Why', 'Advice'] as const) {
      await app.showView(view);
      await expect(app.response).not.toContainText('Reading');
      if (view === 'Head') await expect(app.response).toContainText(words.at(0) ?? '');
    }
  }
  const sections = page.getByRole('navigation', { name: 'Sections' });
  await sections.getByRole('button', { name: /^History/ }).click();
  await expect(page.getByRole('complementary', { name: 'History' })).toContainText('/3');
  await app.showPart('Headers');
  await app.showPart('Vars');

  // Nothing of it became a part of the page.
  expect(
    await page.evaluate(() => document.querySelectorAll('[onerror], [onload], [onfocus], [onmouseover], [onclick]').length),
  ).toBe(0);
  expect(await page.evaluate((address) => document.querySelectorAll(`[src^="${address}"]`).length, canary)).toBe(0);
  expect(await app.summary.innerText()).toContain(words[3]);
  // What was asked for before this would have been heard before this.
  await fetch(`${canary}/known`);
  expect({ heard, strange }).toEqual({ heard: ['/known'], strange: [] });
});
