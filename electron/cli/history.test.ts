import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openHistory } from '../storage/history/history-file';
import { newFolder, runCairn } from './environment.test-support';

function historyOf(
  ...entries: readonly { readonly url: string; readonly status: number; readonly at: number; readonly body?: string }[]
) {
  const home = newFolder();
  const file = openHistory(join(home, 'history.db'));
  const ids = entries.map(({ url, status, at, body = '' }) => {
    const id = crypto.randomUUID();
    const rest = {
      method: 'GET',
      reason: '',
      failure: '',
      timeMs: 1,
      bodyBytes: body.length,
      place: null,
      environment: '',
      draft: '{}',
      events: '[]',
    };
    file.write({ id, at, url, status, ...rest, text: `${url}\n${body}`, body: Buffer.from(body) });
    return id;
  });
  file.close();
  return { ids, cairn: (...args: string[]) => runCairn(['history', ...args], { env: { CAIRN_HOME: home } }) };
}

const day = 86_400_000;

test('what was sent is found by its words and its status, shown with its body, and pruned by age', async () => {
  const now = Date.now();
  const { ids, cairn } = historyOf(
    { url: 'http://h/books/1', status: 200, at: now - 5 * day, body: '{"title":"The Last Ferry"}' },
    { url: 'http://h/books/2', status: 404, at: now },
  );
  const all = await cairn();
  expect([all.code, all.out.split('\n').map((line) => line.slice(-7))]).toEqual([0, ['books/2', 'books/1', '']]);
  expect((await cairn('ferry', '2xx')).out).toContain('books/1');
  expect((await cairn('ferry', '404')).err).toContain('Nothing that was sent matches.');
  const { entries } = JSON.parse((await cairn('--json', '404')).out) as { entries: { url: string }[] };
  expect(entries.map(({ url }) => url)).toEqual(['http://h/books/2']);
  expect((await cairn('show', ids[0]?.slice(0, 8) ?? '')).out).toContain('The Last Ferry');
  expect(JSON.parse((await cairn('show', ids[0] ?? '', '--json')).out)).toMatchObject({
    status: 200,
    body: '{"title":"The Last Ferry"}',
  });
  expect((await cairn('show', 'ffffffff-nothing')).code).toBe(2);
  expect((await cairn('prune', '3')).err).toContain('One exchange was taken away.');
  expect((await cairn()).out).not.toContain('books/1');
});
