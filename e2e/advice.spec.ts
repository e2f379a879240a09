import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './fixtures';
import { objections } from './objections';
import { AdvicePane } from './pages/advice-pane';
import { runCommand } from './pages/palette';

test('a developer reads what there is to remark on a bad API, ignores one remark, and it stays ignored after a restart', async ({
  open,
  practice,
}) => {
  const first = await open();
  const url = `${practice.url}/bad/api/users/delete?id=99999`;
  await first.app.send('GET', url);
  await first.app.showView('Advice');
  const advice = new AdvicePane(first.page);
  const verb = advice.remark('A verb in the address');
  await expect(verb).toContainText('a matter of style');
  await expect(verb).toContainText('GET /bad/api/users/delete?id=99999');
  await expect(verb).toContainText('DELETE /bad/api/users/99999');
  await expect(verb).toContainText('caches and crawlers cannot tell reading from writing');
  await expect(verb.getByRole('link', { name: /RFC 9110, 9\.1/ })).toHaveAttribute('href', /rfc9110#section-9\.1/);
  await expect(advice.remark('200, and an error inside')).toContainText('"success": false, "error": "no user"');
  const count = Number((await advice.tab.textContent())?.replace(/\D/g, ''));

  await advice.ignoreHere('A verb in the address');
  await expect(advice.tab).toHaveAccessibleName(`Advice ${count - 1}`);
  await expect(advice.part('Ignored for unsaved requests')).toContainText('GET 127.0.0.1');
  await first.stop();

  const second = await open();
  await second.app.send('GET', url);
  await second.app.showView('Advice');
  const again = new AdvicePane(second.page);
  await expect(again.remark('A GET that changes something')).toBeVisible();
  await expect(again.tab).toHaveAccessibleName(`Advice ${count - 1}`);
  await expect(again.remark('A verb in the address')).toHaveCount(0);

  await again.takeBack('A verb in the address');
  await expect(again.remark('A verb in the address')).toBeVisible();
  await expect(again.part('Ignored for unsaved requests')).toHaveCount(0);
});

test('names that drift are told where two answers are compared', async ({ app, practice }) => {
  const advice = new AdvicePane(app.page);
  await app.send('GET', `${practice.url}/bad/book?id=21`);
  await app.send('GET', `${practice.url}/bad/books`);
  await app.showView('Advice');
  const names = advice.part('Names across this API');
  await expect(names).toContainText('The same things live at book and books.');
  await expect(names).toContainText('What a thing is called by is bookId and id in the same API.');
});

test('an answer that shows all of a uniform interface is ticked four times, and one that lacks a part is not', async ({
  app,
  practice,
}) => {
  const advice = new AdvicePane(app.page);
  await app.send('GET', `${practice.url}/contrasts/uniform/whole`);
  await app.showView('Advice');
  const ticks = advice.part('Uniform interface');
  await expect(ticks).toContainText('4 of 4');
  await expect(advice.part('How far it goes')).toContainText('And the way on in the answer');
  await app.send('GET', `${practice.url}/contrasts/uniform/hypermedia`);
  await expect(ticks).toContainText('3 of 4');
  await expect(ticks).toContainText('the next address must be known from elsewhere');
});

test('advice on a collection goes by rule, opens its requests, and is ignored in its own folder', async ({
  app,
  folder,
  practice,
}) => {
  await app.collections.create('Shop', folder);
  await app.send('GET', `${practice.url}/bad/books`);
  await app.saveAs('All books');
  await app.newTab();
  await app.send('GET', `${practice.url}/api/Category`);
  await app.saveAs('Categories');

  await runCommand(app.page, 'Advice on this collection');
  const advice = new AdvicePane(app.page);
  const capital = advice.part('Capital letters in the address');
  await expect(capital).toContainText('“Category” must be written exactly so');
  await expect(advice.part('A list without an end')).toContainText('240 rows came at once');
  await capital.getByRole('button', { name: /Categories$/ }).click();
  await expect(app.address).toHaveValue(/\/api\/Category$/);

  await runCommand(app.page, 'Advice on this collection');
  await advice.ignoreEverywhere('Capital letters in the address', /whole collection/);
  await expect(capital).toHaveCount(0);
  await expect(advice.part('Ignored in Shop')).toContainText('everywhere here');
  expect(readFileSync(join(folder, 'shop', '.cairn', '.advice.yaml'), 'utf8')).toContain('rule: capital-in-path');
});

test('the requests of a collection that only read are sent for advice when asked, and no other', async ({
  app,
  folder,
  practice,
}) => {
  await app.collections.create('Shop', folder);
  await app.address.fill(`${practice.url}/bad/book?id=21`);
  await app.saveAs('One book');
  await app.newTab();
  await app.address.fill(`${practice.url}/bad/api/users/delete?id=3`);
  await app.saveAs('Drop a user');
  await runCommand(app.page, 'Advice on this collection');
  const advice = new AdvicePane(app.page);
  await expect(advice.part('A GET that changes something')).toContainText('a GET is saved for it');
  await expect(advice.part('Field names in several styles')).toHaveCount(0);
  await app.page.getByRole('button', { name: 'Send the one that only reads' }).click();
  await expect(app.page.getByText('2 requests, 1 with an answer')).toBeVisible();
  const styles = advice.part('Field names in several styles');
  await expect(styles).toContainText('Title and author_id');
  await styles.getByRole('button', { name: /One book$/ }).click();
  await expect(app.address).toHaveValue(/book\?id=21$/);
  await runCommand(app.page, 'Advice on this collection');
  await expect(styles).toBeVisible();
});

for (const theme of ['light', 'dark'] as const) {
  test(`axe objects to nothing on advice, ${theme}`, async ({ app, folder, practice }) => {
    await app.collections.create('Shop', folder);
    if (theme === 'dark') await runCommand(app.page, 'Switch between light and dark');
    await app.send('GET', `${practice.url}/bad/book?id=9999`);
    await app.saveAs('One book');
    await app.showView('Advice');
    const advice = new AdvicePane(app.page);
    await advice.ignoreHere('200, and an error inside');
    await expect(advice.part('Ignored in Shop')).toBeVisible();
    expect(await objections(app.page)).toEqual([]);
    await runCommand(app.page, 'Advice on this collection');
    await expect(advice.part('Ignored in Shop')).toBeVisible();
    expect(await objections(app.page)).toEqual([]);
  });
}
