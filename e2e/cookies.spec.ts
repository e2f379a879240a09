import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './fixtures';
import { objections } from './objections';
import { CookiesPage } from './pages/cookies-page';
import { EnvironmentsPage } from './pages/environments-page';
import { VaultPane } from './pages/vault-pane';

const passphrase = 'six stones on a ridge';

const textOf = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
    .join('\n');

const login = (url: string) => `info:
  name: Log in
  type: http
  seq: 1

http:
  method: POST
  url: ${url}/auth/session/login/
  body:
    type: form-urlencoded
    data:
      - name: csrfmiddlewaretoken
        value: typed-by-hand
      - name: username
        value: alice
      - name: password
        value: practice
`;

test('somebody logs in by cookie, is known the next day, and a stranger in another environment', async ({
  open,
  home,
  folder,
  practice,
}) => {
  test.setTimeout(90_000);
  const first = await open();
  const { app, page } = first;
  const { hostname } = new URL(practice.url);
  const cookies = new CookiesPage(page);
  const environments = new EnvironmentsPage(page);
  await app.collections.create('Shop', folder);
  const root = join(folder, readdirSync(folder)[0] ?? '');
  writeFileSync(join(root, 'login.yml'), login(practice.url));
  await app.collections.open('Log in');
  await environments.show();
  for (const name of ['local', 'other']) await environments.create('Shop', name);
  await app.collections.open('Log in');
  await environments.choose('local');

  await test.step('a cookie is put into the jar by hand, and the vault made in which it is kept', async () => {
    await app.press();
    await app.showView('Cookies');
    await expect(app.response).toContainText('Jar: environment local of Shop');
    await app.response.getByRole('button', { name: 'Open the jar' }).click();
    await expect(cookies.cookies).toContainText('they last until Cairn is closed');
    await cookies.cookies.getByRole('button', { name: 'Make a vault…' }).click();
    await new VaultPane(page).make(passphrase);
    await cookies.add({ name: '__Host-x', value: '1', domain: hostname });
    await expect(cookies.dialog).toContainText('wants Secure, one host and the path /');
    await cookies.dialog.getByLabel('Name').fill('csrftoken');
    await cookies.dialog.getByLabel('Value').fill('typed-by-hand');
    await cookies.dialog.getByRole('button', { name: 'Add', exact: true }).click();
    await expect(cookies.row('csrftoken')).toContainText('session');
    expect(await objections(page)).toEqual([]);
  });

  await test.step('with it the form is taken, and two cookies come', async () => {
    await app.collections.open('Log in');
    await app.press();
    await expect(app.summary).toContainText('302');
    await app.showView('Cookies');
    await expect(app.response.getByRole('table', { name: 'Sent' })).toContainText('csrftoken');
    const received = app.response.getByRole('table', { name: 'Received' });
    await expect(received.getByRole('row', { name: /sessionid/ })).toContainText('Stored');
    await expect(received.getByRole('row', { name: /sessionid/ })).toContainText('••••');
    await expect(received.getByRole('row', { name: /csrftoken/ })).toContainText('Stored anew');
    expect(await objections(page)).toEqual([]);
  });

  await test.step('the session is sent where it belongs, and to no other environment', async () => {
    await app.address.fill(`${practice.url}/auth/session/`);
    await app.chooseMethod('GET');
    await app.press();
    await expect(app.summary).toContainText('200');
    await environments.choose('other');
    await app.press();
    await expect(app.summary).toContainText(/401|403/);
    await environments.choose('local');
    await app.press();
    await expect(app.summary).toContainText('200');
  });
  await expect.poll(() => textOf(home).length).toBeGreaterThan(0);
  await cookies.show();
  const session = await cookies.readValue('sessionid');
  expect(session.length).toBeGreaterThan(8);
  await first.stop();
  await page.close();
  expect(textOf(home)).not.toContain(session);

  const next = await open();
  const jars = new CookiesPage(next.page);
  await jars.show();
  await jars.cookies.getByRole('button', { name: 'Unlock…' }).click();
  await jars.dialog.getByLabel('Passphrase or recovery code').fill(passphrase);
  await jars.dialog.getByRole('button', { name: 'Unlock', exact: true }).click();
  await jars.jars.getByRole('button', { name: /environment local of Shop/ }).click();
  await expect(jars.row('sessionid')).toContainText('HttpOnly');

  await test.step('a cookie is taken out and put back', async () => {
    await jars.row('sessionid').hover();
    await jars.row('sessionid').getByRole('button', { name: 'Take out sessionid' }).click();
    await expect(jars.row('sessionid')).toHaveCount(0);
    await jars.cookies.getByRole('button', { name: 'Put it back' }).click();
    await expect(jars.row('sessionid')).toBeVisible();
    await jars.cookies.getByRole('searchbox').fill('sess');
    await expect(jars.cookies.getByRole('row')).toHaveCount(2);
  });

  await next.app.newTab();
  await next.app.collections.open('Log in');
  await next.app.address.fill(`${practice.url}/auth/session/`);
  await next.app.chooseMethod('GET');
  await next.app.press();
  await expect(next.app.summary).toContainText('200');
});

test('why a cookie was refused, and why one was not sent, is said beside it', async ({ app, practice }) => {
  const { page } = app;
  await app.send('GET', `${practice.url}/cookies/set?colour=blue&__Host-size=7`);
  await app.showView('Cookies');
  const hop = app.response.getByRole('region', { name: /302/ });
  await expect(hop.getByRole('row', { name: /colour/ })).toContainText('Stored');
  await expect(hop.getByRole('row', { name: /__Host-size/ })).toContainText('wants Secure, Path=/ and no Domain.');
  await expect(hop.getByRole('row', { name: /__Host-size/ })).toContainText('RFC 6265bis, 5.4');
  await app.response.getByRole('button', { name: 'Values are hidden: show' }).click();
  await expect(app.response.getByRole('region', { name: /200/ }).getByRole('row', { name: /colour/ })).toContainText('blue');
  expect(await objections(page)).toEqual([]);

  await app.showPart('Options');
  await app.request.getByRole('switch', { name: 'Send from the jar' }).click({ force: true });
  await app.address.fill(`${practice.url}/cookies/`);
  await app.press();
  await expect(app.response.getByRole('table', { name: 'In the jar, not sent' })).toContainText('set to send no cookies');
});
