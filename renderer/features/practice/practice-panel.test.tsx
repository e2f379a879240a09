import type { Handlers } from '#shared/contract/types';
import type { PracticeControls, PracticeLogLine, PracticeState } from '#shared/model/practice';
import { fail, ok } from '#shared/result';
import { expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { startStore } from '../../state/started-store.test-support';
import { AppProvider } from '../../state/use-app';
import { PracticePanel } from './index';
import '../../ui/tokens.css';
import '../../ui/base.css';

// Under test the list is only virtual when it is told so, by an environment a browser does not have.
Object.assign(globalThis, { process: { env: { VIRT_ON: 'true' } } });

const alice = { username: 'alice', password: 'alice-pw', token: 'alice-token', apiKey: 'alice-key', role: 'member' as const };
const controls: PracticeControls = { advancedSeconds: 0, switches: { maintenance: false, captivePortal: false, latencyMs: 0 } };
const running: PracticeState = { phase: 'running', url: 'http://127.0.0.1:7071', port: 7071, accounts: [alice], controls };
const line = (id: number, target: string, status = 200): PracticeLogLine => ({
  id,
  at: 0,
  method: 'GET',
  target,
  status,
  durationMs: 3.4,
  bytes: 10,
  endpoint: 'books',
  identity: 'anonymous',
  requestId: '',
});

async function show(handlers: Partial<Handlers> = {}) {
  const app = await startStore({
    'practice.start': async () => ok(running),
    'practice.stop': async () => ok({ phase: 'stopped' }),
    ...handlers,
  });
  const onBrowse = vi.fn();
  await render(
    <AppProvider store={app.store} host={app.host}>
      <div style={{ height: 600, width: 240, display: 'flex' }}>
        <PracticePanel onBrowse={onBrowse} />
      </div>
    </AppProvider>,
  );
  return { ...app, onBrowse };
}

test('the switch starts the server and stops it, and its address is shown', async () => {
  await show();
  await page.getByRole('switch', { name: 'The server is off' }).click({ force: true });
  await expect.element(page.getByText('http://127.0.0.1:7071')).toBeVisible();
  await page.getByRole('switch', { name: 'The server is running' }).click({ force: true });
  await expect.element(page.getByRole('switch', { name: 'The server is off' })).not.toBeChecked();
});

test('a server that could not start says why', async () => {
  await show({ 'practice.start': async () => fail({ kind: 'practiceFailed', reason: 'no port is free' }) });
  await page.getByRole('switch').first().click({ force: true });
  await expect.element(page.getByText(/no port is free/)).toBeVisible();
  await expect.element(page.getByRole('alert')).toBeVisible();
});

test('the log is live, newest first, and a line opens its request in a tab', async () => {
  const { host, state } = await show();
  host.publish('practice.changed', running);
  host.publish('practice.logged', line(1, '/library/books/'));
  host.publish('practice.logged', line(2, '/status/404', 404));
  const options = page.getByRole('listbox', { name: 'Requests the server answered' }).getByRole('option');
  await expect.element(options.first()).toHaveTextContent('404GET/status/4043 ms');
  await options.nth(1).click();
  const opened = state().tabs[state().activeTabId ?? ''];
  expect(opened?.draft).toMatchObject({ method: 'GET', url: 'http://127.0.0.1:7071/library/books/' });
});

test('the clock is moved on, and says how far it is ahead', async () => {
  const { host, callsOf } = await show({ 'practice.advanceClock': async () => ok(null) });
  host.publish('practice.changed', running);
  await page.getByRole('button', { name: /^\+ 1 h:/ }).click();
  host.publish('practice.changed', { ...running, controls: { ...controls, advancedSeconds: 8100 } });
  await expect.element(page.getByText(/2 h 15 min ahead of yours/)).toBeVisible();
  expect(callsOf('practice.advanceClock')).toEqual([{ seconds: 3600 }]);
});

test('faults are switched on and off, and what somebody else switched is shown', async () => {
  const { host, callsOf } = await show({ 'practice.setSwitches': async () => ok(null) });
  host.publish('practice.changed', running);
  await page.getByRole('switch', { name: 'Maintenance' }).click({ force: true });
  host.publish('practice.changed', {
    ...running,
    controls: { ...controls, switches: { maintenance: true, captivePortal: false, latencyMs: 77 } },
  });
  await expect.element(page.getByRole('switch', { name: 'Maintenance' })).toBeChecked();
  await expect.element(page.getByRole('button', { name: /Latency.*77 ms|77 ms.*Latency/ })).toBeVisible();
  expect(callsOf('practice.setSwitches')).toEqual([{ maintenance: true }]);
});

test('what somebody signs in with can be copied', async () => {
  const { host } = await show();
  const written = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
  host.publish('practice.changed', running);
  await page.getByRole('button', { name: 'Credentials of alice' }).click();
  await page.getByRole('menuitem', { name: 'Copy the token' }).click();
  await expect.element(page.getByText('token of alice copied')).toBeVisible();
  expect(written).toHaveBeenCalledWith('alice-token');
});

test('the data can be reset, and the server browsed', async () => {
  const { host, callsOf, onBrowse } = await show({ 'practice.reset': async () => ok(null) });
  host.publish('practice.changed', running);
  await page.getByRole('button', { name: 'Reset data' }).click();
  await page.getByRole('button', { name: 'Browse it' }).click();
  expect([callsOf('practice.reset').length, onBrowse.mock.calls.length]).toEqual([1, 1]);
});
