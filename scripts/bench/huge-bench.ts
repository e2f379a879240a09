import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Browser, Page } from 'playwright';
import { launchBrowser, sendName, startCold, stop } from './cairn-window';
import type { Figure } from './figure';

const MiB = 1024 * 1024;
const bodyBytes = 1024 * MiB;

/** What an answer of 1 GiB costs in the window: until it is shown, then its bytes, a search of it, and saving it. */
export async function run(): Promise<Figure[]> {
  const home = mkdtempSync(join(tmpdir(), 'cairn-bench-'));
  const browser = await launchBrowser();
  const server = await startServer();
  try {
    const bareMs = await time(() => bareToDisk(server.url, join(home, 'bare')));
    rmSync(join(home, 'bare'));
    return await measure(browser, { home, url: server.url, bareMs });
  } finally {
    server.child.kill();
    await browser.close();
    rmSync(home, { recursive: true, force: true });
  }
}

interface Place {
  readonly home: string;
  readonly url: string;
  readonly bareMs: number;
}

async function measure(browser: Browser, { home, url, bareMs }: Place): Promise<Figure[]> {
  const { page, host } = await startCold(browser, join(home, 'data'));
  const watch = watchMemory(host, await rendererOf(browser));
  try {
    const shownMs = await time(() => show(page, url));
    const hexMs = await time(() => lastBytes(page));
    const searchMs = await time(() => search(page));
    const savedMs = await time(() => save(page));
    const beside = `bare pipeline ${Math.round(bareMs)} ms`;
    return [
      { ...figure('1 GiB: Send pressed to head and first rows, ratio', shownMs / bareMs, '×', 1.5), peer: beside },
      { ...figure('1 GiB: saved, ratio', savedMs / bareMs, '×', 1.5), peer: beside },
      figure('1 GiB: to its last bytes in hex', hexMs, 'ms', 1_000),
      figure('1 GiB: search, all counted', searchMs, 'ms', 15_000),
      figure('1 GiB: memory of the process, most', watch.mostMB().process, 'MB', 250),
      figure('1 GiB: memory of the page, most', watch.mostMB().page, 'MB', 300),
    ];
  } finally {
    watch.end();
    await stop(host);
  }
}

async function show(page: Page, url: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Address' }).fill(url);
  await page.getByRole('button', { name: sendName }).click();
  const response = page.getByRole('region', { name: 'Response' });
  await response.getByRole('tab', { name: 'Body', exact: true }).click({ timeout: 120_000 });
  await response.getByRole('listbox').getByText('a line of text').first().waitFor({ timeout: 120_000 });
}

async function lastBytes(page: Page): Promise<void> {
  await page.getByRole('region', { name: 'Response' }).getByText('Hex', { exact: true }).click();
  const list = page.getByRole('listbox', { name: 'Body as bytes' });
  await list.focus();
  await page.keyboard.press('End');
  await list.getByText((bodyBytes - 16).toString(16).padStart(8, '0')).waitFor();
}

async function search(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Find', exact: true }).click();
  await page.getByRole('textbox', { name: 'Find', exact: true }).fill('the last line of all');
  await page.getByRole('search').getByText('1 of 1', { exact: true }).waitFor({ timeout: 120_000 });
}

async function save(page: Page): Promise<void> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save as…' }).click()]);
  const path = await download.path();
  rmSync(path, { force: true });
}

function bareToDisk(url: string, file: string): Promise<void> {
  return new Promise((resolve, reject) => {
    http.get(url, (response) => pipeline(response, createWriteStream(file)).then(resolve, reject)).on('error', reject);
  });
}

/** The process in which the page's scripts run. */
async function rendererOf(browser: Browser): Promise<number> {
  const cdp = await browser.newBrowserCDPSession();
  const { processInfo } = (await cdp.send('SystemInfo.getProcessInfo')) as {
    processInfo: { type: string; id: number; cpuTime: number }[];
  };
  // The busiest: others stand by for pages that are not there yet.
  return processInfo.filter(({ type }) => type === 'renderer').toSorted((a, b) => b.cpuTime - a.cpuTime)[0]?.id ?? 0;
}

/** What the kernel counts as theirs alone, looked at ten times a second; zero where it does not say. */
function watchMemory(host: ChildProcess, renderer: number) {
  const most = { process: 0, page: 0 };
  const look = () => {
    most.process = Math.max(most.process, sum(familyOf(host.pid ?? 0)));
    most.page = Math.max(most.page, sum([renderer]));
  };
  const timer = setInterval(look, 100);
  return { mostMB: () => most, end: () => clearInterval(timer) };
}

const sum = (pids: readonly number[]): number => pids.reduce((total, pid) => total + ownMB(pid), 0);

function ownMB(pid: number): number {
  try {
    return Number(/^RssAnon:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1000;
  } catch {
    return 0;
  }
}

/** A process and those it has started. */
function familyOf(pid: number): number[] {
  const family = [pid];
  for (const name of readdirSync('/proc')) {
    try {
      const parent = Number(/\) \S (\d+)/.exec(readFileSync(`/proc/${name}/stat`, 'utf8'))?.[1]);
      if (/^\d+$/.test(name) && parent === pid) family.push(...familyOf(Number(name)));
    } catch {
      // Gone, or no process.
    }
  }
  return family;
}

async function time(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

const figure = (name: string, value: number, unit: string, limit: number): Figure => ({
  name,
  value,
  unit,
  peer: '',
  limit: `≤ ${limit} ${unit}`,
  ok: value <= limit,
});

const serverSource = `
  const line = 'a line of text that is not too short to be true, as many of them\\n';
  const chunk = Buffer.alloc(${MiB}, line);
  const last = Buffer.from(chunk);
  last.write('the last line of all', last.length - 200);
  const server = require('node:http').createServer((request, response) => {
    response.setHeader('Content-Type', 'text/plain');
    response.setHeader('Content-Length', ${bodyBytes});
    let left = ${bodyBytes / MiB};
    const write = () => { while (left-- > 0) if (!response.write(left === 0 ? last : chunk)) return response.once('drain', write); response.end(); };
    write();
  });
  server.listen(0, '127.0.0.1', () => process.send(server.address().port));
`;

async function startServer(): Promise<{ url: string; child: ChildProcess }> {
  const child = spawn(process.execPath, ['-e', serverSource], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const port = await new Promise<number>((resolve, reject) => {
    child.once('message', (message) => resolve(Number(message)));
    child.once('exit', () => reject(new Error('the server of the bench ended')));
  });
  return { url: `http://127.0.0.1:${port}/huge`, child };
}
