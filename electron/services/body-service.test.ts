import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CallName, HandlersOf } from '#shared/contract/types';
import { calls } from '#shared/contract/contract';
import { BodyDesk } from '../bodies/body-desk';
import { createBodyStore, type BodyStore } from '../bodies/body-store';
import { createBodyService } from './body-service';

let folder: string;
let store: BodyStore;
let service: HandlersOf<'body'>;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'body-service-'));
  store = createBodyStore(join(folder, 'bodies'), { memoryBytes: 100_000 });
  service = createBodyService(store, new BodyDesk(store));
});
afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

async function keep(content: string | Uint8Array): Promise<string> {
  const writer = store.create();
  await writer.write(Buffer.from(content as string));
  await writer.end();
  return writer.id;
}

const caller = { windowId: null };
async function ask<N extends keyof HandlersOf<'body'> & CallName>(name: N, input: Parameters<HandlersOf<'body'>[N]>[0]) {
  const handler = service[name] as (input: unknown, who: typeof caller) => ReturnType<HandlersOf<'body'>[N]>;
  const result = await handler(input, caller);
  // What is answered must be what the contract says.
  if (result.ok) calls[name].output.parse(result.value);
  return result;
}

const unfolded = { depth: null, toggled: [] };
const big = (count: number) =>
  `[${Array.from({ length: count }, (_, i) => `{"id":${i},"name":"item number ${i}"}`).join(',\n')}]`;

describe('a body in memory and one on disk', () => {
  test.each([
    ['in memory', 10],
    ['on disk', 20_000],
  ])('%s are read alike', async (_, count) => {
    const bodyId = await keep(big(count));
    expect(store.get(bodyId)?.path === null).toBe(count === 10);
    expect(await ask('body.describe', { bodyId })).toMatchObject({
      ok: true,
      value: { bodyId, complete: true, looksLike: 'json' },
    });
    expect(await ask('body.readJsonRows', { bodyId, folds: { depth: 1, toggled: [] }, from: count - 1, count: 5 })).toMatchObject(
      {
        ok: true,
        value: {
          totalRows: count + 2,
          nodes: count * 3 + 1,
          problem: null,
          rows: [{ index: count - 2, folded: true }, { index: count - 1 }, { kind: 'close' }],
        },
      },
    );
    const node = 3 * (count - 1) + 1;
    expect(await ask('body.locateJsonNode', { bodyId, folds: { depth: 0, toggled: [] }, node: node + 1 })).toEqual({
      ok: true,
      value: { row: null, hiddenBy: [0, node], pointer: `/${count - 1}/id`, path: `$[${count - 1}].id` },
    });
    expect(await ask('body.readJsonNode', { bodyId, node })).toEqual({
      ok: true,
      value: { text: `{"id":${count - 1},"name":"item number ${count - 1}"}`, pointer: `/${count - 1}`, complete: true },
    });
    expect(await ask('body.readTextLines', { bodyId, charset: null, from: count - 1, count: 5 })).toEqual({
      ok: true,
      value: {
        totalRows: count,
        charset: 'utf-8',
        rows: [{ line: count, text: `{"id":${count - 1},"name":"item number ${count - 1}"}]` }],
      },
    });
    const search = { bodyId, query: `NUMBER ${count - 1}"`, matchCase: false, regex: false, from: 0, count: 10 };
    const offset = big(count).lastIndexOf('number');
    expect(await ask('body.search', search)).toEqual({
      ok: true,
      value: {
        total: 1,
        counted: true,
        marks: [expect.any(Number)],
        hits: [{ offset, bytes: search.query.length, line: count, node: node + 2 }],
      },
    });
  });
});

describe('what cannot be done is said', () => {
  test('a body that is not there', async () => {
    const bodyId = 'nobody';
    const notFound = { ok: false, failure: { kind: 'notFound', what: 'this body' } };
    expect(await ask('body.describe', { bodyId })).toEqual(notFound);
    expect(await ask('body.readJsonRows', { bodyId, folds: unfolded, from: 0, count: 1 })).toEqual(notFound);
    expect(await ask('body.readText', { bodyId, charset: null })).toEqual(notFound);
    expect(await ask('body.search', { bodyId, query: 'a', matchCase: false, regex: false, from: 0, count: 1 })).toEqual(notFound);
    expect(await ask('body.save', { bodyId, path: join(folder, 'x') })).toEqual(notFound);
  });

  test('a node that is not there', async () => {
    const bodyId = await keep('{"a":1}');
    expect(await ask('body.readJsonNode', { bodyId, node: 2 })).toMatchObject({ ok: false, failure: { kind: 'notFound' } });
    expect(await ask('body.locateJsonNode', { bodyId, folds: unfolded, node: 99 })).toMatchObject({
      ok: false,
      failure: { kind: 'notFound' },
    });
  });

  test('an expression that is none, and one that no computer finishes', async () => {
    const bodyId = await keep('a'.repeat(5_000) + '!');
    const search = { bodyId, matchCase: false, regex: true, from: 0, count: 10 };
    expect(await ask('body.search', { ...search, query: '(' })).toMatchObject({ ok: false, failure: { kind: 'rejectedInput' } });
    const desk = new BodyDesk(store, { longestSearchMs: 1_500 });
    expect(await desk.search(bodyId, { ...search, query: '(a+)+$' })).toEqual({
      ok: false,
      failure: { kind: 'rejectedInput', issues: ['This expression takes too long on this body.'] },
    });
    expect(await desk.search(bodyId, { ...search, query: 'a!' })).toMatchObject({ ok: true, value: { total: 1 } });
    expect(await ask('body.search', { ...search, query: 'a!' })).toMatchObject({ ok: true, value: { total: 1 } });
  });

  test('a body too large to be one text', async () => {
    const bodyId = await keep('x'.repeat(8 * 1024 * 1024 + 1));
    expect(await ask('body.readText', { bodyId, charset: null })).toMatchObject({
      ok: false,
      failure: { kind: 'limitExceeded' },
    });
  });
});

