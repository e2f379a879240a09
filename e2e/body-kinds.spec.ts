import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { expect, test } from './fixtures';
import { objections } from './objections';

const packed = '/notes.txt';

const sum = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** What the practice server has no endpoint for. */
const bodies: Readonly<Record<string, readonly [contentType: string, body: string | Buffer]>> = {
  '/rows.ndjson': [
    'application/x-ndjson',
    Array.from({ length: 500 }, (_, at) => `{"n":${at},"deep":{"name":"row ${at}"}}`).join('\n'),
  ],
  '/books.csv': ['text/csv', `id;title\n${Array.from({ length: 5_000 }, (_, at) => `${at};"Book; ${at}"`).join('\n')}\n`],
  '/mixed': [
    'multipart/mixed; boundary=b',
    '--b\r\nContent-Type: application/json\r\n\r\n{"in":"a part"}\r\n--b\r\nContent-Disposition: attachment; filename="n.txt"\r\n\r\nnothing but text\r\n--b--\r\n',
  ],
  '/form': ['application/x-www-form-urlencoded', 'title=The+Last+Ferry&tag=a%26b'],
  '/api.yaml': [
    'application/yaml',
    '# A service\nopenapi: 3.1.0\ninfo: &about\n  title: Übung\n  version: 1.0.0-9007199254740993\nagain: *about\nnote: |\n  two\n  lines\n---\n- second\n- [of, them]\n',
  ],
  [packed]: ['text/plain', 'as it came, and as it reads\n'.repeat(2_000)],
  '/broken.yaml': ['text/yaml', 'a: [1, 2\nb: 3\n'],
  '/cyrillic.csv': [
    'text/csv; charset=utf-8',
    Buffer.from('identifier,title,note\n1,\xeb\xce\xc9\xc7\xc1,and some more words beside it\n', 'latin1'),
  ],
  '/page.md': ['text/markdown', '# A title\n\nand *words*\n'],
  '/broken.ndjson': ['application/x-ndjson', '{"a":1}\n{"a":\n'],
  '/broken.xml': ['application/xml', '<a><b>1</b><c>2</a>'],
  '/tall.svg': [
    'image/svg+xml',
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 40"><circle cx="5" cy="5" r="4"/></svg>',
  ],
  '/broken.svg': ['image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg"><circle></svg>'],
  '/lies': ['text/plain', '{"json":true}'],
};

