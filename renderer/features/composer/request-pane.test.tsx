import { createRow } from '#shared/model/row';
import { Profiler } from 'react';
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { AddressBar } from './address-bar';
import { show } from './composer.test-support';
import { RequestPane } from './request-pane';
import { RequestStrip } from './request-strip';

const pane = (tabId: string) => <RequestPane tabId={tabId} />;
const cell = (name: string) =>
  page.getByRole('textbox', { name, exact: true }).or(page.getByRole('combobox', { name, exact: true }));
const part = (name: string) => page.getByRole('tab', { name: new RegExp(`^${name}`) }).click();
const pairs = (rows: readonly { name: string; value: string }[]) => rows.map(({ name, value }) => [name, value]);

test('a parameter typed in the table stands in the address', async () => {
  const { tab } = await show(pane, { url: 'http://x.test/#end' });
  await userEvent.click(cell('Name, new row'));
  await userEvent.keyboard('page{Tab}2{Enter}size{Tab}20');
  expect(tab().draft.url).toBe('http://x.test/?page=2&size=20#end');
  await page.getByRole('checkbox', { name: 'Send page' }).click({ force: true });
  expect(tab().draft.url).toBe('http://x.test/?size=20#end');
  expect(pairs(tab().draft.query)).toEqual([
    ['page', '2'],
    ['size', '20'],
  ]);
});

test('rows are moved, removed and brought back by keys', async () => {
  const headers = [createRow('A', '1'), createRow('B', '2')];
  const { tab, store, tabId } = await show(pane, { headers });
  store.getState().showComposerPart(tabId, 'headers');
  await userEvent.click(cell('Value, row 2'));
  await userEvent.keyboard('{Alt>}{ArrowUp}{/Alt}');
  expect(pairs(tab().draft.headers)).toEqual([
    ['B', '2'],
    ['A', '1'],
  ]);
  await page.getByRole('button', { name: 'Remove A' }).click();
  expect(pairs(tab().draft.headers)).toEqual([['B', '2']]);
  await userEvent.keyboard('{Control>}z{/Control}');
  expect(pairs(tab().draft.headers)).toEqual([
    ['B', '2'],
    ['A', '1'],
  ]);
});

test('an emptied row goes by Backspace, and the row above has the focus', async () => {
  const { tab, store, tabId } = await show(pane, { headers: [createRow('A', '1'), createRow('B', '')] });
  store.getState().showComposerPart(tabId, 'headers');
  await userEvent.click(cell('Name, row 2'));
  await userEvent.keyboard('{Backspace}{Backspace}');
  expect(pairs(tab().draft.headers)).toEqual([['A', '1']]);
  await expect.element(cell('Value, row 1')).toHaveFocus();
});

test('several pasted lines become rows', async () => {
  const { tab, store, tabId } = await show(pane);
  store.getState().showComposerPart(tabId, 'headers');
  const pasted = new DataTransfer();
  pasted.setData('text/plain', 'Accept: text/html\n# X-Debug: 1\n');
  const name = cell('Name, new row');
  await userEvent.click(name);
  name.element().dispatchEvent(new ClipboardEvent('paste', { clipboardData: pasted, bubbles: true, cancelable: true }));
  expect(tab().draft.headers).toMatchObject([
    { name: 'Accept', value: 'text/html', enabled: true },
    { name: 'X-Debug', value: '1', enabled: false },
  ]);
});

test('rows can be edited as text', async () => {
  const { tab } = await show(pane, { url: 'http://x.test/?page=2' });
  await page.getByRole('button', { name: 'Edit as text' }).click();
  const text = page.getByRole('textbox', { name: 'Query as text' });
  await expect.element(text).toHaveValue('page: 2');
  await text.fill('page: 3\nsize: 20');
  expect(tab().draft.url).toBe('http://x.test/?page=3&size=20');
});

test('header names and values are offered, and stay out of the way', async () => {
  const { tab, store, tabId } = await show(pane);
  store.getState().showComposerPart(tabId, 'headers');
  await userEvent.click(cell('Name, new row'));
  await userEvent.keyboard('if-none');
  await expect.element(page.getByRole('option', { name: /^If-None-Match/ })).toBeVisible();
  await userEvent.keyboard('{Tab}x{Tab}');
  expect(pairs(tab().draft.headers)).toEqual([['if-none', 'x']]);
  await userEvent.click(cell('Name, row 1'));
  await userEvent.keyboard('-{ArrowDown}{Enter}');
  expect(pairs(tab().draft.headers)).toEqual([['If-None-Match', 'x']]);
});

