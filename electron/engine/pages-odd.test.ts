import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createDraft } from '#shared/model/request-draft';
import { createRowWriter } from '../bodies/rows/row-writer';
import { createTestEngine, type TestEngine } from './exchange.test-support';
import { followPages } from './pages';
import { sendJson, serveList } from './pages.test-support';
import { defaultPagesOptions } from './pages-options';
import type { PagesSummary } from './pages-walk';

let engine: TestEngine;
beforeAll(async () => void (engine = await createTestEngine()));
afterAll(() => engine.close());

/** All rows as lines, as they are passed on page by page. */
async function walk(url: string): Promise<{ readonly lines: string; readonly summary: PagesSummary | null }> {
  const writer = createRowWriter('ndjson');
  let lines = '';
  for await (const event of followPages(createDraft(url), engine, defaultPagesOptions, new AbortController().signal)) {
    if (event.type === 'page') lines += Buffer.from(writer.passOn(event.rows, event.bytes)).toString('utf8');
    if (event.type === 'stopped') return { lines, summary: event.summary };
  }
  return { lines, summary: null };
}

describe('rows of a page in another coding than UTF-8 come as they read', () => {
  const text = '[{"id":1,"name":"café"},{"id":2,"name":"“naïve”"}]';
  test.each([
    ['UTF-8 with a mark', 'application/json', Buffer.from(`\ufeff${text}`)],
    ['Latin-1', 'application/json; charset=windows-1252', Buffer.from(text.replaceAll(/[“”]/g, "'"), 'latin1')],
    ['UTF-16', 'application/json', Buffer.from(`\ufeff${text}`, 'utf16le')],
  ])('%s', async (name, type, body) => {
    const url = await serveList((_query, response) => void response.setHeader('Content-Type', type).end(body));
    const second = name === 'Latin-1' ? "'naïve'" : '“naïve”';
    expect((await walk(url)).lines).toBe(`{"id":1,"name":"café"}\n{"id":2,"name":"${second}"}\n`);
  });
});

describe('bare values', () => {
  const listOf = (pages: readonly (readonly unknown[])[]) =>
    serveList((query, response) => {
      const page = Number(query.get('page') ?? 1);
      const next = page < pages.length ? `?page=${page + 1}` : null;
      sendJson(response, { count: pages.length * 3, next, previous: null, results: pages[page - 1] ?? [] });
    });

  test('that are equal are all rows of their own', async () => {
    const { lines, summary } = await walk(
      await listOf([
        [7, 7, 8],
        [8, 8, 7],
        ['7', null, null],
      ]),
    );
    expect(summary).toMatchObject({ pages: 3, rows: 9, repeated: 0, reason: 'noNext' });
    expect(lines.split('\n').slice(0, 4)).toEqual(['7', '7', '8', '8']);
  });

  test('that are all those of an earlier page are that page again', async () => {
    const { summary } = await walk(
      await listOf([
        [7, 7, 8],
        [8, 8, 7],
        [7, 7, 8],
      ]),
    );
    expect(summary).toMatchObject({ pages: 2, rows: 6, reason: 'sameRows' });
  });
});

describe('a page without rows', () => {
  /** Tokens lead on behind pages that a filter has left empty. */
  const withGaps = (empty: (page: number) => boolean, pages: number) =>
    serveList((query, response) => {
      const page = Number(query.get('pageToken') ?? 1);
      const next = page < pages ? { nextPageToken: String(page + 1) } : {};
      sendJson(response, { items: empty(page) ? [] : [{ id: page }], ...next });
    });

  test('is not the end where the answer names another', async () => {
    const { lines, summary } = await walk(await withGaps((page) => page === 2 || page === 3, 5));
    expect(lines).toBe('{"id":1}\n{"id":4}\n{"id":5}\n');
    expect(summary).toMatchObject({ reason: 'noNext', pages: 5, rows: 3 });
  });

  test('is the end after ten of them', async () => {
    const { summary } = await walk(await withGaps((page) => page > 1, 1_000));
    expect(summary).toMatchObject({ reason: 'emptyPage', pages: 11, rows: 1 });
  });

  test('is the end where what follows is only guessed', async () => {
    const url = await serveList((query, response) => sendJson(response, query.get('page') === '1' ? [{ id: 1 }] : []));
    expect((await walk(`${url}?page=1`)).summary).toMatchObject({ reason: 'emptyPage', pages: 2 });
  });
});

test('where links have led on, the page without one is the last, whatever its address looks like', async () => {
  const url = await serveList((query, response) => {
    const page = Number(query.get('page') ?? 1);
    if (page < 3) response.setHeader('Link', `<?page=${page + 1}>; rel="next"`);
    sendJson(response, [{ id: page }]);
  });
  expect((await walk(url)).summary).toMatchObject({ style: 'link-header', reason: 'noNext', pages: 3, rows: 3 });
});
