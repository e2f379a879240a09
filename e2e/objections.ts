import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright/test';

/** What axe objects to on the page as it is. Frames hold pages of others. */
export async function objections(page: Page): Promise<string[]> {
  // Colours fade for 90 ms; half of the way they have another contrast.
  await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => null))));
  // What an overlay hid comes back a moment after the overlay is gone.
  await page.waitForFunction(
    () =>
      document.querySelector('[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]') !== null ||
      !document.querySelector('main')?.closest('[aria-hidden="true"], [inert]'),
  );
  const { violations } = await new AxeBuilder({ page }).exclude('iframe').analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
}