describe('charsets', () => {
  test('named once, a charset holds for text, tree and search', async () => {
    const bodyId = await keep(Buffer.from('{"caf\xe9":"d\xe9j\xe0 vu"}', 'latin1'));
    await ask('body.describe', { bodyId, charset: 'ISO-8859-1' });
    expect(await ask('body.readText', { bodyId, charset: 'ISO-8859-1' })).toMatchObject({
      value: { text: '{"café":"déjà vu"}', charset: 'windows-1252' },
    });
    expect(await ask('body.readJsonRows', { bodyId, folds: unfolded, from: 1, count: 1 })).toMatchObject({
      value: { rows: [{ key: 'café', text: '"déjà vu"' }] },
    });
    expect(await ask('body.search', { bodyId, query: 'déjà', matchCase: true, regex: false, from: 0, count: 1 })).toMatchObject({
      value: { hits: [{ node: 1, line: 1 }] },
    });
  });

  test('UTF-16 becomes a tree, from memory and from disk', async () => {
    for (const count of [3, 20_000]) {
      const bodyId = await keep(Buffer.from(`\ufeff${big(count)}`, 'utf16le'));
      expect(await ask('body.readJsonRows', { bodyId, folds: unfolded, from: 2, count: 1 })).toMatchObject({
        value: { totalLines: 4 * count + 2, rows: [{ key: 'id', text: '0' }], problem: null },
      });
      expect(
        await ask('body.search', { bodyId, query: `number ${count - 1}`, matchCase: true, regex: false, from: 0, count: 1 }),
      ).toMatchObject({ value: { hits: [{ node: count * 3 }] } });
    }
  });
});

describe('saving', () => {
  test('writes every byte, over what was there, and leaves nothing else', async () => {
    const bytes = Uint8Array.from({ length: 3_000_000 }, (_, i) => (i * 31) & 255);
    const bodyId = await keep(bytes);
    const path = join(folder, 'saved.bin');
    await writeFile(path, 'old', { mode: 0o600 });
    expect(await ask('body.save', { bodyId, path })).toEqual({ ok: true, value: { path, bytes: bytes.length } });
    expect(Buffer.compare(await readFile(path), bytes)).toBe(0);
    expect((await readdir(folder)).sort()).toEqual(['bodies', 'saved.bin']);
  });

  test('says why it could not, and leaves what was there', async () => {
    const bodyId = await keep('body');
    await mkdir(join(folder, 'a-folder'));
    const at = (path: string) => ask('body.save', { bodyId, path });
    expect(await at('relative.bin')).toMatchObject({ ok: false, failure: { kind: 'fileFailed' } });
    expect(await at(join(folder, 'missing', 'x'))).toMatchObject({
      ok: false,
      failure: { kind: 'fileFailed', reason: 'its folder does not exist' },
    });
    expect(await at(join(folder, 'a-folder'))).toMatchObject({
      ok: false,
      failure: { kind: 'fileFailed', reason: 'a folder of this name is there' },
    });
    expect(await readdir(folder)).toEqual(['a-folder']);
  });
});

test('a body released while it is being read is not there, and the next one is', async () => {
  const bodyId = await keep(big(50_000));
  const reading = ask('body.readJsonRows', { bodyId, folds: unfolded, from: 0, count: 1 });
  await store.release([bodyId]);
  expect([true, false]).toContain((await reading).ok);
  expect(await ask('body.readJsonRows', { bodyId: await keep('[1]'), folds: unfolded, from: 0, count: 9 })).toMatchObject({
    ok: true,
    value: { totalRows: 3 },
  });
});

test('a search of a large body answers soon, and goes on counting when asked again', async () => {
  const bodyId = await keep('needle in a haystack of words\n'.repeat(1_000_000));
  const search = { bodyId, query: 'needle', matchCase: false, regex: false, from: 0, count: 1 };
  const totals: number[] = [];
  for (;;) {
    const found = await ask('body.search', search);
    if (!found.ok) throw new Error('the search failed');
    totals.push(found.value.total);
    expect(found.value.hits).toMatchObject([{ offset: 0, line: 1 }]);
    if (found.value.counted || found.value.total === 1_000_000) break;
  }
  expect(totals.at(-1)).toBe(1_000_000);
});
