import { expect, test } from 'vitest';
import { cellAfterKey } from './huge-grid-keys';

const size = { rowCount: 100, columnCount: 5, pageRows: 10 };
const none = { altKey: false, ctrlKey: false, metaKey: false, shiftKey: false };
const after = (key: string, [row, column]: [number, number], held: Partial<typeof none> = {}) => {
  const cell = cellAfterKey({ key, ...none, ...held }, { row, column }, size);
  return cell && [cell.row, cell.column];
};

test('arrows move by a cell and stop at the edges; above the first row is the head', () => {
  expect([
    after('ArrowDown', [3, 2]),
    after('ArrowRight', [3, 4]),
    after('ArrowLeft', [3, 0]),
    after('ArrowUp', [0, 1]),
    after('ArrowUp', [-1, 1]),
    after('ArrowDown', [99, 1]),
  ]).toEqual([
    [4, 2],
    [3, 4],
    [3, 0],
    [-1, 1],
    [-1, 1],
    [99, 1],
  ]);
});

test('Home and End go along the row, with Ctrl to the corners; pages do not reach the head', () => {
  expect([
    after('End', [3, 1]),
    after('Home', [3, 1]),
    after('End', [3, 1], { ctrlKey: true }),
    after('Home', [3, 1], { metaKey: true }),
    after('PageUp', [4, 1]),
    after('PageDown', [95, 1]),
  ]).toEqual([
    [3, 4],
    [3, 0],
    [99, 4],
    [0, 0],
    [0, 1],
    [99, 1],
  ]);
});

test('keys that mean something else move nothing', () => {
  expect([
    after('a', [1, 1]),
    after('ArrowLeft', [1, 1], { altKey: true }),
    after('ArrowLeft', [1, 1], { shiftKey: true }),
  ]).toEqual([null, null, null]);
});
