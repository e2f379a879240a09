import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCell } from './cells';
import type { Cell } from './page';
import { orderOf, sortKeyOf } from './row-order';

const text = (value: string): Cell => ({ kind: 'text', text: value });
const number = (value: string): Cell => ({ kind: 'number', text: value });
const sorted = (cells: Cell[], descending = false) => [...orderOf(cells.map(sortKeyOf), descending)];

test('texts as people look for them: without case or accents, numbers in them by size, equals in their places', () => {
  expect(sorted([text('Volume 10'), text('volume 9'), text('Ähre'), text('Volume 10'), text('Zebra')])).toEqual([2, 1, 0, 3, 4]);
});

test('numbers by size, before texts; what has no value at the end either way', () => {
  const cells = [text('n/a'), number('10.5'), { kind: 'null' } as const, number('-3'), number('9')];
  expect([sorted(cells), sorted(cells, true)]).toEqual([
    [3, 4, 1, 0, 2],
    [0, 1, 4, 3, 2],
  ]);
});

test('dates as feeds and HTTP write them by their time, not by their weekday', () => {
  const days = [
    'Wed, 01 Sep 2021 00:01:00 +0000',
    'Fri, 03 Sep 2021 00:00:00 GMT',
    'Thu, 2 Sep 2021 23:00:00 -0500',
    'Mon, no date',
  ];
  expect(sorted(days.map(text))).toEqual([0, 1, 2, 3]);
});

test('the order holds every row once, and downwards is upwards turned round where no two are equal', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer()), (values) => {
      const cells = values.map((value) => number(String(value)));
      const up = sorted(cells);
      expect(up.toSorted((a, b) => a - b)).toEqual(cells.map((_cell, row) => row));
      expect(sorted(cells, true)).toEqual(up.toReversed());
    }),
  );
});

/** Texts in the order of a column that holds them. */
const ordered = (texts: readonly string[]): string[] => {
  const keys = texts.map((text) => sortKeyOf(readCell(text, 'price', 'http://a/')));
  return [...orderOf(keys, false)].map((row) => texts[row] ?? '');
};

test('numbers that came as text go by their size, with and without digits behind the point', () => {
  expect(ordered(['12.25', '3', '100', '0.5', '1000', '20'])).toEqual(['0.5', '3', '12.25', '20', '100', '1000']);
  expect(ordered(['-9', '3', '-10', '-9.5'])).toEqual(['-10', '-9.5', '-9', '3']);
});

test('a text among them leaves texts what they are', () => {
  expect(ordered(['12b', '3', '12', '0.5'])).toEqual(['0.5', '3', '12', '12b']);
});
