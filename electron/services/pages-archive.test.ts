import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { createDraft } from '#shared/model/request-draft';
import { serve } from '../engine/serve.test-support';
import { startHost } from './lists.test-support';

const last = 140;

/** More than is kept in memory, when all pages have it. */
const filler = 'x'.repeat(40_000);

/** Pages that come as they are, in chunks, or packed. */
const pages = (url: () => string) =>
  serve((request, response) => {
    const page = Number(/page=(\d+)/.exec(request.url ?? '')?.[1] ?? 1);
    const next = page === last ? null : `${url()}/?page=${page + 1}`;
    const body = Buffer.from(
      JSON.stringify({ count: last, next, previous: null, results: [{ id: page, name: `“${page}”` }], filler }),
    );
    response.setHeader('Content-Type', 'application/json');
    if (page % 3 === 1) return void response.end(body);
    if (page % 3 === 0) return void response.setHeader('Content-Encoding', 'gzip').end(gzipSync(body));
    response.write(body.subarray(0, 20));
    response.end(body.subarray(20));
  });

test('each of many pages is opened with its bytes as they passed, and no credential lies on the disk in the clear', async () => {
  let url = '';
  url = await pages(() => url);
  const { call, start, reaches, home } = await startHost();
  const auth = { kind: 'bearer', token: 'not-for-the-disk', prefix: 'Bearer' } as const;
  const runId = await start({ ...createDraft(`${url}/`), auth });
  expect(await reaches(runId, 'stopped')).toMatchObject({ rows: last, requests: last });
  const { requests } = await call('pages.readRequests', { runId, from: 0, count: 2_000 });

  for (const at of [0, 1, 2, 63, 64, 65, 127, 128, last - 1]) {
    const { exchangeId } = requests[at] ?? { exchangeId: '' };
    await call('pages.openRequest', { runId, exchangeId });
    const { entries } = await call('exchange.readWire', { exchangeId });
    const texts = entries.map(({ part, direction, bytes }) => [direction, part, bytes] as const);
    expect(texts[0]?.[2]).toContain('Authorization: Bearer not-for-the-disk');
    const body = texts.filter(([direction, part]) => direction === 'received' && part === 'body').map(([, , bytes]) => bytes);
    const [shown] = body.map((bytes) => Buffer.from(bytes, 'latin1').toString());
    const id = `{"id":${at + 1},"name":"“${at + 1}”"}`;
    if ((at + 1) % 3 === 1) expect(shown).toContain(id);
    if ((at + 1) % 3 === 2) expect(shown).toMatch(/^14\r\n/);
    if ((at + 1) % 3 === 0) expect(shown).not.toContain('results');
    const events = await call('exchange.replay', { exchangeId });
    const bodyId = events.flatMap((event) => ('bodyId' in event && event.bodyId !== null ? [event.bodyId] : []))[0] ?? '';
    expect((await call('body.readText', { bodyId, charset: 'utf-8' })).text).toContain(id);
  }
  const folder = join(home, 'pages');
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  expect(files.some((one) => one.isFile())).toBe(true);
  for (const file of files.filter((one) => one.isFile()))
    expect((await readFile(join(file.parentPath, file.name))).includes('not-for-the-disk')).toBe(false);
});

test('pages lie on the disk once, and their rows are read from there', async () => {
  const rows = Array.from({ length: 100 }, (_, at) => ({ id: at, name: 'x'.repeat(400) }));
  let bytes = 0;
  let url = '';
  url = await serve((request, response) => {
    const page = Number(/page=(\d+)/.exec(request.url ?? '')?.[1] ?? 1);
    const next = page === last ? null : `${url}/?page=${page + 1}`;
    const body = JSON.stringify({ next, results: rows.map((row) => ({ ...row, id: page * 1_000 + row.id })) });
    bytes += body.length;
    response.setHeader('Content-Type', 'application/json').end(body);
  });
  const { call, start, reaches, home } = await startHost();
  const runId = await start(createDraft(`${url}/`));
  expect(await reaches(runId, 'stopped')).toMatchObject({ rows: last * 100, repeated: 0 });
  const of = { kind: 'run', runId } as const;
  for (const index of [0, 99, 100, 7_049, last * 100 - 1]) {
    const id = (Math.floor(index / 100) + 1) * 1_000 + (index % 100);
    expect(JSON.parse((await call('rows.readOne', { of, index })).text)).toMatchObject({ id });
  }
  const sizes = (await readdir(join(home, 'pages'), { recursive: true, withFileTypes: true }))
    .filter((one) => one.isFile())
    .map((one) => stat(join(one.parentPath, one.name)));
  const onDisk = (await Promise.all(sizes)).reduce((sum, { size }) => sum + size, 0);
  expect(onDisk).toBeGreaterThan(bytes / 4);
  expect(onDisk).toBeLessThan(bytes * 1.25);
});
