import { expect, test } from 'vitest';
import { RowWindows } from './huge-list-windows';

function source(total: number) {
  const asked: number[] = [];
  let release = () => {};
  const windows = new RowWindows<string>(async (from, count) => {
    asked.push(from);
    await new Promise<void>((resolve) => (release = resolve));
    return { totalRows: total, rows: Array.from({ length: Math.min(count, total - from) }, (_, place) => `row ${from + place}`) };
  });
  const settle = async () => {
    for (let turn = 0; turn < 8; turn++) {
      release();
      await new Promise((resolve) => setTimeout(resolve, 0));
    }
  };
  return { windows, asked, settle, letOne: () => release() };
}

test('fetches what is seen, and one window to each side', async () => {
  const { windows, asked, settle } = source(1000);
  void windows.want(250, 290);
  await settle();
  expect({ asked, total: windows.totalRows, row: windows.row(255), missing: windows.row(900) }).toEqual({
    asked: [200, 300, 100],
    total: 1000,
    row: 'row 255',
    missing: undefined,
  });
});

test('of many places passed while one was on its way, only the last is fetched', async () => {
  const { windows, asked, settle } = source(1_000_000);
  void windows.want(0, 40);
  for (let place = 1; place <= 50; place++) void windows.want(place * 10_000, place * 10_000 + 40);
  await settle();
  expect(asked).toEqual([0, 500_000, 500_100, 499_900]);
});

test('nothing is fetched twice, or after the end', async () => {
  const { windows, asked, settle } = source(150);
  void windows.want(0, 40);
  await settle();
  void windows.want(110, 150);
  await settle();
  expect(asked).toEqual([0, 100]);
});

test('forty windows are kept, the latest', async () => {
  const { windows, settle } = source(100_000);
  for (let place = 0; place < 50; place++) {
    void windows.want(place * 300, place * 300 + 40);
    await settle();
  }
  expect([windows.row(0), windows.row(49 * 300)]).toEqual([undefined, 'row 14700']);
});

test('what is seen can be shown before what stands beside it has come', async () => {
  const { windows, asked, letOne } = source(1000);
  const seen = windows.want(0, 40);
  letOne();
  await seen;
  expect({ row: windows.row(39), beside: windows.row(100), asked }).toEqual({
    row: 'row 39',
    beside: undefined,
    asked: [0, 100],
  });
});

test('rows that came while a window was on its way are not forgotten when it brings the count of before', async () => {
  let rows = 220;
  let answer: (() => void) | undefined;
  const windows = new RowWindows<string>(async (from, count) => {
    const total = rows;
    await new Promise<void>((resolve) => (answer = resolve));
    return { totalRows: total, rows: Array.from({ length: Math.min(count, total - from) }, (_, place) => `row ${from + place}`) };
  });
  const wanted = windows.want(200, 240);
  rows = 240;
  windows.grow(240);
  while (windows.row(239) === undefined) {
    answer?.();
    await new Promise((resolve) => setTimeout(resolve));
  }
  answer?.();
  await wanted;
  expect([windows.totalRows, windows.row(239)]).toEqual([240, 'row 239']);
});
