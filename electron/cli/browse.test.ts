import { afterAll, beforeAll, expect, test } from 'vitest';
import { startPracticeServer, type PracticeServer } from '../practice/server';
import { runCairn } from './environment.test-support';

let practice: PracticeServer;
beforeAll(async () => void (practice = await startPracticeServer()));
afterAll(() => practice.stop());

const browse = (path: string, ...flags: string[]) => runCairn(['browse', practice.url + path, ...flags]);

test('--json is the page: kind, crumbs, methods, links, table and paging', async () => {
  const { code, out, err } = await browse('/library/books/?page=2', '--json');
  const page = JSON.parse(out) as Record<string, unknown> & { table: { columns: string[]; rows: { id: number }[] } };
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(page).toMatchObject({
    kind: 'drf',
    breadcrumbs: expect.arrayContaining([{ label: 'Library', url: `${practice.url}/library/` }]) as unknown,
    methods: expect.arrayContaining([{ method: 'GET', allowed: true, source: 'Allow' }]) as unknown,
    paging: { style: 'drf-page-number', confidence: 'given', page: 2, count: 240, next: `${practice.url}/library/books/?page=3` },
  });
  expect(page.table.rows).toHaveLength(20);
  expect(Object.keys(page.table.rows[0] ?? {})).toEqual(page.table.columns);
});

test('for a person the same in words', async () => {
  const { code, out } = await browse('/pagination/link-header/');
  expect(code).toBe(0);
  expect(out).toMatch(/^200 OK {2}Link header/);
  expect(out).toContain('\nRows\n');
  expect(out).toContain(`  next  ${practice.url}/pagination/link-header/?page=2\n`);
  expect(out).toContain('page 1 of 12, 240 rows, links in the head');
});

test('an error is a page as well, an XML feed has rows, and nothing at all is still a page', async () => {
  expect((await browse('/library/books/999999/')).out).toMatch(/^404 /);
  expect(JSON.parse((await browse('/pagination/atom/', '--json')).out)).toMatchObject({
    kind: 'atom',
    paging: { style: 'atom' },
  });
  expect(JSON.parse((await browse('/status/204', '--json')).out)).toMatchObject({ kind: 'opaque', table: null, paging: null });
});

test('nobody there is no page', async () => {
  expect(await runCairn(['browse', 'http://127.0.0.1:1/'])).toMatchObject({ code: 3, out: '' });
});
