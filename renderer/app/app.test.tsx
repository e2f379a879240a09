import type { Handlers } from '#shared/contract/types';
import { createDraft } from '#shared/model/request-draft';
import { defaultSettings } from '#shared/model/settings';
import { ok } from '#shared/result';
import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { startStore } from '../state/started-store.test-support';
import { App } from './app';
import { ErrorBoundary } from './error-boundary';
import '../ui/tokens.css';
import '../ui/base.css';

afterEach(() => {
  document.documentElement.removeAttribute('style');
});

const noCapabilities = { nativeMenus: false, nativeDialogs: false, allShortcuts: false, openExternal: false };
const web = { version: '0', hostKind: 'web', platform: 'linux', home: '/home/me', capabilities: noCapabilities } as const;

async function open(handlers: Partial<Handlers> = {}) {
  const app = await startStore(handlers);
  await render(
    <div style={{ height: 700 }}>
      <App store={app.store} host={app.host} description={web} />
    </div>,
  );
  return app;
}

const tab = (name: string | RegExp) => page.getByRole('tablist', { name: 'Tabs' }).getByRole('tab', { name });

test('a new window is ready to be typed into, and shows the ways to begin', async () => {
  await open();
  await expect.element(page.getByRole('textbox', { name: 'Address' })).toHaveFocus();
  await expect.element(page.getByRole('heading', { name: 'Start the practice server' })).toBeVisible();
  await expect.element(tab('New tab')).toHaveAttribute('aria-selected', 'true');
});

test('starting the practice server opens its root and sends it', async () => {
  const running = { phase: 'running' as const, url: 'http://127.0.0.1:7070', port: 7070, accounts: [] };
  const { callsOf } = await open({ 'practice.start': async () => ok(running) });
  await page.getByRole('button', { name: 'Start and browse' }).click();
  await expect.poll(() => callsOf('exchange.send')).toMatchObject([{ draft: { method: 'GET', url: 'http://127.0.0.1:7070/' } }]);
  await expect.element(page.getByRole('button', { name: /Practice server on 127.0.0.1:7070/ })).toBeVisible();
});

test('Ctrl+Enter sends from wherever the focus is', async () => {
  const { state, tabId, callsOf } = await open();
  state().editDraft(tabId, { url: 'http://127.0.0.1:1/' });
  await tab(/127.0.0.1:1/).click();
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await expect.poll(() => callsOf('exchange.send')).toHaveLength(1);
});

test('a key that composes a character is no shortcut', async () => {
  const { state } = await open();
  const before = state().tabOrder.length;
  const press = (isComposing: boolean) =>
    window.dispatchEvent(new KeyboardEvent('keydown', { key: 't', code: 'KeyT', altKey: true, isComposing }));
  press(true);
  expect(state().tabOrder).toHaveLength(before);
  press(false);
  expect(state().tabOrder).toHaveLength(before + 1);
});

test('the palette finds a command by a few letters and runs it', async () => {
  await open();
  await userEvent.keyboard('{Control>}k{/Control}');
  await page
    .getByRole('searchbox', { name: 'Search' })
    .or(page.getByRole('textbox', { name: 'Search' }))
    .fill('settings');
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('complementary', { name: 'Settings' })).toBeVisible();
  await expect.element(page.getByText('/home/me')).toBeVisible();
});

test('while a dialog is open, shortcuts leave the page behind it alone', async () => {
  const { state } = await open();
  const before = state().tabOrder.length;
  await userEvent.keyboard('{Control>}k{/Control}');
  await expect.element(page.getByRole('dialog', { name: 'Command palette' })).toBeVisible();
  await userEvent.keyboard('{Alt>}t{/Alt}');
  expect(state().tabOrder).toHaveLength(before);
  await userEvent.keyboard('{Escape}');
  await expect.poll(() => page.getByRole('dialog').query()).toBeNull();
  await userEvent.keyboard('{Alt>}t{/Alt}');
  expect(state().tabOrder).toHaveLength(before + 1);
});

test('tabs are walked with the arrows, closed with Delete or the middle button, and reopened', async () => {
  const { state } = await open();
  const ids = ['http://a/', 'http://b/'].map((url) => state().openTab({ draft: createDraft(url) }));
  await tab(/b\/$/).click();
  await userEvent.keyboard('{ArrowLeft}');
  await expect.element(tab(/a\/$/)).toHaveFocus();
  await userEvent.keyboard('{Delete}');
  expect(state().tabOrder).not.toContain(ids[0]);
  await tab(/b\/$/).click({ button: 'middle' });
  expect(state().tabOrder).not.toContain(ids[1]);
  await userEvent.keyboard('{Alt>}{Shift>}t{/Shift}{/Alt}');
  expect(state().activeTabId).toBe(ids[1]);
});

