import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { AddressBar } from './address-bar';
import { show } from './composer.test-support';

const address = () => page.getByRole('textbox', { name: 'Address' });
const bar = (tabId: string) => <AddressBar tabId={tabId} />;

test('what is typed is sent by Enter, query and all', async () => {
  const { sent } = await show(bar, { url: '' });
  await userEvent.click(address());
  await userEvent.keyboard('http://127.0.0.1:7070/books/?page=2&q=a%20b#top{Enter}');
  await expect.poll(() => sent()).toHaveLength(1);
  expect(sent()[0]).toMatchObject({
    method: 'GET',
    url: 'http://127.0.0.1:7070/books/?page=2&q=a%20b#top',
    query: [
      { name: 'page', value: '2' },
      { name: 'q', value: 'a%20b' },
    ],
  });
});

test('while it is on its way, Send is Cancel', async () => {
  const { host } = await show(bar);
  await page.getByRole('button', { name: /^Send (Ctrl|⌘)/ }).click();
  await page.getByRole('button', { name: 'Cancel' }).click();
  expect(host.calls.map(({ name }) => name).filter((name) => name.startsWith('exchange.'))).toEqual([
    'exchange.send',
    'exchange.cancel',
  ]);
});

test('an address that cannot be sent is refused at its field, and the field has the focus', async () => {
  const { sent } = await show(bar, { url: 'http://[bad' });
  await page.getByRole('button', { name: /^Send (Ctrl|⌘)/ }).click();
  await expect.element(address()).toHaveAttribute('aria-invalid', 'true');
  await expect.element(address()).toHaveAccessibleDescription(/not a host name/);
  await expect.element(address()).toHaveFocus();
  expect(sent()).toEqual([]);
});

test('a pasted text loses its line breaks, says so, and can be undone', async () => {
  const { tab } = await show(bar, { url: '' });
  await userEvent.click(address());
  await userEvent.keyboard('a');
  const pasted = new DataTransfer();
  pasted.setData('text/plain', 'http://x.test/\n  books\n');
  address()
    .element()
    .dispatchEvent(new ClipboardEvent('paste', { clipboardData: pasted, bubbles: true, cancelable: true }));
  expect(tab().draft.url).toBe('ahttp://x.test/books');
  await expect
    .element(page.getByRole('status'))
    .toHaveTextContent('The line breaks in what you pasted were left out: an address is one line.');
  await userEvent.keyboard('{Control>}z{/Control}');
  expect(tab().draft.url).toBe('a');
});

test('the method is one of the usual, or any word', async () => {
  const { tab } = await show(bar);
  await page.getByRole('button', { name: 'Method: GET' }).click();
  await page.getByRole('menuitem', { name: /^QUERY/ }).click();
  expect(tab().draft.method).toBe('QUERY');
  await page.getByRole('button', { name: 'Method: QUERY' }).click();
  await page.getByRole('menuitem', { name: /^Other method/ }).click();
  const field = page.getByRole('textbox', { name: 'Method' });
  await expect.element(field).toHaveFocus();
  await userEvent.keyboard('Purge{Enter}');
  expect(tab().draft.method).toBe('Purge');
  await expect.element(page.getByRole('button', { name: 'Method: Purge' })).toBeVisible();
});

test('a button that is off says why, and can be reached', async () => {
  await show(bar);
  const back = page.getByRole('button', { name: 'Back: this is the first exchange' });
  await expect.element(back).toHaveAttribute('aria-disabled', 'true');
  (back.element() as HTMLElement).focus();
  await expect.element(back).toHaveFocus();
});

test('what is secret in the address stands there as dots until it is asked for; the address itself stays', async () => {
  const { tab } = await show((tabId) => <AddressBar tabId={tabId} />, { url: 'https://a.test/?access_token=abc123&page=2' });
  const painted = () => document.querySelector('[data-paint]')?.textContent;
  expect(painted()).toBe('https://a.test/?access_token=••••••&page=2');
  await expect.element(page.getByRole('textbox', { name: 'Address' })).toHaveValue('https://a.test/?access_token=abc123&page=2');
  await page.getByRole('button', { name: 'Show what is secret in the address' }).click();
  expect(painted()).toBe('https://a.test/?access_token=abc123&page=2');
  await page.getByRole('button', { name: 'Hide what is secret in the address' }).click();
  expect(painted()).toContain('••••••');
  expect(tab().draft.url).toContain('abc123');
});

test('an address that holds nothing secret has no such button', async () => {
  await show((tabId) => <AddressBar tabId={tabId} />, { url: 'https://a.test/?access_token={{token}}' });
  await expect.element(page.getByRole('button', { name: 'Show what is secret in the address' })).not.toBeInTheDocument();
});
