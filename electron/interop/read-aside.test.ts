import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { forkReader } from './fork-reader.ts';
import { readAside } from './read-aside.ts';
import { readImport } from './read-import.ts';

const collection = (items: number) =>
  JSON.stringify({
    info: { name: 'Shop', schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json' },
    item: Array.from({ length: items }, (_, at) => ({ name: `r${at}`, request: { method: 'GET', url: `http://a.test/${at}` } })),
  });
const job = (text: string) => ({ kind: 'texts' as const, texts: [{ name: 'shop.json', text }] });
const never = new AbortController().signal;

const withoutIds = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (key, inner: unknown) => (key === 'id' ? undefined : inner)));

test('a process reads what is read here', async () => {
  const [aside, here] = await Promise.all([readAside(job(collection(3)), never), readImport(job(collection(3)).texts)]);
  if (!aside.ok || !here.ok) throw new Error(JSON.stringify([aside, here]));
  expect(withoutIds(aside.value)).toEqual(withoutIds(here.value));
  aside.value.notes.lose('a', 'b', 'c');
  expect(aside.value.notes.losses).toHaveLength(1);
});

test('what cannot be read is told as it is told here', async () => {
  expect(await readAside(job('hello'), never)).toEqual(await readImport(job('hello').texts));
});

test('a reading that takes too long is ended, and nothing else has waited for it', async () => {
  let turns = 0;
  const ticking = setInterval(() => turns++, 1);
  const read = await readAside(job(collection(200_000)), never, { limits: { ms: 60, heapMiB: 1_024 } });
  clearInterval(ticking);
  expect(read).toMatchObject({ failure: { path: 'shop.json', reason: 'reading it took more than 0.06 seconds' } });
  expect(turns).toBeGreaterThan(0);
});

test('a reading that takes too much memory is ended, and the program goes on', async () => {
  const read = await readAside(job(collection(300_000)), never, { limits: { ms: 60_000, heapMiB: 48 } });
  expect(read).toMatchObject({ failure: { reason: 'reading it took more than 48 MiB of memory' } });
});

test('a reading that is not wanted any more is ended', async () => {
  const control = new AbortController();
  const read = readAside(job(collection(200_000)), control.signal);
  control.abort();
  expect(await read).toEqual({ ok: false, failure: { kind: 'cancelled' } });
  expect(await readAside(job('{}'), control.signal)).toEqual({ ok: false, failure: { kind: 'cancelled' } });
});

test('a reader that does not start is told', async () => {
  const fork = () => ({ ...forkReader(), onExit: (listener: (code: number | null) => void) => setTimeout(listener, 1, 1) });
  const read = await readAside(job('{}'), never, { fork: () => ({ ...fork(), onMessage: () => {} }) });
  expect(read).toMatchObject({ failure: { reason: 'the process that reads it did not start' } });
});

describe('a hostile document', () => {
  test('of 200 MB is refused before it is read', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'cairn-hostile-'));
    const path = join(folder, 'large.json');
    await writeFile(path, `[${'{},'.repeat(66_000_000)}{}]`);
    const read = await readAside({ kind: 'paths', paths: [path] }, never);
    await rm(folder, { recursive: true });
    expect(read).toMatchObject({ failure: { path, reason: 'it is larger than 64 MiB' } });
  });

  test('of twenty million values, which ended whoever read it, is refused', async () => {
    const read = await readAside(job(`[${'{},'.repeat(20_000_000)}{}]`), never);
    expect(read).toMatchObject({ failure: { reason: 'it says more than 5 million values' } });
  });

  test('that takes more memory than its thread is allowed ends nobody but its process', async () => {
    // JSON.parse does not listen to the end of its thread: Node aborts the process.
    const read = await readAside(job(`[${'{},'.repeat(4_900_000)}{}]`), never, { limits: { ms: 60_000, heapMiB: 64 } });
    expect(read).toMatchObject({ failure: { reason: 'reading it took more than 64 MiB of memory' } });
  });
});
