import type { IncomingMessage, ServerResponse } from 'node:http';
import { expect, test } from 'vitest';
import { plainView, type RowView } from '#shared/model/table-window';
import { serve } from '../engine/serve.test-support';
import { startHost } from './lists.test-support';

interface Page {
  readonly authors: readonly unknown[];
  /** Left out where nothing came along. */
  readonly included?: readonly unknown[];
}

const person = (id: number, name: string) => ({
  type: 'people',
  id: `${id}`,
  attributes: { name },
  links: { self: `/people/${id}` },
});
const someone = (id: number, type = 'people') => ({ type, id: `${id}` });

interface Coding {
  readonly charset?: 'utf-8' | 'latin1';
  /** Makes each page so long. */
  readonly filler?: number;
}

/** A run through the pages of a list of articles, and what its table says of their authors. */
async function runThrough(pages: readonly Page[], { charset = 'utf-8', filler = 0 }: Coding = {}) {
  const host = await startHost();
  const answer = ({ url = '' }: IncomingMessage, response: ServerResponse) => {
    const at = Number(new URL(url, 'http://a').searchParams.get('page[number]') ?? 1);
    const { authors = [], included } = pages[at - 1] ?? {};
    const data = authors.map((author, row) => ({
      type: 'articles',
      id: `${at}-${row}`,
      attributes: { title: `Article ${row}` },
      relationships: { author: { data: author } },
    }));
    const next = at < pages.length ? `/articles?page[number]=${at + 1}` : null;
    const text = JSON.stringify({ data, ...(included && { included }), links: { next }, meta: { filler: 'x'.repeat(filler) } });
    const name = charset === 'latin1' ? '; charset=iso-8859-1' : '';
    response.setHeader('Content-Type', `application/vnd.api+json${name}`).end(Buffer.from(text, charset));
  };
  const runId = await host.start(`${await serve(answer)}/articles`);
  await host.reaches(runId, 'stopped');
  const authors = async (view: RowView = plainView, from = 0, count = 100) => {
    const window = { of: { kind: 'run', runId } as const, view, columns: ['author'], from, count };
    return (await host.call('rows.read', window)).rows.map(({ cells: [cell] }) => cell && 'text' in cell && cell.text);
  };
  return { ...host, runId, authors };
}

test('rows of all pages name what they are related to, each by what came along on its own page', async () => {
  const { authors } = await runThrough([
    { authors: [someone(1), someone(2)], included: [person(1, 'Ada'), person(2, 'Bob')] },
    { authors: [someone(2), someone(1)], included: [person(1, 'Ada “of page 2”')] },
    { authors: [someone(1)] },
    { authors: [someone(3), [someone(3), someone(9)]], included: [person(3, 'Cäcilie')] },
  ]);
  expect(await authors()).toEqual(['Ada', 'Bob', 'people 2', 'Ada “of page 2”', 'people 1', 'Cäcilie', 'Cäcilie, people 9']);
  expect(await authors(plainView, 5, 1)).toEqual(['Cäcilie']);
});

test('they are sorted and filtered by the names that they show', async () => {
  const { authors } = await runThrough(
    Array.from({ length: 90 }, (_, page) => ({
      authors: [someone(page), someone(90 + page)],
      included: [person(page, `Person ${89 - page}`), person(90 + page, `Other ${page}`)],
    })),
  );
  expect(await authors({ sort: { column: 'author', descending: true }, filter: 'person' }, 0, 3)).toEqual([
    'Person 89',
    'Person 88',
    'Person 87',
  ]);
  expect(await authors({ sort: null, filter: 'author:"other 71"' })).toEqual(['Other 71']);
  // More pages than are remembered, back and forth.
  expect((await authors(plainView, 0, 180)).filter((name) => name === 'Person 50')).toHaveLength(1);
  expect(await authors(plainView, 0, 1)).toEqual(['Person 89']);
});

test.each([
  ['in another coding', { charset: 'latin1' }],
  ['too long to be kept as they came', { filler: 9 * 1024 * 1024 }],
] as const)('also those of pages that are %s', async (_case, coding) => {
  const { authors } = await runThrough(
    [
      { authors: [someone(1)], included: [person(1, 'Zoë')] },
      { authors: [someone(2)], included: [person(2, 'Jürgen')] },
    ],
    coding,
  );
  expect(await authors()).toEqual(['Zoë', 'Jürgen']);
  expect(await authors({ sort: null, filter: 'jürgen' })).toEqual(['Jürgen']);
});

test('what is written out says of the rows what it says of the rows of one page', async () => {
  const { call, runId } = await runThrough([{ authors: [someone(1)], included: [person(1, 'Ada')] }]);
  const wanted = { of: { kind: 'run', runId } as const, view: plainView, format: 'csv' as const, columns: null, once: false };
  const { bodyId } = await call('rows.export', wanted);
  expect((await call('body.readText', { bodyId, charset: 'utf-8' })).text).toBe(
    'type,id,title,author\narticles,1-0,Article 0,people 1\n',
  );
});
