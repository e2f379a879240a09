import { readPage } from '#shared/hypermedia/read-page';
import { expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import { PageRange } from './page-range';

const pageOf = (query: string, body: unknown) =>
  readPage({ method: 'GET', url: `http://api.test/rows${query}`, status: 200, headers: [], body: JSON.stringify(body) });

test.each([
  [
    'which rows these are, and of how many',
    '',
    { count: 9, next: '/rows?page=2', previous: null, results: [{ id: 1 }, { id: 2 }] },
    '1 to 2 of 9',
  ],
  [
    'how many rows these are, where nobody knows which',
    '?after=c',
    { data: { rows: { totalCount: 9, nodes: [{ id: 1 }, { id: 2 }], pageInfo: { hasNextPage: true, endCursor: 'd' } } } },
    '2 of 9',
  ],
  ['that there are none here', '?page=9', { count: 9, next: null, previous: '/rows?page=8', results: [] }, 'none of 9'],
])('says %s', async (_what, query, body, words) => {
  const screen = await render(<PageRange page={pageOf(query, body)} />);
  await expect.element(screen.getByText(words)).toBeVisible();
});
