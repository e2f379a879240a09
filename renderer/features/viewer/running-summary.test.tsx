import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { advance, type Exchange } from '#shared/model/exchange';
import type { ExchangeEvent } from '#shared/model/exchange-event';
import { RunningSummary } from './running-summary';

const stamp = { exchangeId: 'e', at: 0 };
const sent: ExchangeEvent[] = [
  { type: 'started', ...stamp, method: 'POST', url: 'http://x.test/' },
  {
    type: 'sent',
    ...stamp,
    hop: 0,
    method: 'POST',
    url: 'http://x.test/',
    target: '/',
    version: 'HTTP/1.1',
    headers: [],
    bodyBytes: 50_000_000,
  },
];
const progress = (sentBytes: number): ExchangeEvent => ({ type: 'progress', ...stamp, sentBytes, receivedBytes: 0 });

async function show(...events: ExchangeEvent[]) {
  const exchange = [...sent, ...events].reduce<Exchange | undefined>(advance, undefined);
  if (exchange?.phase !== 'waiting' && exchange?.phase !== 'receiving') throw new Error('it is over');
  await render(<RunningSummary exchange={exchange} />);
  return page.getByRole('status', { name: 'Summary' });
}
const filled = () => document.querySelector<HTMLElement>('[aria-label="Summary"] [style*="width"]')?.style.width;

test('an upload says how much of it went out, on a bar as well', async () => {
  const line = await show(progress(12_500_000));
  await expect.element(line).toMatchTextContent('The body is being sent.12.5 MB of 50.0 MB sent');
  expect(filled()).toBe('25%');
});

test('once all of it is out an answer is waited for', async () => {
  const line = await show(progress(50_000_000));
  await expect.element(line).toMatchTextContent('Waiting for an answer.50.0 MB sent');
  expect(filled()).toBeUndefined();
});

test('a body that arrives says how much of what was promised is here', async () => {
  const head = { status: 200, reason: 'OK', httpVersion: '1.1' };
  const line = await show(
    { type: 'head', ...stamp, hop: 0, ...head, headers: [['Content-Length', '4000']] },
    { type: 'progress', ...stamp, sentBytes: 50_000_000, receivedBytes: 1000 },
  );
  await expect.element(line).toMatchTextContent('The body is arriving.1.0 kB of 4.0 kB');
  expect(filled()).toBe('25%');
});
