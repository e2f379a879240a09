import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { wholeTranscript, type TranscriptEntry, type TranscriptFilter } from '#shared/model/transcript';
import { createBodyStore, type BodyStore, type BodyWriter } from '../body-store';
import { createTranscriptDesk, type TranscriptDesk } from './transcript-desk';

let folder: string;
let bodies: BodyStore;
let desk: TranscriptDesk;
let writer: BodyWriter;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cairn-transcript-'));
  bodies = createBodyStore(folder, { keepFreeBytes: 0, memoryBytes: 64 * 1024 });
  desk = createTranscriptDesk(bodies);
  writer = bodies.create();
});
afterEach(async () => {
  await bodies.close();
  await rm(folder, { recursive: true, force: true });
});

const entry = (change: Partial<TranscriptEntry>): TranscriptEntry => ({
  at: 1,
  from: 'server',
  kind: 'text',
  bytes: 0,
  ...change,
});
const write = (...entries: TranscriptEntry[]) =>
  writer.write(Buffer.from(entries.map((one) => `${JSON.stringify(one)}\n`).join(''), 'utf8'));

async function read(from: number, count: number, filter: Partial<TranscriptFilter> = {}) {
  for (;;) {
    const window = await desk.read(writer.id, { from, count, filter: { ...wholeTranscript, ...filter } });
    if (!window.ok) throw new Error(JSON.stringify(window.failure));
    if (window.value.complete) return window.value;
  }
}
const previews = async (from: number, count: number, filter: Partial<TranscriptFilter> = {}) =>
  (await read(from, count, filter)).rows.map(({ n, preview }) => `${n} ${preview}`);

test('any window of a transcript that is still being written', async () => {
  await write(entry({ text: 'one' }), entry({ text: 'two' }));
  expect(await previews(0, 10)).toEqual(['0 one', '1 two']);
  await write(...Array.from({ length: 1000 }, (_, at) => entry({ text: `more ${at}` })));
  expect(await previews(999, 5)).toEqual(['999 more 997', '1000 more 998', '1001 more 999']);
  expect(await read(5000, 10)).toMatchObject({ rows: [], found: 1002, entries: 1002 });
});

test('a very long message costs a list no more than its beginning, and is there whole when it is asked for', async () => {
  const long = `é"\n${'long '.repeat(500_000)}`;
  await write(
    entry({ text: 'before' }),
    entry({ text: long, bytes: 3 }),
    entry({ text: 'after' }),
    entry({ base64: Buffer.alloc(300_000, 7).toString('base64'), kind: 'binary' }),
    entry({ text: 'end' }),
  );
  const { rows } = await read(0, 10);
  expect(rows.map(({ preview }) => preview.slice(0, 12))).toEqual(['before', 'é"\nlong long', 'after', '07 07 07 07 ', 'end']);
  expect(Math.max(...rows.map(({ preview }) => preview.length))).toBeLessThanOrEqual(400);
  const cut = await desk.readMessage(writer.id, 1);
  expect(cut).toMatchObject({ ok: true, value: { n: 1, complete: false } });
  expect(cut.ok && cut.value.text?.slice(0, 3)).toBe('é"\n');
  const exported = await desk.exportMessage(writer.id, 1);
  if (!exported.ok) throw new Error(exported.failure.kind);
  expect(exported.value.bytes).toBe(Buffer.byteLength(long));
  const body = bodies.get(exported.value.bodyId);
  expect(Buffer.from((await body?.read(0, body.bytes)) ?? []).toString('utf8')).toBe(long);
  expect(await desk.readMessage(writer.id, 3)).toMatchObject({
    ok: true,
    value: { complete: true, base64: Buffer.alloc(300_000, 7).toString('base64') },
  });
  expect(await desk.readMessage(writer.id, 9)).toMatchObject({ ok: false });
});

test('cut inside of an escape, the beginning can still be read', async () => {
  for (let shift = 0; shift < 8; shift++) {
    const one = bodies.create();
    await one.write(Buffer.from(`${JSON.stringify(entry({ text: 'x'.repeat(shift) + '\\"\u0001é'.repeat(40_000) }))}\n`, 'utf8'));
    const window = await desk.read(one.id, { from: 0, count: 1, filter: wholeTranscript });
    expect(window).toMatchObject({ ok: true, value: { rows: [{ n: 0 }] } });
    expect(await desk.readMessage(one.id, 0)).toMatchObject({ ok: true });
  }
});

test('who said it, which kind, and what it holds', async () => {
  await write(
    entry({ from: 'cairn', kind: 'opened', text: 'Connected.' }),
    entry({ from: 'client', text: 'Hello\nthere' }),
    entry({ text: 'hello "you"' }),
    entry({ from: 'client', kind: 'ping', text: '' }),
    entry({ kind: 'binary', base64: Buffer.from('deadbeef', 'hex').toString('base64') }),
    entry({ kind: 'event', event: 'price', id: '7', text: '{"n":1}' }),
  );
  expect(await previews(0, 9, { from: 'client' })).toEqual(['1 Hello\nthere', '3 ']);
  expect(await previews(0, 9, { kinds: 'messages', from: 'server' })).toEqual(['2 hello "you"', '4 de ad be ef', '5 {"n":1}']);
  expect(await previews(0, 9, { kinds: 'control' })).toEqual(['0 Connected.', '3 ']);
  expect(await previews(0, 9, { query: 'HELLO' })).toEqual(['1 Hello\nthere', '2 hello "you"']);
  expect(await previews(0, 9, { query: '"you"' })).toEqual(['2 hello "you"']);
  // Near misses: the letter of an escape, and the names of fields.
  expect(await previews(0, 9, { query: '\\n' })).toEqual([]);
  expect(await previews(0, 9, { query: 'bytes' })).toEqual([]);
  expect(await previews(0, 9, { query: 'ad be' })).toEqual(['4 de ad be ef']);
  expect(await previews(0, 9, { query: 'price' })).toEqual(['5 {"n":1}']);
  await write(entry({ text: 'hello again' }));
  expect(await read(0, 9, { query: 'hello' })).toMatchObject({ found: 3, entries: 7 });
});

test('several who read at once find the same lines, however slow the disk is', async () => {
  await write(...Array.from({ length: 20_000 }, (_, at) => entry({ text: `message ${at}`.padEnd(100) })));
  await writer.end();
  expect(bodies.get(writer.id)?.path).not.toBeNull();
  const ask = (query: string) => read(19_998, 5, { query });
  const [all, found, found2, message, again] = await Promise.all([
    read(19_998, 5),
    ask('message'),
    ask('message'),
    desk.readMessage(writer.id, 19_999),
    previews(19_998, 5),
  ]);
  expect(again.map((line) => line.trim())).toEqual(['19998 message 19998', '19999 message 19999']);
  for (const window of [all, found, found2]) expect(window).toMatchObject({ found: 20_000, entries: 20_000 });
  expect(message).toMatchObject({ ok: true, value: { text: 'message 19999'.padEnd(100) } });
});

test('what is no transcript shows nothing, and breaks nothing', async () => {
  await writer.write(Buffer.from('no json\n{"at":1}\n\n', 'utf8'));
  expect(await read(0, 10)).toMatchObject({ rows: [], entries: 3 });
  expect(await desk.read('b-none', { from: 0, count: 1, filter: wholeTranscript })).toMatchObject({ ok: false });
});
