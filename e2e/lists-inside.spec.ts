import { readFileSync } from 'node:fs';
import type { Page } from 'playwright/test';
import { answering, type Answers } from './answers';
import { expect, test } from './fixtures';
import { objections } from './objections';

const loans = [
  { id: 3, member: 'cem', due: '2026-01-09', fee: '1.50' },
  { id: 1, member: 'ada', due: '2026-03-01', fee: '0.00' },
  { id: 2, member: 'bert', due: '2026-02-11', fee: '12.00' },
];
const pages = Array.from({ length: 250 }, (_, at) => ({ number: at + 1, words: 200 + ((at * 37) % 90) }));

const answers: Answers = {
  '/book': ['application/json', { id: 7, title: 'A Ferry', branches: [{ name: 'North', loans }], pages }],
  '/hal': [
    'application/hal+json',
    { id: 1, _links: { self: { href: '/hal' } }, _embedded: { loans, notes: [{ text: 'one' }, { text: 'two' }] } },
  ],
  '/included': [
    'application/vnd.api+json',
    {
      data: { type: 'book', id: '7', attributes: { title: 'A Ferry' } },
      included: [
        { type: 'person', id: '1', attributes: { name: 'Ada' } },
        { type: 'place', id: '9', attributes: { name: 'North' } },
        { type: 'person', id: '2', attributes: { name: 'Bert' } },
      ],
    },
  ],
};

/** Without the tooltip of what the pointer happens to stand on. */
async function objectionsAtRest(page: Page): Promise<string[]> {
  await page.mouse.move(640, 0);
  await expect(page.getByRole('tooltip')).toHaveCount(0);
  return objections(page);
}

/** A list inside of the page, by its name. */
const inside = (page: Page, name: string) => {
  const table = page.getByRole('table', { name, exact: true });
  const tools = table.locator('xpath=ancestor::*[.//button[contains(., "Export")]][1]');
  const cells = (column: number) => table.locator(`tbody tr td:nth-child(${column})`);
  return { table, tools, cells };
};

/** On the desktop the system asks for the file. */
const canDownload = (): boolean => test.info().project.name !== 'desktop';

async function exported(page: Page, name: string, choice: string): Promise<string> {
  await inside(page, name).tools.getByRole('button', { name: 'Export' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: choice }).last().click();
  return readFileSync(await (await download).path(), 'utf8');
}

test('a list inside of a list of a resource is sorted, filtered, opened row by row and written out', async ({ app, listen }) => {
  const origin = await listen(answering(answers));
  const { page } = app;
  await app.send('GET', origin + '/book');
  const { table, cells } = inside(page, 'branches');
  await expect(table).toContainText('North');
  // One row has no order.
  await expect(page.getByRole('button', { name: 'Filter branches here' })).toHaveCount(0);
  await table.getByRole('row').last().hover();
  await table.getByRole('button', { name: 'Show row 1 of branches' }).click();
  const dialog = page.getByRole('dialog', { name: 'Row 1' });
  await expect(dialog.getByRole('table', { name: 'loans' })).toContainText('bert');
  await page.keyboard.press('Escape');
  await expect(cells(1)).toHaveText(['North']);

  // A long one is in a frame of its own, and all of it can be had.
  const grid = page.getByRole('grid', { name: 'Table of pages' });
  await expect(grid).toHaveAttribute('aria-rowcount', '251');
  await grid.click({ position: { x: 60, y: 50 } });
  await page.keyboard.press('ControlOrMeta+End');
  await expect(grid.getByRole('gridcell', { name: '250', exact: true })).toBeVisible();
  expect(await objectionsAtRest(page)).toEqual([]);
});

test('what is embedded by HAL has the abilities of a list, and comes back as it was left', async ({ app, listen }) => {
  const origin = await listen(answering(answers));
  const { page } = app;
  await app.send('GET', origin + '/hal');
  const { table, tools, cells } = inside(page, 'Loans');
  await expect(table.locator('tbody tr')).toHaveCount(3);
  await table.getByRole('button', { name: 'due' }).click();
  const due = table.getByRole('columnheader', { name: 'due' });
  await expect(due).toHaveAttribute('aria-sort', 'ascending');
  const place = await table
    .getByRole('columnheader')
    .evaluateAll((heads) => heads.findIndex((head) => head.textContent === 'due'));
  await expect(cells(place + 1)).toHaveText(['2026-01-09', '2026-02-11', '2026-03-01']);
  await tools.getByRole('button', { name: 'Filter Loans here' }).click();
  await tools.getByRole('searchbox', { name: 'Filter Loans' }).fill('fee>1');
  await expect(table.locator('tbody tr')).toHaveCount(2);
  if (canDownload()) {
    const lines = loans.map((row) => `${JSON.stringify(row)}\n`).join('');
    expect(await exported(page, 'Loans', 'NDJSON')).toBe(lines);
  }
  await app.send('GET', origin + '/book');
  await page.getByRole('button', { name: 'Back', exact: true }).click();
  await expect(inside(page, 'Loans').table.locator('tbody tr')).toHaveCount(2);
  expect(await objectionsAtRest(page)).toEqual([]);
});

test('of what JSON:API includes each type is a list of its own', async ({ app, listen }) => {
  const origin = await listen(answering(answers));
  const { page } = app;
  await app.send('GET', origin + '/included');
  const people = inside(page, 'Person');
  await expect(people.table.locator('tbody tr')).toHaveCount(2);
  if (canDownload()) {
    const lines = (await exported(page, 'Person', 'NDJSON')).trim().split('\n');
    expect(lines.map((line) => (JSON.parse(line) as { id: string }).id)).toEqual(['1', '2']);
  }
  await people.table.getByRole('row').last().hover();
  await people.table.getByRole('button', { name: 'Show row 2 of Person' }).click();
  await expect(page.getByRole('dialog', { name: 'Row 2' })).toContainText('Bert');
});
