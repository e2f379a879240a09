import { expect, test } from 'vitest';
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

test('a thread reads what is read here', async () => {
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
  const read = await readAside(job(collection(200_000)), never, { ms: 60, heapMiB: 1_024 });
  clearInterval(ticking);
  expect(read).toMatchObject({ failure: { path: 'shop.json', reason: 'reading it took more than 0.06 seconds' } });
  expect(turns).toBeGreaterThan(0);
});

test('a reading that takes too much memory is ended, and the program goes on', async () => {
  const read = await readAside(job(collection(300_000)), never, { ms: 60_000, heapMiB: 48 });
  expect(read).toMatchObject({ failure: { reason: 'reading it took more than 48 MiB of memory' } });
});

test('a reading that is not wanted any more is ended', async () => {
  const control = new AbortController();
  const read = readAside(job(collection(200_000)), control.signal);
  control.abort();
  expect(await read).toEqual({ ok: false, failure: { kind: 'cancelled' } });
  expect(await readAside(job('{}'), control.signal)).toEqual({ ok: false, failure: { kind: 'cancelled' } });
});
