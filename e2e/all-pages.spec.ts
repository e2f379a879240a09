import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright/test';
import { expect, test } from './fixtures';
import { AllPagesPane } from './pages/all-pages-pane';

test('a list that is handed out at a rate is fetched to its end: 429 is waited for as Retry-After says', async ({
  app,
  practice,
}) => {
  const pages = new AllPagesPane(app.page);
  await app.send('GET', `${practice.url}/throttle/pages/`);
  await pages.fetchAll();
  await expect(pages.strip).toContainText('as Retry-After says', { timeout: 20_000 });
  await pages.isWhole(60_000);
  await expect(pages.strip).toContainText('240 of 240');
  await app.browse.holds(240);
  const requests = await pages.requests();
  expect(requests.filter((line) => line.includes('429')).length).toBeGreaterThan(0);
  expect(requests.filter((line) => line.includes('200'))).toHaveLength(12);
});

test('it can be paused, gone on with, and stopped; what had come stays', async ({ app, practice }) => {
  const pages = new AllPagesPane(app.page);
  await app.send('GET', `${practice.url}/throttle/pages/`);
  await pages.fetchAll();
  await pages.press('Pause');
  await expect(pages.strip).toContainText('Paused.');
  await pages.press('Go on');
  await expect(pages.strip).toContainText('as Retry-After says', { timeout: 20_000 });
  await pages.press('Stop here');
  await expect(pages.strip).toContainText('Stopped as you wished.');
  await expect(app.browse.rows.first()).toBeVisible();
});

test('columns that were chosen for a list are those of all its pages', async ({ app, practice }) => {
  const pages = new AllPagesPane(app.page);
  await app.send('GET', `${practice.url}/pagination/page-number/`);
  await app.browse.pickColumns({ without: ['price'] });
  await pages.fetchAll();
  await pages.isWhole(20_000);
  await app.browse.holds(240);
  await expect(app.browse.grid.getByRole('columnheader', { name: 'title' })).toBeVisible();
  await expect(app.browse.grid.getByRole('columnheader', { name: 'price' })).toHaveCount(0);
});

test('rows that come again are told, and can be left out of what is written', async ({ app, listen }) => {
  test.skip(test.info().project.name === 'desktop', 'on the desktop the system asks for the file');
  // Each page begins with the last row of the one before.
  const server = createServer(({ url = '' }, response) => {
    const page = Number(new URL(url, 'http://x').searchParams.get('page') ?? 1);
    const results = [0, 1, 2].map((at) => ({ id: page * 2 + at, name: `Row ${page * 2 + at}` }));
    const next = page < 3 ? `/list?page=${page + 1}` : null;
    response.setHeader('Content-Type', 'application/json').end(JSON.stringify({ count: 9, next, previous: null, results }));
  });
  const pages = new AllPagesPane(app.page);
  await app.send('GET', `${await listen(server)}/list`);
  await pages.fetchAll();
  await expect(pages.strip).toContainText('2 rows came again.');
  await expect(app.browse.grid.getByRole('gridcell', { name: 'again Row 4' })).toBeVisible();
  const lines = (text: string) => text.trim().split('\n').length;
  expect(lines((await app.browse.exported('As it came: 9 rows, whole', 'NDJSON'))[1])).toBe(9);
  expect(lines((await app.browse.exported('Each row once: 7 rows, whole', 'NDJSON'))[1])).toBe(7);
});

/** In the whole proof a million: of a row the host keeps where it stands and a fingerprint; as values they would take a gigabyte. */
const isWhole = process.env.CAIRN_PROOF === 'whole';
const count = isWhole ? 1_000_000 : 100_000;
const mostHeapMB = 25;
const mostHostMB = isWhole ? 400 : 250;

