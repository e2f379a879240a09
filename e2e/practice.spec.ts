import { AxeBuilder } from '@axe-core/playwright';
import { execFileSync } from 'node:child_process';
import { expect, test } from './fixtures';

test('a learner starts the server, sends an endpoint of the tree, and opens the exchange from the log, also after a reload', async ({
  app,
}) => {
  test.setTimeout(90_000);
  const { practice, page } = app;
  await app.openSection('Practice');
  await practice.start();
  await practice.openRequest('teapot', /^teapot/);
  await expect(app.address).toHaveValue(/\/teapot$/);
  await app.press();
  await expect(app.summary).toContainText('418');

  await practice.show();
  // Cairn asks ahead what else can be done there: that is an exchange of its own.
  await expect(practice.lineOf('GET', '/teapot')).toBeVisible();
  await expect(practice.lineOf('GET', '/teapot')).not.toContainText('another program');
  await practice.lineOf('GET', '/teapot').click();
  await expect(app.summary).toContainText('418');

  await practice.show();
  const door = await practice.address();
  await fetch(`${door}/library/?from=elsewhere`);
  await expect(practice.lineOf('GET', '/library/?from=elsewhere')).toContainText('another program');
  await page.waitForTimeout(1_000);
  await page.reload();
  await expect(practice.lineOf('GET', '/teapot')).toBeVisible({ timeout: 15_000 });
  await practice.lineOf('GET', '/teapot').click();
  await expect(app.summary).toContainText('418');
  await practice.show();
  await practice.lineOf('GET', '/library/?from=elsewhere').click();
  await expect(page.getByText(/^Another program sent this/)).toBeVisible();
});

test('with a replica killed, the other two answer; maintenance is 503 with Retry-After; a reset brings all back', async ({
  app,
}) => {
  test.setTimeout(120_000);
  const { practice, page } = app;
  await app.openSection('Practice');
  await practice.toggle('Gateway');
  await practice.start();
  await page.getByRole('button', { name: 'Kill a replica' }).click();
  await page.getByRole('menuitem', { name: 'Kill replica 2' }).click();
  await expect(page.getByRole('button', { name: 'Revive replica 2' })).toBeVisible();
  const door = await practice.address();
  await practice.openRequest('whoami', /^whoami/);
  await expect(app.address).toHaveValue(`${door}/whoami`);
  for (let at = 0; at < 4; at++) await app.press();
  await app.showView('Head');
  await expect(app.headRow('X-Served-By')).toContainText(/replica-[13]/);
  await practice.show();
  await expect(practice.flow).toHaveAccessibleName(/replica 1 [1-9], replica 2 0 and is dead, replica 3 [1-9]/);

  await page.getByRole('textbox', { name: 'Seconds in Retry-After' }).fill('7');
  await page.keyboard.press('Enter');
  await practice.toggle('Maintenance');
  await app.tabs.filter({ hasText: 'whoami' }).click();
  await app.press();
  await expect(app.summary).toContainText('503');
  await expect(app.headRow('Retry-After')).toContainText('7');

  await practice.show();
  await page.getByRole('button', { name: 'Reset data' }).click();
  await expect(page.getByRole('switch', { name: 'Maintenance' })).not.toBeChecked();
  await app.tabs.filter({ hasText: 'whoami' }).click();
  await app.press();
  await expect(app.summary).toContainText('200');
});

test('a token expires as soon as the clock is moved on', async ({ app }) => {
  test.setTimeout(90_000);
  const { practice, page } = app;
  await app.openSection('Practice');
  await practice.start();
  const door = await practice.address();
  const made = await fetch(`${door}/auth/jwt/create/`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ username: 'alice', password: 'practice' }),
  });
  const { access } = (await made.json()) as { access: string };
  await app.newTab();
  await app.address.fill(`${door}/auth/jwt/`);
  await app.signInWithToken(access);
  await app.press();
  await expect(app.summary).toContainText('200');

  await practice.show();
  await page.getByRole('button', { name: /^\+ 1 day:/ }).click();
  await expect(page.getByText('1 d ahead of yours')).toBeVisible();
  await app.tabs.filter({ hasText: 'jwt' }).click();
  await app.press();
  await expect(app.summary).toContainText('401');
});

