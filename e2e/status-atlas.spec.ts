import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from './fixtures';
import { AtlasPage } from './pages/atlas-page';

test('a learner finds 409 by word, makes it happen, and asks why', async ({ app }) => {
  const atlas = new AtlasPage(app.page);
  await atlas.open();
  await expect(atlas.card('About the atlas')).toContainText('4 + 10 + 9 + 28 + 11 = 62');

  await atlas.find('unique exists');
  const card = atlas.card(/^409/);
  await expect(card).toContainText('Conflict');
  await expect(card).toContainText('not met yet');
  await atlas.makeItHappen();
  await expect(card).toContainText('409 Conflict', { timeout: 20_000 });
  await expect(card).toContainText('met once');
  await expect(atlas.code(409)).toHaveAccessibleName('409 Conflict, client error, met');

  await card.getByRole('button', { name: 'Why this answer?' }).click();
  await expect(app.response).toContainText('It clashes with what the server holds');
});

test('450 is said to be unassigned and read as 400', async ({ app }) => {
  const atlas = new AtlasPage(app.page);
  await atlas.open();
  await atlas.find('450');
  await expect(app.page.getByText('450 is unassigned. A client that meets it reads it as 400 Bad Request')).toBeVisible();
});

test('the map is walked without a mouse, two look-alikes are compared, and axe objects to nothing', async ({ app }) => {
  const atlas = new AtlasPage(app.page);
  await atlas.open();
  await atlas.code(200).focus();
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowRight']) await app.page.keyboard.press(key);
  await expect(atlas.code(401)).toBeFocused();
  await app.page.keyboard.press('Enter');
  const card = atlas.card(/^401/);
  await card.getByRole('button', { name: 'Compare 401 with 403' }).click();
  await expect(atlas.card('401 beside 403')).toContainText('Forbidden');

  const { violations } = await new AxeBuilder({ page: app.page }).analyze();
  expect(violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 200)}`))).toEqual([]);
});

test('the quiz asks about codes that were met, and what is known comes again later', async ({ app, practice }) => {
  await app.send('GET', `${practice.url}/library/books/9999/`);
  const atlas = new AtlasPage(app.page);
  await atlas.open();
  await app.page.getByRole('button', { name: 'Quiz' }).click();
  const quiz = atlas.card('Quiz');
  await expect(quiz).toContainText('to ask');
  await quiz.getByRole('button', { name: '404' }).click();
  await expect(quiz).toContainText('Yes, 404.');
  await quiz.getByRole('button', { name: 'Next' }).click();
  await expect(quiz).toContainText('Nothing is due');
});

test('what no client sends by itself is made to happen from its card too', async ({ app }) => {
  const atlas = new AtlasPage(app.page);
  await atlas.open();
  for (const [code, text] of [
    [101, '101 Switching Protocols'],
    [411, '411 Length Required'],
    [505, '505 HTTP Version Not Supported'],
    [408, '408 Request Timeout'],
    [407, '407 Proxy Authentication Required'],
  ] as const) {
    await atlas.find(String(code));
    await atlas.makeItHappen();
    await expect(atlas.card(new RegExp(`^${code}`))).toContainText(text, { timeout: 30_000 });
    await expect(atlas.card(new RegExp(`^${code}`))).toContainText('met once');
  }
});

test('the atlas is on the rail; T shows it as a table, and the quiz does not give itself away', async ({ app, practice }) => {
  await app.send('GET', `${practice.url}/library/books/9999/`);
  const { page } = app;
  await page.getByRole('navigation', { name: 'Sections' }).getByRole('button', { name: 'Statuses' }).click();
  const atlas = new AtlasPage(page);
  await expect(atlas.map).toBeVisible();
  await page.keyboard.press('t');
  await expect(page.getByRole('columnheader', { name: 'Constant' })).toBeVisible();
  await page.keyboard.press('t');
  await page.keyboard.press('/');
  await expect(page.getByRole('searchbox', { name: 'Find a status' })).toBeFocused();
  await atlas.code(404).click();
  await expect(atlas.card(/^404/)).toBeVisible();
  await page.getByRole('button', { name: 'Quiz' }).click();
  await expect(atlas.card('Quiz')).toBeVisible();
  await expect(page.locator('[class*="trail"]')).toHaveCount(0);
});
