import type { ServerResponse } from 'node:http';
import { expect, test } from 'vitest';
import { serve } from '../engine/serve.test-support';
import { runCairn } from './environment.test-support';

const ndjson = 'application/x-ndjson';
const lines = (from: number, count: number): string =>
  Array.from({ length: count }, (_, at) => `{"id":${from + at},"price":1.50}\n`).join('');

/** Lines of JSON in pages, as a Link header leads through them. */
const serveLines = (pages: readonly string[], type = ndjson): Promise<string> =>
  serve(({ url = '' }, response: ServerResponse) => {
    const page = Number(new URL(url, 'http://a').searchParams.get('page') ?? 1);
    if (page < pages.length) response.setHeader('Link', `</?page=${page + 1}>; rel="next"`);
    response.setHeader('Content-Type', type).end(pages[page - 1] ?? '');
  });

test('pages of JSON lines are fetched to their end, each row as it came, also where a page has one line', async () => {
  const url = await serveLines([lines(1, 3), lines(4, 3), lines(7, 1)]);
  const { code, out, err } = await runCairn(['pages', url, '--all']);
  expect({ code, out }).toEqual({ code: 0, out: lines(1, 7) });
  expect(err).toContain('7 rows on 3 pages');
});

test('lines without a row are a list without rows', async () => {
  expect(await runCairn(['pages', await serveLines([''])])).toMatchObject({ code: 0, out: '' });
});

test('a page of JSON lines is a table', async () => {
  const { out } = await runCairn(['browse', await serveLines([lines(1, 2)], 'text/plain'), '--json', '--no-options']);
  expect(out).toContain('{"id":2,"price":1.50}');
  expect(JSON.parse(out)).toMatchObject({ kind: 'plain', table: { columns: ['id', 'price'], rows: [{ id: 1 }, { id: 2 }] } });
});

test.each([
  ['application/json', true],
  [ndjson, false],
])('lines that are called %s: that they are no JSON is told: %s', async (type, isTold) => {
  const { out, err } = await runCairn(['send', await serveLines([lines(1, 2)], type), '--why']);
  expect(`${out}${err}`.includes('It says JSON, and is several JSON values, one on each line')).toBe(isTold);
});

test('JSON behind a guard is a list as without it, and Why tells of the guard', async () => {
  const url = await serveLines([`)]}'\n[{"id":1},\n{"id":2}]`, `)]}'\n[{"id":3}]`], 'application/json; charset=UTF-8');
  expect(await runCairn(['pages', url, '--all'])).toMatchObject({ code: 0, out: '{"id":1}\n{"id":2}\n{"id":3}\n' });
  const { out, err } = await runCairn(['send', url, '--why']);
  expect(`${out}${err}`).toContain('A guard stands before the JSON');
});
