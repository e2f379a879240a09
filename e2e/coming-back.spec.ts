import { expect, test } from './fixtures';
import { AppWindow } from './pages/app-window';

/** What may be lost of typing when everything dies: the promise the waits below put to the test. */
const promisedMs = 1_000;

test('a reload of the page brings back its tabs and what was typed', async ({ open, practice }) => {
  const { app, page } = await open();
  await app.send('GET', `${practice.url}/library/`);
  await app.newTab();
  await app.address.fill(`${practice.url}/library/books/?search=ferry`);
  await page.waitForTimeout(promisedMs);
  await page.reload();
  await app.isReady();
  await expect(app.tabs).toHaveCount(2);
  await expect(app.address).toHaveValue(/search=ferry/);
});

test('two pages of one host are two windows, each with tabs of its own', async ({ open, practice }) => {
  const { app, page, url } = await open();
  test.skip(url === null, 'the desktop program opens its own windows');
  await app.send('GET', `${practice.url}/library/books/1/`);

  const second = new AppWindow(await page.context().newPage());
  await second.page.goto(url ?? '');
  await second.isReady();
  await second.send('GET', `${practice.url}/library/authors/1/`);

  await expect(app.address).toHaveValue(/books\/1/);
  await expect(second.address).toHaveValue(/authors\/1/);
  await expect(app.tabs).toHaveCount(1);
});

test('a page without its key is told the way back, and the first one goes on', async ({ open, practice }) => {
  const { app, page, url } = await open();
  test.skip(url === null, 'the desktop program has no key');
  // The page has taken the key out of its address, so copying the address does not carry it.
  const stranger = await page.context().newPage();
  await stranger.goto(page.url());
  await expect(stranger.getByRole('heading', { name: /lost its key/ })).toBeVisible();
  await app.send('GET', `${practice.url}/library/books/1/`);
  await expect(app.summary).toContainText('200');
});

test('what was typed survives kill -9 of the host', async ({ open }) => {
  const first = await open();
  await first.app.address.fill('https://example.com/typed-a-second-ago');
  await first.page.waitForTimeout(promisedMs);
  await first.kill();
  await first.page.close();
  const next = await open();
  await expect(next.app.address).toHaveValue('https://example.com/typed-a-second-ago');
});
