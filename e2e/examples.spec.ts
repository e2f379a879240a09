import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './fixtures';
import { objections } from './objections';
import { ExamplesPane } from './pages/examples-pane';

test('an answer is kept with its request, looked at as what it is, compared with another, named, deleted and back', async ({
  app,
  folder,
  practice,
}) => {
  const pane = new ExamplesPane(app);
  const file = () =>
    readFileSync(
      join(
        folder,
        'shop',
        readdirSync(join(folder, 'shop')).find((name) => name.startsWith('Book'))!,
      ),
      'utf8',
    );

  await test.step('a draft without a file has none', async () => {
    await app.send('GET', `${practice.url}/library/books/1/`);
    await app.showPart('Examples');
    await expect(app.request).toContainText('Examples are kept with a saved request.');
    expect(await objections(app.page)).toEqual([]);
    await app.collections.create('Shop', folder);
    await app.saveAs('Book');
    await expect(app.request).toContainText('No examples yet.');
  });

  await test.step('the answer is kept, and stands in the file', async () => {
    await pane.keep('Found');
    await expect(pane.line('Found')).toContainText('200');
    await expect(pane.line('Found')).toContainText('application/json');
    await expect(app.request.getByRole('tab', { name: /^Examples/ })).toContainText('1');
    expect(file()).toContain('examples:\n  - name: Found');
    expect(await objections(app.page)).toEqual([]);
  });

  await test.step('another answer of the same request is kept as well, and the request has no unsaved edit', async () => {
    await app.send('GET', `${practice.url}/library/books/99999/`);
    await pane.keep('Missing');
    await expect(pane.lines).toHaveCount(2);
    await app.page.keyboard.press('ControlOrMeta+s');
    await expect.poll(file).toContain('99999');
    expect(file()).toContain('- name: Missing');
    await expect(app.page.getByRole('dialog')).toHaveCount(0);
  });

  await test.step('one is opened from the keyboard in the place of the answer, and is marked as an example', async () => {
    await pane.open('Found').focus();
    await app.page.keyboard.press('Enter');
    await expect(pane.bar).toContainText('Example');
    await expect(pane.bar).toContainText('Found');
    await expect(pane.bar).toContainText('kept with the request, not received now');
    await expect(app.response).toContainText('9780000000019');
    await expect(app.summary).toHaveCount(0);
    await pane.view('Head').click();
    await expect(app.headRow('Content-Type')).toContainText('application/json');
    await expect(app.response).toContainText('Request that it answers');
    expect(await objections(app.page)).toEqual([]);
  });

  await test.step('it is compared with the answer; there is no going on from it', async () => {
    await pane.bar.getByRole('button', { name: 'Compare' }).click();
    await expect(app.beside).toContainText('the example “Found”');
    await expect(app.beside).toContainText('404');
    await expect(app.page.getByRole('button', { name: /^Go on/ })).toHaveCount(0);
    expect(await objections(app.page)).toEqual([]);
    await app.page.getByRole('button', { name: 'Close the comparison' }).click();
    await expect(app.summary).toContainText('404');
  });

  await test.step('it gets another name, is deleted, and comes back to where it was', async () => {
    const before = file();
    await pane.act('Found', 'Rename…');
    const dialog = app.page.getByRole('dialog', { name: 'Rename the example' });
    await dialog.getByRole('textbox', { name: 'Name' }).fill('A book');
    await app.page.keyboard.press('Enter');
    await expect(pane.line('A book')).toBeVisible();
    expect(file()).toBe(before.replace('- name: Found', '- name: A book'));
    await pane.act('A book', 'Delete');
    await expect(pane.lines).toHaveCount(1);
    await expect.poll(file).not.toContain('A book');
    await app.request.getByRole('button', { name: 'Undo' }).click();
    await expect(pane.lines).toHaveCount(2);
    await expect(pane.lines.first()).toContainText('A book');
    expect(file()).toBe(before.replace('- name: Found', '- name: A book'));
  });

  await test.step('a new answer takes the place of an example that is shown', async () => {
    await pane.open('A book').click();
    await expect(pane.bar).toBeVisible();
    await app.press();
    await expect(pane.bar).toHaveCount(0);
    await expect(app.summary).toContainText('404');
  });
});
