import { createDraft } from '#shared/model/request-draft';
import { createEventStream } from '#shared/model/socket';
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { currentExchange } from '../state/slices/exchanges-slice';
import { startStore } from '../state/started-store.test-support';
import { AppProvider } from '../state/use-app';
import { SocketLine } from './socket-line';

const timings = {
  dnsMs: null,
  tcpMs: null,
  proxyMs: null,
  tlsMs: null,
  sendMs: null,
  waitMs: null,
  receiveMs: null,
  totalMs: 1,
  reused: false,
};
const opened = { type: 'opened', hop: 0, kind: 'events', bodyId: null, subprotocol: '', extensions: '' } as const;
const head = { type: 'head' as const, hop: 0, status: 200, reason: 'OK', httpVersion: '1.1', headers: [] };

test('a socket that waits to be connected again is not said to be open', async () => {
  const { store, host, state } = await startStore();
  const open = async () => {
    const tabId = state().openTab({ draft: { ...createDraft('http://h.test/'), socket: createEventStream() } });
    await state().sendDraft(tabId);
    const exchangeId = currentExchange(tabId)(state())!.id;
    const stamp = { exchangeId, at: 1 };
    state().receive({ ...head, ...stamp }, { ...opened, ...stamp });
    return {
      lose: () => state().receive({ type: 'parted', hop: 0, says: 'It ended.', againMs: 3000, timings, ...stamp }),
    };
  };
  await render(
    <AppProvider store={store} host={host}>
      <SocketLine className="" />
    </AppProvider>,
  );
  const line = page.getByRole('button');
  const one = await open();
  await expect.element(line).toHaveTextContent('1 socket open');
  one.lose();
  await expect.element(line).toHaveTextContent('1 socket connecting again');
  const two = await open();
  await expect.element(line).toHaveTextContent('1 socket open, 1 connecting again');
  two.lose();
  await expect.element(line).toHaveTextContent('2 sockets connecting again');
});
