import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { needsDrf, test } from './drf-server';
import { expect } from './fixtures';
import { objections } from './objections';
import { AllPagesPane } from './pages/all-pages-pane';

needsDrf();
test.setTimeout(120_000);

/** A picture of one pixel. */
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

test('an order of objects in objects and lists of them is refused by place, corrected, and stored', async ({ app, drf }) => {
  const { browse, form, page } = app;
  await app.send('GET', `${drf.url}/workshop/orders/`);
  await expect(browse.method('POST')).toBeVisible();
  await form.open('POST');
  await expect(form.fields.getByRole('group', { name: 'customer', exact: true })).toBeVisible();
  await form.fill({ reference: 'taken' });
  await form.send();
  // Nothing was sent, and each field of what is missing says so.
  await expect(form.remarks).toContainText('Not sent');
  await expect(form.field('name')).toBeFocused();
  await expect(form.field('street')).toHaveAccessibleDescription(/Fill this in/);

  await form.fill({ name: 'Ada', email: 'ada@example.com', street: '1 Hill Road', postcode: 'lower' });
  await form.choose('country', 'Great Britain');
  const lines = form.fields.getByRole('group', { name: 'lines', exact: true });
  for (const [at, article] of ['stone', 'gone'].entries()) {
    await form.fields.getByRole('button', { name: 'Add to lines' }).click();
    await lines.getByRole('textbox', { name: 'article' }).nth(at).fill(article);
    await lines.getByRole('textbox', { name: 'quantity' }).nth(at).fill('2');
    await lines.getByRole('textbox', { name: 'price' }).nth(at).fill('1.10');
  }
  await form.send();
  await expect(app.summary).toContainText('400');
  await expect(form.field('reference')).toHaveAccessibleDescription(/There is an order with this reference/);
  await expect(form.field('postcode')).toHaveAccessibleDescription(/does not match the required pattern/);
  const second = lines.getByRole('textbox', { name: 'article' }).nth(1);
  await expect(second).toHaveAccessibleDescription(/not sold any more/);
  await expect(lines.getByRole('textbox', { name: 'article' }).first()).not.toHaveAccessibleDescription(/not sold/);
  await expect(form.field('name')).toHaveValue('Ada');
  expect(await objections(page)).toEqual([]);

  await form.fill({ reference: 'MINE', postcode: 'AB1 2CD' });
  await second.fill('moss');
  await form.send();
  await form.isGone();
  await expect(app.address).toHaveValue(/\/workshop\/orders\/2\/$/);
  await expect(browse.view).toContainText('1 Hill Road');

  await form.open('PATCH');
  await lines.getByRole('textbox', { name: 'quantity' }).nth(1).fill('7');
  await expect(form.preview).toContainText('1 of');
  await expect(form.preview).not.toContainText('"customer"');
  await form.send();
  await form.isGone();
  await expect(browse.view).toContainText('moss');
});

test('what was in a list before stays beside the list and does not run over the fields', async ({ app, drf }) => {
  await app.send('GET', `${drf.url}/workshop/orders/1/`);
  await expect(app.browse.method('PUT')).toBeVisible();
  await app.form.open('PUT');
  await app.form.fields.getByRole('textbox', { name: 'article', exact: true }).first().fill('granite');
  const was = app.form.fields.getByText('was 2 items');
  await expect(was).toBeVisible();
  await expect(app.form.fields.getByText('changed', { exact: true })).toHaveCount(0);
  await app.form.field('street').fill('2 Hill Road');
  // Of an object its own fields say what was before.
  await expect(app.form.fields.getByText('changed', { exact: true })).toHaveCount(2);
  const [box, edge] = [await was.boundingBox(), await app.form.fields.boundingBox()];
  expect(box!.x).toBeGreaterThanOrEqual(edge!.x);
});

