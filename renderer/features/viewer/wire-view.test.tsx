import type { Connection } from '#shared/model/exchange-event';
import { createDraft } from '#shared/model/request-draft';
import { ok } from '#shared/result';
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { currentExchange } from '../../state/slices/exchanges-slice';
import { answerWith, startStore } from '../../state/started-store.test-support';
import { AppProvider } from '../../state/use-app';
import { WireView } from './wire-view';

const passed = [
  ['sent', 'CONNECT h.test:443 HTTP/1.1\r\nHost: h.test:443\r\n\r\n'],
  ['received', 'HTTP/1.1 200 OK\r\n\r\n'],
  ['sent', 'GET / HTTP/1.1\r\nHost: h.test\r\n\r\n'],
] as const;

const connection: Connection = {
  reused: false,
  localAddress: '127.0.0.1',
  localPort: 50_000,
  remoteAddress: '127.0.0.1',
  remotePort: 3128,
  family: 'IPv4',
  tls: { protocol: 'TLSv1.3', cipher: 'TLS_AES_128_GCM_SHA256', unverified: null, chain: [] },
};

test('that with a proxy which speaks TLS itself stands before what was said to it', async () => {
  const entries = passed.map(([direction, bytes]) => {
    return { hop: 0, direction, part: 'head' as const, at: 1, bytes, total: bytes.length };
  });
  const { store, host, state, tabId } = await startStore({ 'exchange.readWire': async () => ok({ entries }) });
  const draft = createDraft('https://h.test/');
  state().editDraft(tabId, draft);
  await state().sendDraft(tabId);
  const { id } = currentExchange(tabId)(state())!;
  const withProxy: Connection = { ...connection, proxyTls: { ...connection.tls!, chain: ['proxy.test'] } };
  state().receive({ type: 'connected', exchangeId: id, at: 1, hop: 0, connection: withProxy }, ...answerWith(id));
  await render(
    <AppProvider store={store} host={host}>
      <WireView exchange={currentExchange(tabId)(state())!} draft={draft} />
    </AppProvider>,
  );
  const headings = () =>
    page
      .getByRole('heading', { level: 2 })
      .elements()
      .map(({ textContent }) => textContent);
  await expect
    .poll(headings)
    .toEqual(['TLSHandshake with the proxy', 'SentTo the proxy', 'ReceivedFrom the proxy', 'TLSHandshake', 'SentRequest']);
  await expect.element(page.getByText('proxy.test')).toBeVisible();
  await expect.element(page.getByText('The certificate the proxy showed')).toBeVisible();
  await page.getByRole('radio', { name: 'Hex' }).click();
  await expect.element(page.getByText(/^43 4f 4e 4e/)).toBeVisible();
  expect(headings().slice(1, 3)).toEqual(['SentTo the proxy', 'ReceivedFrom the proxy']);
});

test('the handshake stands behind what was said to the proxy, as text and as hex', async () => {
  const entries = passed.map(([direction, bytes]) => {
    return { hop: 0, direction, part: 'head' as const, at: 1, bytes, total: bytes.length };
  });
  const { store, host, state, tabId } = await startStore({ 'exchange.readWire': async () => ok({ entries }) });
  const draft = createDraft('https://h.test/');
  state().editDraft(tabId, draft);
  await state().sendDraft(tabId);
  const { id } = currentExchange(tabId)(state())!;
  state().receive({ type: 'connected', exchangeId: id, at: 1, hop: 0, connection }, ...answerWith(id));
  await render(
    <AppProvider store={store} host={host}>
      <WireView exchange={currentExchange(tabId)(state())!} draft={draft} />
    </AppProvider>,
  );
  const headings = () =>
    page
      .getByRole('heading')
      .elements()
      .map(({ textContent }) => textContent?.includes('TLS'));
  await expect.poll(headings).toEqual([false, false, true, false]);
  await page.getByRole('radio', { name: 'Hex' }).click();
  await expect.element(page.getByText(/^43 4f 4e 4e/)).toBeVisible();
  expect(headings()).toEqual([false, false, true, false]);
});
