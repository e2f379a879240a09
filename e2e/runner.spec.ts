import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { environmentFile, openFromStart, writeCollection } from './collection-files';
import { expect, test } from './fixtures';
import { objections } from './objections';
import { RunnerPage } from './pages/runner-page';

const request = (name: string, seq: number, address: string, check: string) =>
  `info:\n  name: ${name}\n  type: http\n  seq: ${seq}\nhttp:\n  method: GET\n  url: "{{base}}${address}"\nruntime:\n  assertions:\n    - ${check}\n`;

const isStatus = (status: number) => `{expression: res.status, operator: eq, value: "${status}"}`;

/** A collection with a folder of three requests about books, open in Cairn from its start. */
function shopIn(folder: string, home: string, base: string): string {
  const root = writeCollection({
    root: join(folder, 'shop'),
    name: 'Shop',
    files: {
      'environments/local.yml': environmentFile('local', 'base', base),
      'Home.yml': request('Home', 1, '/library/', isStatus(200)),
      'books/Search.yml': request('Search', 1, '/library/books/?search={{word}}', isStatus(200)),
      'books/First.yml': request('First', 2, '/library/books/1/', isStatus(404)),
      'books/Authors.yml': request('Authors', 3, '/library/authors/', isStatus(200)),
    },
  });
  openFromStart(home, [root], { [root]: 'local' });
  return root;
}

test('a folder is run with the rows of a file; the check that fails leads to its exchange, and a report is saved', async ({
  open,
  folder,
  home,
  practice,
}) => {
  shopIn(folder, home, practice.url);
  const rows = join(folder, 'words.csv');
  writeFileSync(rows, 'word\nferry\nsea\n');
  const { app, page, url } = await open();
  const runner = new RunnerPage(page);
  await app.collections.act('books', /^Run/);
  await expect(runner.line('Search')).toBeVisible();
  expect(await runner.order()).toEqual(['Search', 'First', 'Authors']);
  await app.chooseFile(runner.dataFile, rows);
  await expect(runner.plan).toContainText('2 rows: a round for each');

  await runner.run();
  await expect(runner.standing).toContainText('6 done, 4 passed, 2 failed · 6 checks, 2 failed');
  expect(await objections(page)).toEqual([]);
  await runner.showOnlyFailed();
  await runner.results.getByText('First').first().click();
  const detail = runner.detail('First');
  await expect(detail).toContainText('it is 200');
  await detail.getByRole('button', { name: 'Open the exchange' }).click();
  await expect(app.summary).toContainText('200');
  await expect(app.address).toHaveValue('{{base}}/library/books/1/');

  await page.getByRole('tab', { name: 'Runner' }).click();
  await expect(runner.standing).toContainText('6 done');
  // The desktop program asks the system where to put it.
  if (url === null) return;
  const started = page.waitForEvent('download');
  await runner.saveReport(/^HTML/);
  const download = await started;
  expect(download.suggestedFilename()).toBe('Shop.html');
  expect(readFileSync(await download.path(), 'utf8')).toContain('6 requests, 4 passed, 2 failed');
});

test('the order is changed by dragging and by keys, and what is run obeys it', async ({ open, folder, home, practice }) => {
  shopIn(folder, home, practice.url);
  const { app, page } = await open();
  const runner = new RunnerPage(page);
  await app.collections.act('books', /^Run/);
  await expect(runner.line('Authors')).toBeVisible();
  await runner.dragAbove('Authors', 'Search');
  await expect.poll(() => runner.order()).toEqual(['Authors', 'Search', 'First']);

  await runner.line('First').click();
  await page.keyboard.press('Alt+ArrowUp');
  await expect.poll(() => runner.order()).toEqual(['Authors', 'First', 'Search']);
  await expect(runner.line('First')).toBeFocused();
  await runner.line('Search').click();
  await page.keyboard.press('Space');
  await expect(runner.plan.getByRole('checkbox', { name: 'Run Search' })).not.toBeChecked();
  await runner.run();
  await expect(runner.standing).toContainText('2 done');
  const names = () => runner.results.locator('bdi').allTextContents();
  await expect.poll(names).toEqual(['Authors', 'First']);
});

test('a run goes on while its page is loaded anew, and its results are there again', async ({ open, folder, home, practice }) => {
  shopIn(folder, home, practice.url);
  const { app, page } = await open();
  const runner = new RunnerPage(page);
  await app.collections.act('books', /^Run/);
  await runner.number('Rounds').fill('2000');
  await runner.number('Delay, ms').fill('100');
  await page.keyboard.press('Tab');
  await runner.run();
  await expect(runner.standing).toContainText(/of 6.000 done/);
  await expect(runner.results.getByText('Authors').first()).toBeVisible();
  // The window keeps what changes within a second.
  await page.waitForTimeout(1_000);

  await page.reload();
  await app.isReady();
  await expect(runner.standing).toContainText(/of 6.000 done/);
  await expect(runner.results.getByText('Authors').first()).toBeVisible();
  await runner.stop();
  await expect(runner.standing).toContainText('stopped before the end');

  await page.reload();
  await app.isReady();
  await expect(runner.standing).toContainText('stopped before the end');
  await expect(runner.number('Rounds')).toHaveValue('2000');
  await runner.results.getByText('First').first().click();
  await expect(runner.detail('First')).toContainText('it is 200');
});
