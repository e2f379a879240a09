import { needsDrf, test } from './drf-server';
import { expect } from './fixtures';
import { objections } from './objections';
import { AllPagesPane } from './pages/all-pages-pane';

needsDrf();
test.setTimeout(120_000);

test('at Django REST framework a book is made, corrected, changed and removed from the root, no address typed', async ({
  app,
  drf,
}) => {
  const { browse, form, page } = app;
  await app.send('GET', `${drf.url}/library/`);
  await browse.follow(/books/);
  await expect(app.summary).toContainText('1 to 20 of 240');
  await app.signInWithToken(drf.token);
  await app.press();
  await expect(app.summary).toContainText('of 240');

  await form.open('POST');
  await form.fill({ title: 'A Book of Cairns', isbn: '9780000000019', price: '12.50', published: '2024-02-29' });
  await form.search('author', 'Borges', /Jorge Luis Borges/);
  await form.choose('format', 'ebook');
  await form.addToList('tags', 'stones', 'trails');
  await form.send();
  await expect(app.summary).toContainText('400');
  await expect(form.field('isbn')).toHaveAccessibleDescription(/already exists/);
  await expect(form.field('title')).toHaveValue('A Book of Cairns');
  expect(await objections(page)).toEqual([]);

  await form.field('isbn').fill('9790000099991');
  await form.send();
  await form.isGone();
  await expect(app.address).toHaveValue(/\/library\/books\/\d+\/$/);
  await expect(browse.title).toHaveText('A Book of Cairns');

  await form.open('PATCH');
  await form.field('price').fill('9.90');
  await expect(form.preview).not.toContainText('"title"');
  await form.send();
  await form.isGone();
  await expect(browse.view).toContainText('9.90');

  await browse.method('DELETE').click();
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: /DELETE/ })
    .click();
  await expect(app.summary).toContainText('204');
  // What is gone is neither changed nor removed once more.
  await expect(browse.method('GET')).toBeVisible();
  await expect(browse.method('DELETE')).toHaveCount(0);
  await expect(app.methodButton).toHaveAttribute('aria-label', 'Method: GET');
});

test('its refusals say why, and the page before them stays', async ({ app, drf }) => {
  await app.send('GET', `${drf.url}/library/categories/`);
  await expect(app.browse.rows.first()).toBeVisible();
  await app.send('POST', `${drf.url}/library/categories/`);
  await expect(app.summary).toContainText('401');
  await expect(app.browse.refusal).toContainText('sent as anonymous');
  await expect(app.browse.rows.first()).toBeVisible();

  await app.signInWithToken(drf.token);
  await app.send('GET', `${drf.url}/permissions/is-admin-user/`);
  await expect(app.summary).toContainText('403');
  await expect(app.browse.view).toContainText('You do not have permission to perform this action.');
  await app.send('DELETE', `${drf.url}/library/categories/`);
  await expect(app.summary).toContainText('405');
  await expect(app.browse.view).toContainText('Method "DELETE" not allowed.');
  await expect(app.browse.method('POST')).toBeVisible();
});

test('its list is searched, ordered and turned; back and forward restore place and words', async ({ app, drf }) => {
  const { browse } = app;
  // It says nowhere what it can be searched and ordered by: what was asked once is offered from then on.
  await app.send('GET', `${drf.url}/library/books/?ordering=-price&search=a&page=2`);
  await browse.search('the');
  await app.isOver();
  await expect(app.address).toHaveValue(/ordering=-price/);
  await expect(app.address).toHaveValue(/search=the/);
  await expect(app.address).not.toHaveValue(/page=/);
  await browse.nextPage();
  await expect(app.summary).toContainText('21 to 40');
  await browse.grid.hover();
  await app.page.mouse.wheel(0, 200);
  await expect.poll(() => browse.place()).toBeGreaterThan(50);
  const place = await browse.place();
  await browse.firstRowLink.click();
  await app.isOver();
  await expect(app.address).toHaveValue(/\/library\/books\/\d+\/$/);
  await app.back();
  await expect(app.summary).toContainText('21 to 40');
  await expect.poll(() => browse.place()).toBe(place);
  await app.back();
  await expect(app.address).not.toHaveValue(/page=2/);
  await expect(browse.filters.getByRole('textbox', { name: 'Search the list' })).toHaveValue('the');
});

for (const style of ['page-number', 'limit-offset', 'cursor']) {
  test(`its list paged by ${style} is fetched to the end and written out`, async ({ app, drf }) => {
    const pages = new AllPagesPane(app.page);
    await app.send('GET', `${drf.url}/pagination/${style}/`);
    await pages.fetchAll();
    await pages.isWhole(60_000);
    await app.browse.holds(240);
    // On the desktop the system asks for the file.
    if (test.info().project.name === 'desktop') return;
    const [name, text] = await app.browse.exported('As it came: 240 rows, whole', 'NDJSON');
    const ids = text
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { id: number }).id);
    expect([name, new Set(ids).size, ids.length]).toEqual([`${style}.ndjson`, 240, 240]);
  });
}

test('its throttle says how long it lasts', async ({ app, drf }) => {
  await app.send('GET', `${drf.url}/throttle/anon/`);
  for (let at = 0; at < 5; at++) await app.press();
  await expect(app.summary).toContainText('429');
  await expect(app.browse.view).toContainText(/Request was throttled\. Expected available in \d+ seconds?\./);
});
