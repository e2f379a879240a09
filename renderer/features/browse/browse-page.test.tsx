import { readPage } from '#shared/hypermedia/read-page';
import type { PageInput } from '#shared/hypermedia/page-input';
import { correctionOf, type PagingCorrection } from '#shared/model/paging-correction';
import type { Handlers } from '#shared/contract/types';
import type { ExchangeEvent, HeaderList } from '#shared/model/exchange-event';
import { createDraft } from '#shared/model/request-draft';
import { ok } from '#shared/result';
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { noTimings, startStore } from '../../state/started-store.test-support';
import { AppProvider } from '../../state/use-app';
import '../../ui/tokens.css';
import '../../ui/base.css';
import { BrowsePage } from '.';

const root = 'http://127.0.0.1:7070';

interface Answer {
  readonly url: string;
  readonly method?: string;
  readonly status?: number;
  readonly headers?: HeaderList;
  readonly body?: unknown;
}

/** A large body is read as a page by the host. */
const pageAtHost = ({ requestHeaders = [], ...rest }: PageInput, paging: PagingCorrection | null) =>
  readPage({ ...rest, requestHeaders }, { paging });

async function open({ url, method = 'GET', status = 200, headers = [], body }: Answer, handlers: Partial<Handlers> = {}) {
  const text = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body);
  const app = await startStore({
    'body.readText': async () => ok({ text, charset: 'utf-8' }),
    'body.readPage': async ({ page: { answer, paging } }) => ok(pageAtHost({ ...answer, body: text }, paging)),
    ...handlers,
  });
  const { state, tabId } = app;
  state().editDraft(tabId, createDraft(root + url, method));
  await state().sendDraft(tabId);
  const exchangeId = state().tabs[tabId]!.trail[0]!.exchangeId;
  for (const event of answerOf({ exchangeId, url: root + url, method, status, headers, text })) state().receive(event);
  await render(
    <AppProvider store={app.store} host={app.host}>
      <main style={{ height: 500, display: 'flex' }}>
        <BrowsePage tabId={tabId} />
      </main>
    </AppProvider>,
  );
  const last = () => {
    const tab = state().tabs[state().tabOrder.at(-1)!]!;
    return { method: tab.draft.method, url: tab.draft.url, tabs: state().tabOrder.length };
  };
  const sent = () => app.callsOf('exchange.send').map((input) => (input as { draft: { method: string } }).draft.method);
  return { ...app, last, sent, draft: () => state().tabs[tabId]!.draft };
}

interface Facts {
  readonly exchangeId: string;
  readonly url: string;
  readonly method: string;
  readonly status: number;
  readonly headers: HeaderList;
  readonly text: string;
}

function answerOf({ exchangeId, url, method, status, headers, text }: Facts): ExchangeEvent[] {
  const stamp = { exchangeId, at: 2 };
  const target = url.slice(root.length);
  const size = { wireBytes: text.length, bodyBytes: text.length, encodedBytes: text.length };
  return [
    { type: 'sent', ...stamp, hop: 0, method, url, target, headers: [], bodyBytes: 0 },
    { type: 'head', ...stamp, hop: 0, status, reason: '', httpVersion: '1.1', headers },
    {
      type: 'finished',
      ...stamp,
      ...size,
      trailers: [],
      bodyId: text === '' ? null : 'b',
      decoded: [],
      stop: null,
      timings: noTimings,
    },
  ];
}

const books = (pageNumber = 2): Answer => ({
  url: `/library/books/?page=${pageNumber}`,
  headers: [
    ['Allow', 'GET, POST, HEAD, OPTIONS'],
    ['Content-Type', 'application/json'],
  ],
  body: {
    count: 240,
    next: `${root}/library/books/?page=${pageNumber + 1}`,
    previous: `${root}/library/books/`,
    results: Array.from({ length: 20 }, (_, at) => ({
      url: `${root}/library/books/${at + 21}/`,
      id: at + 21,
      title: `Book ${at + 21}`,
      price: `${50 - at}.50`,
      in_stock: at % 2 === 0,
      published: null,
      tags: [],
      created: '2024-01-01T00:00:00Z',
    })),
  },
});