test(`${count} rows are fetched, looked through and scrolled, and neither the page nor the host grows with them`, async ({
  open,
  practice,
}) => {
  test.setTimeout(300_000);
  const { app, page, pid } = await open();
  const pages = new AllPagesPane(page);
  await app.send('GET', `${practice.url}/stream/pages/${count}/?page_size=10000`);
  await expect(app.browse.rows.first()).toBeVisible();
  const before = { heap: await heapMB(page), host: residentMB(pid) };

  await pages.fetchAll();
  // The window answers while rows still come.
  await app.browse.grid.hover();
  await page.mouse.wheel(0, 4_000);
  await expect.poll(() => app.browse.place()).toBeGreaterThan(2_000);
  await pages.isWhole(240_000);
  await app.browse.holds(count);

  await app.browse.grid.getByRole('gridcell').first().click();
  await page.keyboard.press('ControlOrMeta+End');
  await expect(app.browse.grid).toContainText(`Row ${count} of the long shelf`);
  await pages.filter.fill(`id=${count - 5}`);
  await expect(app.browse.view).toContainText(`1 of ${new Intl.NumberFormat('en').format(count).replaceAll(',', ' ')} rows`);
  await expect(app.browse.grid).toContainText(`Row ${count - 5} of the long shelf`);
  await pages.filter.fill('');
  await app.browse.holds(count);

  const grown = { heap: (await heapMB(page)) - before.heap, host: residentMB(pid) - before.host };
  expect(grown.heap).toBeLessThan(mostHeapMB);
  expect(grown.host).toBeLessThan(mostHostMB);
});

/** What the scripts of the page hold, garbage collected. */
async function heapMB(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize / 1_000_000;
}

/** Memory of a process by the system's count; 0 where the system does not tell. */
function residentMB(pid: number): number {
  const path = `/proc/${pid}/status`;
  if (!existsSync(path)) return 0;
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(path, 'utf8'))?.[1] ?? 0) / 1_000;
}

interface OddServer {
  readonly url: string;
  readonly server: Server;
}

/** A list as nobody else makes it: what it calls a position leads on, and what it calls next leads to something else. */
async function startOddList(): Promise<OddServer> {
  const things = Array.from({ length: 12 }, (_, at) => ({ id: at + 1, name: `Thing ${at + 1}` }));
  const server = createServer((request, response) => {
    const after = Number(new URL(request.url ?? '/', 'http://x').searchParams.get('after')?.slice(1) ?? 0);
    const position = after + 5 < things.length ? `p${after + 5}` : null;
    response.setHeader('Content-Type', 'application/json');
    const links = { next: '/advertisements/?page=2' };
    response.end(JSON.stringify({ items: things.slice(after, after + 5), meta: { position }, links }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/odd/` };
}

test('a wrong guess is corrected, the correction is kept with the saved request, and is there again the next day', async ({
  open,
  folder,
}) => {
  const { server, url } = await startOddList();
  const first = await open();
  const pages = new AllPagesPane(first.page);
  const { app } = first;
  await app.send('GET', url);
  await expect(pages.bar).toContainText('links.next');
  await expect(pages.bar).not.toContainText('as you said');
  await pages.correct({
    style: 'token for the next page',
    rows: '/items',
    told: { 'Where the token is': '/meta/position', 'Parameter it is sent back in': 'after' },
  });
  await expect(pages.bar).toContainText('as you said');
  await app.browse.holds(5);
  await app.browse.nextPage();
  await expect(app.address).toHaveValue(`${url}?after=p5`);
  await app.back();
  await pages.fetchAll();
  await pages.isWhole(20_000);
  await app.browse.holds(12);

  await app.collections.create('Odd', folder);
  await app.saveAs('The odd list');
  await first.page.waitForTimeout(1_000);
  await first.stop();
  await first.page.close();

  const next = await open();
  const again = new AllPagesPane(next.page);
  await next.page.keyboard.press('Alt+w');
  await next.app.collections.open('The odd list');
  await next.app.press();
  await expect(again.bar).toContainText('as you said');
  await next.app.browse.holds(5);
  await again.fetchAll();
  await again.isWhole(20_000);
  await next.app.browse.holds(12);
  server.closeAllConnections();
  server.close();
});
