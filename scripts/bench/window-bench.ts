import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { type Browser, type CDPSession, chromium, type Page } from 'playwright';
import { findBrowser } from '../find-browser.mjs';
import type { Figure } from './figure';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What a person waits for in the window, measured in Chromium through the built app. */
export async function run(): Promise<Figure[]> {
  const executablePath = findBrowser();
  if (!executablePath) throw new Error('no Chromium to measure in');
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-quic', '--disable-background-networking'],
  });
  const home = mkdtempSync(join(tmpdir(), 'cairn-bench-'));
  const server = await serveBodies();
  try {
    const cold = await measureColdStart(browser, home);
    const figures = [scriptSize(), ...cold.figures, ...(await measureAnswers(cold.page, server))];
    cold.host.kill();
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

interface Started {
  readonly figures: Figure[];
  readonly page: Page;
  readonly host: ChildProcess;
}

async function measureColdStart(browser: Browser, home: string): Promise<Started> {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
  const began = performance.now();
  const host = spawn(process.execPath, [join(root, 'dist/node/cairn.mjs'), 'open', '--no-open'], {
    env: { ...process.env, CAIRN_HOME: home },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await page.goto(await firstAddress(host), { waitUntil: 'commit' });
  const address = page.getByRole('textbox', { name: 'Address' });
  await address.pressSequentially('h');
  const ms = performance.now() - began;
  await address.fill('');
  return { page, host, figures: [figure('cold start to typing in the composer', ms, 'ms', 1200)] };
}

async function firstAddress(host: ChildProcess): Promise<string> {
  let printed = '';
  for (;;) {
    const [chunk] = (await once(host.stdout as NodeJS.ReadableStream, 'data')) as [Buffer];
    printed += chunk.toString();
    const found = /http:\/\/127\.0\.0\.1:\d+\S*/.exec(printed);
    if (found) return found[0];
  }
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
  const ten = await showBody(page, cdp, server, 10);
  const hundred = await showBody(page, cdp, server, 100);
  return [
    figure('small answer: Send pressed to status painted, median', median(smalls), 'ms', 30),
    figure('10 MB JSON: last byte to first rows painted', ten.paintedMs, 'ms', 150),
    figure('100 MB JSON: last byte to first rows painted', hundred.paintedMs, 'ms', 900),
    figure('100 MB JSON: longest task on the page', hundred.longestTaskMs, 'ms', 50),
    figure('100 MB JSON: page heap growth', hundred.heapMB, 'MB', 60),
    figure('100 MB JSON: End key to the last row painted', hundred.endMs, 'ms', 500),
  ];
}

async function open(page: Page, url: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Address' }).fill(url);
}

const sendName = /^Send\b(?! again)/;

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
  readonly longestTaskMs: number;
  readonly heapMB: number;
  readonly endMs: number;
}

async function showBody(page: Page, cdp: CDPSession, server: BodyServer, megabytes: number): Promise<Shown> {
  await open(page, `${server.url}/json/${megabytes}`);
  const before = await heapMB(cdp);
  await page.evaluate(() => {
    const seen = { longest: 0 };
    new PerformanceObserver((list) =>
      list.getEntries().forEach((entry) => (seen.longest = Math.max(seen.longest, entry.duration))),
    ).observe({
      type: 'longtask',
    });
    Object.assign(window, { cairnBench: seen });
  });
  server.lastByteAt = 0;
  await page.getByRole('button', { name: sendName }).click();
  const paintedAt = await page.evaluate(async () => {
    for (;;) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      const isBusy = document.querySelector('[aria-label="Summary"]')?.getAttribute('aria-busy') === 'true';
      const rows = [...document.querySelectorAll('[role="treeitem"]')].filter((row) => /"id"|\{/.test(row.textContent ?? ''));
      if (!isBusy && rows.some((row) => row.closest('[aria-label="Response"]')))
        return performance.timeOrigin + performance.now();
    }
  });
  const heap = (await heapMB(cdp)) - before;
  const endMs = await toTheEnd(page);
  const longest = await page.evaluate(() => (window as unknown as { cairnBench: { longest: number } }).cairnBench.longest);
  return { paintedMs: paintedAt - server.lastByteAt, longestTaskMs: longest, heapMB: heap, endMs };
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

async function heapMB(cdp: CDPSession): Promise<number> {
  await cdp.send('HeapProfiler.collectGarbage');
  const { usedSize } = await cdp.send('Runtime.getHeapUsage');
  return usedSize / 1_000_000;
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

const figure = (name: string, value: number, unit: string, limit: number): Figure => ({
  name,
  value,
  unit,
  peer: '',
  limit: `${limit} ${unit}`,
  ok: value <= limit,
});