test('turning the page follows the next link in this tab', async () => {
  const { last } = await open(books());
  await expect.element(page.getByText(/21 to 40/)).toBeVisible();
  await page.getByRole('button', { name: 'Next page' }).click();
  expect(last()).toEqual({ method: 'GET', url: `${root}/library/books/?page=3`, tabs: 1 });
});

test('Alt+] turns the page too, and a number goes straight there', async () => {
  const { last } = await open(books());
  await page.getByRole('link', { name: 'Page 12' }).click();
  expect(last().url).toBe(`${root}/library/books/?page=12`);
  await userEvent.keyboard('{Alt>}[BracketLeft]{/Alt}');
  expect(last().url).toBe(`${root}/library/books/`);
});

test('a page that a header asks for is turned by that header, there and back', async () => {
  const { draft } = await open({
    url: '/people/',
    headers: [['Content-Range', 'people 0-1/5']],
    body: [{ id: 1 }, { id: 2 }],
  });
  const range = () => draft().headers.map(({ name, value }) => `${name}: ${value}`);
  await expect.element(page.getByText('1 to 2 of 5')).toBeVisible();
  await expect.element(page.getByRole('button', { name: 'Previous page' })).toBeDisabled();
  await page.getByRole('button', { name: 'Page 3' }).click();
  expect([draft().url, range()]).toEqual([`${root}/people/`, ['Range: people=4-5']]);
  await page.getByRole('button', { name: 'Next page' }).click();
  expect(range()).toEqual(['Range: people=2-3']);
});

test('a page that the body of a POST asks for is turned by that body', async () => {
  const { draft, state, tabId } = await open({
    url: '/search/',
    method: 'POST',
    body: { results: [{ id: 1 }], next_cursor: 'abc' },
  });
  state().editDraft(tabId, { url: `${root}/elsewhere/`, method: 'GET' });
  await page.getByRole('button', { name: 'Next page' }).click();
  expect(draft()).toMatchObject({
    url: `${root}/search/`,
    method: 'POST',
    body: { kind: 'json', text: '{\n  "cursor": "abc"\n}' },
  });
});

test('a wrong guess is corrected: what would be read is shown first, and kept with the draft', async () => {
  const { draft, last } = await open({
    url: '/shelf/?q=1',
    body: { meta: { after: 'xyz' }, things: [{ id: 1 }, { id: 2 }], others: [{ id: 3 }] },
  });
  await expect.element(page.getByRole('region', { name: 'Rows' })).not.toBeInTheDocument();
  await page.getByRole('button', { name: /Where are the rows/ }).click();
  const dialog = page.getByRole('dialog', { name: 'How the pages of this list are made' });
  await dialog.getByRole('button', { name: /Style/ }).click();
  await page.getByRole('option', { name: 'token for the next page' }).click();
  await expect.element(dialog.getByText('There is no list at that place.')).toBeVisible();
  await dialog.getByRole('button', { name: /Where the rows are/ }).click();
  await page.getByRole('option', { name: /\/things/ }).click();
  await dialog.getByRole('textbox', { name: 'Where the token is' }).fill('/meta/after');
  await dialog.getByRole('textbox', { name: 'Parameter it is sent back in' }).fill('from');
  await expect.element(dialog.getByText(`${root}/shelf/?q=1&from=xyz`)).toBeVisible();
  await dialog.getByRole('button', { name: 'Use this' }).click();
  expect(draft().paging).toMatchObject({ style: 'token', rows: '/things', from: '/meta/after', param: 'from' });
  await expect.element(page.getByRole('region', { name: 'Rows' })).toBeVisible();
  await page.getByRole('button', { name: 'Next page' }).click();
  expect(last().url).toBe(`${root}/shelf/?q=1&from=xyz`);
  expect(draft().paging).toMatchObject({ style: 'token', from: '/meta/after' });
});

