import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test as base, expect } from './fixtures';
import { objections } from './objections';
import { startThingsServer, type ThingsServer } from './things-server';

const test = base.extend<{ things: ThingsServer }>({
  things: async ({}, provide) => {
    const server = await startThingsServer();
    await provide(server);
    await server.stop();
  },
});

/** What may be lost of typing when everything dies. */
const promisedMs = 1_000;

test('a book is made, corrected, changed and removed, from the root, without an address being typed', async ({
  app,
  practice,
}) => {
  const { browse, form } = app;
  await app.startPractice();
  await browse.follow(/^\/library\/$/);
  await browse.follow(/books/);
  await app.signInWithToken(practice.token);
  await app.press();
  await expect(app.summary).toContainText('of 240');

  await form.open('POST');
  await form.fill({ title: 'A Book of Cairns', isbn: '9780000000019', price: '12.50', published: '2024-02-29' });
  await form.search('author', 'Borges', /Jorge Luis Borges/);
  await form.choose('format', 'ebook');
  await form.addToList('tags', 'stones', 'trails');
  await form.send();

  await expect(app.summary).toContainText('400');
  await expect(form.field('isbn')).toBeFocused();
  await expect(form.field('isbn')).toHaveAccessibleDescription(/this ISBN already exists/);
  await expect(form.field('title')).toHaveValue('A Book of Cairns');

  await form.field('isbn').fill('9790000099991');
  await form.send();
  await form.isGone();
  await expect(app.address).toHaveValue(/\/library\/books\/\d+\/$/);
  await expect(app.methodButton).toHaveAttribute('aria-label', 'Method: GET');
  await expect(browse.title).toHaveText('A Book of Cairns');

  await form.open('PATCH');
  await form.field('price').fill('9.90');
  await expect(form.preview).toContainText('"price": "9.90"');
  await expect(form.preview).not.toContainText('"title"');
  await form.send();
  await form.isGone();
  await expect(app.summary).toContainText('200');
  await app.showView('Wire');
  await expect(app.response.getByText('PATCH', { exact: true })).toBeVisible();
  await app.showView('Browse');
  await expect(browse.view).toContainText('9.90');

  await browse.method('DELETE').click();
  const question = app.page.getByRole('alertdialog');
  await expect(question).toContainText('A Book of Cairns');
  await expect(question.getByRole('button', { name: /^Cancel/ })).toBeFocused();
  await question.getByRole('button', { name: /DELETE/ }).click();
  await expect(app.summary).toContainText('204');
  await expect(app.methodButton).toHaveAttribute('aria-label', 'Method: GET');
});

test('every kind of field goes to the server and comes back into the form', async ({ app, things }) => {
  const { form } = app;
  await app.send('GET', things.url);
  await expect(app.browse.method('POST')).toBeVisible();
  await form.open('POST');
  await form.fill({
    title: 'Ten Thousand Steps “ok”',
    pages: '9007199254740993',
    price: '1.0',
    published: '2024-02-29',
    opens: '06:30:00',
    seen: '2024-01-02T06:00:00.5+02:00',
    email: 'a@b.test',
    homepage: 'http://x.test/?a=b',
    extra: '{"deep": [1.0, null, "x"]}',
  });
  await form.search('author', '17', 'Author 17');
  await form.choose('in_stock', 'false');
  await form.choose('format', 'paperback');
  await form.search('town', 'Town 399', 'Town 399');
  await form.fields.getByRole('checkbox', { name: 'land' }).click({ force: true });
  await form.addToList('tags', 'classic', 'sea');
  await form.fields.getByRole('group', { name: 'publisher' }).getByRole('textbox', { name: 'city' }).fill('Turin');
  await form.fields.getByRole('button', { name: 'Add to branches' }).click();
  await form.fields.getByRole('group', { name: 'branches' }).getByRole('textbox', { name: 'name' }).fill('North');
  await form.fields.getByRole('button', { name: 'Add to mapping' }).click();
  await form.fill({ 'Name, mapping 0': 'a', 'Value, mapping 0': '7' });
  await form.send();
  await form.isGone();

  const [sent] = things.received;
  expect(sent?.contentType).toBe('application/json');
  expect(sent?.body).toContain('"pages": 9007199254740993');
  expect(sent?.body).toContain('"deep": [');
  expect(JSON.parse(sent?.body ?? '')).toEqual({
    title: 'Ten Thousand Steps “ok”',
    author: expect.stringMatching(/\/authors\/17\/$/),
    pages: expect.any(Number),
    price: '1.0',
    published: '2024-02-29',
    opens: '06:30:00',
    seen: '2024-01-02T06:00:00.5+02:00',
    in_stock: false,
    format: 'paperback',
    town: 'T399',
    genres: ['land'],
    email: 'a@b.test',
    homepage: 'http://x.test/?a=b',
    tags: ['classic', 'sea'],
    publisher: { city: 'Turin' },
    branches: [{ name: 'North' }],
    mapping: { a: 7 },
    extra: { deep: [1, null, 'x'] },
  });

  await form.open('PUT');
  await expect(form.field('pages')).toHaveValue('9007199254740993');
  await expect(form.field('price')).toHaveValue('1.0');
  await expect(form.combo('town')).toHaveValue('Town 399');
  await expect(form.field('tags 1')).toHaveValue('sea');
  await form.send();
  await form.isGone();
  expect(JSON.parse(things.received[1]?.body ?? '')).toEqual(JSON.parse(sent?.body ?? ''));
  expect(things.received[1]?.body).toContain('9007199254740993');
});

