import type { Page } from 'playwright/test';

/** Runs the first command that the palette finds for these words, by the keyboard alone. */
export async function runCommand(page: Page, words: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+k');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('searchbox').or(dialog.getByRole('textbox')).first().fill(words);
  await page.keyboard.press('Enter');
}
