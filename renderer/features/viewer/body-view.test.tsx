import type { Handlers } from '#shared/contract/types';
import type { BodyFacts, Folds, JsonRow } from '#shared/model/body-window';
import type { FinishedExchange } from '#shared/model/exchange';
import { fail, ok } from '#shared/result';
import { afterEach, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { createFakeHost } from '../../host/fake-host';
import type { AppStore } from '../../state/create-store';
import { AppProvider } from '../../state/use-app';
import { BodyView } from './body-view';
import '../../ui/tokens.css';
import '../../ui/base.css';

const items = 4_000_000;
const utf8 = { name: 'utf-8', by: 'bytes', textSays: null, fits: true } as const;
const blank = { key: null, index: null, cutBytes: 0, children: 0, folded: false, duplicate: false, comma: false };

/** A list of four million objects `{"url": "/books/7/"}`: three lines each, or one when folded. */
function rowOf(row: number, folds: Folds): JsonRow {
  const last = folds.depth === 1 ? items + 1 : items * 3 + 1;
  if (row === 0) return { ...blank, node: 0, line: 1, depth: 0, kind: 'array', text: '[', children: items };
  if (row === last) return { ...blank, node: 0, line: items * 3 + 2, depth: 0, kind: 'close', text: ']' };
  const index = folds.depth === 1 ? row - 1 : Math.floor((row - 1) / 3);
  const part = folds.depth === 1 ? 0 : (row - 1) % 3;
  const at = { ...blank, node: 1 + index * 2, line: 2 + index * 3 + part, depth: 1 };
  if (part === 0) return { ...at, kind: 'object', text: '{', index, children: 1, folded: folds.depth === 1 };
  if (part === 1)
    return { ...at, node: at.node + 1, depth: 2, kind: 'string', key: 'url', text: `"/books/${index}/"`, duplicate: index === 1 };
  return { ...at, kind: 'close', text: '}', comma: true };
}

function locate(node: number, folds: Folds) {
  const index = Math.floor((node - 1) / 2);
  const isMember = node > 0 && node % 2 === 0;
  if (folds.depth === 1 && isMember) return { row: null, hiddenBy: [node - 1] };
  return { row: node === 0 ? 0 : folds.depth === 1 ? index + 1 : 1 + index * 3 + (isMember ? 1 : 0), hiddenBy: [] };
}

const totalRows = (folds: Folds) => (folds.depth === 1 ? items + 2 : items * 3 + 2);

function hostWith(facts: Partial<BodyFacts>, handlers: Partial<Handlers> = {}) {
  return createFakeHost({
    'body.describe': async ({ bodyId }) =>
      ok({ bodyId, bytes: 100_000_000, complete: true, looksLike: 'json', bytesSay: null, charset: utf8, ...facts }),
    'body.readJsonRows': async ({ folds, from, count }) => {
      const total = totalRows(folds);
      const rows = Array.from({ length: Math.max(0, Math.min(count, total - from)) }, (_, place) => rowOf(from + place, folds));
      return ok({
        totalRows: total,
        totalLines: items * 3 + 2,
        nodes: items * 2 + 1,
        rows,
        above: from === 0 ? [] : [rowOf(0, folds)],
        problem: null,
      });
    },
    'body.locateJsonNode': async ({ node, folds }) =>
      ok({ ...locate(node, folds), pointer: `/${Math.floor((node - 1) / 2)}/url`, path: '$[0].url' }),
    'body.search': async ({ query, from, count }) => {
      if (query === '(') return fail({ kind: 'rejectedInput', issues: ['Unterminated group'] });
      const hits = [10, 11, 3_000_000].map((index) => ({
        offset: index * 24,
        bytes: 5,
        line: index * 3 + 3,
        node: 2 + index * 2,
      }));
      return ok({ total: hits.length, counted: true, marks: [0, 1, 225], hits: hits.slice(from, from + count) });
    },
    'body.readTextLines': async ({ from, count, charset }) =>
      ok({
        totalRows: 5_000_000,
        charset: charset ?? 'utf-8',
        rows: Array.from({ length: count }, (_, place) => ({ line: from + place + 1, text: `text ${from + place}\u202e` })),
      }),
    ...handlers,
  });
}

const exchange = (status = 200): FinishedExchange => ({
  phase: 'finished',
  id: 'e1',
  startedAt: 0,
  endedAt: 1,
  method: 'GET',
  url: 'http://127.0.0.1:7070/books/',
  hops: [],
  sentBytes: 0,
  receivedBytes: 0,
  head: { status, reason: '', httpVersion: '1.1', headers: [] },
  trailers: [],
  wireBytes: 0,
  bodyBytes: 0,
  encodedBytes: 0,
  bodyId: 'b1',
  decoded: [],
  stop: null,
  timings: { dnsMs: 0, tcpMs: 0, proxyMs: 0, tlsMs: 0, sendMs: 0, waitMs: 0, receiveMs: 0, totalMs: 0, reused: false },
});

const onFollow = vi.fn();
const onChoose = vi.fn();
const onCharset = vi.fn();
afterEach(() => {
  onFollow.mockReset();
  onChoose.mockReset();
  onCharset.mockReset();
});

async function open(
  host: ReturnType<typeof createFakeHost>,
  {
    status = 200,
    contentType = 'application/json' as string | null,
    bodyId = 'b1' as string | null,
    remembered = '',
    rememberedCharset = undefined as string | undefined,
  } = {},
) {
  // The body asks the host alone.
  const store = {} as AppStore;
  return render(
    <AppProvider store={store} host={host}>
      <div style={{ height: 500, width: 700, display: 'flex', flexDirection: 'column' }}>
        <BodyView
          {...{ bodyId, contentType, remembered, rememberedCharset, onFollow, onChoose, onCharset }}
          exchange={exchange(status)}
        />
      </div>
    </AppProvider>,
  );
}

const rowTexts = () => [...document.querySelectorAll('[role=treeitem]')].map((row) => row.textContent ?? '');

test('a tree of twelve million lines reaches its last one by End', async () => {
  const screen = await open(hostWith({}));
  await expect.element(screen.getByRole('tree', { name: 'Body' })).toBeVisible();
  (screen.getByRole('tree').element() as HTMLElement).focus();
  await userEvent.keyboard('{End}');
  await expect.poll(() => rowTexts().at(-1)).toBe('12\u00a0000\u00a0002]');
  await expect.element(screen.getByText('line 12 000 002 of 12 000 002, read from disk')).toBeVisible();
});

test('what is above the rows stays pinned to their top', async () => {
  const screen = await open(hostWith({}));
  const tree = screen.getByRole('tree');
  await expect.element(tree).toBeVisible();
  tree.element().scrollTop = 3_000_000;
  await expect.poll(() => screen.getByText('4 000 000 items').elements().length).toBe(1);
});

test('links are followed by click and by Enter, in a new tab with Ctrl', async () => {
  const screen = await open(hostWith({}));
  const link = screen.getByRole('link', { name: '/books/0/' });
  await link.click();
  await link.click({ modifiers: ['Control'] });
  (screen.getByRole('tree').element() as HTMLElement).focus();
  await userEvent.keyboard('{Home}{ArrowDown}{ArrowDown}{Enter}');
  const url = 'http://127.0.0.1:7070/books/0/';
  expect(onFollow.mock.calls).toEqual([
    [url, { newTab: false, background: false }],
    [url, { newTab: true, background: true }],
    [url, { newTab: false, background: false }],
  ]);
});

test('everything folds at once, and a container by arrow keys as in any tree', async () => {
  const host = hostWith({});
  const screen = await open(host);
  await screen.getByRole('button', { name: 'Fold all' }).click();
  await expect.poll(() => rowTexts()[1]).toBe('20{1 key}');
  (screen.getByRole('tree').element() as HTMLElement).focus();
  await userEvent.keyboard('{Home}{ArrowDown}{ArrowRight}');
  await expect
    .poll(() =>
      host.calls.some(
        ({ name, input }) => name === 'body.readJsonRows' && JSON.stringify(input).includes('"depth":1,"toggled":[1]'),
      ),
    )
    .toBe(true);
  await screen.getByRole('button', { name: 'Unfold all' }).click();
  await expect.poll(() => rowTexts()[2]).toContain('"url": "/books/0/"');
});

test('a search shows its first hit, goes on to the next and round the end', async () => {
  const host = hostWith({});
  const screen = await open(host);
  (screen.getByRole('tree').element() as HTMLElement).focus();
  await userEvent.keyboard('{Control>}f{/Control}');
  await userEvent.keyboard('books');
  // Every letter is a search of its own.
  await expect.poll(() => host.calls.findLast(({ name }) => name === 'body.search')?.input).toMatchObject({ query: 'books' });
  await expect.element(screen.getByText('1 of 3')).toBeVisible();
  await expect.poll(() => document.querySelector('[aria-selected=true]')?.textContent).toContain('/books/10/');
  await userEvent.keyboard('{Shift>}{Enter}{/Shift}');
  await expect.element(screen.getByText('3 of 3')).toBeVisible();
  await expect.poll(() => document.querySelector('[aria-selected=true]')?.textContent).toContain('/books/3000000/');
  await userEvent.keyboard('{Enter}');
  await expect.element(screen.getByText('1 of 3')).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await expect.element(screen.getByRole('search')).not.toBeInTheDocument();
});

test('a hit that a fold hides is opened', async () => {
  const host = hostWith({});
  const screen = await open(host);
  await screen.getByRole('button', { name: 'Fold all' }).click();
  await expect.poll(() => rowTexts()[1]).toBe('20{1 key}');
  await screen.getByRole('button', { name: 'Find' }).click();
  await userEvent.keyboard('books');
  await expect
    .poll(() =>
      host.calls.some(({ name, input }) => name === 'body.readJsonRows' && JSON.stringify(input).includes('"toggled":[21]')),
    )
    .toBe(true);
});

test('an expression that cannot be read is said beside the field', async () => {
  const screen = await open(hostWith({}));
  await screen.getByRole('button', { name: 'Find' }).click();
  await screen.getByRole('button', { name: 'Regular expression' }).click();
  await screen.getByRole('textbox', { name: 'Find' }).fill('(');
  await expect.element(screen.getByRole('alert')).toHaveTextContent('Unterminated group');
});

test('a key that stood there before is remarked on', async () => {
  const screen = await open(hostWith({}));
  await expect.element(screen.getByText('“url” stood here before: both are kept')).toBeVisible();
});

test('text shows what would hide in it, and another charset can be chosen', async () => {
  const host = hostWith({ looksLike: 'text', charset: { ...utf8, name: 'windows-1252', by: 'asked', textSays: 'koi8-r' } });
  const screen = await open(host, { contentType: 'text/plain; charset=iso-8859-1' });
  await expect.element(screen.getByText('U+202E').first()).toBeVisible();
  await expect.element(screen.getByText('it says koi8-r, the head Windows-1252')).toBeVisible();
  await screen.getByRole('button', { name: 'Read as Windows-1252' }).click();
  await screen.getByRole('menuitem', { name: 'Japanese (Shift JIS)' }).click();
  await expect.element(screen.getByRole('button', { name: 'Read as Shift JIS' })).toBeVisible();
  expect(onCharset.mock.calls).toEqual([['shift_jis']]);
  expect(host.calls.at(-1)).toMatchObject({ name: 'body.readTextLines', input: { charset: 'shift_jis' } });
  expect(host.calls[0]).toEqual({ name: 'body.describe', input: { bodyId: 'b1', charset: 'iso-8859-1' } });
});

test.each([
  ['table', 'text/csv', 'body.readTable'],
  ['records', 'application/x-ndjson', 'body.readRecords'],
  ['page', 'text/html', 'body.readText'],
  ['markdown', 'text/markdown', 'body.readText'],
  ['xml', 'application/xml', 'body.readMarkup'],
  ['yaml', 'application/yaml', 'body.readMarkup'],
  ['fields', 'application/x-www-form-urlencoded', 'body.readText'],
] as const)('%s is read by the charset that was chosen before, which stays a choice', async (view, contentType, call) => {
  const host = hostWith({ looksLike: 'text', bytes: 100 });
  await open(host, { contentType, remembered: view, rememberedCharset: 'koi8-r' });
  await expect.poll(() => host.calls.find(({ name }) => name === call)?.input).toMatchObject({ charset: 'koi8-r' });
});

test('a byte order mark leaves no choice, and that is said', async () => {
  const host = hostWith({ looksLike: 'text', charset: { ...utf8, by: 'mark' } });
  const screen = await open(host, { contentType: 'text/plain; charset=koi8-r', rememberedCharset: 'big5' });
  await expect.element(screen.getByText('the head says koi8-r, its mark UTF-8')).toBeVisible();
  await screen.getByRole('button', { name: 'Read as UTF-8' }).click();
  await expect.element(screen.getByText('its first bytes are a byte order mark')).toBeVisible();
  expect(document.querySelectorAll('[role=menuitem]').length).toBe(1);
});

test('a page of somebody else’s is shown in a frame that may do nothing', async () => {
  const script = '<script>parent.document.title = "taken"</script><h1>Hello</h1>';
  const host = hostWith(
    { looksLike: 'html', bytes: 1000 },
    { 'body.readText': async () => ok({ text: script, charset: 'utf-8' }) },
  );
  const screen = await open(host, { contentType: 'text/html' });
  await screen.getByText('Preview').click();
  const frame = screen.getByTitle('The page, locked');
  await expect.element(frame).toBeVisible();
  expect(frame.element().getAttribute('sandbox')).toBe('');
  expect(frame.element().getAttribute('srcdoc')).toContain("default-src 'none'");
  expect(document.title).not.toBe('taken');
});

test('any view can be chosen, and is told of so that it can be remembered', async () => {
  const screen = await open(hostWith({ looksLike: 'text', bytesSay: 'image/png' }), { contentType: 'text/plain' });
  await expect.element(screen.getByText('says text/plain, looks like PNG')).toBeVisible();
  await screen.getByRole('button', { name: 'All views' }).click();
  await screen.getByRole('menuitem', { name: 'JSON tree' }).click();
  await expect.element(screen.getByRole('tree', { name: 'Body' })).toBeVisible();
  await screen.getByRole('radio', { name: 'Text' }).click();
  expect(onChoose.mock.calls).toEqual([['tree'], [null]]);
});

test('a tree folds to a level', async () => {
  const host = hostWith({});
  const screen = await open(host);
  await screen.getByRole('button', { name: 'Fold to a level' }).click();
  await screen.getByRole('menuitem', { name: 'Level 3' }).click();
  await expect
    .poll(() => host.calls.some(({ name, input }) => name === 'body.readJsonRows' && JSON.stringify(input).includes('"depth":3')))
    .toBe(true);
});

test('more than a clipboard takes is not copied, and that is said', async () => {
  const screen = await open(hostWith({}));
  await screen.getByRole('button', { name: 'Copy all' }).click();
  const refusal = screen.getByRole('note').filter({ hasText: 'Not copied: the clipboard is given no more than 8.4 MB.' });
  await expect.element(refusal.getByRole('button', { name: 'Save it' })).toBeVisible();
  // Another view is another matter.
  await screen.getByRole('radio', { name: 'Text' }).click();
  await expect.element(refusal).not.toBeInTheDocument();
});

test('a byte that is no text is shown as that byte', async () => {
  const rows = [{ line: 1, text: 'a\udcffb😀' }];
  const handlers = { 'body.readTextLines': async () => ok({ totalRows: 1, charset: 'utf-8', rows }) };
  const screen = await open(hostWith({ looksLike: 'text' }, handlers), { contentType: 'text/plain' });
  await expect.element(screen.getByText('FF', { exact: true })).toBeVisible();
  await expect.poll(() => document.querySelector('[role=option]')?.textContent).toContain('FFb😀');
});

test('a view that was chosen before is the first to be shown', async () => {
  const screen = await open(hostWith({}), { remembered: 'text' });
  await expect.element(screen.getByRole('listbox', { name: 'Body as text' })).toBeVisible();
});

test('no body says why there is none', async () => {
  const empty = hostWith({ bytes: 0, looksLike: 'empty' });
  await expect.element((await open(empty, { status: 204 })).getByText('A 204 has none.')).toBeVisible();
  await expect
    .element((await open(empty, { bodyId: null })).getByText('The server sent a head and nothing after it.'))
    .toBeVisible();
});

test('a body that is gone says what to do', async () => {
  const host = hostWith({}, { 'body.describe': async () => fail({ kind: 'notFound', what: 'this body' }) });
  await expect
    .element((await open(host)).getByText('This body is not kept any more. Send the request again to see it.'))
    .toBeVisible();
});