test('an error deep in a list of objects lands on its field, and only what changed is sent', async ({ app, things }) => {
  const { form } = app;
  await app.send('GET', `${things.url}1/`);
  await expect(app.browse.method('PATCH')).toBeVisible();
  await form.open('PATCH');
  const branches = form.fields.getByRole('group', { name: 'branches' });
  for (const [at, name] of ['north', 'south', 'nowhere'].entries()) {
    await form.fields.getByRole('button', { name: 'Add to branches' }).click();
    await branches.getByRole('textbox', { name: 'name' }).nth(at).fill(name);
  }
  await form.send();
  const third = branches.getByRole('textbox', { name: 'name' }).nth(2);
  await expect(third).toBeFocused();
  await expect(third).toHaveAccessibleDescription(/There is no such place/);
  await expect(branches.getByRole('textbox', { name: 'name' }).first()).toHaveValue('north');
  await third.fill('east');
  await expect(third).not.toHaveAccessibleDescription(/no such place/);
  await form.send();
  await form.isGone();
  expect(JSON.parse(things.received[1]?.body ?? '')).toEqual({
    branches: [{ name: 'north' }, { name: 'south' }, { name: 'east' }],
  });
});

test('a file goes as multipart, beside the other fields', async ({ app, things, folder }) => {
  test.skip(test.info().project.name === 'desktop', 'the system asks for the file there');
  const { form } = app;
  const path = join(folder, 'cover.txt');
  writeFileSync(path, 'four small bytes');
  await app.send('GET', things.url);
  await expect(app.browse.method('POST')).toBeVisible();
  await form.open('POST');
  await form.field('title').fill('With a cover');
  await form.search('author', '17', 'Author 17');
  await app.chooseFile(form.fields.getByRole('button', { name: /^cover/ }), path);
  await expect(form.preview).toContainText('multipart/form-data');
  await form.send();
  await form.isGone();
  const [sent] = things.received;
  expect(sent?.contentType).toMatch(/^multipart\/form-data; boundary=/);
  expect(sent?.body).toContain('name="cover"; filename="cover.txt"');
  expect(sent?.body).toContain('four small bytes');
  expect(sent?.body).toMatch(/name="title"\r\n(?:[^\r]+\r\n)*\r\nWith a cover/);
});

test('what was typed survives an error, other tabs, back and forward, a reload, and kill -9', async ({ open, things }) => {
  const first = await open();
  const { app, page } = first;
  await app.send('GET', `${things.url}1/`);
  await expect(app.browse.method('PATCH')).toBeVisible();
  await app.form.open('PATCH');
  await app.form.field('title').fill('Taken');
  await app.form.field('price').fill('1.');
  await app.form.field('price').fill('1.50');
  await app.form.send();
  await expect(app.form.remarks).toContainText('Try another.');
  await app.form.field('title').fill('Typed after the error');

  await app.back();
  await expect(app.form.field('title')).toHaveValue('Taken');
  await app.forward();
  await expect(app.form.field('title')).toHaveValue('Typed after the error');

  await app.newTab();
  await app.tabs.first().click();
  await expect(app.form.field('title')).toHaveValue('Typed after the error');

  await page.waitForTimeout(promisedMs);
  await page.reload();
  await app.isReady();
  await app.tabs.first().click();
  await expect(app.form.field('title')).toHaveValue('Typed after the error');
  await expect(app.form.field('price')).toHaveValue('1.50');

  await app.form.field('title').fill('Typed before the crash');
  await page.waitForTimeout(promisedMs);
  await first.kill();
  await page.close();
  const next = await open();
  await next.app.tabs.first().click();
  await expect(next.app.form.field('title')).toHaveValue('Typed before the crash');
  await next.app.form.send();
  await next.app.form.isGone();
  const body = { title: 'Typed before the crash', price: '1.50' };
  await expect.poll(() => JSON.parse(things.received.at(-1)?.body ?? '') as unknown).toEqual(body);
});