test('a body of every kind is shown as what it is, by keyboard as well, and the choice of a view is kept', async ({
  app,
  practice,
}) => {
  const server = createServer((request, response) => {
    const [contentType, body] = bodies[request.url ?? ''] ?? ['text/plain', ''];
    const isPacked = request.url === packed;
    response.writeHead(200, { 'Content-Type': contentType, ...(isPacked && { 'Content-Encoding': 'gzip' }) });
    response.end(isPacked ? gzipSync(body) : body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const own = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { view } = app.body;
  const show = async (url: string) => {
    await app.send('GET', url);
    await app.showView('Body');
  };

  for (const [name, kind] of [
    ['png', 'PNG'],
    ['jpeg', 'JPEG'],
    ['gif', 'GIF'],
    ['webp', 'WebP'],
    ['svg', 'SVG'],
  ] as const) {
    await show(`${practice.url}/media/picture.${name}`);
    await expect(view.getByRole('img', { name: new RegExp(`^The body, ${kind}, \\d+ × \\d+ pixels`) })).toBeVisible();
  }
  await show(`${practice.url}/media/sample.mp3`);
  await expect(view.getByText('MP3, 2.0 s, 8 kB')).toBeVisible();
  await show(`${practice.url}/media/page.pdf`);
  await expect(view.getByText('A page of the practice server')).toBeAttached();
  await show(`${practice.url}/media/page.html`);
  await view.getByRole('radio', { name: 'Preview' }).click();
  await expect(view.locator('iframe').contentFrame().getByText('A page with a picture')).toBeVisible();
  await expect(view.getByText('no scripts, no network')).toBeVisible();

  await show(`${practice.url}/formats/book?format=xml`);
  await expect(view.getByRole('tree', { name: 'Body as XML' })).toBeVisible();
  await show(`${practice.url}/formats/charset/latin1`);
  await expect(view.getByRole('button', { name: 'Read as Windows-1252' })).toBeVisible();
  await show(`${practice.url}/stream/events?count=3&interval=0.01`);
  await expect(view.getByRole('listbox', { name: 'Events' }).getByRole('option').first()).toBeVisible();

  await show(`${own}/rows.ndjson`);
  const records = view.getByRole('listbox', { name: 'Records' });
  await records.focus();
  await app.page.keyboard.press('End');
  await app.page.keyboard.press('Enter');
  await expect(view.getByRole('region', { name: /^Record 500/ }).getByText('row 499')).toBeVisible();
  await records.focus();
  await app.page.keyboard.press('Escape');
  await expect(view.getByRole('region', { name: /^Record/ })).toHaveCount(0);

  await show(`${own}/books.csv`);
  await expect(view.getByRole('columnheader', { name: 'title' })).toBeVisible();
  await expect(view.getByRole('gridcell', { name: 'Book; 0' })).toBeVisible();
  await expect(view.getByText('5 000 rows')).toBeVisible();
  expect(await objections(app.page)).toEqual([]);
  // What is shown as a table is searched as text, and is a table again when it is shown the next time.
  await view.getByRole('gridcell', { name: 'Book; 0' }).click();
  await app.page.keyboard.press('ControlOrMeta+f');
  await app.page.keyboard.type('Book; 4321');
  await expect(view.getByText('1 of 1')).toBeVisible();
  await expect(view.getByRole('radio', { name: 'Text' })).toBeChecked();
  await show(`${own}/books.csv`);
  await expect(view.getByRole('columnheader', { name: 'title' })).toBeVisible();

  await show(`${own}/mixed`);
  await expect(view.getByRole('treeitem').filter({ hasText: 'a part' })).toBeVisible();
  await view.getByRole('option').filter({ hasText: 'n.txt' }).click();
  await expect(view.getByText('nothing but text')).toBeVisible();
  expect(await objections(app.page)).toEqual([]);

  await show(`${own}/api.yaml`);
  const yaml = view.getByRole('tree', { name: 'Body as YAML' });
  await expect(yaml.getByText('*about')).toBeVisible();
  await yaml.focus();
  await app.page.keyboard.press('End');
  await app.page.keyboard.press('ArrowUp');
  await expect(view.locator('footer').getByText('document 2')).toBeVisible();
  await app.page.keyboard.press('ControlOrMeta+f');
  await app.page.keyboard.type('Übung');
  await expect(view.getByText('1 of 1')).toBeVisible();
  await expect(view.locator('footer').getByText('title')).toBeVisible();
  await app.page.keyboard.press('Escape');
  await view.getByRole('button', { name: 'Fold all', exact: true }).click();
  await expect(yaml.getByText('document 1')).toBeVisible();
  expect(await objections(app.page)).toEqual([]);
  await show(`${own}/broken.yaml`);
  await expect(view.getByText('This is not valid YAML. Line')).toBeVisible();
  await expect(view.getByRole('treeitem').first()).toContainText('a: [');

  await show(`${own}/cyrillic.csv`);
  await expect(view.getByText('not all of it is UTF-8')).toBeVisible();
  await view.getByRole('button', { name: 'Read as UTF-8' }).click();
  await app.page.getByRole('menuitem', { name: 'Cyrillic (KOI8-R)' }).click();
  await expect(view.getByRole('gridcell', { name: 'Книга' })).toBeVisible();
  // As the view is, it is kept for the tab.
  await show(`${own}/cyrillic.csv`);
  await expect(view.getByRole('gridcell', { name: 'Книга' })).toBeVisible();

  await show(`${own}/broken.ndjson`);
  await expect(view.getByRole('option').filter({ hasText: 'no JSON' })).toHaveText(/^2no JSON\{"a":$/);
  expect(await objections(app.page)).toEqual([]);
  await show(`${own}/broken.xml`);
  await expect(view.getByText('This is not well-formed XML. Line 1')).toBeVisible();
  await expect(view.locator('footer')).toContainText(/^\/›a/);
  await expect(view.getByRole('tree', { name: 'Body as XML' }).getByRole('treeitem').first()).toContainText('<a>');

  // A picture that names no size of its own is seen to its edges.
  await show(`${own}/tall.svg`);
  const edges = async (name: string) => (await view.getByRole(name === 'Picture' ? 'group' : 'img', { name }).boundingBox())!;
  await expect(view.getByRole('img', { name: 'The body, SVG' })).toBeVisible();
  const [stage, picture] = [await edges('Picture'), await edges('The body, SVG')];
  expect(picture.y).toBeGreaterThanOrEqual(stage.y);
  expect(picture.y + picture.height).toBeLessThanOrEqual(stage.y + stage.height);
  await show(`${own}/broken.svg`);
  await expect(view.getByText('Text shows its source.')).toBeVisible();

  await show(`${own}/form`);
  await expect(view.getByRole('gridcell', { name: 'a&b' })).toBeVisible();
  await show(`${own}/page.md`);
  await view.getByRole('radio', { name: 'Preview' }).click();
  await expect(view.locator('iframe').contentFrame().getByRole('heading', { name: 'A title' })).toBeVisible();

  await show(`${own}/lies`);
  await expect(view.getByText('says text/plain, looks like JSON')).toBeVisible();
  await view.getByRole('button', { name: 'All views' }).click();
  await app.page.getByRole('menuitem', { name: 'JSON tree' }).click();
  await expect(view.getByRole('tree', { name: 'Body' })).toBeVisible();
  await show(`${own}/lies`);
  await expect(view.getByRole('tree', { name: 'Body' })).toBeVisible();

  await show(`${own}${packed}`);
  const [, text = ''] = bodies[packed] ?? [];
  for (const [choice, name, bytes] of [
    ['Decoded…', 'notes.txt', Buffer.from(text)],
    ['As received, in gzip…', 'notes.txt.gz', gzipSync(text)],
  ] as const) {
    await view.getByRole('button', { name: 'Save as…' }).click();
    const [download] = await Promise.all([
      app.page.waitForEvent('download'),
      app.page.getByRole('menuitem', { name: choice }).click(),
    ]);
    expect(download.suggestedFilename()).toBe(name);
    expect(sum(await readFile(await download.path()))).toBe(sum(bytes));
  }
  server.close();
});