test('another page size starts again at the first page', async () => {
  const { last } = await open(books());
  await page.getByRole('button', { name: /Page size/ }).click();
  await page.getByRole('option', { name: '50' }).click();
  expect(last().url).toBe(`${root}/library/books/?page_size=50`);
});

test('what is done with all pages stands at the right edge, also below the numbers, and is called as it reads', async () => {
  await open(books());
  const [main, bar] = ['main', 'nav[aria-label="Pages"]'].map((what) => document.querySelector<HTMLElement>(what)!);
  const source = page.getByRole('button', { name: /Correct how its pages are made/ });
  // At some of these there is room for one of the two beside the numbers, and not for both.
  for (let width = 420; width <= 1000; width += 20) {
    main!.style.width = `${width}px`;
    const buttons = page
      .getByRole('button', { name: /^Fetch all/ })
      .element()
      .getBoundingClientRect();
    const { right } = bar!.getBoundingClientRect();
    expect(Math.round(right - buttons.right), String(width)).toBe(16);
    const { top, height } = source.element().getBoundingClientRect();
    expect(Math.abs(top + height / 2 - buttons.top - buttons.height / 2), String(width)).toBeLessThan(2);
  }
  const shown = source.element().textContent;
  expect(source.element().getAttribute('aria-label')).toBe(`${shown}. Correct how its pages are made`);
});

test('a row leads to its resource; Ctrl+click opens it in a tab behind, and so does the middle button', async () => {
  const { last, state, tabId } = await open(books());
  const link = page.getByRole('link', { name: 'Book 22', exact: true });
  await link.click({ modifiers: ['Control'] });
  expect(last()).toEqual({ method: 'GET', url: `${root}/library/books/22/`, tabs: 2 });
  expect(state().activeTabId).toBe(tabId);
  await link.click({ button: 'middle' });
  expect(state().tabOrder).toHaveLength(3);
  await link.click();
  expect(state().tabs[tabId]?.draft.url).toBe(`${root}/library/books/22/`);
});

test('of several templates of the head each has gaps of its own', async () => {
  const templates = '"/books{?q}"; rel="search", "/people/{name}"; rel="author"';
  await open({ url: '/', headers: [['Link-Template', templates]], body: { a: 1 } });
  await userEvent.click(page.getByRole('button', { name: /^Search/ }));
  await expect.element(page.getByRole('form', { name: 'Search' })).toBeVisible();
  await expect.element(page.getByRole('button', { name: /^Author/ })).toHaveAttribute('aria-expanded', 'false');
});

test('breadcrumbs lead up', async () => {
  const { last } = await open(books());
  await page.getByRole('link', { name: 'Library' }).click();
  expect(last().url).toBe(`${root}/library/`);
});

test('a column sorts the rows here and says so; the picker takes columns away', async () => {
  await open(books());
  await page.getByRole('button', { name: 'price' }).click();
  await expect.element(page.getByText('sorted here by price, upwards')).toBeVisible();
  await expect.element(page.getByRole('row').nth(1).getByText('Book 40')).toBeVisible();
  await page.getByRole('button', { name: /Pick columns/ }).click();
  await page.getByRole('checkbox', { name: 'price' }).click({ force: true });
  await userEvent.keyboard('{Escape}');
  await expect.element(page.getByRole('columnheader', { name: 'price' })).not.toBeInTheDocument();
});

test('POST opens the form of a new member, with a body to be sent and nothing sent yet', async () => {
  const { draft, state, callsOf } = await open(books());
  const before = callsOf('exchange.send').length;
  await page.getByRole('button', { name: /POST/ }).click();
  expect(draft()).toMatchObject({ method: 'POST', url: `${root}/library/books/`, body: { kind: 'json', text: '{}' } });
  await expect.element(page.getByRole('button', { name: /^Send POST/ })).toBeVisible();
  await expect.element(page.getByLabelText('title', { exact: true })).toHaveValue('');
  await expect.element(page.getByLabelText('title', { exact: true })).toHaveValue('');
  expect(state().composer.folded).toBe(true);
  expect(callsOf('exchange.send')).toHaveLength(before);
});

