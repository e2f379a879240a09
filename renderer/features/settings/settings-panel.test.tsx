import type { Handlers } from '#shared/contract/types';
import { fail } from '#shared/result';
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { startStore } from '../../state/started-store.test-support';
import { AppProvider } from '../../state/use-app';
import { SettingsPanel } from './index';
import '../../ui/tokens.css';
import '../../ui/base.css';

async function show(handlers: Partial<Handlers> = {}) {
  const app = await startStore(handlers);
  await render(
    <AppProvider store={app.store} host={app.host}>
      <SettingsPanel secrets={null} network={null} description={{ version: '1.2.3', home: '/home/me/cairn' }} />
    </AppProvider>,
  );
  return app;
}

test('a choice counts at once and is kept by the host', async () => {
  const { callsOf } = await show();
  await page.getByRole('radio', { name: 'Dark' }).click();
  await page.getByRole('radio', { name: 'Roomy' }).click();
  expect(callsOf('settings.change')).toEqual([{ theme: 'dark' }, { density: 'roomy' }]);
});

test('a timeout is taken in seconds; what is no number stays in the field with the reason', async () => {
  const { state } = await show();
  const field = page.getByRole('textbox', { name: /Give up connecting/ });
  await field.fill('2.5');
  expect(state().settings.requestDefaults.connectTimeoutMs).toBe(2500);
  await field.fill('soon');
  await expect.element(field).toHaveAccessibleDescription('A number of seconds, such as 10.');
  expect(state().settings.requestDefaults.connectTimeoutMs).toBe(2500);
  await userEvent.keyboard('{Tab}');
  await expect.element(field).toHaveValue('2.5');
});

test('a change that could not be kept is said', async () => {
  await show({ 'settings.change': async () => fail({ kind: 'fileFailed', path: '/home/me/cairn', reason: 'the disk is full' }) });
  await page.getByRole('radio', { name: 'Dark' }).click();
  await expect.element(page.getByText(/disk is full/)).toBeVisible();
  await expect.element(page.getByRole('alert')).toBeVisible();
});

test('it says where data lives', async () => {
  await show();
  await expect.element(page.getByText('/home/me/cairn')).toBeVisible();
  await expect.element(page.getByText('Cairn 1.2.3')).toBeVisible();
});

test('how long history is kept is a whole number; what is none is not taken', async () => {
  const { state } = await show();
  const days = page.getByRole('textbox', { name: /so many days/ });
  await days.fill('30');
  expect(state().settings.history.days).toBe(30);
  await days.fill('0');
  await expect.element(days).toHaveAccessibleDescription('A whole number from 1 to 36,500.');
  expect(state().settings.history.days).toBe(30);
});
