import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './fixtures';
import { OAuthPane, signIn } from './pages/oauth-pane';

/** Every file below a folder, as one text. */
const textOf = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
    .join('\n');

const advance = (url: string, seconds: number) =>
  fetch(`${url}/practice/clock`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ advance: seconds }),
  });

test('somebody signs in in the browser, sees each message, and sends the token; it ends and is renewed', async ({
  app,
  home,
  practice,
}) => {
  const oauth = new OAuthPane(app);
  await app.page.setViewportSize({ width: 1600, height: 1000 });
  await app.address.fill(`${practice.url}/auth/oauth2/`);
  await oauth.choose();
  await oauth.fill({ Discovery: `${practice.url}/oauth` });
  await app.request.getByRole('button', { name: 'Read', exact: true }).click();
  await expect(app.request.getByText(`Read: ${practice.url}/oauth`)).toBeVisible();
  await oauth.fill({ 'Client id': 'practice-app', Scope: 'openid profile library.read' });

  const tab = await oauth.openSignIn();
  await expect(oauth.title).toContainText('sign in, allow openid profile library.read');
  await signIn(tab);
  await expect(tab.getByRole('heading')).toHaveText('Back in Cairn');
  expect(tab.url()).not.toMatch(/code=|state=/);

  await expect(oauth.title).toHaveText('Step 10 of 12: the token arrived');
  await expect(oauth.flow.getByRole('img', { name: 'Authorization code flow. Step 10 of 12: the token arrived.' })).toBeVisible();
  await expect(oauth.token).toContainText('alice, through practice-app');
  await expect(oauth.token).toContainText(/ends in 0[12]:\d\d/);

  await app.press();
  await expect(app.summary).toContainText('200');
  await expect(oauth.title).toHaveText('Step 12 of 12: 200 OK');

  await test.step('the table says the same, and every message opens as an exchange', async () => {
    await oauth.flow.getByRole('radio', { name: 'Table' }).click();
    await expect(oauth.flow.getByRole('row')).toHaveCount(13);
    await oauth.openStep(7);
    await expect(app.address).toHaveValue(/\/oauth\/token$/);
    await expect(app.summary).toContainText('200');
    await app.showView('Wire');
    await expect(app.response).toContainText('POST /oauth/token HTTP/1.1');
    await app.tabs.first().click();
  });

  await test.step('the token ends, the request is refused, and goes once more with a new one', async () => {
    await advance(practice.url, 121);
    await app.press();
    await expect(app.summary).toContainText('200');
    await app.showView('Head');
    await expect(oauth.token).toContainText(/ends in 0[12]:\d\d/);
  });

  let seen: string;
  await test.step('it is renewed by hand, shown when asked for, and revoked', async () => {
    await oauth.token.getByRole('button', { name: 'Refresh' }).click();
    await expect(oauth.title).toContainText('the token was renewed');
    await oauth.token.getByRole('button', { name: 'Show the token' }).click();
    await expect(oauth.token.locator('code')).not.toContainText('•');
    seen = (await oauth.token.locator('code').textContent()) ?? '';
    await oauth.token.getByRole('button', { name: 'Revoke' }).click();
    await expect(oauth.title).toContainText('the token is ended');
    await expect(oauth.token).toBeHidden();
  });

  await test.step('no file holds a token or a code, nor the tab that shows their message', async () => {
    await app.page.waitForTimeout(1_000);
    const files = textOf(home);
    expect(files).toContain('/oauth/token');
    expect(files.includes(seen)).toBe(false);
    expect(/[?&]code=[\w-]/.exec(files)).toBeNull();
  });
});

test('a device is confirmed elsewhere while Cairn waits', async ({ app, practice, context }) => {
  const oauth = new OAuthPane(app);
  await app.address.fill(`${practice.url}/auth/oauth2/`);
  await oauth.choose();
  await oauth.chooseGrant(/^Device code/);
  await oauth.fill({ Discovery: `${practice.url}/oauth`, 'Client id': 'practice-device', Scope: 'openid library.read' });
  await oauth.getToken.click();
  const code = await oauth.flow.getByLabel(/^Code /).textContent();
  expect(code).toMatch(/^[A-Z]{4}-[A-Z]{4}$/);
  await expect(oauth.flow.getByRole('timer')).toContainText(/good for 0[45]:\d\d/);

  const tab = await context.newPage();
  await tab.goto(`${practice.url}/oauth/device`);
  await tab.getByLabel('Code').fill(code ?? '');
  await tab.getByRole('button', { name: 'Continue' }).click();
  await tab.getByRole('button', { name: 'Yes, go on' }).click();
  await signIn(tab);
  await expect(tab.getByRole('heading')).toHaveText('Connected');

  await expect(oauth.title).toContainText('the token arrived', { timeout: 15_000 });
  await app.press();
  await expect(app.summary).toContainText('200');
});

test('when the person says no, the flow says what the server said and what to change', async ({ app, practice }) => {
  const oauth = new OAuthPane(app);
  await app.address.fill(`${practice.url}/auth/oauth2/`);
  await oauth.choose();
  await oauth.fill({ Discovery: `${practice.url}/oauth`, 'Client id': 'practice-app', Scope: 'openid' });
  const tab = await oauth.openSignIn();
  await signIn(tab, 'bert', 'Refuse');
  await expect(tab.getByRole('heading')).toHaveText('The server said no');
  await expect(oauth.title).toHaveText(/^Step \d+ of \d+ failed$/);
  await expect(oauth.flow.getByRole('alert')).toContainText('access_denied');
  await expect(oauth.flow.getByRole('alert')).toContainText('Begin again to be asked once more.');

  await test.step('another secret than the server knows', async () => {
    await oauth.chooseGrant(/^Client credentials/);
    await oauth.fill({ 'Client id': 'practice-service', 'Client secret': 'guess', Scope: 'library.read' });
    await oauth.getToken.click();
    await expect(oauth.flow.getByRole('alert')).toContainText('The token endpoint answered 401: invalid_client');
    await expect(oauth.flow.getByRole('alert')).toContainText('Check client id and secret');
  });
});

test('a server with a redirect address of its own is answered by hand', async ({ app, practice }) => {
  const oauth = new OAuthPane(app);
  await app.address.fill(`${practice.url}/auth/oauth2/`);
  await oauth.choose();
  await oauth.fill({ Discovery: `${practice.url}/oauth`, 'Client id': 'practice-app', Scope: 'openid library.read' });
  await app.request.getByRole('radio', { name: 'A fixed address' }).click();
  await oauth.fill({ 'Redirect address': `${practice.url}/oauth/landing` });
  const tab = await oauth.openSignIn();
  await signIn(tab);
  await expect(tab.getByRole('heading')).toHaveText('Back at the program');
  await app.page.bringToFront();
  await oauth.flow.getByLabel('The whole address that the browser ended at').fill(tab.url());
  await oauth.flow.getByRole('button', { name: 'Go on' }).click();
  await expect(oauth.title).toContainText('the token arrived');
  await expect(oauth.token).toContainText('alice');
});