test('OPTIONS is sent at once', async () => {
  const { last } = await open(books());
  await page.getByRole('button', { name: 'OPTIONS' }).click();
  expect(last()).toEqual({ method: 'OPTIONS', url: `${root}/library/books/?page=2`, tabs: 1 });
});

test('DELETE asks first and names what would go', async () => {
  const { last, sent } = await open({
    url: '/library/books/31/',
    headers: [['Allow', 'GET, PUT, PATCH, DELETE']],
    body: { id: 31, title: 'The Last Ferry', author: { url: `${root}/library/authors/4/`, name: 'Ursula' } },
  });
  await page.getByRole('button', { name: /DELETE/ }).click();
  await expect.element(page.getByRole('alertdialog').getByText(/“The Last Ferry” goes from 127.0.0.1:7070/)).toBeVisible();
  await page.getByRole('button', { name: /^Cancel/ }).click();
  expect(sent()).not.toContain('DELETE');
  await page.getByRole('button', { name: /DELETE/ }).click();
  await page.getByRole('button', { name: 'Send DELETE' }).click();
  expect(last()).toMatchObject({ method: 'DELETE', url: `${root}/library/books/31/` });
});

test('a resource is name and value, with links in it and its embedded parts', async () => {
  const { last } = await open({
    url: '/library/books/31/',
    body: '{"id":9007199254740993,"title":"The Last Ferry","author":{"url":"/library/authors/4/","name":"Ursula"},"loans":[{"id":1,"member":"bert"}]}',
  });
  await expect.element(page.getByRole('heading', { level: 1 })).toHaveTextContent('The Last Ferry');
  await expect.element(page.getByText('9007199254740993')).toBeVisible();
  await expect.element(page.getByRole('table', { name: 'loans' }).getByText('bert')).toBeVisible();
  await page.getByRole('link', { name: 'Ursula' }).click();
  expect(last().url).toBe(`${root}/library/authors/4/`);
});

test('links of the head are listed, and one to another origin is marked', async () => {
  await open({
    url: '/',
    headers: [['Link', '<https://docs.example/>; rel="service-doc"; title="Guide", <javascript:alert(1)>; rel="help"']],
    body: {},
  });
  await expect.element(page.getByRole('link', { name: 'Guide (another origin)' })).toBeVisible();
  expect(page.getByText('help').query()).toBeNull();
});

test('a 405 keeps the page usable: its methods, its crumbs and what the server said', async () => {
  const { last } = await open({
    url: '/api/Comment',
    method: 'PUT',
    status: 405,
    headers: [['Allow', 'GET, POST']],
    body: { detail: 'Method "PUT" not allowed.' },
  });
  await expect.element(page.getByRole('definition').getByText('Method "PUT" not allowed.')).toBeVisible();
  await page.getByRole('button', { name: 'GET' }).click();
  expect(last()).toMatchObject({ method: 'GET', url: `${root}/api/Comment` });
});

test('an answer without a body says so, and leads up', async () => {
  const { last } = await open({ url: '/library/books/31/', method: 'DELETE', status: 204 });
  await page.getByRole('link', { name: 'Books' }).last().click();
  expect(last().url).toBe(`${root}/library/books/`);
});

test('what is no JSON leads to the body', async () => {
  const { state, tabId } = await open({ url: '/index.html', headers: [['Content-Type', 'text/html']], body: '<!doctype html>' });
  await expect.element(page.getByText(/The body is HTML/)).toBeVisible();
  await page.getByRole('button', { name: 'Show the body' }).click();
  expect(state().tabs[tabId]?.view).toBe('body');
});

