import { blankCollectionRun, blankRunAsk } from '#shared/model/collection-run';
import type { RequestResult } from '#shared/model/run-result';
import { defaultLayout } from '#shared/model/workspace';
import { fail, ok } from '#shared/result';
import type { Handlers } from '#shared/contract/types';
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { startStore } from '../../state/started-store.test-support';
import { AppProvider } from '../../state/use-app';
import { RunnerPage } from './index';
import '../../ui/tokens.css';
import '../../ui/base.css';

// Under test the list is only virtual when it is told so, by an environment a browser does not have.
Object.assign(globalThis, { process: { env: { VIRT_ON: 'true' } } });

const runId = '6e2f8d1c-7f6a-4a52-9d83-0d5b1c9f4a11';
const count = 10_000;

const resultAt = (at: number): RequestResult => ({
  path: `${at % 100}.yml`,
  name: `Request ${at}`,
  iteration: Math.floor(at / 100),
  method: 'GET',
  url: `http://h/${at}`,
  exchangeId: `x${at}`,
  status: 200,
  statusText: 'OK',
  failure: null,
  isSkipped: false,
  checks: [],
  console: [],
  timeMs: 3,
  bytes: 9,
  passed: true,
});

const item = (at: number) => ({
  path: `${at}.yml`,
  name: `Line ${at}`,
  method: 'GET',
  url: `http://h/${at}`,
  tags: [],
  checks: 0,
});

/** A window that was loaded anew: its page about runs is as it is kept, and the host has the run. */
async function show(more: Partial<Handlers> = {}, requests: string[] | null = null) {
  const over = { ...blankCollectionRun(runId), phase: 'stopped' as const, name: 'Shop', requests: 100, iterations: 100 };
  const handlers: Partial<Handlers> = {
    'environment.list': async () => ok({ environments: [], broken: [], active: null }),
    'run.listRequests': async () => ok({ name: 'Shop', requests: Array.from({ length: count }, (_, at) => item(at)) }),
    'run.describe': async () => ok({ ...over, done: count, passed: count }),
    'run.readResults': async ({ from, count: wanted }) =>
      ok({ total: count, results: Array.from({ length: Math.min(wanted, count - from) }, (_, at) => resultAt(from + at)) }),
    ...more,
  };
  const runner = { ask: { ...blankRunAsk('/shop', ''), iterations: 100, requests }, runId };
  const app = await startStore(handlers, { layout: { ...defaultLayout, runner } });
  await render(
    <AppProvider store={app.store} host={app.host}>
      <div style={{ height: 600, width: 1000, display: 'flex' }}>
        <RunnerPage />
      </div>
    </AppProvider>,
  );
  return app;
}

const results = () => page.getByRole('grid', { name: 'Results' });
const order = () => page.getByRole('grid', { name: 'Requests in their order' });
const rowsIn = (grid: ReturnType<typeof results>) => grid.element().querySelectorAll('[role=row]').length;

test('10,000 results are read in windows, drawn as far as they are seen, and the last is reached by a key', async () => {
  const { callsOf } = await show();
  await expect.element(results().getByText('Request 0', { exact: true })).toBeVisible();
  expect(rowsIn(results())).toBeLessThan(80);
  await results().getByText('Request 0', { exact: true }).click();
  await userEvent.keyboard('{Control>}{End}{/Control}');
  await expect.element(results().getByText('Request 9999', { exact: true })).toBeVisible();
  expect(rowsIn(results())).toBeLessThan(80);
  expect(callsOf('run.readResults').length).toBeLessThan(10);
});

test('10,000 requests are a list of which only what is seen is drawn', async () => {
  await show();
  await expect.element(order().getByText('Line 0', { exact: true })).toBeVisible();
  expect(rowsIn(order())).toBeLessThan(80);
});

test('what was chosen, its order and the run are there again after the page was loaded anew', async () => {
  const { state } = await show({}, ['7.yml', '3.yml']);
  const standing = page.getByRole('status', { name: 'How the run stands' });
  await expect.poll(() => standing.element().textContent).toMatch(/^10.000 of 10.000 done/);
  expect(
    state()
      .runner?.items.slice(0, 3)
      .map(({ path, isChosen }) => [path, isChosen]),
  ).toEqual([
    ['7.yml', true],
    ['3.yml', true],
    ['0.yml', false],
  ]);
});

test('a run that the host has forgotten leaves its settings behind', async () => {
  const { state } = await show({ 'run.describe': async () => fail({ kind: 'notFound', what: 'this run' }) });
  await expect.element(page.getByText('Not run yet.')).toBeVisible();
  expect(state().runner?.ask.iterations).toBe(100);
});

test('by keys a request is moved and left out', async () => {
  const few = ok({ name: 'Shop', requests: [0, 1, 2, 3].map(item) });
  const { state } = await show({ 'run.listRequests': async () => few });
  await order().getByText('Line 1', { exact: true }).click();
  await userEvent.keyboard('{Alt>}{ArrowUp}{/Alt}');
  await expect
    .poll(() =>
      state()
        .runner?.items.slice(0, 2)
        .map(({ path }) => path),
    )
    .toEqual(['1.yml', '0.yml']);
  await userEvent.keyboard(' ');
  await expect.poll(() => state().runner?.items[0]).toMatchObject({ path: '1.yml', isChosen: false });
  expect(state().runner?.ask.requests).toEqual(['0.yml', '2.yml', '3.yml']);
});
