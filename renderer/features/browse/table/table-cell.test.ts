import type { Cell, PageTable } from '#shared/hypermedia/page';
import { expect, test } from 'vitest';
import type { ShownRow } from './row-source';
import { textOfCell } from './table-cell';

const table: PageTable = {
  pointer: '',
  rowCount: 2,
  columns: [
    { name: 'title', kind: 'text' },
    { name: 'value', kind: 'mixed' },
  ],
  rows: [],
  nameColumn: 0,
  urlColumn: -1,
};

const rowOf = (value: Cell, more: Partial<ShownRow> = {}): ShownRow => ({
  index: 0,
  url: null,
  newOrigin: false,
  repeated: false,
  cells: [{ kind: 'text', text: 'The title' }, value],
  ...more,
});

const textOf = (value: Cell, onOpen: (() => void) | null = () => undefined) =>
  textOfCell({ table, row: rowOf(value), at: 1, isMarked: false, onOpen });

test('what is nothing but text stands in its cell by itself, as its kind looks', () => {
  expect(textOf({ kind: 'null' })).toMatchObject({ text: 'null' });
  expect(textOf({ kind: 'boolean', value: false })).toMatchObject({ text: 'no' });
  expect(textOf({ kind: 'number', text: '1.10' })).toMatchObject({ text: '1.10', title: undefined });
  expect(textOf({ kind: 'text', text: 'שלום' })?.className).not.toBe(textOf({ kind: 'null' })?.className);
});

test('a long text is told in full by its cell', () => {
  const text = 'A text that a narrow column cuts';
  expect(textOf({ kind: 'text', text })).toMatchObject({ text, title: text });
});

test('what leads on, opens, bears a mark or has not come yet is more than text', () => {
  const url = 'https://api.example/books/1/';
  expect(textOf({ kind: 'link', text: 'A book', url, newOrigin: false })).toBeNull();
  expect(textOf({ kind: 'list', text: 'a, b', count: 2 })).toBeNull();
  expect(textOf({ kind: 'missing' })).toBeNull();
  const first = { table, at: 0, isMarked: true, onOpen: null };
  expect(textOfCell({ ...first, row: rowOf({ kind: 'null' }) })).toMatchObject({ text: 'The title' });
  expect(textOfCell({ ...first, row: rowOf({ kind: 'null' }, { repeated: true }) })).toBeNull();
  expect(textOfCell({ ...first, row: rowOf({ kind: 'null' }, { url }) })).toBeNull();
  expect(textOfCell({ ...first, row: undefined })).toBeNull();
});

test('what is nested and cannot be opened is text, and so is what is empty', () => {
  expect(textOf({ kind: 'list', text: 'a, b', count: 2 }, null)).toMatchObject({ text: 'a, b' });
  expect(textOf({ kind: 'list', text: '', count: 0 })).toMatchObject({ text: '[ ]' });
});
