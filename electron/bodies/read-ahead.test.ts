import { appendFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { BodyDesk } from './body-desk';
import { createBodyStore, type BodyStore } from './body-store';
import { OpenBody } from './open-body';
import { ReadAhead } from './read-ahead';

let folder: string;
let store: BodyStore;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'read-ahead-'));
  store = createBodyStore(folder, { memoryBytes: 100_000 });
});
afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

const MiB = 1024 * 1024;
const item = (id: number) => `{"id":${id},"name":"the ${id}th ferry","tags":["a","b"]}`;
const listOf = (count: number) => Buffer.from(`[${Array.from({ length: count }, (_, id) => item(id)).join(',\n')}]`);
const unfolded = { depth: null, toggled: [] };

/** Writes a body in pieces, as a network would, and says what its reader was told. */
async function arrive(bytes: Uint8Array, chunkBytes = 512 * 1024) {
  const told: string[] = [];
  const ahead = new ReadAhead({
    readAhead: (_, { bytes: there }, isWhole) => void told.push(isWhole ? `all ${there}` : 'more'),
    release: async () => void told.push('forget it'),
  });
  store.watch({ arrived: (body) => ahead.note(body) });
  const writer = store.create();
  for (let at = 0; at < bytes.length; at += chunkBytes) await writer.write(bytes.subarray(at, at + chunkBytes));
  await writer.end();
  return told;
}

test('a large JSON body is told of piece by piece, and once as a whole', async () => {
  const body = listOf(400_000);
  const told = await arrive(body);
  expect([told.length > 3, told.at(-1), new Set(told.slice(0, -1))]).toEqual([true, `all ${body.length}`, new Set(['more'])]);
});

test('of one that says how long it is, the tree is begun with its first megabytes, though it would have fitted into memory so far', async () => {
  const roomy = createBodyStore(folder, { keepFreeBytes: 0 });
  const told: number[] = [];
  const ahead = new ReadAhead({ readAhead: (_, file) => void told.push(file.bytes), release: async () => undefined });
  roomy.watch({ arrived: (body) => ahead.note(body) });
  const body = listOf(220_000);
  const writer = roomy.create(body.length);
  for (let at = 0; at < 6 * MiB; at += 64 * 1024) {
    await writer.write(body.subarray(at, at + 64 * 1024));
    await new Promise(setImmediate);
  }
  await vi.waitFor(async () => {
    await writer.write(new Uint8Array(0));
    expect(told[0]).toBeLessThan(6 * MiB);
  });
  await writer.end();
  await roomy.close();
});

test.each([
  ['text', Buffer.alloc(12 * MiB, 'a line of text\n')],
  ['JSON in UTF-16', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(listOf(200_000).toString(), 'utf16le')])],
  ['a small body', listOf(10)],
])('nothing is told of %s', async (_, body) => {
  expect(await arrive(body)).toEqual([]);
});

test('a body that grows too large for a tree is forgotten again', async () => {
  const body = Buffer.alloc(140 * MiB, '"a string of some length, over and over",\n');
  body[0] = 0x5b;
  body[1] = 0x22;
  expect((await arrive(body, 4 * MiB)).slice(-2)).toEqual(['more', 'forget it']);
});

test('a tree made while the body arrived is the tree made of it as a whole', async () => {
  const all = listOf(120_000);
  const path = join(folder, 'body');
  await writeFile(path, all.subarray(0, 1_500_000));
  const arriving = new OpenBody({ path, bytes: 1_500_000 });
  arriving.readAhead(1_500_000, false);
  await appendFile(path, all.subarray(1_500_000));
  arriving.readAhead(3_000_000, false);
  arriving.readAhead(all.length, true);
  const whole = new OpenBody({ path, bytes: all.length });
  // The head may name what the bytes have said already.
  const [one, other] = [await arriving.json('UTF-8'), await whole.json(null)];
  for (const from of [0, 300_000, one.index.totalLines - 20])
    expect(one.readRows(unfolded, from, 50)).toEqual(other.readRows(unfolded, from, 50));
  arriving.close();
  whole.close();
});

test('a body that broke off is read as far as it came', async () => {
  const desk = new BodyDesk(store);
  const writer = store.create();
  const body = listOf(400_000).subarray(0, 15 * MiB + 17);
  for (let at = 0; at < body.length; at += MiB) await writer.write(body.subarray(at, at + MiB));
  await writer.end();
  const rows = await desk.ask(writer.id, 'readJsonRows', { folds: unfolded, from: 0, count: 1 });
  expect(rows).toMatchObject({ ok: true, value: { problem: { offset: expect.any(Number) } } });
});
