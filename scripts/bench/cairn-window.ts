import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, type CDPSession, chromium, type Page } from 'playwright';
import { findBrowser } from '../find-browser.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

export const sendName = /^Send\b(?! again)/;

export function launchBrowser(): Promise<Browser> {
  const executablePath = findBrowser();
  if (!executablePath) throw new Error('no Chromium to measure in');
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-quic', '--disable-background-networking'],
  });
}

export interface Started {
  readonly ms: number;
  readonly page: Page;
  readonly host: ChildProcess;
}

/** Starts Cairn on a data folder and opens it in a page of its own; how long it took until the composer took typing. */
export async function startCold(browser: Browser, home: string): Promise<Started> {
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
  return { page, host, ms };
}

export async function stop(host: ChildProcess): Promise<void> {
  host.kill();
  await once(host, 'exit');
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

/** What the scripts of the page hold, garbage collected. */
export async function heapMB(cdp: CDPSession): Promise<number> {
  await cdp.send('HeapProfiler.collectGarbage');
  const { usedSize } = await cdp.send('Runtime.getHeapUsage');
  return usedSize / 1_000_000;
}
