import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BodyDesk } from './body-desk';
import { createBodyStore, type BodyStore } from './body-store';
import { sliceIdOf } from './body-slice';

let folder = '';
let store: BodyStore;
let desk: BodyDesk;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cairn-slices-'));
  store = createBodyStore(folder, { memoryBytes: 4_096, keepFreeBytes: 0 });
  desk = new BodyDesk(store);
});
afterAll(async () => {
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

async function keep(text: string): Promise<string> {
  const writer = store.create();
  await writer.write(Buffer.from(text));
  await writer.end();
  return writer.id;
}

const lines = Array.from({ length: 2_000 }, (_, at) => `{"n":${at}}`);
const unfolded = { folds: { depth: null, toggled: [] }, from: 0, count: 10 };

test.each([
  ['in memory', 20],
  ['on disk', 2_000],
])('a stretch of a body %s is a body of its own: its bytes, its facts, its tree', async (_, count) => {
  const text = lines.slice(0, count).join('\n');
  const whole = await keep(text);
  const at = text.indexOf('{"n":17}');
  const id = sliceIdOf(whole, at, at + 8);
  const slice = store.get(id);
  expect([slice?.bytes, Buffer.from((await slice?.read(0, 99)) ?? []).toString()]).toEqual([8, '{"n":17}']);
  const streamed: Buffer[] = [];
  for await (const part of slice?.stream(1, 4) ?? []) streamed.push(Buffer.from(part as Uint8Array));
  expect(Buffer.concat(streamed).toString()).toBe('"n"');
  expect(await desk.describe(id, null)).toMatchObject({ ok: true, value: { bytes: 8, looksLike: 'json' } });
  expect(await desk.ask(id, 'readJsonRows', unfolded)).toMatchObject({ ok: true, value: { totalRows: 3 } });
  const inner = sliceIdOf(id, 1, 4);
  expect(Buffer.from((await store.get(inner)?.read(0, 9)) ?? []).toString()).toBe('"n"');
  expect(await desk.readText(inner, null)).toMatchObject({ value: { text: '"n"' } });
});

test('more slices than are kept open can be asked about, over and over', async () => {
  const text = lines.join('\n');
  const whole = await keep(text);
  let at = 0;
  const ids = lines.slice(0, 80).map((line) => {
    const id = sliceIdOf(whole, at, at + line.length);
    at += line.length + 1;
    return id;
  });
  for (const round of [ids, ids.toReversed()]) {
    const read = await Promise.all(round.map((id) => desk.ask(id, 'readJsonRows', unfolded)));
    expect(read.every((one) => one.ok && one.value.totalRows === 3)).toBe(true);
  }
});

test('a stretch beyond the end is what there is, and of a body that is gone there is none', async () => {
  const whole = await keep('abc');
  expect(store.get(sliceIdOf(whole, 2, 99))?.bytes).toBe(1);
  expect(store.get(sliceIdOf(whole, 9, 99))?.bytes).toBe(0);
  expect(store.get(`${whole}~1`)).toBe(undefined);
  await store.release([whole]);
  expect(store.get(sliceIdOf(whole, 0, 1))).toBe(undefined);
});
