import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createBodyStore, type BodyStore } from './body-store';
import { BodyStoreError } from './body-store-error';

let folder: string;
let store: BodyStore;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bodies-test-'));
  store = createBodyStore(folder, { memoryBytes: 1000 });
});
afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

const MiB = 1024 * 1024;
const bytesOf = (length: number, seed = 7): Uint8Array => Uint8Array.from({ length }, (_, i) => (i * seed + (i >> 8)) & 255);
const filesBelow = async () =>
  (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());

async function keep(bytes: Uint8Array, chunk = 300): Promise<string> {
  const writer = store.create();
  for (let at = 0; at < bytes.length; at += chunk) await writer.write(bytes.subarray(at, at + chunk));
  await writer.end();
  return writer.id;
}

test('a small body stays in memory and a large one goes to a file', async () => {
  const small = store.get(await keep(bytesOf(1000)));
  expect({ path: small?.path, files: await filesBelow() }).toEqual({ path: null, files: [] });
  const large = store.get(await keep(bytesOf(1001)));
  expect(await readFile(large?.path ?? '')).toEqual(Buffer.from(bytesOf(1001)));
});

test('of a body that says it will be large, little is in memory while it comes; one that only said so stays there', async () => {
  const roomy = createBodyStore(folder, { memoryBytes: 8 * MiB, keepFreeBytes: 0 });
  const large = roomy.create(8 * MiB + 1);
  for (let at = 0; at < 2 * MiB; at += 64 * 1024) await large.write(new Uint8Array(64 * 1024));
  await vi.waitFor(() => expect(roomy.get(large.id)?.filed?.bytes).toBeGreaterThanOrEqual(MiB));
  const [short, unsaid] = [roomy.create(8 * MiB + 1), roomy.create()];
  await short.write(bytesOf(1000));
  await unsaid.write(new Uint8Array(8 * MiB));
  for (const writer of [large, short, unsaid]) await writer.end();
  expect([large, short, unsaid].map(({ id }) => typeof roomy.get(id)?.path)).toEqual(['string', 'object', 'object']);
  expect(await roomy.get(short.id)?.read(0, 1000)).toEqual(bytesOf(1000));
  await roomy.close();
});

test('what is read back is what was written, at every boundary, from memory and from disk', async () => {
  for (const length of [0, 1, 999, 5000, 300_000]) {
    const bytes = bytesOf(length);
    const body = store.get(await keep(bytes));
    expect(await buffer(body?.stream() ?? Readable.from([]))).toEqual(Buffer.from(bytes));
    for (const [from, to] of [
      [0, 1],
      [998, 1002],
      [length - 1, length + 50],
      [length, length + 1],
      [-5, 3],
    ] as const)
      expect(await body?.read(from, to)).toEqual(bytes.slice(Math.max(0, from), Math.max(0, to)));
  }
});

test('the writer may reuse its buffer', async () => {
  const writer = store.create();
  const buffer = new Uint8Array(700);
  for (const value of [1, 2, 3]) await writer.write(buffer.fill(value));
  await writer.end();
  const all = await store.get(writer.id)?.read(0, 2100);
  expect([all?.[0], all?.[700], all?.[2099]]).toEqual([1, 2, 3]);
});

test('a body can be read while it still grows', async () => {
  const bytes = bytesOf(3_000_000);
  const writer = store.create();
  const body = store.get(writer.id);
  for (let at = 0; at < bytes.length; at += 65_536) {
    await writer.write(bytes.subarray(at, at + 65_536));
    const end = writer.bytes;
    const [tail, middle] = await Promise.all([body?.read(end - 5000, end), body?.read(end >> 1, (end >> 1) + 100)]);
    expect(tail).toEqual(bytes.slice(end - 5000, end));
    expect(middle).toEqual(bytes.slice(end >> 1, (end >> 1) + 100));
    expect(body?.complete).toBe(false);
  }
  await writer.end();
  expect({ complete: body?.complete, bytes: body?.bytes }).toEqual({ complete: true, bytes: bytes.length });
});

test('a million one-byte chunks cost about a million bytes', async () => {
  const roomy = createBodyStore(folder);
  const writer = roomy.create();
  const before = process.memoryUsage.rss();
  const one = Uint8Array.of(65);
  for (let i = 0; i < 1_000_000; i++) await writer.write(one);
  expect(process.memoryUsage.rss() - before).toBeLessThan(60_000_000);
  await roomy.close();
});

test('files are for this user alone', async () => {
  const path = store.get(await keep(bytesOf(2000)))?.path ?? '';
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect((await stat(join(path, '..'))).mode & 0o777).toBe(0o700);
});

test('releasing deletes the file, closing deletes everything', async () => {
  const [first] = [await keep(bytesOf(2000)), await keep(bytesOf(2000))];
  const released: string[] = [];
  store.watch({ released: (id) => released.push(id) });
  await store.release([first, 'unknown']);
  expect({ found: store.get(first), files: (await filesBelow()).length, released }).toEqual({
    found: undefined,
    files: 1,
    released: [first],
  });
  await store.close();
  expect(await readdir(folder)).toEqual([]);
});

test('a body released under a reader rejects the next read, and names it', async () => {
  const body = store.get(await keep(bytesOf(600_000)));
  const stream = body?.stream();
  await store.release([body?.id ?? '']);
  await expect(buffer(stream ?? Readable.from([]))).rejects.toMatchObject({ failure: { kind: 'notFound' } });
});

test('when bodies in memory grow too many, the oldest go to disk', async () => {
  const tight = createBodyStore(folder, { memoryBytes: 1000, totalMemoryBytes: 2500 });
  const ids: string[] = [];
  for (let i = 0; i < 4; i++) {
    const writer = tight.create();
    await writer.write(bytesOf(900, i + 1));
    await writer.end();
    ids.push(writer.id);
  }
  expect(ids.map((id) => tight.get(id)?.path !== null)).toEqual([true, true, false, false]);
  expect(await tight.get(ids[0] ?? '')?.read(0, 900)).toEqual(bytesOf(900, 1));
  await tight.close();
});

test('a disk without room is an error with a name, and what came before stays readable', async () => {
  const full = createBodyStore(folder, { memoryBytes: 1000, keepFreeBytes: Number.MAX_SAFE_INTEGER });
  const writer = full.create();
  await writer.write(bytesOf(900));
  const attempt = (async () => {
    for (let i = 0; i < 10_000; i++) await writer.write(bytesOf(900));
    await writer.end();
  })();
  await expect(attempt).rejects.toBeInstanceOf(BodyStoreError);
  await expect(attempt).rejects.toMatchObject({ failure: { kind: 'limitExceeded', limit: 'diskSpace' } });
  expect(await full.get(writer.id)?.read(0, 900)).toEqual(bytesOf(900));
  await full.close();
});

test('a folder that cannot be made is an error with a name', async () => {
  await writeFile(join(folder, 'a-file'), '');
  const blocked = createBodyStore(join(folder, 'a-file'), { memoryBytes: 10 });
  const writer = blocked.create();
  await expect(writer.write(bytesOf(20)).then(() => writer.end())).rejects.toMatchObject({ failure: { kind: 'fileFailed' } });
  await blocked.close();
});

test('what a process that died has left behind is cleared away, and that of a living one is not', async () => {
  const names = ['bodies-999999999-0123456789ab', `bodies-${process.ppid}-0123456789ab`, 'notes'];
  for (const name of names) await mkdir(join(folder, name));
  const next = createBodyStore(folder);
  await next.close();
  expect((await readdir(folder)).filter((name) => names.includes(name)).sort()).toEqual([names[1], names[2]]);
});
