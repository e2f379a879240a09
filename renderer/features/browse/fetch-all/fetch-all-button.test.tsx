import type { FinishedExchange } from '#shared/model/exchange';
import { readPage } from '#shared/hypermedia/read-page';
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { startStore } from '../../../state/started-store.test-support';
import { AppProvider } from '../../../state/use-app';
import '../../../ui/tokens.css';
import '../../../ui/base.css';
import { FetchAllButton } from './fetch-all-button';

const root = 'http://127.0.0.1:7070';

async function open(url: string, body: object) {
  const { store, host, tabId } = await startStore();
  const read = readPage({ method: 'GET', url: root + url, status: 200, headers: [], body: JSON.stringify(body) });
  if (read.paging === null) throw new Error('no pages');
  const exchange = { id: 'e' } as FinishedExchange;
  await render(
    <AppProvider store={store} host={host}>
      <FetchAllButton tabId={tabId} exchange={exchange} page={read} paging={read.paging} onRun={() => undefined} />
    </AppProvider>,
  );
}

test('all are fetched from the first page on, and their number is told', async () => {
  await open('/books/?page=2', { count: 60, next: `${root}/books/?page=3`, previous: `${root}/books/`, results: [{ id: 1 }] });
  await expect.element(page.getByRole('button', { name: 'Fetch all 60', exact: true })).toBeVisible();
});

test('where nothing leads to the first page, it is told that only what follows comes', async () => {
  await open('/c/x2', { links: { next: '/c/x3', previous: '/c/x1' }, count: 60, items: [{ id: 1 }] });
  await expect.element(page.getByRole('button', { name: 'Fetch all from here on', exact: true })).toBeVisible();
});