test('a server that is killed says so on its page and is started again; a taken port is named', async ({
  app,
  practice: other,
}) => {
  test.setTimeout(90_000);
  const { practice, page } = app;
  await app.openSection('Practice');
  await practice.start();
  const door = await practice.address();
  const owner = execFileSync('sh', ['-c', `ss -ltnpH 'sport = :${new URL(door).port}' | sed -n 's/.*pid=\\([0-9]*\\).*/\\1/p'`], {
    encoding: 'utf8',
  }).trim();
  test.skip(owner === '', 'nothing here tells whose a port is');
  process.kill(Number(owner), 'SIGKILL');
  await expect(page.getByRole('alert').filter({ hasText: 'The practice server ended by itself.' })).toBeVisible();

  await page.getByRole('textbox', { name: 'Port' }).fill(new URL(other.url).port);
  await page.keyboard.press('Enter');
  await practice.toggle('Practice server is not running');
  await expect(
    page.getByRole('alert').filter({ hasText: `Port ${new URL(other.url).port} is taken by another program.` }),
  ).toBeVisible({
    timeout: 20_000,
  });
  await page.getByRole('textbox', { name: 'Port' }).fill('');
  await page.keyboard.press('Enter');
  await practice.start();
});

test('a newcomer takes the tour to its end and closes it for good', async ({ app, open }) => {
  test.setTimeout(120_000);
  const { practice, page } = app;
  await app.startPractice({ tour: true });
  for (const status of ['200', '200', '200', '201', '409']) {
    await practice.tour.getByRole('button', { name: /^Tour: send/ }).click();
    await app.isOver();
    await expect(app.summary).toContainText(status);
  }
  await expect(practice.tour).toContainText('That was the tour.');
  await app.back();
  await expect(app.summary).toContainText('201');
  await practice.tour.getByRole('button', { name: 'Close the tour' }).click();
  await expect(practice.tour).toBeHidden();
  await page.reload();
  await app.isReady();
  await expect(practice.tour).toBeHidden();
  expect(open).toBeTruthy();
});

for (const theme of ['light', 'dark'] as const) {
  test(`axe objects to nothing on the page of the practice server and in the tour, ${theme}`, async ({ app }) => {
    test.setTimeout(120_000);
    const { practice, page } = app;
    await app.useTheme(theme);
    const isClean = (screen: string, within = 'html') =>
      test.step(screen, async () => {
        await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => null))));
        const { violations } = await new AxeBuilder({ page }).include(within).exclude('iframe').analyze();
        expect(violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`))).toEqual([]);
      });
    await app.openSection('Practice');
    await isClean('off');
    await practice.toggle('Gateway');
    await practice.start();
    await isClean('running, nothing asked');
    const door = await practice.address();
    for (const path of ['/library/books/', '/status/404', '/throttle/user/', '/cache/max-age/', '/cache/max-age/'])
      await fetch(door + path);
    await page.getByRole('button', { name: 'Kill a replica' }).click();
    await page.getByRole('menuitem', { name: 'Kill replica 3' }).click();
    await expect(page.getByRole('button', { name: 'Revive replica 3' })).toBeVisible();
    await page.getByRole('searchbox', { name: 'Find an endpoint' }).fill('cursor');
    await isClean('running, with a log');
    await page.getByRole('button', { name: 'Show it as a table' }).click();
    await isClean('as a table');
    await page.getByRole('button', { name: 'TLS off' }).click();
    await isClean('encrypted ports', '[role="dialog"]');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Browse it' }).click();
    await expect(practice.tour).toBeVisible();
    await isClean('the tour');
  });
}
