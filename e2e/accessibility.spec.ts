import { expect, test } from './fixtures';
import { objections } from './objections';
import { OAuthPane } from './pages/oauth-pane';

for (const theme of ['light', 'dark'] as const) {
  test(`axe objects to nothing on the main screens, ${theme}`, async ({ app, practice }) => {
    const { page } = app;
    test.setTimeout(300_000);
    await app.useTheme(theme);
    const isClean = (screen: string) =>
      test.step(screen, async () => {
        expect(await objections(page)).toEqual([]);
      });

    await isClean('first run');
    await app.send('GET', `${practice.url}/`);
    await isClean('a root of links');
    await app.send('GET', `${practice.url}/library/books/?page=2`);
    await isClean('a list');
    await app.browse.search('no such book');
    await app.isOver();
    await isClean('a list that is empty');
    await app.back();
    await app.compareFormat('XML');
    await isClean('two exchanges side by side');
    await page.getByRole('button', { name: 'Close the comparison' }).click();
    await app.send('GET', `${practice.url}/pagination/hal/`);
    await app.browse.view.getByRole('button', { name: /Find/ }).click();
    await isClean('a templated link');
    await app.send('GET', `${practice.url}/library/books/31/`);
    await isClean('one resource');
    await app.browse.view.getByRole('button', { name: /allowed here/ }).click();
    await isClean('what was asked ahead');
    await page.keyboard.press('Escape');
    await app.send('PUT', `${practice.url}/library/`);
    await isClean('a method that is not there');
    await page.getByRole('button', { name: /send as somebody else/ }).click();
    await isClean('whom to send as');
    await page.getByRole('menuitem', { name: /Manage identities/ }).click();
    await page.getByRole('button', { name: 'Add an identity' }).click();
    await isClean('identities');
    await page.getByRole('button', { name: 'Done' }).click();
    await app.send('GET', `${practice.url}/library/books/31/`);
    for (const view of ['Body', 'Head', 'Wire', 'Time'] as const) {
      await app.showView(view);
      await isClean(view);
    }
    for (const part of ['Params', 'Headers', 'Body', 'Auth', 'Options'] as const) {
      await app.showPart(part);
      await isClean(`${part} of the request`);
    }
    for (const section of ['Settings', 'Collections', 'Practice'] as const) {
      await app.openSection(section);
      await isClean(section);
    }
    await page.keyboard.press('ControlOrMeta+k');
    await expect(page.getByRole('dialog')).toBeVisible();
    await isClean('the palette');
    await page.keyboard.press('Escape');

    const oauth = new OAuthPane(app);
    await app.newTab();
    await app.address.fill(`${practice.url}/auth/oauth2/`);
    await oauth.choose();
    await isClean('the form of OAuth 2');
    await oauth.chooseGrant(/^Client credentials/);
    await oauth.fill({ Discovery: `${practice.url}/oauth`, 'Client id': 'practice-service', 'Client secret': 'guess' });
    await oauth.getToken.click();
    await expect(oauth.flow.getByRole('alert')).toBeVisible();
    await isClean('a flow that failed');
    await oauth.fill({ 'Client secret': 'service-secret' });
    await oauth.getToken.click();
    await expect(oauth.token).toBeVisible();
    await isClean('a token that is kept');
    await page.setViewportSize({ width: 1600, height: 1000 });
    await expect(oauth.flow.getByRole('img')).toBeVisible();
    await isClean('a flow as a drawing');
    await page.setViewportSize({ width: 1280, height: 800 });

    await app.newTab();
    await app.send('GET', `${practice.url}/auth/basic/`);
    await isClean('401');
    await app.send('GET', 'http://127.0.0.1:1/');
    await isClean('a failure');
    await app.address.fill('http://exa mple/');
    await app.sendButton.click();
    await expect(app.address).toHaveAttribute('aria-invalid', 'true');
    await isClean('a refused address');
  });
}
