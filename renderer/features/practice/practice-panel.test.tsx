import { ok } from '#shared/result';
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { running, showPractice, teapot } from './practice.test-support';
import '../../ui/tokens.css';
import '../../ui/base.css';

// Under test the tree is only virtual when it is told so, by an environment a browser does not have.
Object.assign(globalThis, { process: { env: { VIRT_ON: 'true' } } });

const row = (name: string | RegExp) => page.getByRole('treegrid').getByRole('row', { name });
const front = ({ tabs, activeTabId }: { tabs: Record<string, { draft: unknown }>; activeTabId: string | null }) =>
  tabs[activeTabId ?? '']?.draft;

test('a server that never ran is started from here, and then lists what it offers', async () => {
  let hasRun = false;
  await showPractice('panel', {
    async 'practice.start'() {
      hasRun = true;
      return ok(running);
    },
    'practice.listEndpoints': async () => ok(hasRun ? [teapot] : []),
  });
  await expect.element(page.getByText('The server is off.')).toBeVisible();
  await page.getByRole('button', { name: 'Start the server' }).click();
  await expect.element(row('Echo')).toBeVisible();
});

test('a request opens as a draft exactly as the server shows it, and is not sent', async () => {
  const { state, callsOf } = await showPractice('panel');
  await row('Echo').click();
  await row(/^teapot/)
    .getByRole('button', { name: /Expand/ })
    .click();
  await row(/tea is coming/).click();
  await expect
    .poll(() => front(state()))
    .toMatchObject({
      method: 'POST',
      url: 'http://127.0.0.1:7071/teapot',
      headers: [{ name: 'Content-Type', value: 'application/json' }],
      body: { kind: 'json', text: '{"brew":"tea"}' },
    });
  expect(callsOf('exchange.send')).toEqual([]);
});

test('looking on takes the place of a draft that was left as it was, and none of one that was not', async () => {
  const { state, callsOf } = await showPractice('panel');
  await row('Echo').click();
  await row(/^teapot/).click();
  await expect.poll(() => front(state())).toMatchObject({ method: 'GET' });
  expect(state().tabOrder).toHaveLength(1);
  state().editDraft(state().activeTabId ?? '', { url: 'http://127.0.0.1:7071/teapot?hot' });
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => state().tabOrder.length).toBe(2);
  await row(/^teapot/).hover();
  await row(/^teapot/)
    .getByRole('button', { name: 'Open and send' })
    .click();
  await expect.poll(() => callsOf('exchange.send').length).toBe(1);
});

test('a filter finds requests by the status they answer', async () => {
  await showPractice('panel', { 'practice.describe': async () => ok(running) });
  await page.getByRole('searchbox', { name: 'Find an endpoint' }).fill('418');
  await expect.element(row(/short and stout/)).toBeVisible();
  await page.getByRole('searchbox', { name: 'Find an endpoint' }).fill('espresso');
  await expect.element(page.getByText('Nothing here is called “espresso”.')).toBeVisible();
});
