import { expect, test } from './fixtures';
import { objections } from './objections';

const why = 'Why this answer';

test('a 401 is understood from Why, and mended with one press', async ({ app }) => {
  await app.startPractice();
  await expect(app.browse.title).toBeVisible();
  const { origin } = new URL(await app.address.inputValue());
  await app.newTab();
  await app.send('GET', `${origin}/auth/basic/`);
  await expect(app.summary).toContainText('401');
  await app.showView('Why');
  const panel = app.page.getByRole('region', { name: why });
  await expect(panel).toContainText('No credential was sent');
  await expect(panel).toContainText('WWW-Authenticate: Basic realm="api"');
  await expect(panel).toContainText('The request asked as nobody.');
  expect(await objections(app.page)).toEqual([]);

  await panel.getByRole('button', { name: /Ask as alice/ }).click();
  await app.isOver();
  await expect(app.summary).toContainText('200');
  await app.showView('Why');
  await expect(panel).toContainText('It was found, and this is it');
});

test('a throttled burst is watched to its end, and goes on', async ({ app, practice }) => {
  const at = `${practice.url}/throttle/scoped/`;
  await app.send('GET', at);
  await expect(app.summary).toContainText('200');
  // What the window asks ahead counts as well.
  await app.send('GET', at);
  await app.send('GET', at);
  await expect(app.summary).toContainText('429');
  // Most of the minute passes at once; what is left is waited for.
  const advance = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ advance: 54 }) };
  await fetch(`${practice.url}/practice/clock`, advance);
  await app.send('GET', at);
  await app.showView('Why');
  const panel = app.page.getByRole('region', { name: why });
  await expect(panel).toContainText('You asked more often than you may');
  await expect(panel).toContainText('This is rate control, not security');
  await expect(panel.getByRole('list', { name: 'Rates' })).toContainText('0 of 2 left in 60 s');
  const again = panel.getByRole('button', { name: /Send it again then/ });
  await expect(again).toBeDisabled();
  await expect(again).toContainText(/In \d+ s/);
  expect(await objections(app.page)).toEqual([]);

  await expect(again).toBeEnabled({ timeout: 15_000 });
  await again.click();
  await app.isOver();
  await expect(app.summary).toContainText('200');
  await expect(panel).toContainText(/for now/);
});

test('a redirect to another server is repeated there without the credentials', async ({ app, practice }) => {
  await app.send(
    'POST',
    `${practice.url}/redirect/to?url=${encodeURIComponent(practice.url.replace('127.0.0.1', 'localhost'))}/anything&status=301`,
  );
  await app.showView('Why');
  const panel = app.page.getByRole('region', { name: why });
  await expect(panel).toContainText('The redirect was not followed, 301');
  await expect(panel).toContainText('Without the credentials: it is another origin.');
});
