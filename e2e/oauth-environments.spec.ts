import { expect, test } from './fixtures';
import { EnvironmentsPage } from './pages/environments-page';
import { OAuthPane, signIn } from './pages/oauth-pane';

test('one request has a token of its own in each environment, and neither goes out in the other', async ({
  app,
  folder,
  practice,
}) => {
  test.setTimeout(120_000);
  const environments = new EnvironmentsPage(app.page);
  const oauth = new OAuthPane(app);
  await app.collections.create('Shop', folder);
  await app.address.fill('{{base}}/auth/oauth2/');
  await app.saveAs('Who am I');
  await environments.show();
  for (const name of ['staging', 'production']) {
    const made = await environments.create('Shop', name);
    await environments.add(made, 'base', practice.url);
    await environments.add(made, 'client_id', 'practice-app');
  }

  await app.collections.open('Who am I');
  await environments.choose('staging');
  await oauth.choose();
  await oauth.fill({ Discovery: '{{base}}/oauth', 'Client id': '{{client_id}}', Scope: 'openid library.read' });
  const signInAs = async (username: string) => {
    // Whoever signed in before is not remembered by the server's pages.
    await app.page.context().clearCookies();
    const tab = await oauth.openSignIn();
    await signIn(tab, username);
    await expect(oauth.token).toContainText(`${username}, through practice-app`);
    await tab.close();
  };
  const answer = async () => {
    await app.press();
    await app.showView('Body');
  };

  await test.step('in staging as alice', async () => {
    await signInAs('alice');
    await expect(oauth.token).toContainText('staging');
    await answer();
    await expect(app.response).toContainText('alice');
  });

  await test.step('in production nothing is sent until somebody signs in there', async () => {
    await environments.choose('production');
    await expect(oauth.token).toBeHidden();
    await expect(oauth.otherTokens).toContainText('staging');
    await app.sendButton.click();
    await expect(app.response).toContainText('for another environment');
    await signInAs('bert');
    await expect(oauth.token).toContainText('production');
    await answer();
    await expect(app.response).toContainText('bert');
  });

  await test.step('back in staging it is alice again', async () => {
    await environments.choose('staging');
    await expect(oauth.token).toContainText('staging');
    await answer();
    await expect(app.response).toContainText('alice');
  });
});
