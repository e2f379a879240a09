import type { ExchangeEvent } from '#shared/model/exchange-event';
import { ok } from '#shared/result';
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { noTimings, startStore } from '../../../state/started-store.test-support';
import { AppProvider } from '../../../state/use-app';
import { CodeScene } from './code-scene';
import '../../../ui/tokens.css';
import '../../../ui/base.css';

const running = { phase: 'running' as const, url: 'http://127.0.0.1:7070', port: 7070, accounts: [] };
const code = 'export function check() { for (;;); }';

function answered(exchangeId: string, link: string): ExchangeEvent[] {
  const stamp = { exchangeId, at: 2 };
  const headers: [string, string][] = link === '' ? [] : [['Link', link]];
  return [
    { type: 'head', ...stamp, hop: 0, status: 200, reason: 'OK', httpVersion: '1.1', headers },
    {
      type: 'finished',
      ...stamp,
      trailers: [],
      wireBytes: 10,
      bodyBytes: 9,
      encodedBytes: 9,
      bodyId: exchangeId,
      decoded: [],
      stop: null,
      timings: noTimings,
    },
  ];
}

const press = async (name: string) => page.getByRole('button', { name }).click();
const text = () => page.getByRole('region', { name: /^Scene/ }).element().textContent;
const frames = () => document.querySelectorAll('iframe').length;

/** The scene over a host that answers with a form that names its code, and then with the code. */
async function show(link: string) {
  const app = await startStore({
    'practice.start': async () => ok(running),
    'body.readText': async () => ok({ text: code, charset: 'utf-8' }),
  });
  await render(
    <AppProvider store={app.store} host={app.host}>
      <CodeScene />
    </AppProvider>,
  );
  const sent = () => app.callsOf('exchange.send') as { exchangeId: string; draft: { url: string } }[];
  const answer = async (count: number, own: string) => {
    await expect.poll(() => sent().length).toBe(count);
    app.state().receive(...answered(sent().at(-1)?.exchangeId ?? '', own));
  };
  await press('Ask for the form');
  await answer(1, link);
  return { sent, answer };
}

test('code that does not answer is given up after two seconds, and is gone with its frame', async () => {
  const { sent, answer } = await show('</forms/signup.js>; rel="code-on-demand"');
  await expect.poll(text).toMatch(/The form names its code in Link: \/forms\/signup\.js\. It was not fetched\./);
  await press('Fetch its code');
  await answer(2, '');
  expect(sent()[1]?.draft.url).toBe(`${running.url}/forms/signup.js`);
  await expect.poll(text).toMatch(/It was not run\./);
  expect(frames()).toBe(0);

  const agree = page.getByRole('switch', { name: 'Run this code' });
  (agree.element() as HTMLElement).click();
  await expect.poll(frames).toBe(1);
  await expect.poll(text, { timeout: 10_000 }).toMatch(/The code failed: It did not answer in two seconds\./);
  expect(frames()).toBe(0);
  (agree.element() as HTMLElement).click();
  await expect.poll(text).toMatch(/Nobody checks the fields here\./);
});

test('code of another server is not offered', async () => {
  await show('<http://elsewhere.example/x.js>; rel="code-on-demand"');
  await expect.poll(text).toMatch(/names its code in Link: nowhere/);
  await expect.element(page.getByRole('button', { name: 'Fetch its code' })).toBeDisabled();
});
