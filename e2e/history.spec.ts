import { expect, test } from './fixtures';
import { objections } from './objections';

test('what was sent yesterday is found by a word of its answer, opened with its body, pinned and kept', async ({
  open,
  home,
  practice,
}) => {
  expect(home).toBeTruthy();
  const first = await open();
  await first.app.send('GET', `${practice.url}/library/books/1/`);
  await first.app.send('GET', `${practice.url}/status/418`);
  await first.page.getByRole('button', { name: 'History', exact: true }).click();
  const panel = first.page.getByRole('complementary', { name: 'History' });
  await expect(panel.getByRole('button', { name: /^GET \/status\/418, 418/ })).toBeVisible();
  await expect(panel.getByRole('button', { name: /^GET \/library\/books\/1\/, 200/ })).toBeVisible();
  await first.kill();
  await first.page.close();

  const next = await open();
  const list = next.page.getByRole('complementary', { name: 'History' });
  // The window was killed at once, and may not have kept which section was open.
  await next.page.keyboard.press('Control+2');
  await list.getByRole('searchbox', { name: 'Search what was sent' }).fill('9780000000019 2xx');
  await expect(list.getByRole('listitem')).toHaveCount(1);
  await list.getByRole('button', { name: /^More about GET \/library/ }).click();
  await next.page.getByRole('menuitem', { name: 'Pin' }).click();
  await list.getByRole('button', { name: /^GET \/library\/books\/1\// }).click();
  await expect(next.app.summary).toContainText('200');
  await next.app.showView('Body');
  await expect(next.app.response).toContainText('9780000000019');

  await list.getByRole('searchbox', { name: 'Search what was sent' }).fill('418');
  await list.getByRole('button', { name: /^More about GET \/status\/418/ }).click();
  await next.page.getByRole('menuitem', { name: 'Compare with what is shown' }).click();
  await expect(next.app.beside).toContainText('418');
  await next.page.getByRole('button', { name: 'Close the comparison' }).click();

  await list.getByRole('searchbox', { name: 'Search what was sent' }).fill('');
  await list.getByRole('button', { name: 'More about the history' }).click();
  await next.page.getByRole('menuitem', { name: 'Clear the history…' }).click();
  await next.page.getByRole('button', { name: 'Clear the history', exact: true }).click();
  await expect(list.getByRole('listitem')).toHaveCount(1);
  await expect(list.getByRole('img', { name: 'pinned' })).toBeVisible();
});

test('the list is narrowed by what it holds, and two of it are compared by keyboard alone', async ({ open, practice }) => {
  const { app, page } = await open();
  await app.send('GET', `${practice.url}/library/books/1/`);
  await app.send('GET', `${practice.url}/status/418`);
  await page.keyboard.press('Control+2');
  const panel = page.getByRole('complementary', { name: 'History' });
  const facets = panel.getByRole('group', { name: 'Narrow the list' });
  await facets.getByRole('button', { name: 'Status: all' }).click();
  await expect(page.getByRole('menuitem', { name: /^4xx/ })).toContainText('1');
  expect(await objections(page)).toEqual([]);
  await page.getByRole('menuitem', { name: /^4xx/ }).click();
  await expect(panel.getByRole('listitem')).toHaveCount(1);
  await expect(panel.getByRole('searchbox')).toHaveValue('4xx');
  await facets.getByRole('button', { name: 'Host: all' }).click();
  await page.getByRole('menuitem', { name: new URL(practice.url).host }).click();
  await expect(panel.getByRole('searchbox')).toHaveValue(`4xx host:${new URL(practice.url).host}`);
  await expect(page.getByRole('menuitem', { name: 'All' })).toHaveCount(0);
  await facets.getByRole('button', { name: 'Status: 4xx' }).click();
  await page.getByRole('menuitem', { name: 'All' }).click();
  await expect(panel.getByRole('listitem')).toHaveCount(2);

  await panel.getByRole('button', { name: /^GET \/status\/418/ }).focus();
  await page.keyboard.press('c');
  await expect(panel.getByText(/^Press C on the one to compare/)).toBeVisible();
  expect(await objections(page)).toEqual([]);
  await page.keyboard.press('ArrowDown');
  await expect(panel.getByRole('button', { name: /^GET \/library\/books\/1\// })).toBeFocused();
  await page.keyboard.press('c');
  await expect(app.beside).toContainText('418');
  await expect(app.beside).toContainText('200');
});
