import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { CDPSession, Page } from 'playwright';
import { heapMB, launchBrowser, sendName, startCold, stop } from './cairn-window';
import type { Figure } from './figure';
import { dragFrames, wheelFrames } from './scroll-frames';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What a person waits for in the window, measured in Chromium through the built app. */
export async function run(): Promise<Figure[]> {
  const browser = await launchBrowser();
  const home = mkdtempSync(join(tmpdir(), 'cairn-bench-'));
  const server = await serveBodies();
  try {
    const coldMs: number[] = [];
    for (let round = 0; round < 2; round++) {
      const { page, host, ms } = await startCold(browser, join(home, String(round)));
      coldMs.push(ms);
      await page.close();
      await stop(host);
    }
    const { page, host, ms } = await startCold(browser, join(home, 'last'));
    const cold = spread('cold start to typing in the composer', [...coldMs, ms], 1200);
    const figures = [scriptSize(), cold, ...(await measureAnswers(page, server))];
    await stop(host);
    return figures;
  } finally {
    await browser.close();
    server.http.closeAllConnections();
    server.http.close();
    rmSync(home, { recursive: true, force: true });
  }
}

interface BodyServer {
  readonly http: Server;
  readonly url: string;
  /** Milliseconds since 1970 when the last byte of the last body was handed to the socket. */
  lastByteAt: number;
}