test('ten thousand rows are in the table and few of them on the page; those that are not in the page model come from the host', async () => {
  const readRows: Handlers['rows.read'] = async ({ from, count, columns }) =>
    ok({
      totalRows: 10_000,
      ofRows: 10_000,
      rows: Array.from({ length: Math.min(count, 10_000 - from) }, (_, at) => ({
        index: from + at,
        url: null,
        newOrigin: false,
        repeated: false,
        cells: columns.map((name) => ({ kind: 'text' as const, text: `${name} ${from + at}` })),
      })),
    });
  const body = Array.from({ length: 10_000 }, (_, id) => ({ id, title: `Row ${id}` }));
  const { callsOf } = await open({ url: '/big', body }, { 'rows.read': readRows });
  const grid = page.getByRole('grid', { name: 'Table' });
  await expect.element(grid).toHaveAttribute('aria-rowcount', '10001');
  await expect.element(page.getByText(/^(Row|title) 3$/)).toBeVisible();
  expect(page.getByRole('row').elements().length).toBeLessThan(60);
  (grid.element() as HTMLElement).focus();
  await userEvent.keyboard('{Control>}{End}{/Control}');
  await expect.element(page.getByText('title 9999')).toBeVisible();
  expect(callsOf('rows.read')).toContainEqual(
    expect.objectContaining({ of: expect.objectContaining({ pointer: '' }), from: 9_900 }),
  );
});

test('the cells of a table are walked by arrows; Enter goes to the row, on a head it sorts', async () => {
  const { last } = await open(books());
  const grid = page.getByRole('grid', { name: 'Table' });
  await expect.element(grid).toBeVisible();
  (grid.element() as HTMLElement).focus();
  await userEvent.keyboard('{ArrowUp}{Enter}{Enter}{ArrowDown}');
  await expect.element(page.getByText('sorted here by id, downwards')).toBeVisible();
  const current = () => document.getElementById(grid.element().getAttribute('aria-activedescendant') ?? '')?.textContent;
  await expect.poll(current).toBe('40');
  await userEvent.keyboard('{ArrowDown}{Enter}');
  expect(last().url).toBe(`${root}/library/books/39/`);
});

test('columns are made wider and moved by keys as well, and stay so on the next page and in the tab', async () => {
  const { state, tabId } = await open(books());
  const grid = page.getByRole('grid', { name: 'Table' });
  await expect.element(grid).toBeVisible();
  const heads = () =>
    page
      .getByRole('columnheader')
      .elements()
      .map((head) => head.textContent);
  const before = heads();
  (grid.element() as HTMLElement).focus();
  await userEvent.keyboard('{ArrowUp}{Control>}{ArrowRight}{/Control}{Shift>}{ArrowRight}{/Shift}');
  await expect.poll(heads).toEqual([before[1], before[0], ...before.slice(2)]);
  const [choice] = Object.values(state().tabs[tabId]?.tables ?? {});
  expect(choice?.columns.slice(0, 2)).toEqual([before[1], before[0]]);
  expect(Object.keys(choice?.widths ?? {})).toHaveLength(1);
});

test('rows are filtered here, and what is left is counted', async () => {
  await open(books());
  await page.getByRole('searchbox', { name: 'Filter this page' }).fill('id>=30 in_stock=yes');
  await expect.element(page.getByText('5 of 20 rows')).toBeVisible();
  await page.getByRole('searchbox', { name: 'Filter this page' }).fill('nothing like it');
  await expect.element(page.getByText(/No row has this/)).toBeVisible();
  await page.getByRole('button', { name: 'Drop the filter' }).click();
  await expect.element(page.getByText('Book 21', { exact: true })).toBeVisible();
});

test('what was said of the pages of a list stays with it when it is filtered in another way', async () => {
  const { draft, state, tabId } = await open({ ...books(), url: '/library/books/?search=sea' });
  state().editDraft(tabId, { paging: correctionOf('drf-page-number') });
  await page.getByRole('button', { name: 'Clear all' }).click();
  expect(draft()).toMatchObject({ url: `${root}/library/books/`, paging: { style: 'drf-page-number' } });
});
