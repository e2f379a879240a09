import type { PageTable } from '#shared/hypermedia/page';
import { useMemo, useState } from 'react';
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import '../../../ui/tokens.css';
import '../../../ui/base.css';
import { ColumnPicker } from './column-picker';

const tableOf = (count: number, moreColumns = 0): PageTable => ({
  pointer: '',
  columns: Array.from({ length: count }, (_, at) => ({ name: `c${at}`, kind: 'text' as const })),
  moreColumns,
  rows: [],
  rowCount: 0,
  nameColumn: -1,
  urlColumn: -1,
});

function Sample({ table, first }: { readonly table: PageTable; readonly first: readonly number[] }) {
  const [shown, setShown] = useState(first);
  const choice = useMemo(
    () => ({
      shown,
      widthOf: () => 80,
      isSet: () => false,
      show: setShown,
      resize: () => undefined,
      reset: () => setShown(first),
      isChosen: shown !== first,
    }),
    [shown, first],
  );
  return (
    <>
      <ColumnPicker table={table} choice={choice} />
      <output aria-label="shown">{shown.join(' ')}</output>
    </>
  );
}

const first = [0, 1];
async function open(table: PageTable) {
  await render(<Sample table={table} first={first} />);
  await page.getByRole('button', { name: /^Pick columns/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Columns' });
  return { dialog, shown: () => page.getByRole('status', { name: 'shown' }).element().textContent };
}

test('of many columns one is found by its name, and not all are listed at once', async () => {
  const { dialog, shown } = await open(tableOf(300));
  expect(dialog.getByRole('checkbox').elements()).toHaveLength(100);
  await expect.element(dialog.getByText('200 more are found by their names.')).toBeVisible();
  await dialog.getByRole('searchbox', { name: 'Find a column' }).fill('C277');
  await expect.poll(() => dialog.getByRole('checkbox').elements()).toHaveLength(1);
  await dialog.getByRole('checkbox', { name: 'c277' }).click({ force: true });
  expect(shown()).toBe('0 1 277');
  await dialog.getByRole('searchbox', { name: 'Find a column' }).fill('nothing');
  await expect.element(dialog.getByText('No column has this name.')).toBeVisible();
});

test('all of them are shown at one press, and as they came at another', async () => {
  const { dialog, shown } = await open(tableOf(5));
  await expect.element(dialog.getByRole('searchbox')).not.toBeInTheDocument();
  await dialog.getByRole('button', { name: 'All 5' }).click();
  expect(shown()).toBe('0 1 2 3 4');
  await dialog.getByRole('button', { name: 'As they come' }).click();
  expect(shown()).toBe('0 1');
  await userEvent.keyboard('{Escape}');
});

test('columns that a table has no room for are counted and told of', async () => {
  const { dialog } = await open(tableOf(1_000, 500));
  await expect.element(dialog.getByText(/Rows have 500 more/)).toBeVisible();
  expect(page.getByRole('button', { name: /^Pick columns, 2 of 1.500 shown/ }).elements()).toHaveLength(1);
});
