import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { ProxyControl } from './proxy-control';
import { show } from './composer.test-support';

test('an address of a proxy that is refused stays where it was typed, with the reason, when one goes on', async () => {
  const taken: string[] = [];
  await show(() => <ProxyControl label="Proxy" value="" onChange={(value) => taken.push(value)} />);
  await page.getByRole('button', { name: /Proxy$/ }).click();
  await page.getByRole('option', { name: 'Address' }).click();
  const field = page.getByRole('textbox', { name: 'Address of the proxy' });
  await field.fill('http://me:secret@proxy.test:3128');
  await userEvent.tab();
  await expect.element(field).toHaveValue('http://me:secret@proxy.test:3128');
  await expect.element(page.getByText(/what stands here is kept in plain files/)).toBeVisible();
  expect(taken).toEqual([]);
});

test('a way without its address says that it is not in use, and which one is', async () => {
  await show(() => <ProxyControl label="Proxy" value="" onChange={() => undefined} />);
  await page.getByRole('button', { name: /Proxy$/ }).click();
  await page.getByRole('option', { name: 'Address' }).click();
  await expect.element(page.getByText('Not in use without an address. Until then: Straight to the server.')).toBeVisible();
});

test('an address that is refused in place of another says that the other is used', async () => {
  await show(() => <ProxyControl label="Proxy" value="http://old.test:3128" onChange={() => undefined} />);
  await page.getByRole('textbox', { name: 'Address of the proxy' }).fill('http://');
  await expect.element(page.getByText(/Until then http:\/\/old\.test:3128 is used\./)).toBeVisible();
});