test('a field of every type goes there and comes back as it was typed', async ({ app, drf }) => {
  const { browse, form } = app;
  await app.send('GET', `${drf.url}/workshop/everything/`);
  await expect(browse.method('POST')).toBeVisible();
  await form.open('POST');
  await expect(form.field('wait')).toBeVisible();
  await form.choose('flag', 'true');
  await form.fill({
    text: 'abc',
    code: 'AB123',
    slug: 'a-b_c',
    site: 'http://x.test/?a=b',
    key: '7b5b2c1e-3f3a-4d64-9d0a-0c7f0f1e2d3c',
    whole: '9007199254740993',
    float: '1.50',
    decimal: '12345678901234567890.0123456789',
    moment: '2024-01-02T03:04:05Z',
    day: '2024-02-29',
    clock: '10:11:12',
    wait: '1 02:03:04',
    raw: '{"a": [1, null]}',
  });
  await form.choose('grouped', 'blue');
  await form.search('many_choices', 'Choice 1199', 'Choice 1199');
  await form.search('number', 'Fi', 'Five');
  await form.addToList('tags', 'a', 'b');
  await form.addToList('marks', '1', '9');
  await expect(form.preview).toContainText('"decimal": "12345678901234567890.0123456789"');
  await expect(form.preview).toContainText('"whole": 9007199254740993');
  await expect(form.preview).not.toContainText('"maybe"');
  await form.send();
  await form.isGone();
  await expect(app.address).toHaveValue(/\/workshop\/everything\/1\/$/);
  await expect(browse.view).toContainText('12345678901234567890.0123456789');
  await expect(browse.view).toContainText('9007199254740993');

  await form.open('PUT');
  await expect(form.field('wait')).toHaveValue('1 02:03:04');
  await expect(form.combo('number')).toHaveValue('Five');
  await form.field('slug').fill('no slug');
  await form.send();
  await expect(form.field('slug')).toHaveAccessibleDescription(/does not fit the pattern/);
  await form.field('slug').fill('slug');
  await form.send();
  await form.isGone();
  await expect(app.summary).toContainText('200');
});

test('a picture is sent as parts, kept by a change, and its leaflet taken away', async ({ app, drf, folder }) => {
  test.skip(test.info().project.name === 'desktop', 'on the desktop the system asks for the file');
  const { browse, form } = app;
  writeFileSync(join(folder, 'a.png'), pixel);
  writeFileSync(join(folder, 'b.txt'), 'hello');
  await app.send('GET', `${drf.url}/workshop/pictures/`);
  await expect(browse.method('POST')).toBeVisible();
  await form.open('POST');
  await form.fill({ title: 'One' });
  await app.chooseFile(form.file('image'), join(folder, 'a.png'));
  await app.chooseFile(form.file('leaflet'), join(folder, 'b.txt'));
  await form.choose('public', 'true');
  await expect(form.preview).toContainText('multipart/form-data');
  await form.send();
  await form.isGone();
  await expect(app.summary).toContainText('201');

  await app.send('GET', `${drf.url}/workshop/pictures/1/`);
  await expect(browse.method('PATCH')).toBeVisible();
  await form.open('PATCH');
  await expect(form.fields.getByRole('link', { name: 'a.png' })).toHaveAttribute('href', /\/media\/pictures\/a\.png$/);
  await form.fill({ title: 'Two' });
  await expect(form.preview).not.toContainText('media');
  await form.fields.getByRole('button', { name: 'Take away the file of leaflet' }).click();
  await expect(form.preview).toContainText('"leaflet": null');
  await form.send();
  await form.isGone();
  await expect(browse.view).toContainText('a.png');
  await expect(browse.view).not.toContainText('b.txt');

  await form.open('PUT');
  await expect(form.preview).not.toContainText('media');
  await form.send();
  await expect(form.file('image')).toHaveAccessibleDescription(/Choose the file again/);
  await app.chooseFile(form.file('image'), join(folder, 'a.png'));
  await form.send();
  await form.isGone();
  await expect(app.summary).toContainText('200');
});

test('of three thousand towns one is found by its name, and links of a list lead on', async ({ app, drf }) => {
  const { browse, form } = app;
  await app.send('GET', `${drf.url}/workshop/parcels/1/`);
  await browse.follow(/^\/workshop\/towns\/5\/$/);
  await expect(browse.title).toHaveText(/Cairn 0005/);
  await app.back();
  await expect(browse.method('PATCH')).toBeVisible();
  await form.open('PATCH');
  await form.search('sent_from', 'Cairn 2914', /Cairn 2914/);
  await form.fields.getByRole('button', { name: 'Remove stops 1' }).click();
  await expect(form.preview).toContainText('/workshop/towns/2914/');
  await expect(form.preview).toContainText('2 of 8 writable fields');
  await form.field('weight').fill('1.12500');
  await expect(form.preview).toContainText('"weight": "1.12500"');
  await form.send();
  await expect(app.summary).toContainText('400');
  await expect(form.field('weight')).toHaveAccessibleDescription(/no more than 4 decimal places/);
  await form.field('weight').fill('1.5');
  await form.send();
  await form.isGone();
  await expect(browse.link('/workshop/towns/2914/').first()).toBeVisible();
  await expect(browse.link('/workshop/towns/5/')).toHaveCount(0);
});