/** `/json/N` is a list of N megabytes; `/small` one object. */
async function serveBodies(): Promise<BodyServer> {
  const bodies = new Map<string, Buffer>();
  const http = createServer((request, response) => {
    const path = request.url ?? '/';
    const body = bodies.get(path) ?? makeBody(path);
    bodies.set(path, body);
    response.setHeader('Content-Type', 'application/json');
    response.setHeader('Content-Length', body.length);
    response.end(body, () => (server.lastByteAt = Date.now()));
  });
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  const server: BodyServer = { http, url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`, lastByteAt: 0 };
  return server;
}

function makeBody(path: string): Buffer {
  const megabytes = Number(/^\/json\/(\d+)$/.exec(path)?.[1] ?? 0);
  if (megabytes === 0) return Buffer.from('{"small":true}');
  const rows: string[] = [];
  for (let bytes = 0, id = 0; bytes < megabytes * 1_000_000; id++) {
    const row = `{"id":${id},"title":"The ${id}th ferry","price":"${(id % 9000) / 100}","tags":["a","b"],"in_stock":${id % 2 === 0}}`;
    rows.push(row);
    bytes += row.length + 2;
  }
  return Buffer.from(`[${rows.join(',\n')}]`);
}

/** What the page has to load before it can paint, packed as a server would. */
function scriptSize(): Figure {
  const html = readFileSync(join(root, 'dist/renderer/index.html'), 'utf8');
  const scripts = [...html.matchAll(/(?:src|href)="\.?\/?([^"]+\.js)"/g)].map((match) => match[1] ?? '');
  const bytes = scripts.reduce((sum, path) => sum + gzipSync(readFileSync(join(root, 'dist/renderer', path))).length, 0);
  return figure('page script before the first paint, gzip', bytes / 1024, 'KB', 350);
}

async function measureAnswers(page: Page, server: BodyServer): Promise<Figure[]> {
  const cdp = await page.context().newCDPSession(page);
  await open(page, `${server.url}/small`);
  const smalls: number[] = [];
  for (let round = 0; round < 15; round++) smalls.push(await statusPainted(page));
  // A list opens as a page; the view that is chosen stays for what is sent next.
  await page.getByRole('region', { name: 'Response' }).getByRole('tab', { name: 'Body', exact: true }).click();
  const tens: number[] = [];
  for (let round = 0; round < 5; round++) tens.push((await showBody(page, cdp, server, 10)).paintedMs);
  const hundreds: Shown[] = [];
  for (let round = 0; round < 3; round++) hundreds.push(await showBody(page, cdp, server, 100));
  const of = (part: keyof Shown) => hundreds.map((shown) => shown[part]);
  return [
    spread('small answer: Send pressed to status painted', smalls, 30),
    spread('10 MB JSON: last byte to first rows painted', tens, 150),
    spread('100 MB JSON: last byte to first rows painted', of('paintedMs'), 900),
    {
      ...spread('100 MB JSON: longest task on the page, processor time', of('longestTaskMs'), 50),
      peer: `by the clock ${listMs(of('longestWallMs'))}`,
    },
    figure('100 MB JSON: page heap growth', median(of('heapMB')), 'MB', 60),
    spread('100 MB JSON: scrolled by wheel, longest frame', of('wheelMs'), 34),
    spread('100 MB JSON: scrolled by drag, longest frame', of('dragMs'), 34),
    spread('100 MB JSON: End key to the last row painted', of('endMs'), 500),
  ];
}

async function open(page: Page, url: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Address' }).fill(url);
}

/** From the press of Send until the frame that shows the new answer. */
async function statusPainted(page: Page): Promise<number> {
  await page.getByRole('button', { name: sendName }).waitFor();
  return page.evaluate(async () => {
    const button = [...document.querySelectorAll('button')].find((one) => /^Send(?! again)/.test(one.textContent ?? ''));
    const began = performance.now();
    let sawBusy = false;
    button?.click();
    for (;;) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      const summary = document.querySelector('[aria-label="Summary"]');
      const isBusy = summary?.getAttribute('aria-busy') === 'true';
      sawBusy ||= isBusy;
      if (summary && !isBusy && (sawBusy || performance.now() - began > 12)) return performance.now() - began;
    }
  });
}

interface Shown {
  readonly paintedMs: number;
  /** In time of the processor: on a busy machine the clock also counts what other programs took. */
  readonly longestTaskMs: number;
  readonly longestWallMs: number;
  readonly heapMB: number;
  readonly endMs: number;
  readonly wheelMs: number;
  readonly dragMs: number;
}

async function showBody(page: Page, cdp: CDPSession, server: BodyServer, megabytes: number): Promise<Shown> {
  await open(page, `${server.url}/json/${megabytes}`);
  const before = await heapMB(cdp);
  const browser = page.context().browser();
  await browser?.startTracing(page, { categories: ['disabled-by-default-devtools.timeline', '__metadata'] });
  server.lastByteAt = 0;
  await page.getByRole('button', { name: sendName }).click();
  const paintedAt = await page.evaluate(async () => {
    for (;;) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      const isBusy = document.querySelector('[aria-label="Summary"]')?.getAttribute('aria-busy') === 'true';
      // The answer before it stays for a frame below the new line, and is none of these rows.
      const isEarlier = document.querySelector('[aria-label="Response"] div:not([role])[aria-busy="true"]') !== null;
      const rows = [...document.querySelectorAll('[role="treeitem"]')].filter((row) => /"id"|\{/.test(row.textContent ?? ''));
      if (!isBusy && !isEarlier && rows.some((row) => row.closest('[aria-label="Response"]')))
        return performance.timeOrigin + performance.now();
    }
  });
  const wheelMs = await wheelFrames(page);
  const dragMs = await dragFrames(page);
  const endMs = await toTheEnd(page);
  const longest = longestTask(await browser?.stopTracing());
  // Not before: collecting garbage is a task as well.
  const heap = (await heapMB(cdp)) - before;
  return { paintedMs: paintedAt - server.lastByteAt, ...longest, heapMB: heap, endMs, wheelMs, dragMs };
}

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** The longest task of a page's main thread, as Chromium traced it. */
function longestTask(trace: Buffer | undefined): Pick<Shown, 'longestTaskMs' | 'longestWallMs'> {
  const { traceEvents } = JSON.parse(String(trace)) as { traceEvents: TraceEvent[] };
  const threadOf = ({ pid, tid }: TraceEvent) => `${pid}/${tid}`;
  const isMain = ({ name, args }: TraceEvent) => name === 'thread_name' && args?.name === 'CrRendererMain';
  const mains = new Set(traceEvents.filter(isMain).map(threadOf));
  const tasks = traceEvents.filter((event) => event.name === 'RunTask' && mains.has(threadOf(event)));
  if (tasks.length === 0) throw new Error('the trace holds no task of the page');
  const longest = (part: 'dur' | 'tdur') => tasks.reduce((most, task) => Math.max(most, task[part] ?? 0), 0) / 1000;
  return { longestTaskMs: longest('tdur'), longestWallMs: longest('dur') };
}

/** Goes to the last row by keyboard; it is the bracket that closes the list. */
async function toTheEnd(page: Page): Promise<number> {
  await page.getByRole('region', { name: 'Response' }).getByRole('treeitem').first().click();
  const began = performance.now();
  await page.keyboard.press('End');
  await page
    .getByRole('treeitem')
    .filter({ hasText: /^[\d\s]*\]$/ })
    .last()
    .waitFor({ timeout: 10_000 });
  return performance.now() - began;
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

const listMs = (values: readonly number[]): string => values.map((value) => `${Math.round(value)} ms`).join(', ');

/** The median of several runs; the quickest stands beside it, for machines that have other things to do. */
const spread = (name: string, values: readonly number[], limit: number): Figure => ({
  ...figure(`${name}, median of ${values.length}`, median(values), 'ms', limit),
  peer: `quickest ${Math.round(Math.min(...values))} ms`,
});

const figure = (name: string, value: number, unit: string, limit: number): Figure => ({
  name,
  value,
  unit,
  peer: '',
  limit: `${limit} ${unit}`,
  ok: value <= limit,
});