test('a double press makes one thing, and nothing is left to send a second time', async ({ app, things }) => {
  const { form } = app;
  await app.send('GET', things.url);
  await expect(app.browse.method('POST')).toBeVisible();
  await form.open('POST');
  await form.field('title').fill('Once');
  await form.search('author', '17', 'Author 17');
  await form.sendButton.first().dblclick();
  await form.isGone();
  await app.press();
  await app.back();
  await app.back();
  await form.isGone();
  expect(things.received).toHaveLength(1);
});

test('a form is opened, filled in, refused, mended and sent without a mouse', async ({ app, things }) => {
  const { page, form } = app;
  await app.send('GET', things.url);
  await expect(app.browse.method('POST')).toBeVisible();
  await app.walkTo('response');
  await app.tabTo(/^POST/);
  await page.keyboard.press('Enter');
  await expect(form.field('title')).toBeFocused();
  await page.keyboard.type('By hand');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(form.combo('author')).toBeFocused();
  expect(things.received).toHaveLength(0);
  await page.keyboard.type('Author 240');
  await expect(page.getByRole('option', { name: 'Author 240' })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(form.preview).toContainText('/authors/240/');
  await page.keyboard.press('Escape');
  await page.keyboard.press('ControlOrMeta+Enter');
  await form.isGone();
  expect(things.received).toHaveLength(1);
});

test('what is typed and not taken in yet goes along, by its keys and by a press', async ({ app, things }) => {
  const { page, form } = app;
  for (const send of [() => page.keyboard.press('ControlOrMeta+Enter'), () => form.send()]) {
    await app.send('GET', `${things.url}1/`);
    await expect(app.browse.method('PATCH')).toBeVisible();
    await form.open('PATCH');
    await form.combo('town').click();
    await page.keyboard.type('Town 399');
    await page.keyboard.press('Tab');
    await form.field('Add to tags').fill('sea');
    await send();
    await form.isGone();
    expect(JSON.parse(things.received.at(-1)?.body ?? '')).toEqual({ town: 'T399', tags: ['sea'] });
  }
});

test('what is searched for, or typed for a list, and no value yet is there again after another tab, another page and a reload', async ({
  app,
  things,
}) => {
  const { page, form } = app;
  await app.send('GET', things.url);
  await app.send('GET', `${things.url}1/`);
  await expect(app.browse.method('PATCH')).toBeVisible();
  await form.open('PATCH');
  await form.combo('town').fill('wn 39');
  await app.newTab();
  await app.tabs.first().click();
  await expect(form.combo('town')).toHaveValue('wn 39');
  // By keys for the page before, no field is left.
  await form.field('Add to tags').fill('sea');
  await page.keyboard.press('Alt+ArrowLeft');
  await form.isGone();
  await app.forward();
  const isThere = async () => {
    await expect(form.combo('town')).toHaveValue('wn 39');
    await expect(form.field('Add to tags')).toHaveValue('sea');
  };
  await isThere();
  await page.waitForTimeout(promisedMs);
  await page.reload();
  await app.isReady();
  await app.tabs.first().click();
  await isThere();
});

test('JSON and the fields are two ways to say the same', async ({ app, things }) => {
  const { form } = app;
  await app.send('GET', `${things.url}1/`);
  await expect(app.browse.method('PATCH')).toBeVisible();
  await form.open('PATCH');
  await form.fillBy('Both');
  await form.typeBody('{"title": From');
  await expect(app.browse.view.getByText(/keep their last state/)).toBeVisible();
  await expect(form.field('title')).toHaveValue('First');
  await form.typeBody('{"title": "From JSON"}');
  await expect(form.field('title')).toHaveValue('From JSON');
  await form.field('title').fill('From the field');
  await form.send();
  await form.isGone();
  expect(JSON.parse(things.received[0]?.body ?? '')).toEqual({ title: 'From the field' });
});

for (const theme of ['light', 'dark'] as const) {
  test(`axe objects to nothing on forms, wide and narrow, ${theme}`, async ({ app, things }) => {
    const { page, form } = app;
    await app.useTheme(theme);
    await app.send('GET', `${things.url}1/`);
    await expect(app.browse.method('PATCH')).toBeVisible();
    await form.open('PATCH');
    await form.field('title').fill('Taken');
    await form.addToList('tags', 'a', 'b');
    await form.fields.getByRole('button', { name: 'Add to branches' }).click();
    expect(await objections(page)).toEqual([]);
    await form.send();
    await expect(form.remarks).toContainText('Try another.');
    await expect(form.field('title')).toBeFocused();
    expect(await objections(page)).toEqual([]);
    await form.combo('author').click();
    await expect(page.getByRole('option').first()).toBeVisible();
    expect(await objections(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await form.fields.getByRole('button', { name: 'Calendar of published' }).click();
    await expect(page.getByRole('grid')).toBeVisible();
    expect(await objections(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await form.open('PUT');
    await form.fillBy('Both');
    await page.getByRole('button', { name: 'Unfold the request' }).click();
    expect(await objections(page)).toEqual([]);
  });
}
