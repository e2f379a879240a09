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
