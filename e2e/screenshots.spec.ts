import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './fixtures';
import { LessonsPage } from './pages/lessons-page';

/** Where the pictures go: into the documents when they are to be renewed, else where they only prove that they can be taken. */
const pictures = process.env.CAIRN_SCREENSHOTS === 'renew' ? 'docs/screenshots' : '.cache/screenshots';

const sizes = [
  { width: 1280, height: 800 },
  { width: 1600, height: 1000 },
];

for (const size of sizes) {
  for (const theme of ['light', 'dark'] as const) {
    test(`the pictures of the documents, ${size.width}×${size.height}, ${theme}`, async ({ app, folder }) => {
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
      await take('start');

      await app.startPractice();
      await expect(app.browse.title).toBeVisible();
      const origin = new URL(await app.address.inputValue()).origin;
      await app.collections.create('Library API', folder);
      await app.saveAs('The way in');
      await take('root');
      await app.newTab();
      await app.send('GET', `${origin}/library/books/?page=2`);
      await expect(app.summary).toContainText('21 to 40 of 240');
      await expect(app.browse.rows.first()).toBeVisible();
      await app.saveAs('Books by page');
      await take('browse');
      await app.browse.link('The Last Ferry').click();
      await expect(app.browse.title).toHaveText('The Last Ferry');
      await app.saveAs('One book');
      await take('resource');

      await app.newTab();
      await app.send('GET', `${origin}/library/books/?page=2`);
      await app.showView('Body');
      await expect(app.body.row(/"results"/)).toBeVisible();
      await take('body');
      for (const view of ['Head', 'Wire', 'Time'] as const) {
        await app.showView(view);
        await take(view.toLowerCase());
      }

      await app.showView('Browse');
      await app.chooseMethod('POST');
      await app.address.fill(`${origin}/library/books/`);
      await app.typeJson('{ "title": "A Book of Cairns", "isbn": "979000009999", "price": 12.50 }');
      await app.request.getByRole('button', { name: 'Lay out, one value on a line' }).click();
      await app.press();
      await expect(app.summary).toContainText('401');
      await take('compose');
      await app.explainStatus();
      await take('status');
      await app.page.keyboard.press('Escape');

      await app.chooseMethod('GET');
      await app.showPart('Body');
      await app.send('GET', 'http://127.0.0.1:1/');
      await take('failure');
    });
  }
}

for (const size of sizes) {
  for (const theme of ['light', 'dark'] as const) {
    test(`the pictures of two scenes, ${size.width}×${size.height}, ${theme}`, async ({ app }) => {
      test.setTimeout(120_000);
      mkdirSync(pictures, { recursive: true });
      const { page } = app;
      const lessons = new LessonsPage(page);
      const take = async (name: string) => {
        await page.mouse.move(size.width - 2, size.height - 2);
        const path = join(pictures, `${name}-${size.width}x${size.height}-${theme}.png`);
        await page.screenshot({ path, animations: 'disabled', caret: 'hide' });
      };
      await page.setViewportSize(size);
      await app.useTheme(theme);
      await page.getByRole('button', { name: 'Lessons', exact: true }).first().click();

      await lessons.open('Scalability: a balancer, three servers, and one that dies');
      const drawing = lessons.scene.getByRole('img');
      await lessons.press('Send twelve');
      await expect(drawing).toHaveAccessibleName(/^Of 12 requests/, { timeout: 60_000 });
      await lessons.press('Kill server 2');
      await expect(drawing).toHaveAccessibleName(/server 2 \(dead\)/);
      await lessons.press('Send twelve');
      await expect(drawing).toHaveAccessibleName(/^Of 24 requests/);
      await lessons.scene.getByRole('radio', { name: 'May be kept' }).click();
      await lessons.press('Send twelve');
      await expect(drawing).toHaveAccessibleName(/^Of 36 requests/);
      await take('scene-balancer');

      await lessons.open('A shopping cart without a memory');
      await lessons.press('Put a book into both, look six times');
      await expect(lessons.scene).toContainText(/session was found \d of 6 times/, { timeout: 60_000 });
      await take('scene-cart');
    });
  }
}
