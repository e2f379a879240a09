import { Writable } from 'node:stream';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startPracticeServer, type PracticeServer } from '../practice/server';
import { runCairn } from './environment.test-support';

let practice: PracticeServer;
beforeAll(async () => void (practice = await startPracticeServer()));
beforeEach(() => practice.reset());
afterAll(() => practice.stop());

const pages = (path: string, ...flags: string[]) => runCairn(['pages', practice.url + path, ...flags]);
const lines = (text: string): string[] => text.split('\n').filter((line) => line !== '');
const all = Array.from({ length: 240 }, (_, at) => 240 - at);

test('all rows of a cursor, a line for each, and one line about them beside', async () => {
  const { code, out, err } = await pages('/pagination/cursor/', '--all');
  expect(lines(out).map((line) => (JSON.parse(line) as { id: number }).id)).toEqual(all);
  expect({ code, err }).toEqual({
    code: 0,
    err: '240 rows on 12 pages (drf-cursor: cursor, as DRF gives it), no duplicates. Nothing leads further.\n',
  });
});

test('without --all the first page, and how to have the rest', async () => {
  const { code, out, err } = await pages('/pagination/page-number/');
  expect(lines(out)).toHaveLength(20);
  expect({ code, err }).toEqual({
    code: 0,
    err: '20 rows of 240 (drf-page-number: page number, as DRF gives it). --all fetches the pages that follow.\n',
  });
});

test('--json is one list over all pages', async () => {
  const { out } = await pages('/pagination/token/', '--all', '--json');
  expect((JSON.parse(out) as { id: number }[]).map(({ id }) => id)).toEqual(all);
  expect((await pages('/pagination/token/?search=xyzzy', '--all', '--json')).out).toBe('[]\n');
});

test('--csv is a table with one head', async () => {
  const { out } = await pages('/pagination/link-header/', '--all', '--csv');
  expect(lines(out)).toHaveLength(241);
  expect(lines(out)[0]).toBe('id,title,price,published');
});

test('--max cuts, and says so', async () => {
  const { out, err } = await pages('/pagination/hal/', '--all', '--max', '25');
  expect(lines(out)).toHaveLength(25);
  expect(err).toBe('25 rows on 2 pages (hal: HAL links), no duplicates. Stopped at the most that was wanted.\n');
});

test('--style corrects a guess', async () => {
  const { out, err } = await pages('/pagination/total-count-header/?_page=1', '--all', '--style', 'page-param');
  expect(lines(out)).toHaveLength(240);
  expect(err).toContain('(page-param: page number in the address)');
});

test('a total that cannot be reached is told', async () => {
  const { err } = await pages('/pagination/total-count-header/', '--all');
  expect(err).toBe(
    '20 rows on 1 page (total-in-header: totals in the head), no duplicates. The server says there are 240. Nothing leads further.\n',
  );
});

test('a reader that leaves is no fault, and hears nothing more', async () => {
  const stdout = new Writable({ write: (_chunk, _encoding, done) => done(new Error('gone')) });
  const { code, err } = await runCairn(['pages', `${practice.url}/pagination/cursor/`, '--all'], { stdout });
  expect({ code, err }).toEqual({ code: 0, err: '' });
});

describe('what is wrong', () => {
  test('an error is no list', async () => {
    expect(await pages('/status/404', '--all')).toMatchObject({
      code: 3,
      out: '',
      err: '0 rows on 0 pages. The server answered 404.\n',
    });
  });

  test('nobody there', async () => {
    const { code, out, err } = await runCairn(['pages', 'http://127.0.0.1:1/', '--style', 'drf-cursor']);
    expect({ code, out }).toEqual({ code: 3, out: '' });
    expect(err).toBe(
      '127.0.0.1 is there, but nothing is listening on that port.\nIs the server started? Is it another port?\n0 rows on 0 pages. There was no answer.\n',
    );
  });

  test.each([
    [['pages']],
    [['pages', 'localhost', '--style', 'guess']],
    [['pages', 'localhost', '--max', '0']],
    [['pages', 'localhost', '--json', '--csv']],
  ])('%j is wrong usage', async (args) => {
    expect(await runCairn(args)).toMatchObject({ code: 2, out: '' });
  });
});
