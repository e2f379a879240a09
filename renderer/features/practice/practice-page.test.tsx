import { createDraft } from '#shared/model/request-draft';
import { fail, ok } from '#shared/result';
import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
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
  await expect.element(log.first()).toHaveTextContent(`${clockTime(0)}GET/status/404another program404server3`);
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
  await page.getByRole('button', { name: 'switch to alice' }).click();
  expect(state().practicePerson).toBe('alice');
  await page.getByRole('button', { name: 'switch to nobody' }).click();
  expect(state().practicePerson).toBe(null);
});

test('the data can be reset, and the server browsed', async () => {
  const { host, callsOf, onBrowse } = await showPractice('page', { 'practice.reset': async () => ok(null) });
  host.publish('practice.changed', running);
  await page.getByRole('button', { name: 'Reset data' }).click();
  await page.getByRole('button', { name: 'Browse it' }).click();
  expect([callsOf('practice.reset').length, onBrowse.mock.calls.length]).toEqual([1, 1]);
});

const gateway = {
  url: 'http://127.0.0.1:7080',
  proxyUrl: 'http://127.0.0.1:7090',
  sticky: false,
  replicas: [1, 2, 3].map((number) => ({ number, url: `http://127.0.0.1:708${number}`, alive: number !== 3 })),
};
const layered = { ...running, controls: { ...controls, gateway } };

test('with a gateway it is drawn who answered; replicas are killed and revived, and the cache emptied', async () => {
  const done = async () => ok(null);
  const { host, callsOf } = await showPractice('page', {
    'practice.setReplica': done,
    'practice.setSticky': done,
    'practice.emptyCache': done,
  });
  host.publish('practice.changed', layered);
  host.publish('practice.logged', logLine(1, { cache: 'MISS', replica: 2 }));
  await expect
    .element(page.getByRole('img', { name: /Of 1 request to the balancer, the shared cache answered 0; .*replica 2 1/ }))
    .toBeVisible();
  await page.getByRole('button', { name: 'Revive replica 3' }).click();
  await page.getByRole('button', { name: 'Kill a replica' }).click();
  await page.getByRole('menuitem', { name: 'Kill replica 1' }).click();
  await page.getByRole('button', { name: 'Empty the cache' }).click();
  await page.getByRole('switch', { name: 'Sticky sessions' }).click({ force: true });
  expect([callsOf('practice.setReplica'), callsOf('practice.setSticky'), callsOf('practice.emptyCache').length]).toEqual([
    [
      { number: 3, alive: true },
      { number: 1, alive: false },
    ],
    [{ sticky: true }],
    1,
  ]);
  await page.getByRole('button', { name: 'Show it as a table' }).click();
  await expect.element(page.getByRole('row', { name: 'Replica 2 1 answered' })).toBeVisible();
});

test('the gateway is kept, and turning it starts a running server anew with it', async () => {
  const { host, callsOf, state } = await showPractice('page');
  host.publish('practice.changed', running);
  await page.getByRole('switch', { name: 'Gateway' }).click({ force: true });
  await expect.poll(() => callsOf('practice.start')).toEqual([{ gateway: true, tls: false }]);
  expect(callsOf('practice.stop')).toHaveLength(1);
  expect(state().settings.practice.gateway).toBe(true);
});

test('a port is chosen while the server is off; what is no port is said and not kept', async () => {
  const { callsOf } = await showPractice('page');
  const port = page.getByRole('textbox', { name: 'Port' });
  await port.fill('70707');
  await expect.element(page.getByText('A whole number from 1 to 65535.')).toBeVisible();
  await port.fill('8081');
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => callsOf('settings.change')).toEqual([{ practice: { port: 8081, gateway: false, tls: false } }]);
  await page.getByRole('switch', { name: 'Practice server is off' }).click({ force: true });
  await expect.poll(() => callsOf('practice.start')).toEqual([{ port: 8081, gateway: false, tls: false }]);
});

test('the encrypted ports are listed, to be copied', async () => {
  const { host } = await showPractice('page');
  host.publish('practice.changed', { ...running, tls: { urls: { good: 'https://127.0.0.1:7443' }, authority: 'PEM' } });
  await page.getByRole('button', { name: 'TLS on' }).click();
  await expect.element(page.getByText('https://127.0.0.1:7443')).toBeVisible();
  await expect.element(page.getByRole('button', { name: 'Copy the authority’s certificate' })).toBeVisible();
});

test('what is left of a rate is shown until the window has passed', async () => {
  const { host } = await showPractice('page');
  const soon = Date.now() + 30_000;
  const rate = { name: 'user-burst', who: 'alice', requests: 5, seconds: 60, freeAt: [soon, soon, Date.now() - 1] };
  host.publish('practice.changed', { ...running, controls: { ...controls, rates: [rate] } });
  await expect.element(page.getByRole('img', { name: '3 of 5 requests left' })).toBeVisible();
  host.publish('practice.changed', { ...running, controls: { ...controls, rates: [rate], advancedSeconds: 31 } });
  await expect.element(page.getByText(/Nobody is counted now/)).toBeVisible();
});

test('a server that ended by itself says so, and can be started', async () => {
  const { host } = await showPractice('page');
  host.publish('practice.changed', running);
  host.publish('practice.changed', { phase: 'failed', reason: 'The practice server ended by itself.' });
  await expect.element(page.getByRole('alert')).toHaveTextContent('The practice server ended by itself.');
  await page.getByRole('switch', { name: 'Practice server is not running' }).click({ force: true });
  await expect.element(page.getByRole('switch', { name: 'Practice server is running' })).toBeChecked();
});
