import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright/test';
import { expect, test } from './fixtures';
import { DictionaryPage } from './pages/dictionary-page';

async function expectNoObjection(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 200)}`))).toEqual([]);
}

test('a header is found by what it is for, without a mouse, and a value of it is taken apart', async ({ app }) => {
  const dictionary = new DictionaryPage(app.page);
  await dictionary.open();
  await expectNoObjection(app.page);
  await dictionary.search.fill('overwrite lost');
  await expect(app.page.getByRole('status').filter({ hasText: 'of 2' })).toBeVisible();
  await dictionary.search.fill('if-match');
  await dictionary.search.press('Enter');
  await expect(dictionary.card('If-Match')).toContainText('The seat belt for writes');

  await dictionary.search.fill('');
  await dictionary.search.press('ArrowDown');
  await app.page.keyboard.type('cache-co');
  await expect(dictionary.header('Cache-Control')).toBeFocused();
  await app.page.keyboard.press('Enter');
  const card = dictionary.card('Cache-Control');
  await expect(card.getByRole('listitem').filter({ hasText: 'max-age=60' })).toContainText('fresh for 60 s');
  await dictionary.value.fill('max-age=soon, nocache');
  await expect(card).toContainText('has to be a whole number of seconds');
  await expect(card).toContainText('is no-cache meant?');
  await expect(card.getByRole('link', { name: 'RFC 9111, 5.2' })).toHaveAttribute(
    'href',
    'https://www.rfc-editor.org/rfc/rfc9111.html#section-5.2',
  );
  await expectNoObjection(app.page);
});

test('from the head of an answer the dictionary opens at the header, with the value that came', async ({ app, practice }) => {
  await app.send('GET', `${practice.url}/library/books/21/`);
  await app.showView('Head');
  const head = app.page.getByRole('region', { name: 'Head' });
  await head.getByRole('button', { name: 'Parts of ETag' }).click();
  await expect(head.getByRole('list', { name: 'Parts of ETag' })).toContainText('strong: equal in every byte');
  await expectNoObjection(app.page);

  await head.getByRole('button', { name: 'Allow', exact: true }).click();
  const dictionary = new DictionaryPage(app.page);
  await expect(dictionary.card('Allow')).toContainText('Required on a 405');
  await expect(dictionary.value).toHaveValue('GET, PUT, PATCH, DELETE, HEAD, OPTIONS');
  await expect(dictionary.header('Allow')).toBeInViewport();

  await dictionary.card('Allow').getByRole('button', { name: '405 Method Not Allowed' }).click();
  const status = app.page.getByRole('complementary', { name: /^405/ });
  await expect(status).toContainText('Address right, verb wrong');
  await status.getByRole('button', { name: 'Allow', exact: true }).click();
  await expect(dictionary.card('Allow')).toBeVisible();
});

test('POST sent twice makes two, PUT leaves one, DELETE answers 204 and then 404', async ({ app }) => {
  const dictionary = new DictionaryPage(app.page);
  await dictionary.openMethods();
  const trials = [
    [
      'POST',
      'The second changed something again',
      ['no author of this name', 'one author of this name', '2 authors of this name'],
    ],
    ['PUT', 'the second changed nothing more', ['one author of this name', 'from Iceland', 'from Iceland']],
    ['DELETE', '204 and then 404', ['one author of this name', 'no author of this name', 'no author of this name']],
  ] as const;
  for (const [method, verdict, there] of trials) {
    await dictionary.chooseMethod(method);
    await dictionary.sendTwice();
    const card = dictionary.card(method);
    await expect(card.getByRole('status')).toContainText(verdict, { timeout: 60_000 });
    for (const [at, words] of there.entries()) await expect(card.getByRole('row').nth(at + 1)).toContainText(words);
  }
  await expectNoObjection(app.page);
  await dictionary
    .card('DELETE')
    .getByRole('button', { name: /^Second answer, 404/ })
    .click();
  await expect(app.summary).toContainText('404');
});

test('the method picker leads to what the method promises', async ({ app }) => {
  await app.page.getByRole('button', { name: 'Method: GET' }).click();
  await expect(app.page.getByRole('menuitem', { name: /^POST/ })).toContainText('neither safe nor idempotent');
  await app.page
    .getByRole('menuitem', { name: 'What the methods promise' })
    .or(app.page.getByRole('menuitem', { name: /^What GET promises/ }))
    .click();
  await expect(new DictionaryPage(app.page).card('GET')).toContainText('Asks for the present state');
});