test('a tab is moved with the keyboard and by dragging', async () => {
  const { state, tabId } = await open();
  const other = state().openTab({ draft: createDraft('http://b/') });
  await userEvent.keyboard('{Alt>}{Shift>}{PageUp}{/Shift}{/Alt}');
  expect(state().tabOrder).toEqual([other, tabId]);
  await tab(/b\/$/).dropTo(tab('New tab'), { targetPosition: { x: 55, y: 10 } });
  expect(state().tabOrder).toEqual([tabId, other]);
});

test('F6 walks the regions', async () => {
  const { state, tabId } = await open();
  state().editDraft(tabId, { url: 'http://h/' });
  await tab('GET h/, not saved').click();
  const regions: (string | undefined)[] = [];
  for (let step = 0; step < 5; step++) {
    await userEvent.keyboard('{F6}');
    regions.push(document.activeElement?.closest<HTMLElement>('[data-region]')?.dataset.region);
  }
  expect(regions.slice(0, 2)).toEqual(['address', 'request']);
  expect(regions).toContain('sideBar');
});

test('theme, density and zoom are put on the page', async () => {
  const { host } = await open();
  host.publish('settings.changed', { ...defaultSettings, theme: 'dark', density: 'roomy', zoom: 1.25 });
  await expect
    .poll(() => [document.documentElement.dataset.theme, document.documentElement.dataset.density])
    .toEqual(['dark', 'roomy']);
  expect(document.documentElement.style.getPropertyValue('--zoom')).toBe('1.25');
});

test('a host that is lost is said, and said no more when it is back', async () => {
  const { host } = await open();
  host.setConnection('lost');
  await expect.element(page.getByText(/Cairn is not answering/)).toBeVisible();
  host.setConnection('open');
  await expect.poll(() => page.getByText(/Cairn is not answering/).query()).toBeNull();
});

test('credentials that stayed behind are said in the tab', async () => {
  const { state, tabId } = await open();
  state().editDraft(tabId, { url: 'http://a.example/', auth: { kind: 'bearer', token: 'x', prefix: 'Bearer' } });
  await state().follow(tabId, { url: 'http://b.example/' });
  await expect.element(page.getByText(/http:\/\/b.example is another origin/)).toBeVisible();
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await expect.poll(() => state().tabs[tabId]?.remark).toBeNull();
});

test('when the page breaks, drafts are written and a reload is offered', async () => {
  let wasKept = false;
  const Broken = () => {
    throw new Error('a bug of ours');
  };
  await render(
    <ErrorBoundary onError={() => (wasKept = true)}>
      <Broken />
    </ErrorBoundary>,
  );
  await expect.element(page.getByRole('button', { name: 'Reload the window' })).toBeVisible();
  expect(wasKept).toBe(true);
});

test('closing a tab from its address leaves the focus on the tab that comes to the front', async () => {
  const { state, tabId } = await open();
  state().editDraft(tabId, { url: 'http://first/' });
  state().openTab({ draft: createDraft('http://second/') });
  await page.getByRole('textbox', { name: 'Address' }).click();
  await userEvent.keyboard('{Alt>}w{/Alt}');
  await expect.element(tab(/first/)).toHaveFocus();
});

test('a part of the folded request that is asked for opens and takes the focus', async () => {
  const { state, tabId } = await open();
  state().editDraft(tabId, { url: 'http://127.0.0.1:1/' });
  state().foldComposer(true);
  await page.getByRole('button', { name: /^Auth/ }).click();
  await expect.element(page.getByRole('button', { name: /Kind of auth/ })).toHaveFocus();
  await userEvent.keyboard('{Control>}j{/Control}');
  await expect.element(page.getByRole('button', { name: 'Unfold the request' })).toHaveFocus();
});

test('folding the request leaves the response as it stands', async () => {
  const { state, tabId } = await open();
  state().editDraft(tabId, { url: 'http://127.0.0.1:1/' });
  const response = () => page.getByRole('region', { name: 'Response' }).element();
  await expect.element(page.getByRole('region', { name: 'Response' })).toBeVisible();
  const before = response();
  state().foldComposer(!state().composer.folded);
  await expect.element(page.getByRole('region', { name: 'Request' })).toBeVisible();
  expect(response()).toBe(before);
});

test('typing right after Ctrl+L or a new tab goes into the address', async () => {
  await open();
  await page.getByRole('button', { name: /^Collections/ }).click();
  await userEvent.keyboard('{Control>}l{/Control}one');
  await expect.element(page.getByRole('textbox', { name: 'Address' })).toHaveValue('one');
  await userEvent.keyboard('{Alt>}t{/Alt}two');
  await expect.element(page.getByRole('textbox', { name: 'Address' })).toHaveValue('two');
});
