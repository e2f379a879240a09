import { expect, test } from './fixtures';
import { objections } from './objections';

test('other keys are chosen for a command, work at once, and are still there after a reload', async ({ app }) => {
  const { page } = app;
  await page.keyboard.press('Control+,');
  await page.getByRole('button', { name: 'Shortcuts of all commands' }).click();
  await page.getByRole('button', { name: 'Change the keys of History' }).click();
  await page.keyboard.press('Control+k');
  await expect(page.getByText('These are the keys of “Command palette”.')).toBeVisible();
  expect(await objections(page)).toEqual([]);
  await page.keyboard.press('Control+Shift+h');
  const history = page.getByRole('complementary', { name: 'History' });
  await expect(history).toBeHidden();
  await page.keyboard.press('Control+Shift+h');
  await expect(history).toBeVisible();
  await page.reload();
  await page
    .getByRole('navigation')
    .getByRole('button', { name: /^Collections/ })
    .click();
  await expect(history).toBeHidden();
  await page.keyboard.press('Control+Shift+h');
  await expect(history).toBeVisible();
});
