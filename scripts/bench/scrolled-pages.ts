import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright';

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
    const said = () => String(document.querySelector('[aria-label="Fetch all"] [role="status"]')?.textContent);
    const began = performance.now();
    // As a press is: a button acts on the whole of it.
    for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'])
      button?.dispatchEvent(new PointerEvent(type, { bubbles: true, cancelable: true, pointerType: 'mouse', button: 0 }));
    let [longest, last] = [0, 0];
    for (;;) {
      const grid = document.querySelector('[aria-label="Rows"] [role="grid"]:has([role="gridcell"])');
      grid?.scrollBy(0, 237);
      const now = await frame();
      // What comes before the table is no frame of its scroll.
      longest = Math.max(longest, grid && last > 0 ? now - last : 0);
      last = grid ? now : 0;
      if (said().startsWith('That is all')) return { ms: now - began, frameMs: longest };
    }
  });
}

/** The same pages by a bare loop in a process of its own, while the same table scrolls on the same page. */
export async function bareLoopScrolling(page: Page, url: string, peer: ChildProcess): Promise<Scrolled> {
  await page.evaluate(() => {
    const frame = () => new Promise<number>((resolve) => requestAnimationFrame(() => resolve(performance.now())));
    const state = { isOver: false, longest: 0 };
    Object.assign(window, { scrolling: state });
    const grid = document.querySelector('[aria-label="Rows"] [role="grid"]');
    grid?.scrollTo(0, 0);
    void (async () => {
      for (let last = await frame(); !state.isOver;) {
        grid?.scrollBy(0, 237);
        const now = await frame();
        state.longest = Math.max(state.longest, now - last);
        last = now;
      }
    })();
  });
  peer.send(url);
  const [ms] = (await once(peer, 'message')) as [number];
  const frameMs = await page.evaluate(() => {
    const { scrolling } = window as unknown as { scrolling: { isOver: boolean; longest: number } };
    scrolling.isOver = true;
    return scrolling.longest;
  });
  return { ms, frameMs };
}

const entry = fileURLToPath(new URL('./bare-loop-peer.mjs', import.meta.url));

/** Its rows go into a file, as ours do. */
export const startBareLoop = (path: string): ChildProcess => fork(entry, [path], { stdio: 'inherit' });