test('what a list is filtered by is chosen by its names, and the other filters stay', async ({ app, drf }) => {
  const { browse } = app;
  await app.send('GET', `${drf.url}/workshop/parcels/?state=sent&ordering=-weight&search=P&page=1`);
  await browse.chooseFilter('state', 'Delivered');
  await app.isOver();
  await expect(app.address).toHaveValue(/state=there/);
  await expect(app.address).toHaveValue(/ordering=-weight/);
  await expect(app.address).toHaveValue(/search=P/);
  await expect(app.address).not.toHaveValue(/page=/);
});

test('a form that is asked for before its fields are known opens when they have come', async ({ app, drf }) => {
  await app.send('GET', `${drf.url}/workshop/late-pictures/`);
  await app.form.open('POST');
  await expect(app.form.field('title')).toBeVisible();
  await expect(app.form.file('image')).toBeVisible();
});

for (const [name, why] of [
  ['signed', 'OPTIONS is refused'],
  ['no-options', 'there is no OPTIONS'],
  ['no-metadata', 'OPTIONS is 405'],
  ['failing-options', 'OPTIONS fails'],
  ['slow-options', 'OPTIONS takes long'],
] as const) {
  test(`the page stands and can be used where ${why}`, async ({ app, drf }) => {
    await app.send('GET', `${drf.url}/workshop/${name}/`);
    await expect(app.browse.view).toContainText('GET');
    await app.browse.method('POST').click();
    await expect(app.methodButton).toHaveAttribute('aria-label', 'Method: POST');
    await app.press();
    await expect(app.summary).toContainText(name === 'signed' ? '401' : '200');
  });
}

test('a throttled list is waited for as Retry-After says, and a list that grows meanwhile says so', async ({ app, drf }) => {
  const pages = new AllPagesPane(app.page);
  await app.send('GET', `${drf.url}/workshop/throttled/a/`);
  await pages.fetchAll();
  await pages.isWhole(60_000);
  await app.browse.holds(200);
  const requests = await pages.requests();
  expect(requests.filter((line) => /\b429\b/.test(line)).length).toBeGreaterThan(0);

  await app.send('GET', `${drf.url}/workshop/drifting/`);
  await pages.fetchAll();
  await pages.isWhole(30_000);
  await expect(pages.strip).toContainText(/rows came again\. The list grew from \d+ to \d+ meanwhile/);
});

test('rows that begin like formulas are no formulas in a spreadsheet', async ({ app, drf }) => {
  test.skip(test.info().project.name === 'desktop', 'on the desktop the system asks for the file');
  await app.send('GET', `${drf.url}/workshop/formulas/`);
  const [name, text] = await app.browse.exported('As it came: 9 rows, whole', 'CSV');
  expect(name).toBe('formulas.csv');
  expect(text).toContain("1,'=1+1,-12.5,");
  expect(text).toContain("4,'@SUM(A1),,");
  expect(text).toContain(`6,"'=HYPERLINK(""http://127.0.0.1"")",,`);
});

test('the gaps of a link stand in view, and lead where they say', async ({ app, drf }) => {
  await app.page.setViewportSize({ width: 1280, height: 800 });
  await app.send('GET', `${drf.url}/workshop/templates/`);
  await app.browse.view.getByRole('button', { name: /^Search/ }).click();
  const form = app.browse.view.getByRole('form', { name: 'Search' });
  await expect(form.getByRole('button', { name: 'Go there' })).toBeInViewport({ ratio: 1 });
  await expect(form.getByRole('textbox', { name: 'page' })).toBeInViewport({ ratio: 1 });
  await form.getByRole('textbox', { name: 'search' }).fill('the');
  await form.getByRole('textbox', { name: 'ordering' }).fill('-price');
  await form.getByRole('button', { name: 'Go there' }).click();
  await app.isOver();
  await expect(app.address).toHaveValue(/\/library\/books\/\?search=the&ordering=-price$/);
});

