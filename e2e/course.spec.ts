import { lessons } from '#shared/lessons/lessons';
import { expect, test } from './fixtures';
import { LessonsPage } from './pages/lessons-page';

const isWhole = process.env.CAIRN_PROOF === 'whole';
/** In a hurry, those that need most of the window: another door, a label on the body, cookies and redirects. */
const telling = ['cart-in-a-token', 'bytes-not-letters', 'oauth-with-a-person'];
const taken = lessons.filter(({ id }) => isWhole || telling.includes(id));

test('the course is done in the window, lesson by lesson', async ({ app }) => {
  test.setTimeout(60_000 * taken.length);
  const page = new LessonsPage(app.page);
  for (const lesson of taken)
    await test.step(lesson.title, async () => {
      await page.open(lesson.title);
      await page.takeAll();
      await expect(page.probes.getByText('Open:'), lesson.id).toHaveCount(0);
    });
});
