import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './fixtures';
import { AtlasPage } from './pages/atlas-page';

/** Where the pictures go: into the documents when they are to be renewed, else where they only prove that they can be taken. */
const pictures = process.env.CAIRN_SCREENSHOTS === 'renew' ? 'docs/screenshots' : '.cache/screenshots';

const sizes = [
  { width: 1280, height: 800 },
  { width: 1600, height: 1000 },
];

for (const size of sizes) {
  for (const theme of ['light', 'dark'] as const) {
    test(`the pictures of the atlas and of Why, ${size.width}×${size.height}, ${theme}`, async ({ app }) => {
      mkdirSync(pictures, { recursive: true });
      const take = async (name: string) => {
        await app.page.mouse.move(size.width - 2, size.height - 2);
        await app.page.screenshot({
          path: join(pictures, `${name}-${size.width}x${size.height}-${theme}.png`),
          animations: 'disabled',
          caret: 'hide',
        });
      };
      await app.page.setViewportSize(size);
      await app.useTheme(theme);
      await app.startPractice();
      await expect(app.browse.title).toBeVisible();
      const { origin } = new URL(await app.address.inputValue());

      const atlas = new AtlasPage(app.page);
      await app.page.getByRole('navigation', { name: 'Sections' }).getByRole('button', { name: 'Statuses' }).click();
      for (const code of [201, 204, 206, 301, 304, 404, 405, 429, 500, 503]) {
        await atlas.code(code).click();
        await atlas.makeItHappen();
        await expect(atlas.card(new RegExp(`^${code}`))).toContainText(/met (once|\d+ times)/, { timeout: 30_000 });
      }
      await app.page.getByRole('button', { name: 'Close the card' }).click();
      await take('atlas');
      await atlas.code(409).click();
      await atlas.makeItHappen();
      await expect(atlas.card(/^409/)).toContainText('409 Conflict', { timeout: 30_000 });
      await expect(atlas.card(/^409/)).toContainText('met once');
      await take('atlas-card');

      await app.newTab();
      await app.send('GET', `${origin}/auth/basic/`);
      await app.showView('Why');
      await expect(app.page.getByRole('region', { name: 'Why this answer' })).toContainText('No credential was sent');
      await take('why');
      for (let time = 0; time < 3; time++) await app.send('GET', `${origin}/throttle/scoped/`);
      await expect(app.page.getByRole('list', { name: 'Rates' })).toBeVisible();
      await take('why-throttled');
    });
  }
}