test('credentials stay behind at another origin, the page says so, and Back brings them again', async ({ app, drf }) => {
  const { browse } = app;
  await app.send('GET', `${drf.url}/workshop/templates/`);
  await app.signInWithToken(drf.token);
  await app.press();
  await browse.follow(/localhost/);
  await app.isOver();
  await expect(app.credentialsLine).toBeVisible();
  await expect(browse.view).toContainText('no Authorization');
  await app.back();
  await expect(app.credentialsLine).toHaveCount(0);
  await app.send('GET', `${drf.url}/workshop/who/`);
  await expect(browse.view).toContainText('Authorization came');
});

test('a page stands beside itself in HTML', async ({ app, drf }) => {
  await app.send('GET', `${drf.url}/workshop/towns/7/`);
  await expect(app.browse.title).toHaveText(/Cairn 0007/);
  await app.compareFormat('HTML');
  await expect(app.beside).toBeVisible();
  await expect(app.beside).toContainText('text/html');
  await expect(app.response.getByText('as HTML', { exact: true }).first()).toBeVisible();
  await expect(app.response.getByText('500 Internal')).toHaveCount(0);
});

test('a page stands beside itself as somebody else sees it, whom one goes on as', async ({ app, drf }) => {
  await app.send('GET', `${drf.url}/permissions/is-authenticated/`);
  await expect(app.summary).toContainText('401');
  await app.addIdentity('alice', { scheme: 'Token', token: drf.token });
  await app.compareAs('alice');
  await expect(app.beside).toContainText('401 Unauthorized');
  await expect(app.beside).toContainText('200 OK');
  await expect(app.beside).toContainText('"username": "alice"');
  expect(await objections(app.page)).toEqual([]);
  await app.response.getByRole('button', { name: 'Go on as alice' }).click();
  await expect(app.browse.view).toContainText('alice');
  await expect(app.summary).toContainText('200');
});

test('all pages are fetched slowly, paused, gone on with, capped, and written out', async ({ app, drf }) => {
  test.skip(test.info().project.name === 'desktop', 'on the desktop the system asks for the file');
  const pages = new AllPagesPane(app.page);
  await app.send('GET', `${drf.url}/workshop/towns/?page_size=50`);
  await pages.limit({ 'Rows at most': '300', 'Pause between pages, in ms': '400' });
  await pages.fetchAll();
  await pages.press('Pause');
  await expect(pages.strip).toContainText('Paused.');
  await pages.press('Go on');
  await expect(pages.strip.getByRole('button', { name: /^Go on, up to 3.?000$/ })).toBeVisible({ timeout: 60_000 });
  await expect(pages.strip).toContainText(/300 of 3.?000/);
  await app.browse.holds(300);
  const [name, lines] = await app.browse.exported('As it came: 300 rows, whole', 'NDJSON');
  expect([name, lines.trimEnd().split('\n').length]).toEqual(['towns.ndjson', 300]);
  const [, table] = await app.browse.exported('As it came: 300 rows, whole', 'CSV');
  expect(table.split('\n')[0]).toBe('url,id,name,country,people');
  const [, whole] = await app.browse.exported('As it came: 300 rows, whole', 'JSON');
  expect((JSON.parse(whole) as { id: number }[]).map(({ id }) => id)).toEqual(Array.from({ length: 300 }, (_, at) => at + 1));
});

test('a key is chosen from the list that the root has led to; null that was seen in a sister is offered', async ({
  app,
  drf,
}) => {
  const { browse, form, page } = app;
  await app.send('GET', `${drf.url}/workshop/`);
  await browse.follow(/parcels-by-id\/$/);
  await expect(browse.method('POST')).toBeVisible();
  // Of this one nothing is null: what may be is known from its sisters in the list.
  await app.send('GET', `${drf.url}/workshop/parcels-by-id/1/`);
  await expect(browse.method('PATCH')).toBeVisible();
  await form.open('PATCH');
  await expect(form.fields).toContainText('one of carriers, by id');
  // What is chosen already is found as well.
  await form.search('carrier', 'Night', /Night Post/);
  await form.search('carrier', 'Hill', /Hill Runners/);
  await expect(form.preview).toContainText('"carrier": 3');
  await form.fields.getByRole('button', { name: 'set null, as was seen: sent_to' }).click();
  expect(await objections(page)).toEqual([]);
  await form.send();
  await form.isGone();
  await expect(app.summary).toContainText('200');
});
