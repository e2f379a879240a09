import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright';

/** How long something took while the table scrolled, and the longest time between two frames of it. */
export interface Scrolled {
  readonly ms: number;
  readonly frameMs: number;
}

/** From the press of Fetch all until the page says that this is all; the table scrolls from its first row on. */
export async function fetchAllScrolling(page: Page): Promise<Scrolled> {
  await page.getByRole('button', { name: /^Fetch all\b/ }).waitFor();
  return page.evaluate(async () => {
    const frame = () => new Promise<number>((resolve) => requestAnimationFrame(() => resolve(performance.now())));
    const button = [...document.querySelectorAll('button')].find((one) => /^Fetch all\b/.test(one.textContent ?? ''));
    // Looked up once while it is there: looking in every frame would be work of the measurer, and of this side alone.
    const held = (find: () => Element | null | undefined) => {
      let one = find();
      return () => (one?.isConnected ? one : (one = find()));
    };
    const status = held(() => document.querySelector('[aria-label="Fetch all"] [role="status"]'));
    const gridOf = held(() =>
      document.querySelector('[aria-label="Rows"] [role="grid"] [role="gridcell"]')?.closest('[role="grid"]'),
    );
    const isAll = () => status()?.textContent?.startsWith('That is all');
    const began = performance.now();
    // As a press is: a button acts on the whole of it.
    for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'])
      button?.dispatchEvent(new PointerEvent(type, { bubbles: true, cancelable: true, pointerType: 'mouse', button: 0 }));
    let [longest, last] = [0, 0];
    for (;;) {
      const grid = gridOf();
      grid?.scrollBy(0, 237);
      const now = await frame();
      // What comes before the table is no frame of its scroll.
      longest = Math.max(longest, grid && last > 0 ? now - last : 0);
      last = grid ? now : 0;
      if (isAll()) return { ms: now - began, frameMs: longest };
    }
  });
}

/** The grid in which the rows of all pages are shown. */
const allRowsGrid = '[aria-label="Rows"] [role="grid"]';

/** The same pages by a bare loop in a process of its own, while the same table scrolls on the same page. */
export async function bareLoopScrolling(page: Page, url: string, peer: ChildProcess, grid = allRowsGrid): Promise<Scrolled> {
  await page.evaluate((selector) => {
    const frame = () => new Promise<number>((resolve) => requestAnimationFrame(() => resolve(performance.now())));
    const state = { isOver: false, longest: 0 };
    Object.assign(window, { scrolling: state });
    const scrolled = document.querySelector(selector);
    scrolled?.scrollTo(0, 0);
    void (async () => {
      for (let last = await frame(); !state.isOver;) {
        scrolled?.scrollBy(0, 237);
        const now = await frame();
        state.longest = Math.max(state.longest, now - last);
        last = now;
      }
    })();
  }, grid);
  const ms = await bareLoopAlone(url, peer);
  const frameMs = await page.evaluate(() => {
    const { scrolling } = window as unknown as { scrolling: { isOver: boolean; longest: number } };
    scrolling.isOver = true;
    return scrolling.longest;
  });
  return { ms, frameMs };
}

/** How long the bare loop takes with the machine to itself. */
export async function bareLoopAlone(url: string, peer: ChildProcess): Promise<number> {
  peer.send(url);
  const [ms] = (await once(peer, 'message')) as [number];
  return ms;
}

const staticRows = 3_000;

/** A page with nothing but a table that was written once: what any browser costs that scrolls one, whoever fetches meanwhile. */
export async function openStaticTable(browser: Browser): Promise<{ readonly page: Page; readonly grid: string }> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  const cells = (row: number) => Array.from({ length: 8 }, (_, at) => `<td>${row} of column ${at}</td>`).join('');
  const rows = Array.from({ length: staticRows }, (_, row) => `<tr>${cells(row)}</tr>`).join('');
  await page.setContent(
    `<style>body{margin:0;font:13px sans-serif}#grid{height:700px;overflow:auto}td{height:27px;min-width:140px;white-space:nowrap}</style><div id="grid"><table>${rows}</table></div>`,
  );
  return { page, grid: '#grid' };
}

const entry = fileURLToPath(new URL('./bare-loop-peer.mjs', import.meta.url));

/** Its rows go into a file, as ours do. */
export const startBareLoop = (path: string): ChildProcess => fork(entry, [path], { stdio: 'inherit' });
