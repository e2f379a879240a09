import type { FinishedExchange } from '#shared/model/exchange';
import { readPage } from '#shared/hypermedia/read-page';
import { createDraft, type RequestDraft } from '#shared/model/request-draft';
import { ok } from '#shared/result';
import { expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { startStore } from '../../../state/started-store.test-support';
import { pushStep } from '../../../state/trail';
import { AppProvider } from '../../../state/use-app';
import '../../../ui/tokens.css';
import '../../../ui/base.css';
import { FetchAllButton } from './fetch-all-button';

const root = 'http://127.0.0.1:7070';
const elsewhere = 'http://127.0.0.1:7071';
const secret: RequestDraft = { ...createDraft(`${root}/old/`), auth: { kind: 'bearer', token: 't', prefix: 'Bearer' } };

async function open(url: string, body: object, exchange = { id: 'e' } as FinishedExchange) {
  const { store, host, tabId, state, callsOf } = await startStore({ 'pages.start': async () => ok(null) });
  store.setState({ tabs: { [tabId]: pushStep({ ...state().tabs[tabId]!, draft: secret }, exchange.id).tab } });
  const read = readPage({ method: 'GET', url: new URL(url, root).href, status: 200, headers: [], body: JSON.stringify(body) });
  if (read.paging === null) throw new Error('no pages');
  await render(
    <AppProvider store={store} host={host}>
      <FetchAllButton tabId={tabId} exchange={exchange} page={read} paging={read.paging} onRun={() => undefined} />
    </AppProvider>,
  );
  return callsOf;
}

test('all are fetched from the first page on, and their number is told', async () => {
  await open('/books/?page=2', { count: 60, next: `${root}/books/?page=3`, previous: `${root}/books/`, results: [{ id: 1 }] });
  await expect.element(page.getByRole('button', { name: 'Fetch all 60', exact: true })).toBeVisible();
});

test('where nothing leads to the first page, it is told that only what follows comes', async () => {
  await open('/c/x2', { links: { next: '/c/x3', previous: '/c/x1' }, count: 60, items: [{ id: 1 }] });
  await expect.element(page.getByRole('button', { name: 'Fetch all from here on', exact: true })).toBeVisible();
});

test.each([
  ['where a redirect has led', `${elsewhere}/books/?page=2`, `${elsewhere}/books/?page=1`],
  ['where only the first page is', `${root}/books/?page=2`, `${elsewhere}/books/?page=1`],
])(
  'at another origin, %s, nothing is asked for with credentials: what was sent goes where it was sent',
  async (_name, url, first) => {
    const exchange = { id: 'e', url: `${root}/old/`, hops: [{ url: `${root}/old/` }] } as unknown as FinishedExchange;
    const callsOf = await open(url, { links: { first, next: url.replace('2', '3') }, items: [{ id: 1 }] }, exchange);
    await page.getByRole('button', { name: 'Fetch all', exact: true }).click();
    await vi.waitFor(() => expect(callsOf('pages.start')).toMatchObject([{ draft: { url: `${root}/old/`, auth: secret.auth } }]));
  },
);

test('within an origin the first page is asked for where the page is that is shown', async () => {
  const exchange = { id: 'e', url: `${root}/old/`, hops: [{ url: `${root}/old/` }] } as unknown as FinishedExchange;
  const links = { first: `${root}/books/?page=1`, next: `${root}/books/?page=3` };
  const callsOf = await open(`${root}/books/?page=2`, { links, items: [{ id: 1 }] }, exchange);
  await page.getByRole('button', { name: 'Fetch all', exact: true }).click();
  await vi.waitFor(() =>
    expect(callsOf('pages.start')).toMatchObject([{ draft: { url: `${root}/books/?page=1`, auth: secret.auth } }]),
  );
});
