import { expect, test } from './fixtures';

// What only the desktop program has: its protocols, its bridge and its locks. Runs where Electron's runtime is installed.

test('the page is served by app:// and sees nothing of Node', async ({ app }) => {
  expect(new URL(app.page.url()).protocol).toBe('app:');
  const seen = await app.page.evaluate(() => ({
    node: 'process' in window || 'require' in window,
    bridge: Object.keys((window as unknown as { cairnBridge: object }).cairnBridge).length,
  }));
  expect(seen).toEqual({ node: false, bridge: 2 });
});

test('the window stays on its own page and opens no other', async ({ app }) => {
  const before = app.page.url();
  await app.page.evaluate(() => void window.open('https://example.com/'));
  await app.page.evaluate(() => {
    location.href = 'https://example.com/';
  });
  await app.isReady();
  expect(app.page.url()).toBe(before);
});

test('an answer is shown through the bridge as through the web', async ({ app, practice }) => {
  await app.send('GET', `${practice.url}/library/`);
  await expect(app.summary).toContainText('200');
});
