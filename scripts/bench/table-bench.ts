import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright';
import { launchBrowser, sendName, startCold, stop } from './cairn-window';
import type { Figure } from './figure';
import { startPagesServer } from './pages-bench';
import {
  bareLoopAlone,
  bareLoopScrolling,
  fetchAllScrolling,
  openStaticTable,
  type Scrolled,
  startBareLoop,
} from './scrolled-pages';

const rounds = 5;
/** As many as where the same pages are fetched without a window. */
const pageRounds = 9;
const rowCount = 100_000;
const longestFrameMs = 34;

/** What long lists cost in the window: first painted, scrolled, and scrolled while their pages are fetched. */
export async function run(): Promise<Figure[]> {
  const browser = await launchBrowser();
  const home = mkdtempSync(join(tmpdir(), 'cairn-bench-'));
  const list = await serveList();
  const pages = await startPagesServer();
  const { page, host } = await startCold(browser, home);
  try {
    return [...(await measureList(page, list.url)), ...(await measurePages(page, pages.url, { browser, home }))];
  } finally {
    await stop(host);
    await browser.close();
    list.server.closeAllConnections();
    list.server.close();
    pages.child.kill();
    rmSync(home, { recursive: true, force: true });
  }
}

/** One list of 100,000 rows in a body. */
async function serveList() {
  const rows = Array.from(
    { length: rowCount },
    (_, id) =>
      `{"id":${id},"title":"The ${id}th ferry","price":"${(id % 9000) / 100}","tags":["a","b"],"in_stock":${id % 2 === 0}}`,
  );
  const body = Buffer.from(`[${rows.join(',\n')}]`);
  const server = createServer((_request, response) => {
    response.setHeader('Content-Type', 'application/json');
    response.setHeader('Content-Length', body.length);
    response.end(body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/ferries/` };
}

async function measureList(page: Page, url: string): Promise<Figure[]> {
  await send(page, url);
  await page.getByRole('grid', { name: 'Table' }).waitFor();
  const [painted, frames]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round++) painted.push(await timeToTable(page));
  for (let round = 0; round < rounds; round++) frames.push(await longestFrame(page, 2_000));
  return [
    spread('table of 100,000 rows: Browse pressed to first rows painted', painted, 200),
    spread('table of 100,000 rows: longest frame in a scroll', frames, longestFrameMs),
  ];
}

async function send(page: Page, url: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Address' }).fill(url);
  await page.getByRole('button', { name: sendName }).click();
  await page.getByRole('button', { name: sendName }).waitFor();
}

/** From the press of the view until the frame that shows a row of it. */
async function timeToTable(page: Page): Promise<number> {
  await page.getByRole('region', { name: 'Response' }).getByRole('tab', { name: 'Head' }).click();
  await page.getByRole('grid', { name: 'Table' }).waitFor({ state: 'detached' });
  return page.evaluate(async () => {
    const tab = [...document.querySelectorAll<HTMLElement>('[role="tab"]')].find((one) => one.textContent === 'Browse');
    const began = performance.now();
    // As a press is: the tab is chosen when the pointer goes down.
    for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'])
      tab?.dispatchEvent(new PointerEvent(type, { bubbles: true, cancelable: true, pointerType: 'mouse', button: 0 }));
    for (;;) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      const cell = document.querySelector('[role="grid"] [role="gridcell"]');
      if (cell !== null && cell.textContent !== '') return performance.now() - began;
    }
  });
}

/** Scrolls the table for a while, a good part of a screen with each frame, and answers the longest time between two frames. */
function longestFrame(page: Page, ms: number): Promise<number> {
  return page.evaluate(async (longMs) => {
    const grid = document.querySelector('[role="grid"]');
    const began = performance.now();
    let [longest, last] = [0, began];
    await new Promise((resolve) => requestAnimationFrame(resolve));
    last = performance.now();
    while (performance.now() - began < longMs) {
      grid?.scrollBy(0, 237);
      const now = await new Promise<number>((resolve) => requestAnimationFrame(() => resolve(performance.now())));
      longest = Math.max(longest, now - last);
      last = now;
    }
    return longest;
  }, ms);
}

/**
 * Turn about with a bare loop over the same pages, beside the same scrolling table; the first round of each warms up. Both
 * have the same number of walks behind them each time: the loop's others, for comparison, come when all is measured.
 */
async function measurePages(
  page: Page,
  url: string,
  { browser, home }: { readonly browser: Browser; readonly home: string },
): Promise<Figure[]> {
  const peer = startBareLoop(join(home, 'rows'));
  const [ours, bare]: [Scrolled[], Scrolled[]] = [[], []];
  for (let round = 0; round <= pageRounds; round++) {
    await send(page, url);
    ours.push(await fetchAllScrolling(page));
    bare.push(await bareLoopScrolling(page, url, peer));
  }
  const { plainMs, aloneMs } = await measureLoop(browser, url, peer);
  peer.disconnect();
  const [timed, beside] = [ours.slice(1), bare.slice(1)];
  const shares = timed.map(({ ms }, round) => ((beside[round]?.ms ?? 0) / ms) * 100);
  const share = median(shares);
  const frames = spread(
    'longest frame in a scroll while pages are fetched',
    timed.map(({ frameMs }) => frameMs),
    longestFrameMs,
  );
  const [oursMs, bareMs] = [timed, beside].map((runs) => Math.round(median(runs.map(({ ms }) => ms))));
  const [firstMs, firstBareMs] = [ours, bare].map(([first]) => Math.round(first?.ms ?? 0));
  return [
    {
      name: `1,000 pages of 100 rows in the window, while the table scrolls, median of ${pageRounds}`,
      value: share,
      unit: `% of the bare loop’s speed (${oursMs} ms)`,
      peer: `bare loop ${bareMs} ms (${plainMs} ms beside a plain table that scrolls, ${aloneMs} ms alone); ${shares.map((one) => `${Math.round(one)} %`).join(', ')}; the first of all ${firstMs} ms beside ${firstBareMs} ms`,
      limit: '≥ 80 %',
      ok: share >= 80,
    },
    { ...frames, peer: `${frames.peer}; beside the bare loop ${Math.round(median(beside.map(({ frameMs }) => frameMs)))} ms` },
  ];
}

/** The bare loop beside a plain table that scrolls, and with the machine to itself, in milliseconds. */
async function measureLoop(browser: Browser, url: string, peer: ChildProcess) {
  const [alone, plain]: [number[], number[]] = [[], []];
  const beyond = await openStaticTable(browser);
  for (let round = 0; round < rounds; round++) {
    plain.push((await bareLoopScrolling(beyond.page, url, peer, beyond.grid)).ms);
    alone.push(await bareLoopAlone(url, peer));
  }
  return { plainMs: Math.round(median(plain)), aloneMs: Math.round(median(alone)) };
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

/** The median of several runs; the quickest stands beside it, for machines that have other things to do. */
function spread(name: string, values: readonly number[], limit: number): Figure {
  const value = median(values);
  const peer = `quickest ${Math.round(Math.min(...values))} ms`;
  return { name: `${name}, median of ${values.length}`, value, unit: 'ms', peer, limit: `≤ ${limit} ms`, ok: value <= limit };
}