test('a default header can be switched off, and gives way to a typed one', async () => {
  const { tab, store, tabId } = await show(pane, { headers: [createRow('accept', 'text/html')] });
  store.getState().showComposerPart(tabId, 'headers');
  await expect.element(page.getByText('yours is sent instead')).toBeVisible();
  await page.getByRole('checkbox', { name: 'Send User-Agent, added by Cairn' }).click({ force: true });
  expect(tab().draft.options.withoutDefaults).toEqual(['user-agent']);
});

test('looking at another kind of body loses nothing', async () => {
  const { tab, store, tabId } = await show(pane, { body: { kind: 'form', rows: [createRow('q', 'a b')] } });
  store.getState().showComposerPart(tabId, 'body');
  const choose = async (from: string, to: string) => {
    await page.getByRole('button', { name: new RegExp(`${from}.*Kind of body|Kind of body.*${from}`) }).click();
    await page.getByRole('option', { name: new RegExp(`^${to}`) }).click();
  };
  await expect.element(page.getByText('q=a+b')).toBeVisible();
  await choose('Form', 'None');
  expect(tab().draft.body).toEqual({ kind: 'none' });
  await choose('None', 'Form');
  expect(tab().draft.body).toMatchObject({ kind: 'form', rows: [{ name: 'q', value: 'a b' }] });
});

test('an option says what it is set instead of, and can be reset', async () => {
  const { tab } = await show(pane);
  await part('Options');
  const most = page.getByRole('textbox', { name: 'At most' });
  await most.fill('5');
  expect(tab().draft.options.maxRedirects).toBe(5);
  await expect.element(page.getByText('instead of 20')).toBeVisible();
  await most.fill('many');
  await expect.element(page.getByText('Only digits.')).toBeVisible();
  expect(tab().draft.options.maxRedirects).toBe(5);
  await page.getByRole('button', { name: 'Reset all' }).click();
  expect(tab().draft.options.maxRedirects).toBe(20);
});

test('a refused header shows its part, its reason, and has the focus', async () => {
  const { tab } = await show(
    (tabId) => (
      <>
        <AddressBar tabId={tabId} />
        <RequestPane tabId={tabId} />
      </>
    ),
    { headers: [createRow('Ok', '1'), createRow('Not Ok', '1')] },
  );
  await page.getByRole('button', { name: /^Send (Ctrl|⌘)/ }).click();
  expect(tab().composerPart).toBe('headers');
  await expect.element(cell('Name, row 2')).toHaveFocus();
  await expect.element(cell('Name, row 2')).toHaveAccessibleDescription(/not a header name/);
});

test('the strip says what will be sent, and opens the part that is pressed', async () => {
  const { store, tab } = await show((tabId) => <RequestStrip tabId={tabId} />, {
    url: 'http://x.test/?a=1',
    auth: { kind: 'bearer', token: 't', prefix: 'Bearer' },
  });
  store.getState().foldComposer(true);
  await expect.element(page.getByRole('button', { name: 'Params 1' })).toBeVisible();
  await page.getByRole('button', { name: 'Auth Bearer' }).click();
  expect([tab().composerPart, store.getState().composer.folded]).toEqual(['auth', false]);
});

test('a name that has no value yet is begun among the variables of the request, and its value is typed at once', async () => {
  const { tab, store, tabId } = await show(pane, { url: 'http://x.test/{{shelf}}' });
  store.getState().defineInRequest(tabId, 'shelf');
  await expect.element(cell('Name, new row').or(cell('Name, row 1'))).toHaveValue('shelf');
  await userEvent.keyboard('fiction');
  await expect.poll(() => pairs(tab().draft.variables)).toEqual([['shelf', 'fiction']]);
});

test('sending the same request again draws nothing of it anew', async () => {
  let drawings = 0;
  const { store, tabId, sent } = await show((id) => (
    <Profiler id="request" onRender={() => drawings++}>
      <RequestPane tabId={id} />
    </Profiler>
  ));
  const { sendAgain, editDraft } = store.getState();
  sendAgain(tabId);
  await expect.poll(() => store.getState().tabs[tabId]?.trail).toHaveLength(1);
  // What the host was asked for when the pane came is answered before what is counted.
  await expect.poll(() => settled(() => drawings)).toBe(true);
  drawings = 0;
  sendAgain(tabId);
  await expect.poll(sent).toHaveLength(2);
  await expect.poll(() => settled(() => drawings)).toBe(true);
  expect(drawings).toBe(0);
  editDraft(tabId, { url: 'http://x.test/?a=1' });
  await expect.poll(() => drawings).toBeGreaterThan(0);
});

/** Nothing was drawn for two frames. */
async function settled(drawings: () => number): Promise<boolean> {
  const before = drawings();
  await new Promise(requestAnimationFrame);
  await new Promise(requestAnimationFrame);
  return drawings() === before;
}
