import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './fixtures';

for (const theme of ['light', 'dark'] as const) {
  test(`a newcomer explores the library from its root to one book, and goes back, ${theme}`, async ({ app }) => {
    await app.useTheme(theme);
    await app.startPractice();
    await expect(app.browse.title).toBeVisible();

    await app.browse.follow(/^\/library\/$/);
    await app.browse.follow(/books/);
    await expect(app.summary).toContainText('1 to 20 of 240');
    await app.browse.holds(20);

    await app.browse.nextPage();
    await expect(app.summary).toContainText('21 to 40 of 240');
    await expect(app.address).toHaveValue(/page=2/);

    await app.browse.firstRowLink.click();
    await app.isOver();
    await expect(app.summary).toContainText('200');
    await expect(app.address).toHaveValue(/\/library\/books\/\d+\/$/);

    await app.back();
    await expect(app.summary).toContainText('21 to 40 of 240');
    await app.forward();
    await expect(app.address).toHaveValue(/\/library\/books\/\d+\/$/);
  });
}

test('a book is created and deleted, first without a credential and then with one', async ({ app, practice }) => {
  const { token } = practice;
  const books = `${practice.url}/library/books/`;
  const isbn = '9790000099991';
  const book = {
    title: 'A Book of Cairns',
    isbn,
    author: `${practice.url}/library/authors/1/`,
    price: '12.50',
    format: 'paperback',
  };

  await app.chooseMethod('POST');
  await app.address.fill(books);
  await app.typeJson(JSON.stringify(book));
  await app.press();
  await expect(app.summary).toContainText('401');
  await expect(app.summary).toContainText('no credential was sent');

  await app.signInWithToken(token);
  await app.press();
  await expect(app.summary).toContainText('201');
  await expect(app.summary).toContainText(/It lives at \/library\/books\/\d+\//);

  await app.showView('Head');
  const location = await app.headRow('Location').getByRole('cell').first().innerText();
  await app.send('DELETE', location);
  await expect(app.summary).toContainText('204');
  await expect(app.summary).toContainText('Removed');
  await app.press();
  await expect(app.summary).toContainText('404');
});

test('every exchange shows its status with a meaning, its fields with theirs, the JSON, the wire and the times', async ({
  app,
  practice,
}) => {
  await app.send('GET', `${practice.url}/library/books/1/`);

  const card = await app.explainStatus();
  await expect(card).toContainText('RFC 9110');
  await app.page.keyboard.press('Escape');

  await app.showView('Body');
  await expect(app.body.row(/"title"/)).toBeVisible();

  await app.showView('Head');
  await expect(app.headRow('ETag')).toContainText('version');

  await app.showView('Wire');
  await expect(app.response.getByText('request line')).toBeVisible();
  await expect(app.response.getByText('GET', { exact: true })).toBeVisible();
  await expect(app.response.getByText('blank line').first()).toBeVisible();

  await app.showView('Time');
  await expect(app.response.getByRole('img', { name: /waiting for the first byte/ })).toBeVisible();
  await app.page.keyboard.press('t');
  await app.response.getByRole('radio', { name: 'Table' }).click();
  await expect(app.response.getByRole('cell', { name: 'Waiting for the first byte' })).toBeVisible();
});

test('requests worth keeping are files, and are there the next day', async ({ open, home, folder, practice }) => {
  expect(home).toBeTruthy();
  const root = join(folder, 'library-api');
  const first = await open();
  await first.app.collections.create('Library API', folder);
  await first.app.send('GET', `${practice.url}/library/books/?page=2`);
  await first.app.saveAs('Books, page two');

  const file = readdirSync(root).find((name) => name.endsWith('.yml') && name !== 'opencollection.yml') ?? '';
  expect(readFileSync(join(root, file), 'utf8')).toContain('/library/books/?page=2');
  await first.app.address.fill(`${practice.url}/library/books/?page=3`);
  await first.page.waitForTimeout(1_000);
  await first.kill();
  await first.page.close();

  const next = await open();
  await expect(next.app.address).toHaveValue(/page=3/);
  await next.app.collections.open('Books, page two');
  await next.app.press();
  await expect(next.app.summary).toContainText('200');
});

test('a link opens in a tab of its own with Ctrl, and the tab can be closed and brought back', async ({ app, practice }) => {
  await app.send('GET', `${practice.url}/library/`);
  await app.browse
    .link(/books/i)
    .first()
    .click({ modifiers: ['ControlOrMeta'] });
  await expect(app.tabs).toHaveCount(2);
  await app.tabs.nth(1).click();
  await expect(app.summary).toContainText('of 240');
  await app.page.keyboard.press('Alt+w');
  await expect(app.tabs).toHaveCount(1);
});
