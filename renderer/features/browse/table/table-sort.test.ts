import { readPage } from '#shared/hypermedia/read-page';
import { expect, test } from 'vitest';
import { columnWidth, shownCell, shownColumns } from './table-columns';
import { nextSort, viewRows } from './table-sort';

const tableOf = (rows: unknown[]) => {
  const { table } = readPage({ method: 'GET', url: 'http://a/x/', status: 200, headers: [], body: JSON.stringify(rows) });
  if (!table) throw new Error('no table');
  return table;
};
const order = (rows: unknown[], descending = false) =>
  viewRows(tableOf(rows), { sort: { column: Object.keys(rows[0] as object)[0] ?? '', descending }, filter: '' }).map(
    (row) => row.index,
  );

test('numbers are sorted by size, also those in strings, and what is missing stays at the end', () => {
  expect(order([{ p: '10.50' }, { p: null }, { p: '9.90' }, { q: 1, p: '100.00' }])).toEqual([2, 0, 3, 1]);
  expect(order([{ p: 10 }, { p: null }, { p: 9 }], true)).toEqual([0, 2, 1]);
});

test('texts are sorted as people do, and equals keep their places', () => {
  expect(order([{ t: 'Volume 10' }, { t: 'volume 9' }, { t: 'Ähre' }, { t: 'Volume 10' }])).toEqual([2, 1, 0, 3]);
});

test('pressing a column sorts up, then down, then as it came', () => {
  const up = nextSort(null, 'price');
  const down = nextSort(up, 'price');
  expect([up, down, nextSort(down, 'price'), nextSort(up, 'title')]).toEqual([
    { column: 'price', descending: false },
    { column: 'price', descending: true },
    null,
    { column: 'title', descending: false },
  ]);
});

test('a filter takes rows by what their cells show', () => {
  const table = tableOf([
    { t: 'The Last Ferry', n: 3, ok: true },
    { t: 'Winter', n: 30, ok: false, tags: ['ferry'] },
    { t: null },
  ]);
  const taken = (filter: string) => viewRows(table, { sort: null, filter }).map((row) => row.index);
  expect([taken('ferry'), taken('t:ferry'), taken('n>3'), taken('ok=no'), taken('')]).toEqual([[0, 1], [0], [1], [1], [0, 1, 2]]);
});

test('the address of a row is carried by its name, unless there is nothing else', () => {
  expect(shownColumns(tableOf([{ url: 'http://a/x/1/', title: 'A' }]))).toEqual([1]);
  expect(shownColumns(tableOf([{ url: 'http://a/x/1/' }]))).toEqual([0]);
});

test('a column is as wide as most of its values, and no wider than can be read', () => {
  const table = tableOf([{ a: 'x', b: 'y'.repeat(300) }]);
  expect([columnWidth(table, 0), columnWidth(table, 1)]).toEqual([56, 250]);
});

test('a link is shown under the name beside it; dates of the record come last, and what does not fit is left to the picker', () => {
  const table = tableOf([
    {
      author: 'http://a/authors/4/',
      author_name: 'Ursula',
      created: '2024-01-01',
      cover: 'http://a/covers/1',
      note: 'x'.repeat(90),
      more: 'y'.repeat(90),
      most: 'z'.repeat(90),
      last: 'w'.repeat(90),
    },
  ]);
  const shown = shownColumns(table);
  expect(shown.map((at) => table.columns[at]?.name)).toEqual(['author', 'created', 'note', 'more', 'most']);
  expect(shownCell(table, table.rows[0]!, 0)).toEqual({
    kind: 'link',
    text: 'Ursula',
    url: 'http://a/authors/4/',
    newOrigin: false,
  });
});
