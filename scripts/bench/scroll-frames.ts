import type { Page } from 'playwright';

const scrollMs = 1_500;
const wheelStep = 900;

/** The longest time between two frames while a list is scrolled with the wheel, in milliseconds. */
export async function wheelFrames(page: Page): Promise<number> {
  const tree = page.getByRole('tree', { name: 'Body' });
  await tree.hover();
  const watching = page.evaluate(watchFrames, scrollMs);
  const until = performance.now() + scrollMs;
  while (performance.now() < until) await page.mouse.wheel(0, wheelStep);
  return watching;
}

/** The same while its thumb is drawn from the top to the end. */
export function dragFrames(page: Page): Promise<number> {
  return page.evaluate(async (ms) => {
    const list = document.querySelector('[role="tree"][aria-label="Body"]');
    if (!list) throw new Error('there is no tree');
    const began = performance.now();
    let [last, longest] = [began, 0];
    while (last - began < ms) {
      list.scrollTop = ((last - began) / ms) * list.scrollHeight;
      await new Promise((resolve) => requestAnimationFrame(resolve));
      const now = performance.now();
      longest = Math.max(longest, now - last);
      last = now;
    }
    return longest;
  }, scrollMs);
}

async function watchFrames(ms: number): Promise<number> {
  const began = performance.now();
  let [last, longest] = [began, 0];
  while (last - began < ms) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  }
  return longest;
}
