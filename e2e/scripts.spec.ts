import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from './fixtures';
import { objections } from './objections';
import { runCommand } from './pages/palette';

const pictures = process.env.CAIRN_PICTURES;

test('somebody else’s scripts run once they were read and allowed, and ask again when they were changed', async ({
  app,
  practice,
  folder,
}) => {
  const { page } = app;
  await app.collections.create('Library API', folder);
  const own = (await readdir(folder)).find((name) => name.startsWith('library')) ?? '';
  const books = join(folder, own, 'books');
  await mkdir(books);
  const folderScripts = (greeting: string) =>
    writeFile(
      join(books, 'folder.yml'),
      `info:\n  name: Books\n  type: folder\nrequest:\n  scripts:\n    - type: before-request\n      code: |-\n        console.log('${greeting}');\n        bru.setVar('size', 2);\n`,
    );
  await folderScripts('hello');
  await writeFile(
    join(books, 'list.yml'),
    `info:\n  name: List books\n  type: http\nhttp:\n  method: GET\n  url: "${practice.url}/library/books/?page_size={{size}}"\nruntime:\n  scripts:\n    - type: tests\n      code: |-\n        pm.test('two are listed', () => {\n          pm.response.to.have.status(200);\n          pm.expect(pm.response.json().results).to.have.lengthOf(2);\n        });\n        test('the first has no name', () => expect(res.body.results[0].title).to.equal(''));\n`,
  );
  await app.collections.open('List books');
  await app.press();

  const dialog = page.getByRole('alertdialog', { name: 'Run the scripts of Library API?' });
  await expect(dialog).toContainText("bru.setVar('size', 2);");
  await expect(dialog).toContainText('this request, tests');
  expect(await objections(page)).toEqual([]);
  if (pictures) await page.screenshot({ path: join(pictures, 'scripts-dialog.png') });
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(app.summary).toContainText('Nobody has allowed these scripts');

  await app.press();
  await dialog.getByRole('button', { name: 'Run scripts' }).click();
  await expect(app.summary).toContainText('200');
  await app.showPart('Script');
  const results = app.request.getByRole('region', { name: 'What the scripts did' });
  await expect(results).toContainText('1 of 2 tests failed');
  await expect(results).toContainText('two are listed');
  await expect(results.getByRole('list', { name: 'Console' })).toContainText('hello');
  expect(await objections(page)).toEqual([]);
  if (pictures) await page.screenshot({ path: join(pictures, 'scripts-part.png') });

  await folderScripts('hello from somebody else');
  await app.press();
  await expect(dialog).toContainText('hello from somebody else');
  await expect(dialog).not.toContainText('two are listed');
  await dialog.getByRole('button', { name: 'Send without scripts' }).click();
  await expect(dialog).toBeHidden();
  await test.step('what was allowed is taken back, and it is asked again', async () => {
    await runCommand(page, 'Take back what scripts of this collection may do');
    await expect(page.getByText('What its scripts were allowed is taken back')).toBeVisible();
    await app.press();
    await expect(dialog).toBeVisible();
    await page.keyboard.press('Escape');
  });
});

test('a script that is typed here runs without a question, and its failures stand beside it', async ({ app, practice }) => {
  await app.address.fill(`${practice.url}/library/books/?page_size=2`);
  await app.showPart('Script');
  await app.request.getByRole('radio', { name: 'Tests' }).click();
  await app.request.getByRole('textbox', { name: 'Script: Tests' }).focus();
  await app.page.keyboard.insertText("test('teapot', () => expect(res.status).to.equal(418));");
  await app.press();
  const results = app.request.getByRole('region', { name: 'What the scripts did' });
  await expect(results).toContainText('line 1: expected 200 to equal 418');
  await app.showPart('Checks');
  await expect(app.request.getByRole('list', { name: 'Tests' })).toContainText('teapot');
});
