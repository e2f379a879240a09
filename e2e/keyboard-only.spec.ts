import { expect, test } from './fixtures';

test('the library is explored, a book is prepared, signed in for and asked about, without a mouse', async ({ app, practice }) => {
  const { page } = app;
  const { keyboard } = page;
  const focused = page.locator(':focus');
  await expect(app.address).toBeFocused();

  await keyboard.type(`${practice.url}/library/`);
  await keyboard.press('Enter');
  await expect(app.summary).toContainText('200');

  await app.walkTo('response');
  await app.tabTo(/books/);
  await keyboard.press('Enter');
  await expect(app.summary).toContainText('1 to 20 of 240');

  await keyboard.press('Alt+]');
  await expect(app.summary).toContainText('21 to 40 of 240');
  await keyboard.press('Alt+ArrowLeft');
  await expect(app.summary).toContainText('1 to 20 of 240');

  await test.step('a method that writes opens its form, ready to be typed into', async () => {
    await app.walkTo('response');
    await app.tabTo(/^POST/);
    await keyboard.press('Enter');
    await expect(focused).toHaveRole('textbox');
    await keyboard.type('A Book of Cairns');
    await expect(focused).toHaveValue('A Book of Cairns');
    await keyboard.press('Control+l');
    await keyboard.type(`${practice.url}/auth/token/`);
    await app.chooseMethodByKeyboard('GET');
    await keyboard.press('Control+Enter');
    await expect(app.summary).toContainText('401');
  });

  await test.step('a credential is given where it is asked for', async () => {
    await app.walkTo('response');
    await app.tabTo(/^Add a credential/);
    await keyboard.press('Enter');
    await expect(focused).toHaveAccessibleName(/Kind of auth/);
    await keyboard.type('Bearer');
    await keyboard.press('Tab');
    await keyboard.insertText(practice.token);
  });

  await test.step('DELETE asks, Escape takes it back, the button has the focus again', async () => {
    await keyboard.press('Control+l');
    await keyboard.type(`${practice.url}/library/books/7/`);
    await app.chooseMethodByKeyboard('GET');
    await keyboard.press('Control+Enter');
    await expect(app.summary).toContainText('200');
    await app.walkTo('response');
    await app.tabTo(/^DELETE/);
    await keyboard.press('Enter');
    await expect(page.getByRole('alertdialog')).toBeVisible();
    // Enter alone must not delete: the safe answer has the focus.
    await expect(focused).toHaveAccessibleName(/^Cancel/);
    await keyboard.press('Escape');
    await expect(focused).toHaveAccessibleName(/^DELETE/);
  });

  await test.step('tabs are opened, walked and closed, and the focus is never lost', async () => {
    await keyboard.press('Alt+t');
    await expect(app.address).toBeFocused();
    await keyboard.press('Alt+w');
    await expect(focused).toHaveRole('tab');
    await keyboard.press('Control+k');
    await keyboard.type('dark');
    await keyboard.press('Escape');
    await expect(focused).toHaveRole('tab');
  });
});

test('a row that was opened by keyboard has the keyboard again after Back, and Ctrl+C takes a cell of it', async ({
  app,
  practice,
}) => {
  const { page } = app;
  const { keyboard } = page;
  await app.send('GET', `${practice.url}/library/books/?page_size=100`);
  await app.browse.grid.focus();
  for (const key of ['PageDown', 'PageDown', 'ArrowDown', 'ArrowRight']) await keyboard.press(key);
  const cell = () =>
    app.browse.grid.evaluate((grid) => document.getElementById(grid.getAttribute('aria-activedescendant') ?? '')?.textContent);
  await expect.poll(cell).toMatch(/\S/);
  const before = await cell();
  await page.evaluate(() => {
    const copied = (event: ClipboardEvent) =>
      document.body.setAttribute('data-copied', event.clipboardData?.getData('text/plain') ?? '');
    document.addEventListener('copy', copied, { once: true });
  });
  await keyboard.press('ControlOrMeta+c');
  await expect(page.locator('body')).toHaveAttribute('data-copied', before!);

  await keyboard.press('Enter');
  await expect(app.address).toHaveValue(/books\/\d+\/$/);
  await app.isOver();
  await keyboard.press('Alt+ArrowLeft');
  await expect(app.browse.grid).toBeFocused();
  await expect.poll(cell).toBe(before);
});

test('Tab goes round the whole window and is held nowhere', async ({ app, practice }) => {
  const { page } = app;
  await app.send('GET', `${practice.url}/library/books/1/`);
  await app.showPart('Params');
  await app.address.focus();
  const regions = new Set<string>();
  for (let step = 0; step < 120 && regions.size < 6; step++) {
    await page.keyboard.press('Tab');
    const region = await page.evaluate(() => document.activeElement?.closest<HTMLElement>('[data-region]')?.dataset['region']);
    if (region) regions.add(region);
  }
  expect([...regions].toSorted()).toEqual(['address', 'rail', 'request', 'response', 'sideBar', 'tabs']);
});
