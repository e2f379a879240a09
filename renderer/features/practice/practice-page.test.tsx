import { createDraft } from '#shared/model/request-draft';
import { fail, ok } from '#shared/result';
import { expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { answerWith } from '../../state/started-store.test-support';
import { controls, logLine, running, showPractice } from './practice.test-support';
import { clockTime } from './time-words';
import '../../ui/tokens.css';
import '../../ui/base.css';

// Under test the list is only virtual when it is told so, by an environment a browser does not have.
Object.assign(globalThis, { process: { env: { VIRT_ON: 'true' } } });

const log = page.getByRole('listbox', { name: 'Requests the server answered' }).getByRole('option');

test('the switch starts the server and stops it, and its address is shown', async () => {
  await showPractice('page');
  await page.getByRole('switch', { name: 'Practice server is off' }).click({ force: true });
  await expect.element(page.getByText('http://127.0.0.1:7071')).toBeVisible();
  await page.getByRole('switch', { name: 'Practice server is running' }).click({ force: true });
  await expect.element(page.getByRole('switch', { name: 'Practice server is off' })).not.toBeChecked();
});

test('a server that could not start says why', async () => {
  await showPractice('page', { 'practice.start': async () => fail({ kind: 'practiceFailed', reason: 'no port is free' }) });
  await page.getByRole('switch').first().click({ force: true });
  await expect.element(page.getByRole('alert')).toHaveTextContent('The practice server did not start: no port is free.');
});

test('the log is live, newest first, and the request of another program opens as a draft that says so', async () => {
  const { host, state } = await showPractice('page');
  host.publish('practice.changed', running);
  host.publish('practice.logged', logLine(1));
  host.publish('practice.logged', logLine(2, { target: '/status/404', status: 404 }));
  await expect.element(log.first()).toHaveTextContent(`${clockTime(0)}GET/status/404another program4043`);
  await log.nth(1).click();
  const opened = state().tabs[state().activeTabId ?? ''];
  expect(opened).toMatchObject({ draft: { method: 'GET', url: 'http://127.0.0.1:7071/library/books/' } });
  expect(opened?.remark).toMatch(/^Another program sent this/);
});

test('a line of ours goes to its exchange in its tab', async () => {
  const { host, state, tabId } = await showPractice('page');
  host.publish('practice.changed', running);
  state().editDraft(tabId, { url: 'http://127.0.0.1:7071/library/' });
  await state().sendDraft(tabId);
  const exchangeId = state().tabs[tabId]?.trail[0]?.exchangeId ?? '';
  state().openPage('practice');
  host.publish('practice.logged', logLine(1, { exchangeId }));
  await expect.element(log.first()).not.toHaveTextContent('another program');
  await log.first().click();
  await expect.poll(() => state().activeTabId).toBe(tabId);
});

test('an exchange whose tab is gone is had from the host, with the draft it was sent as', async () => {
  const exchangeId = crypto.randomUUID();
  const draft = createDraft('http://127.0.0.1:7071/library/books/', 'POST');
  const started = { type: 'started' as const, exchangeId, at: 1, method: 'POST', url: draft.url };
  const { host, state } = await showPractice('page', {
    'exchange.replay': async () => ok([started, ...answerWith(exchangeId, 201)]),
    'exchange.readDraft': async () => ok(draft),
  });
  host.publish('practice.logged', logLine(1, { exchangeId }));
  await log.first().click();
  await expect.poll(() => state().exchanges[exchangeId]).toMatchObject({ phase: 'finished', head: { status: 201 } });
  expect(state().tabs[state().activeTabId ?? '']).toMatchObject({ draft, trail: [{ exchangeId }], position: 0 });
});

test('the log is searched by path, class and status, and can be cleared', async () => {
  const { host, callsOf } = await showPractice('page', { 'practice.clearLog': async () => ok(null) });
  host.publish('practice.logged', logLine(1));
  host.publish('practice.logged', logLine(2, { target: '/status/404', status: 404 }));
  await page.getByRole('searchbox', { name: 'Path or status' }).fill('4xx');
  await expect.element(page.getByText('1 of 2 requests')).toBeVisible();
  await page.getByRole('searchbox', { name: 'Path or status' }).fill('nowhere');
  await expect.element(page.getByText('No request in the log matches.')).toBeVisible();
  await page.getByRole('button', { name: 'Clear', exact: true }).click();
  await expect.element(page.getByText('nothing was asked yet')).toBeVisible();
  expect(callsOf('practice.clearLog')).toHaveLength(1);
});

test('the clock is moved on, and says how far it is ahead', async () => {
  const { host, callsOf } = await showPractice('page', { 'practice.advanceClock': async () => ok(null) });
  host.publish('practice.changed', running);
  await page.getByRole('button', { name: /^\+ 1 h:/ }).click();
  host.publish('practice.changed', { ...running, controls: { ...controls, advancedSeconds: 8100 } });
  await expect.element(page.getByText(/2 h 15 min ahead of yours/)).toBeVisible();
  expect(callsOf('practice.advanceClock')).toEqual([{ seconds: 3600 }]);
});

test('faults are switched on and off, and what somebody else switched is shown', async () => {
  const { host, callsOf } = await showPractice('page', { 'practice.setSwitches': async () => ok(null) });
  host.publish('practice.changed', running);
  await page.getByRole('switch', { name: 'Maintenance' }).click({ force: true });
  host.publish('practice.changed', {
    ...running,
    controls: { ...controls, switches: { ...controls.switches, maintenance: true, latencyMs: 300 } },
  });
  await expect.element(page.getByRole('switch', { name: 'Maintenance' })).toBeChecked();
  await expect.element(page.getByRole('switch', { name: 'Latency' })).toBeChecked();
  await expect.element(page.getByText('300 ms')).toBeVisible();
  expect(callsOf('practice.setSwitches')).toEqual([{ maintenance: true }]);
});

test('what somebody signs in with can be copied, and one can be somebody', async () => {
  const { host, state } = await showPractice('page');
  const written = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
  host.publish('practice.changed', running);
  await page.getByRole('button', { name: 'Credentials of alice' }).click();
  await page.getByRole('menuitem', { name: 'Copy the token' }).click();
  await expect.element(page.getByText('token of alice copied')).toBeVisible();
  expect(written).toHaveBeenCalledWith('alice-token');
  await page.getByRole('button', { name: 'Be alice' }).click();
  expect(state().practicePerson).toBe('alice');
  await page.getByRole('button', { name: 'Be nobody' }).click();
  expect(state().practicePerson).toBe(null);
});

test('the data can be reset, and the server browsed', async () => {
  const { host, callsOf, onBrowse } = await showPractice('page', { 'practice.reset': async () => ok(null) });
  host.publish('practice.changed', running);
  await page.getByRole('button', { name: 'Reset data' }).click();
  await page.getByRole('button', { name: 'Browse it' }).click();
  expect([callsOf('practice.reset').length, onBrowse.mock.calls.length]).toEqual([1, 1]);
});
