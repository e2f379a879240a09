import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { startStore } from '../../state/started-store.test-support';
import { AppProvider } from '../../state/use-app';
import { ShortcutsPage } from './index';
import '../../ui/tokens.css';
import '../../ui/base.css';

const commands = [
  { id: 'send', title: 'Send', group: 'Request', shortcut: 'mod+Enter', usualShortcut: 'mod+Enter' },
  { id: 'section.history', title: 'History', group: 'View', shortcut: 'mod+2', usualShortcut: 'mod+2' },
  { id: 'page.methods', title: 'Methods', group: 'View', shortcut: undefined, usualShortcut: undefined },
];

async function show() {
  const app = await startStore({});
  const strokeOf = ({ key, ctrlKey }: { key: string; ctrlKey: boolean }) =>
    ctrlKey && key !== 'Control' ? `mod+${key.toLowerCase()}` : null;
  await render(
    <AppProvider store={app.store} host={app.host}>
      <ShortcutsPage commands={commands} strokeOf={strokeOf} />
    </AppProvider>,
  );
  return app;
}

const change = (title: string) => page.getByRole('button', { name: `Change the keys of ${title}` }).click();

test('keys that are free count as soon as they are pressed', async () => {
  const { callsOf } = await show();
  await change('Methods');
  await expect.element(page.getByRole('textbox', { name: 'New keys for Methods' })).toHaveFocus();
  await userEvent.keyboard('{Control>}m{/Control}');
  expect(callsOf('settings.change')).toEqual([{ shortcuts: { 'page.methods': 'mod+m' } }]);
});

test('keys of another command are taken only when it is said so, and then from it', async () => {
  const { callsOf } = await show();
  await change('Methods');
  await userEvent.keyboard('{Control>}2{/Control}');
  await expect.element(page.getByText('These are the keys of “History”.')).toBeVisible();
  expect(callsOf('settings.change')).toEqual([]);
  await page.getByRole('button', { name: 'Take them' }).click();
  expect(callsOf('settings.change')).toEqual([{ shortcuts: { 'section.history': null, 'page.methods': 'mod+2' } }]);
});

test('Escape leaves all as it was, Backspace takes the keys away', async () => {
  const { callsOf } = await show();
  await change('Send');
  await userEvent.keyboard('{Escape}');
  expect(callsOf('settings.change')).toEqual([]);
  await change('Send');
  await userEvent.keyboard('{Backspace}');
  expect(callsOf('settings.change')).toEqual([{ shortcuts: { send: null } }]);
  await page.getByRole('button', { name: 'Put back the keys of Send' }).click();
  expect(callsOf('settings.change').at(-1)).toEqual({ shortcuts: {} });
});

test('a search narrows to the words, and says when nothing has them', async () => {
  await show();
  await page.getByRole('textbox', { name: 'Search commands' }).fill('hist');
  await expect.element(page.getByText('History')).toBeVisible();
  expect(page.getByText('Send').query()).toBeNull();
  await page.getByRole('textbox', { name: 'Search commands' }).fill('zebra');
  await expect.element(page.getByText('No command has these words or keys')).toBeVisible();
});
