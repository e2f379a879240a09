import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type BodyStore, createBodyStore } from '../body-store.ts';
import { GrowingBody } from '../growing-body.ts';
import { type RowStretch, stretchOfLines } from './row-stretch.ts';
import { RowStore } from './row-store.ts';
import { readRowTexts } from './stored-rows.ts';

let folder: string;
let bodies: BodyStore;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cairn-rows-'));
  bodies = createBodyStore(folder, { memoryBytes: 64 });
});
afterAll(async () => {
  await bodies.close();
  await rm(folder, { recursive: true, force: true });
});

const none: ReadonlySet<number> = new Set();

/** A page whose rows are numbers in brackets, and its rows. */
function page(text: string): { readonly bytes: Buffer; readonly stretch: RowStretch } {
  const bytes = Buffer.from(text);
  const found = [...text.matchAll(/\[\d+\]/g)].map(({ index, 0: row }) => [index, index + row.length] as const);
  const [at, end] = [found[0]?.[0] ?? 0, found.at(-1)?.[1] ?? 0];
  return {
    bytes,
    stretch: {
      bytes: bytes.subarray(at, end),
      at,
      starts: found.map(([from]) => from - at),
      ends: found.map(([, to]) => to - at),
    },
  };
}

const textsOf = (rows: RowStore) =>
  readRowTexts(
    rows,
    Array.from({ length: rows.count }, (_, row) => row),
  );

test('rows of a page that is kept are shown where they stand in it: nothing is written twice', async () => {
  const body = new GrowingBody(bodies);
  const rows = new RowStore(body);
  for (const text of ['a page: [1], [2]; ', 'another, longer one: [3] [4]  [5]!']) {
    const { bytes, stretch } = page(text);
    const { from, written } = body.append(bytes);
    await written;
    await body.append(Buffer.from('what else is kept of it')).written;
    await rows.append(stretch, new Set([1]), from);
  }
  expect(await textsOf(rows)).toEqual(['[1]', '[2]', '[3]', '[4]', '[5]']);
  expect([0, 1, 2, 3, 4].filter((row) => rows.isRepeated(row))).toEqual([1, 3]);
  expect(rows.body.bytes).toBe(
    'a page: [1], [2]; another, longer one: [3] [4]  [5]!'.length + 2 * 'what else is kept of it'.length,
  );
});

test('each row stands behind the one before, also where the page after came first or a page was not kept', async () => {
  const body = new GrowingBody(bodies);
  const rows = new RowStore(body);
  const [first, second, third] = [page('[1] [2]'), page('[3]'), page('[4] [5]')];
  // The second page came before the rows of the first were taken, and the first was too long to keep.
  const kept = body.append(second.bytes).from;
  await rows.append(first.stretch, none, null);
  await rows.append(second.stretch, none, kept);
  await rows.append(third.stretch, none, body.append(third.bytes).from);
  await rows.append(stretchOfLines(['[6]', '[7]']), none, body.append(Buffer.from('in another charset')).from);
  expect(await textsOf(rows)).toEqual(['[1]', '[2]', '[3]', '[4]', '[5]', '[6]', '[7]']);
  const starts = [...rows.spans.starts];
  expect(starts).toEqual(starts.toSorted((a, b) => a - b));
});

test('what was released is gone, and its file with it', async () => {
  const body = new GrowingBody(bodies);
  const rows = new RowStore(body);
  const { bytes, stretch } = page(`${'[1] '.repeat(300_000)}`);
  await rows.append(stretch, none, body.append(bytes).from);
  const path = await vi.waitUntil(() => rows.body.filed?.path);
  expect((await stat(path)).size).toBeGreaterThan(0);
  await body.release();
  expect(body.stored).toBeUndefined();
  await expect(stat(path)).rejects.toThrow('ENOENT');
});
